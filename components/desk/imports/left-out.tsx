import { type LeftOutRow, leftOutInWords } from '#domain/imports/import.ts';

/** What was in the files and never meant to be an article, so that nobody looks for it in vain. */
export function LeftOutList({ rows }: { rows: readonly LeftOutRow[] }) {
  if (rows.length === 0) return null;
  return (
    <section aria-label="Left out" className="border-t py-2">
      <p>Left out, because it was never meant to be read as an article:</p>
      <ul className="list-disc ps-5">
        {rows.map((row) => (
          <li key={`${row.file} ${row.one}`}>
            {`${leftOutInWords(row)} `}
            <span className="text-muted wrap-anywhere">({row.file})</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
