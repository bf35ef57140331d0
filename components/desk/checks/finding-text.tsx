import type { OtherSentence } from '#domain/checks/check.ts';
import { directionOf, languageName } from '#domain/languages.ts';
import { Link } from '../../ui/link.tsx';

type Side = 'source' | 'target';

/** In which language the messages of a check quote, in their order; other messages quote nothing. */
const QUOTES: Record<string, readonly Side[]> = {
  'doubled-word': ['target'],
  'same-source': ['target'],
  'same-target': ['source'],
  names: ['target'],
  'term-missing': ['source', 'target'],
  'term-forbidden': ['target'],
};

/** A whole sentence may have quotation marks of its own. */
const WHOLE = new Set(['same-source', 'same-target']);

interface FindingTextProps {
  kind: string;
  message: string;
  languages: Record<Side, string>;
}

/** What a check says, each quotation in its own language. */
export function FindingText({ kind, message, languages }: FindingTextProps) {
  const sides = QUOTES[kind];
  if (!sides) return message;
  let quotes = 0;
  return message.split(WHOLE.has(kind) ? /“(.*)”/su : /“([^”]*)”/u).map((part, index) => {
    if (index % 2 === 0) return part;
    const language = languages[sides[Math.min(quotes++, sides.length - 1)] ?? 'target'];
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one message never change places
      <span key={index}>
        “
        <span lang={language} dir={directionOf(language)}>
          {part}
        </span>
        ”
      </span>
    );
  });
}

interface OtherLinkProps {
  other: OtherSentence;
  /** the translation that the page shows, where there is one */
  here?: { articleId: number; language: string };
}

/** The way to the sentence that a finding is about. */
export function OtherLink({ other, here }: OtherLinkProps) {
  const { articleId, language, segment, title, sourceLanguage } = other;
  const className = 'link inline-flex min-h-6 flex-wrap items-center gap-x-1 wrap-anywhere';
  const isHere = here?.articleId === articleId && here.language === language;
  // within the page: an address that only changes behind its # must be followed by the browser itself
  if (isHere) {
    return (
      <a className={className} href={`#s${segment}`}>
        Sentence {segment}
      </a>
    );
  }
  return (
    <Link className={className} href={`/desk/articles/${articleId}/translate/${language}#s${segment}`}>
      <span lang={sourceLanguage}>{title}</span>
      <span>
        {languageName(language)}, {segment}
      </span>
    </Link>
  );
}
