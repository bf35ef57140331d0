import type { RawSpan } from '#domain/articles/article.ts';
import { classNames } from '../../ui/class-names.ts';
import { roleLook } from './role-words.ts';

interface RawTextProps {
  raw: string;
  spans: readonly RawSpan[];
  language: string;
}

const CHIP =
  'me-1 rounded-[2px] border px-1 font-sans text-xs text-muted no-underline select-none hover:text-accent';

/** The raw text as it is, each stretch in the tint of what became of it. Labels are left out of what one copies. */
export function RawText({ raw, spans, language }: RawTextProps) {
  let before: number | null = null;
  return (
    <div
      lang={language}
      className="font-mono text-[0.8125rem] leading-6 break-words whitespace-pre-wrap [tab-size:4]"
    >
      {spans.map((span) => {
        const isFirst = span.block === null || span.block !== before;
        before = span.block ?? before;
        return (
          <Stretch key={span.start} span={span} text={raw.slice(span.start, span.end)} isFirst={isFirst} />
        );
      })}
    </div>
  );
}

function Stretch({ span, text, isFirst }: { span: RawSpan; text: string; isFirst: boolean }) {
  const { role, block } = span;
  if (role === 'white-space') return text;
  const { word, className } = roleLook(role);
  const look = classNames('source-stretch box-decoration-clone', className);
  if (block === null)
    return (
      <>
        <span lang="en" className={CHIP}>
          {word}
        </span>
        <span className={look}>{text}</span>
      </>
    );
  const isBlock = role === 'block';
  return (
    <span data-part={block} id={isFirst && isBlock ? `raw-${block}` : undefined} className="scroll-mt-16">
      {isFirst || !isBlock ? (
        <a href={`#block-${block}`} lang="en" className={CHIP} aria-label={`${word} ${block + 1}`}>
          {isBlock ? block + 1 : word}
        </a>
      ) : null}
      <span className={look}>{text}</span>
    </span>
  );
}
