import type { Pair, PairRow } from './compose-pair.ts';
import type { Messages } from './messages.ts';
import { NoteContent } from './note.tsx';
import { SentenceText } from './sentence.tsx';
import { inLanguage } from './wording.ts';

interface PairTextProps {
  pair: Pair;
  words: Messages;
}

/** A row per sentence, so that the columns can never drift apart; rows of a paragraph stand close together. */
export function PairText({ pair, words }: PairTextProps) {
  return (
    <div className="pair-text">
      {pair.groups.map((group) => (
        <div key={group.index} className={`group ${group.kind}`}>
          {group.rows.map((row, index) => (
            <Row
              key={row.number}
              row={row}
              pair={pair}
              words={words}
              isHeading={group.kind === 'heading' && index === 0}
            />
          ))}
          {group.credit !== null && <p className="credit">{words.photoBy(group.credit)}</p>}
        </div>
      ))}
    </div>
  );
}

interface RowProps {
  row: PairRow;
  pair: Pair;
  words: Messages;
  isHeading: boolean;
}

function Row({ row, pair, words, isHeading }: RowProps) {
  const isLeftMain = pair.left.language === pair.language;
  return (
    <div className="row" id={`s${row.number}`}>
      {row.also.map((number) => (
        <span key={number} id={`s${number}`} className="also" />
      ))}
      <a className="row-number" href={`#s${row.number}`} aria-label={words.sentence(row.number)}>
        {row.number}
      </a>
      <Cell side="left" row={row} pair={pair} words={words} isHeading={isHeading && isLeftMain} />
      <Cell side="right" row={row} pair={pair} words={words} isHeading={isHeading && !isLeftMain} />
      {row.notes.length > 0 && (
        <div className="row-notes">
          {row.notes.map((note) => (
            <div
              key={note.number}
              className="note"
              role="note"
              id={`n${note.number}`}
              aria-label={words.noteReference(note.number)}
            >
              <NoteContent note={note} words={words} language={pair.language} sentence={row.number} />
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function Cell({ side, row, pair, words, isHeading }: RowProps & { side: 'left' | 'right' }) {
  const Element = isHeading ? 'h2' : 'p';
  return (
    <Element className={`cell ${side}`} {...inLanguage(pair[side].language)}>
      <SentenceText sentence={row[side]} language={pair[side].language} words={words} copies="one" />
    </Element>
  );
}
