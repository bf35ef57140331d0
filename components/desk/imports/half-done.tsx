import { goneInWords, type RunRow } from '#domain/imports/import.ts';
import { halfInWords } from '#domain/imports/rollback-words.ts';
import { Instant } from '../../ui/instant.tsx';
import { Notice } from '../../ui/notice.tsx';

/** What an import is not, although it looks it: taken back by half or not at all, or resumed without some of its files. */
export function HalfDone({ run: { halfRolledBack, rollbackRefused, goneFiles } }: { run: RunRow }) {
  return (
    <>
      {halfRolledBack ? (
        <Notice tone="problem">
          <p>
            A roll-back was begun <Instant at={halfRolledBack.begunAt} /> {halfInWords(halfRolledBack)}
          </p>
        </Notice>
      ) : null}
      {rollbackRefused ? (
        <Notice tone="problem">
          <p>
            It was not rolled back (<Instant at={rollbackRefused.at} />
            ). {rollbackRefused.reason}
          </p>
        </Notice>
      ) : null}
      {goneFiles > 0 ? (
        <Notice tone="review">
          <p>{goneInWords(goneFiles)}</p>
        </Notice>
      ) : null}
    </>
  );
}
