import { inLanguage } from './wording.ts';

interface HoldingProps {
  /** the sentence around what it holds */
  say: (held: string) => string;
  held: string;
  /** of what is held */
  language: string;
}

/** Stands for what is held while the sentence is made; no text has it. */
const PLACE = '\uE000';

/** A sentence of the site's own that holds words of an article or a note, which keep their own language. */
export function Holding({ say, held, language }: HoldingProps) {
  const [before, after] = say(PLACE).split(PLACE);
  return (
    <>
      {before}
      <span {...inLanguage(language)}>{held}</span>
      {after}
    </>
  );
}
