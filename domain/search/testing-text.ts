/** Strange texts for property tests. */
import fc from 'fast-check';

const point = fc.oneof(...[0x7f, 0x5ff, 0x30ff, 0xffff, 0x10ffff].map((max) => fc.integer({ min: 0, max })));

/** Any code points, lone surrogates too. (`fc.string({ unit: 'binary' })` builds a map of all of them first: 2 s.) */
export function anyText(minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc.array(point, { minLength, maxLength }).map((points) => String.fromCodePoint(...points));
}
