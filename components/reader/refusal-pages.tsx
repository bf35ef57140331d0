import type { ReactNode } from 'react';
import type { EditionCard, EditionSnapshot, PublicAnswer, PublicEdition } from '#domain/editions/edition.ts';
import { readableLanguages } from '#domain/editions/edition.ts';
import { languageName } from '#domain/languages.ts';
import { Document } from './document.tsx';
import { Cards } from './front-page.tsx';
import { Holding } from './holding.tsx';
import { type Messages, messagesFor } from './messages.ts';
import { articlePath, frontPath } from './paths.ts';
import { SearchForm } from './search-page.tsx';
import type { Site } from './site.ts';
import { dayOf, inLanguage, languageInSentence } from './wording.ts';

interface RefusalProps {
  site: Site;
  language: string;
  newest: readonly EditionCard[];
}

/** 404: nothing was ever here, and where to go from here. */
export function MissingPage({ site, language, newest }: RefusalProps) {
  const words = messagesFor(language);
  return (
    <Refusal site={site} language={language} newest={newest} title={words.missingTitle} words={words}>
      <p>{words.missingText}</p>
    </Refusal>
  );
}

/**
 * The article is here, but not in this language: not yet (404), no longer (410), or its original is not shown.
 * `missing` is the language that is not there, where it is not the page's own.
 */
export function OtherLanguagesPage({
  site,
  language,
  missing = language,
  edition: { snapshot, former },
}: Omit<RefusalProps, 'newest'> & { missing?: string; edition: PublicEdition }) {
  const words = messagesFor(language);
  const name = languageInSentence(missing, words.language);
  const until = former.find((lost) => lost.language === missing)?.until;
  const held = shownTitle(snapshot);
  const isLeftOut = missing === snapshot.language;
  const title = isLeftOut
    ? words.leftOutTitle(name)
    : until === undefined
      ? words.notInLanguageTitle(name)
      : words.noLongerInLanguageTitle(name);
  const say = (text: string) =>
    until === undefined
      ? words.notInLanguageText(text)
      : words.noLongerInLanguageText(text, dayOf(until, words.language));
  return (
    <Refusal site={site} language={language} newest={[]} title={title} words={words}>
      <p>{isLeftOut ? words.originalLeftOut(name) : <Holding say={say} {...held} />}</p>
      <Offers snapshot={snapshot} words={words} />
    </Refusal>
  );
}

/** What an article is called where its original may not be: never in words of a text that is left out. */
function shownTitle(snapshot: EditionSnapshot): { held: string; language: string } {
  const [first] = snapshot.translations;
  if (snapshot.hasOriginal || first === undefined)
    return { held: snapshot.title, language: snapshot.language };
  return { held: first.title, language: first.language };
}

function Offers({ snapshot, words }: { snapshot: EditionSnapshot; words: Messages }) {
  return (
    <ul className="offers">
      {readableLanguages(snapshot).map((other) => (
        <li key={other}>
          <a href={articlePath(other, snapshot.slug)} hrefLang={other} {...inLanguage(other)}>
            {snapshot.translations.find((candidate) => candidate.language === other)?.title ?? snapshot.title}
          </a>{' '}
          <span className="count">{languageName(other, words.language)}</span>
        </li>
      ))}
    </ul>
  );
}

/** 410: what was withdrawn, when, and why if a reason was given. */
export function GonePage({
  site,
  language,
  newest,
  answer,
}: RefusalProps & { answer: Extract<PublicAnswer, { kind: 'gone' }> }) {
  const words = messagesFor(language);
  return (
    <Refusal site={site} language={language} newest={newest} title={words.goneTitle} words={words}>
      <p>
        <Holding
          say={(title) => words.goneText(title, dayOf(answer.at, words.language))}
          held={answer.title}
          language={answer.language}
        />
      </p>
      {answer.reason === null ? (
        <p>{words.goneNoReason}</p>
      ) : (
        <>
          <p>{words.goneReason}</p>
          <blockquote>{answer.reason}</blockquote>
        </>
      )}
    </Refusal>
  );
}

/** 503: needs nothing but itself, because whatever it could ask may be what is broken. */
export function UnavailablePage({ url }: { url: string }) {
  const words = messagesFor('en');
  const facts = {
    language: 'en',
    title: words.unavailableTitle,
    description: '',
    path: null,
    feed: null,
    isIndexed: false,
  };
  return (
    <Document site={{ url, languages: [] }} facts={facts}>
      <h1 className="page-title">{words.unavailableTitle}</h1>
      <div className="prose">
        <p>{words.unavailableText}</p>
      </div>
    </Document>
  );
}

interface RefusalFrame extends RefusalProps {
  title: string;
  words: Messages;
  children: ReactNode;
}

function Refusal({ site, language, newest, title, words, children }: RefusalFrame) {
  const facts = { language, title, description: '', path: null, feed: null, isIndexed: false };
  const home = site.languages.includes(language) ? language : null;
  return (
    <Document site={site} facts={facts}>
      <h1 className="page-title">{title}</h1>
      <div className="prose">
        {children}
        <p>
          <a href={frontPath(home)}>{words.goToFront}</a>
        </p>
      </div>
      <SearchForm site={site} q="" lang={home} words={words} />
      {newest.length > 0 && (
        <section className="newest">
          <h2 className="list-heading">{words.missingNewest}</h2>
          <Cards cards={newest} words={words} level={3} />
        </section>
      )}
    </Document>
  );
}
