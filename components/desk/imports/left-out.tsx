import { type LeftOutRow, leftOutInWords } from '#domain/imports/import.ts';
import { counted } from '#domain/text/counted.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { FilePath } from '../file-path.tsx';

/** What was in the files and never meant to be an article, so that nobody looks for it in vain. */
export function LeftOutList({ rows }: { rows: readonly LeftOutRow[] }) {
  if (rows.length === 0) return null;
  const skipped = rows.filter(({ reason }) => reason !== undefined);
  const counts = rows.filter(({ reason }) => reason === undefined);
  return (
    <section aria-label="Left out" className="border-t py-2">
      {counts.length > 0 ? (
        <>
          <p>Left out, because it was never meant to be read as an article:</p>
          <Rows rows={counts} />
        </>
      ) : null}
      {skipped.length > 0 ? (
        <Disclosure summary={`${counted(skipped.length, 'file')} of a folder skipped`}>
          <Rows rows={skipped} />
        </Disclosure>
      ) : null}
    </section>
  );
}

function Rows({ rows }: { rows: readonly LeftOutRow[] }) {
  return (
    <ul className="list-disc ps-5">
      {rows.map((row) => (
        <li key={`${row.file} ${row.one}`}>
          {`${leftOutInWords(row)} `}
          <span className="text-muted wrap-anywhere">
            (<FilePath path={row.file} />)
          </span>
        </li>
      ))}
    </ul>
  );
}
