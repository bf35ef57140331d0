/** Reads an XLIFF of either version. */
import { Invalid } from '../errors.ts';
import type { XliffDocument } from './xliff.ts';
import { readXliff1, XLIFF_1 } from './xliff-1.ts';
import { readXliff2, XLIFF_2 } from './xliff-2.ts';
import { readXml } from './xml-read.ts';

/** Throws Invalid with what is wrong, where, and what to do about it. */
export function readXliff(text: string): XliffDocument {
  const root = readXml(text);
  if (root.name === 'xliff' && root.namespace === XLIFF_2) return readXliff2(root);
  if (root.name === 'xliff' && root.namespace === XLIFF_1) return readXliff1(root);
  throw new Invalid(
    root.name === 'xliff'
      ? 'This version of XLIFF is not known here. Export the file as XLIFF 1.2 or 2.1.'
      : `This is no XLIFF file: it begins with <${root.name}>. Choose the .xlf file that your tool has saved.`,
  );
}
