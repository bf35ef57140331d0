import type { RunName } from '#domain/imports/import.ts';
import { FilePath } from '../file-path.tsx';

/** `articles/ and 3 more`: by its first file or folder people tell an import from another. */
export function NamedFiles({ first, others }: RunName) {
  if (first === null) return null;
  return (
    <>
      <FilePath path={first} />
      {others > 0 ? ` and ${others.toLocaleString('en-GB')} more` : ''}
    </>
  );
}
