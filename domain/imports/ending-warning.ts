/** Files whose ending promises another kind of file than what is in them. */
import { type ArticleFormat, FORMAT_FACTS, type FormatFacts } from './formats/format.ts';

/** Endings of files that are no text: a text that is called so was meant to be something else. */
const NO_TEXT =
  /\.(?:docx?|dotx?|docm|odt|ott|rtf|pdf|pages|wpd|epub|mobi|xlsx?|ods|numbers|pptx?|odp|key|indd|zip|gz|7z|rar|tar|jpe?g|png|gif|webp|heic|tiff?|mp3|m4a|wav|mp4|mov)$/i;

const FACTS: Readonly<Partial<Record<ArticleFormat, FormatFacts>>> = FORMAT_FACTS;

/** `Named .docx, but it is plain text`: what to say of such a file; null when it may be what it is called. */
export function endingWarning(name: string, format: ArticleFormat): string | null {
  const ending = NO_TEXT.exec(name)?.[0].toLowerCase();
  if (ending === undefined || FACTS[format]?.extensions.includes(ending.slice(1))) return null;
  const isPlain = format === 'plain-text' || format === 'dated-text';
  const said = isPlain ? 'it is plain text' : `what is in it was read as: ${FACTS[format]?.label ?? format}`;
  return `Named ${ending}, but ${said}. Look whether it is the right file.`;
}
