import { Fragment } from 'react';
import { pathParts } from './path-parts.ts';

/**
 * The path of a file, or of a record in one. Each name is set apart: names that are written from right to left would change
 * places with their folder and their ending. It may break after each part, so that names are cut only where they must be.
 */
export function FilePath({ path }: { path: string }) {
  return (
    <bdi dir="ltr" className="wrap-anywhere">
      {pathParts(path).map(({ name, sign, key }) => (
        <Fragment key={key}>
          <bdi dir="ltr">{name}</bdi>
          {sign}
          {sign ? <wbr /> : null}
        </Fragment>
      ))}
    </bdi>
  );
}
