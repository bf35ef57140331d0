import { counted } from '#domain/text/counted.ts';
import { type UploadRow, writeBytes } from '#domain/uploads/upload.ts';
import { Instant } from '../../ui/instant.tsx';
import { Link } from '../../ui/link.tsx';

/** Uploads of the viewer that wait for a decision. */
export function WaitingUploads({ rows }: { rows: UploadRow[] }) {
  return (
    <ul>
      {rows.map(({ id, createdAt, files, bytes }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 border-t py-1 first:border-t-0">
          <Link className="link inline-flex min-h-8 items-center" href={`/desk/imports/uploads/${id}`}>
            {`${files === 1 ? 'One file' : counted(files, 'file')}, ${writeBytes(bytes)}`}
          </Link>
          <span className="text-muted">
            Sent <Instant at={createdAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
