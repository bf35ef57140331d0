import type { ReactNode } from 'react';
import { languageName } from '#domain/languages.ts';
import type { Progress, TranslationStatus } from '#domain/translations/translation.ts';
import { Instant } from '../../ui/instant.tsx';
import { Link } from '../../ui/link.tsx';
import { Section } from '../../ui/section.tsx';
import { Status } from '../../ui/status.tsx';
import { TRANSLATION_STATUS } from '../status-words.ts';
import { TranslationProgress } from './translation-progress.tsx';

/** What every row names: the article, in its own language. */
interface Of {
  articleId: number;
  title: string;
  sourceLanguage: string;
}

interface MyWorkProps {
  translations: (Of & { language: string; part: string; status: TranslationStatus; progress: Progress })[];
  suggestions: (Of & {
    id: number;
    text: string;
    author: string;
    at: string;
    segment: number;
    language: string;
  })[];
  mentions: (Of & { id: number; text: string; author: string; at: string; noteId: number })[];
  questions: (Of & { noteId: number; text: string; textLanguage: string; author: string; at: string })[];
  decided: (Of & {
    id: number;
    isAccepted: boolean;
    comment: string | null;
    by: string;
    segment: number;
    language: string;
  })[];
}

/** What waits for the person who looks, each with the way to where it is done. */
export function MyWork({ translations, suggestions, mentions, questions, decided }: MyWorkProps) {
  return (
    <>
      <Part title="Assigned to me" count={translations.length}>
        {translations.map((row) => (
          <Entry key={`${row.articleId} ${row.language} ${row.part}`} row={row} href={workspaceOf(row)}>
            <Status {...TRANSLATION_STATUS[row.status]} />
            <span className="text-muted">
              {row.part === 'reviewer' ? 'to review' : 'to translate'} into {languageName(row.language)}
            </span>
            <TranslationProgress progress={row.progress} />
          </Entry>
        ))}
      </Part>
      <Part title="Suggestions to review" count={suggestions.length}>
        {suggestions.map((row) => (
          <Entry key={row.id} row={row} href={`${workspaceOf(row)}#s${row.segment}`}>
            <span className="w-full text-sm" lang={row.language}>
              {row.text}
            </span>
            <By {...row} />
          </Entry>
        ))}
      </Part>
      <Part title="Questions for me" count={questions.length}>
        {questions.map((row) => (
          <Entry key={row.noteId} row={row} href={noteOf(row)}>
            <span className="w-full text-sm" lang={row.textLanguage}>
              {row.text}
            </span>
            <By {...row} />
          </Entry>
        ))}
      </Part>
      <Part title="I am named in" count={mentions.length}>
        {mentions.map((row) => (
          <Entry key={row.id} row={row} href={noteOf(row)}>
            <span className="w-full text-sm">{row.text}</span>
            <By {...row} />
          </Entry>
        ))}
      </Part>
      <Part title="My suggestions" count={decided.length}>
        {decided.map((row) => (
          <Entry key={row.id} row={row} href={`${workspaceOf(row)}#s${row.segment}`}>
            <Status
              tone={row.isAccepted ? 'good' : 'problem'}
              word={row.isAccepted ? 'Accepted' : 'Rejected'}
            />
            <span className="text-muted">by {row.by}</span>
            {row.comment ? <span className="w-full text-sm">{row.comment}</span> : null}
          </Entry>
        ))}
      </Part>
    </>
  );
}

function workspaceOf({ articleId, language }: { articleId: number; language: string }): string {
  return `/desk/articles/${articleId}/translate/${language}`;
}

function noteOf({ articleId, noteId }: { articleId: number; noteId: number }): string {
  return `/desk/articles/${articleId}/annotations#note-${noteId}`;
}

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <Section title={title} aside={count}>
      <ul>{children}</ul>
    </Section>
  );
}

function Entry({ row, href, children }: { row: Of; href: string; children: ReactNode }) {
  return (
    <li className="border-t py-2 first:border-t-0">
      <Link
        href={href}
        lang={row.sourceLanguage}
        className="link-row inline-block min-h-6 font-serif text-base leading-6 font-semibold text-pretty wrap-anywhere"
      >
        {row.title}
      </Link>
      <div className="flex flex-wrap items-center gap-x-3 text-xs">{children}</div>
    </li>
  );
}

function By({ author, at }: { author: string; at: string }) {
  return (
    <span className="text-muted">
      {author}, <Instant at={at} />
    </span>
  );
}
