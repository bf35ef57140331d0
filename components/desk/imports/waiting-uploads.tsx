import type { UploadRow } from '#domain/uploads/upload.ts';
import { Instant } from '../../ui/instant.tsx';
import { Link } from '../../ui/link.tsx';
import { StatusShape } from '../../ui/status.tsx';
import { NamedFiles } from './named-files.tsx';
import { RefreshWhile } from './refresh-while.tsx';
import { arrivedInWords, missingInWords } from './upload-words.ts';

/** Uploads of the viewer that wait for a decision. */
export function WaitingUploads({ rows }: { rows: UploadRow[] }) {
  return (
    <>
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-x-4 border-t py-1 first:border-t-0">
            <Link className="link inline-block min-h-8 py-1" href={`/desk/imports/uploads/${row.id}`}>
              <NamedFiles first={row.first} others={row.others} />
            </Link>
            <span>{arrivedInWords(row)}</span>
            <Missing row={row} />
            <span className="text-muted">
              Sent <Instant at={row.createdAt} />
            </span>
          </li>
        ))}
      </ul>
      {rows.some(({ isComing }) => isComing) ? <RefreshWhile /> : null}
    </>
  );
}

function Missing({ row }: { row: UploadRow }) {
  if (row.isComing) return <span className="text-muted">The rest is being sent.</span>;
  const words = missingInWords(row);
  if (words === null) return null;
  return (
    <span className="inline-flex items-center gap-2">
      <StatusShape tone="problem" />
      {`${words}. Send all of them again, or start with what is there.`}
    </span>
  );
}
