import type { ReactNode } from 'react';
import type { EditionCard } from '#domain/editions/edition.ts';
import { languageName } from '#domain/languages.ts';
import { formatEdtf } from '#domain/text/date.ts';
import type { Messages } from './messages.ts';
import { articlePath, tagPath } from './paths.ts';
import { TagList, tellingTags } from './tag-list.tsx';
import { inLanguage, minutesFor } from './wording.ts';

const TAGS = { lead: 9, other: 3 };

interface CardProps {
  card: EditionCard;
  /** the list it stands in: what sets the card apart from the others is said first */
  among: readonly EditionCard[];
  words: Messages;
  /** the first of a front page */
  isLead?: boolean;
  /** the heading's level, below the heading of its list */
  level?: 2 | 3;
  /** instead of the summary: where a search found its words */
  excerpt?: ReactNode;
}

/** An entry of a list: title, first sentences, date, and the languages it can be read in. */
export function Card({ card, among, words, isLead = false, level = 2, excerpt }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const [tag, ...otherTags] = tellingTags(card.tags, among);
  return (
    <article className={isLead ? 'card lead' : 'card'}>
      {tag && (
        <p className="kicker">
          <a href={tagPath(card.language, tag.slug)} {...inLanguage(tag.language)}>
            {tag.label}
          </a>
        </p>
      )}
      <Heading className="card-title" {...inLanguage(card.language)}>
        <a href={articlePath(card.language, card.slug)}>{card.title}</a>
      </Heading>
      <p className="summary" {...inLanguage(card.language)}>
        {excerpt ?? card.summary}
      </p>
      <p className="meta">
        {card.date !== null && <time dateTime={card.date}>{formatEdtf(card.date, words.language)}</time>}
        {card.publisher !== null && <span>{card.publisher}</span>}
        <span>{words.readingMinutes(minutesFor(card.words))}</span>
      </p>
      <ReadIn card={card} words={words} />
      {otherTags.length > 0 && (
        <TagList tags={otherTags.slice(0, isLead ? TAGS.lead : TAGS.other)} language={card.language} />
      )}
    </article>
  );
}

function ReadIn({ card, words }: { card: EditionCard; words: Messages }) {
  return (
    <p className="read-in">
      {words.readIn}{' '}
      {card.languages.map((language, index) => (
        <span key={language}>
          {index > 0 && ' · '}
          <a href={articlePath(language, card.slug)} hrefLang={language}>
            <span lang={language}>{languageName(language, language)}</span>
          </a>
          {language === card.originalLanguage && ` (${words.original})`}
        </span>
      ))}
    </p>
  );
}
