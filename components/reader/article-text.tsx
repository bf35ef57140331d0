import { Fragment, type ReactNode } from 'react';
import type { BlockView, PartView, Reading } from './compose.ts';
import type { SentenceView } from './compose-sentence.ts';
import type { Messages } from './messages.ts';
import { NoteContent } from './note.tsx';
import { SentenceText } from './sentence.tsx';

interface TextProps {
  reading: Reading;
  words: Messages;
}

/** The text of an article in one language, with its notes. */
export function ArticleText({ reading, words }: TextProps) {
  return (
    <div className="text" lang={reading.language}>
      {reading.parts.map((part) => (
        <Part key={part.index} part={part} reading={reading} words={words} />
      ))}
    </div>
  );
}

/** The h1: the title, with the marks of its sentences when they are part of the text. */
export function Headline({ reading, words }: TextProps) {
  if (reading.headline.length === 0) {
    return (
      <h1 lang={reading.language} itemProp="headline">
        {reading.title}
      </h1>
    );
  }
  return (
    <div className="block" lang={reading.language}>
      <h1 itemProp="headline">
        <Sentences
          sentences={reading.headline}
          words={words}
          language={reading.language}
          hasSideNotes={false}
        />
      </h1>
      <Notes sentences={reading.headline} words={words} language={reading.language} isOnlyCopy />
    </div>
  );
}

function Part({ part, reading, words }: { part: PartView } & TextProps) {
  if (part.kind !== 'list') return <Block block={part} reading={reading} words={words} />;
  return (
    <ul>
      {part.items.map((item) => (
        <li key={item.index}>
          <Block block={item} reading={reading} words={words} />
        </li>
      ))}
    </ul>
  );
}

function Block({ block, reading, words }: { block: BlockView } & TextProps) {
  const { language } = reading;
  // a note is no part of a heading's name
  const hasSideNotes = block.kind !== 'heading';
  const inside = (
    <>
      {block.kind === 'caption' && (
        <span className="caption-label" lang={words.language}>
          {words.captionLabel}
        </span>
      )}
      {block.dateline.length > 0 && (
        <span className="dateline">
          <Sentences sentences={block.dateline} words={words} language={language} />
        </span>
      )}
      <Sentences sentences={block.sentences} words={words} language={language} hasSideNotes={hasSideNotes} />
      {block.credit !== null && (
        <span className="credit" lang={words.language}>
          {words.photoBy(block.credit)}
        </span>
      )}
    </>
  );
  return (
    <div className="block">
      <BlockElement kind={block.kind}>{inside}</BlockElement>
      <Notes
        sentences={[...block.dateline, ...block.sentences]}
        words={words}
        language={language}
        isOnlyCopy={!hasSideNotes}
      />
    </div>
  );
}

function BlockElement({ kind, children }: { kind: BlockView['kind']; children: ReactNode }) {
  if (kind === 'heading') return <h2>{children}</h2>;
  return <p className={kind === 'caption' ? 'caption' : undefined}>{children}</p>;
}

interface SentencesProps {
  sentences: readonly SentenceView[];
  words: Messages;
  language: string;
  hasSideNotes?: boolean;
}

/** In the margin a note begins at the line where its sentence ends: the sentence is never cut in two for a screen reader. */
function Sentences({ sentences, words, language, hasSideNotes = true }: SentencesProps) {
  return sentences.map((sentence) => (
    <Fragment key={sentence.number}>
      <span id={`s${sentence.number}`}>
        {sentence.also?.map((number) => (
          <span key={number} id={`s${number}`} className="also" />
        ))}
        <SentenceText
          sentence={sentence}
          language={language}
          words={words}
          copies={hasSideNotes ? 'both' : 'one'}
        />
      </span>
      {hasSideNotes &&
        sentence.notes.map((note) => (
          <span
            key={note.number}
            className="note side"
            role="note"
            id={`n${note.number}-margin`}
            aria-label={words.noteReference(note.number)}
            lang={words.language}
          >
            <NoteContent note={note} words={words} language={language} sentence={sentence.number} />
          </span>
        ))}
      {sentence.gap}
    </Fragment>
  ));
}

interface NotesProps {
  sentences: readonly SentenceView[];
  words: Messages;
  language: string;
  isOnlyCopy: boolean;
}

/** The same notes after their block: what narrow screens show, and where `#n3` leads at any width. */
function Notes({ sentences, words, language, isOnlyCopy }: NotesProps) {
  if (sentences.every((sentence) => sentence.notes.length === 0)) return null;
  return (
    <div className={isOnlyCopy ? 'below only' : 'below'}>
      {sentences.flatMap((sentence) =>
        sentence.notes.map((note) => (
          <div
            key={note.number}
            className="note"
            role="note"
            id={`n${note.number}`}
            aria-label={words.noteReference(note.number)}
            lang={words.language}
          >
            <NoteContent note={note} words={words} language={language} sentence={sentence.number} />
          </div>
        )),
      )}
    </div>
  );
}
