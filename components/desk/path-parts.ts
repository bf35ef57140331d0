/** The parts of a path, and what stands between them. */

interface PathPart {
  name: string;
  /** `/`, or the `#` before the key of a record; empty after the last part */
  sign: string;
  /** where the part begins, in UTF-16 code units */
  key: number;
}

/** `2022/mai/rss.xml#nato` → `2022` `/`, `mai` `/`, `rss.xml` `#`, `nato`. Joined again they are the path. */
export function pathParts(path: string): PathPart[] {
  return [...path.matchAll(/([^/#]*)([/#]*)/g)].flatMap(({ 1: name = '', 2: sign = '', index: key }) =>
    name + sign === '' ? [] : [{ name, sign, key }],
  );
}
