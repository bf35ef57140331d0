import { counted } from '#domain/text/counted.ts';
import { writeBytes } from '#domain/uploads/upload.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { FilePath } from '../file-path.tsx';
import type { Choice, NotSent } from './chosen-files.ts';

/** Of more than these the names are in a list that opens. */
const SHOWN = 5;
/** A folder of a program may have tens of thousands. */
const MOST_LISTED = 500;

/** How many files are chosen, and which of them stay behind, each with the reason. */
export function ChosenList({ choice: { files, leftOut, unusable } }: { choice: Choice }) {
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  const count = files.length === 1 ? 'One file' : counted(files.length, 'file');
  return (
    <div className="mt-3 empty:mt-0">
      <div aria-live="polite">
        {files.length > 0 ? <p className="font-medium">{`${count}, ${writeBytes(bytes)}.`}</p> : null}
        {leftOut.length > 0 ? <p className="text-muted">{leftOutInWords(leftOut)}</p> : null}
      </div>
      <Names rows={leftOut} />
      <Unusable rows={unusable} others={files.length} />
    </div>
  );
}

function leftOutInWords(rows: readonly NotSent[]): string {
  const isOfFolder = rows.some(({ path }) => path.includes('/'));
  const advice = isOfFolder ? ' If one is a text, choose it by itself.' : '';
  return `${counted(rows.length, 'file')} left out.${advice}`;
}

/** One bad file never stops the others: it stays behind, and it is said why. */
function Unusable({ rows, others }: { rows: readonly NotSent[]; others: number }) {
  if (rows.length === 0) return null;
  return (
    <Notice tone="problem" className="mt-3">
      <p role="alert">
        {rows.length === 1 ? 'This file is not sent; ' : `These ${rows.length} files are not sent; `}
        {others > 0 ? 'the others can be.' : 'no other was chosen.'}
      </p>
      <Names rows={rows} />
    </Notice>
  );
}

function Names({ rows }: { rows: readonly NotSent[] }) {
  if (rows.length <= SHOWN) return <NameList rows={rows} />;
  return (
    <Disclosure summary="Names and reasons">
      <NameList rows={rows.slice(0, MOST_LISTED)} more={rows.length - MOST_LISTED} />
    </Disclosure>
  );
}

/** A name is set apart from its reason: one that is written from right to left would turn the sentence round. */
function NameList({ rows, more = 0 }: { rows: readonly NotSent[]; more?: number }) {
  if (rows.length === 0) return null;
  return (
    <ul className="mt-1 list-disc ps-5 text-xs wrap-anywhere">
      {rows.map(({ path, why }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and rows never move
        <li key={at}>
          <span className="font-medium">
            <FilePath path={path} />
          </span>
          {': '}
          <span className="text-muted">{why}</span>
        </li>
      ))}
      {more > 0 ? <li>{`and ${more.toLocaleString('en-GB')} more`}</li> : null}
    </ul>
  );
}
