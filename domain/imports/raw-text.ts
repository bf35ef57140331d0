/** The text that the map of a source refers to. */
import { decodeText } from '../text/decode.ts';

/** From the bytes of a file, read as `format`. Offsets of a source's spans are UTF-16 code units of it. */
export function rawTextOf(bytes: Uint8Array, _format: string): string {
  return decodeText(bytes).text;
}
