/** Some records of a container as a container: what was refused of it, to be put right and sent again. */
import type { ContainerFormat } from './format.ts';
import { type SplitOptions, toBytes } from './record-file.ts';
import { splitContainer } from './split.ts';

/** What to cut out of which container. */
export interface Excerpt {
  format: ContainerFormat;
  /** the path under which its records are known: `NAME#KEY` */
  name: string;
  chunks: AsyncIterable<Uint8Array>;
  options: SplitOptions;
  /** the records, by path; what was found and given is taken out of it */
  wanted: Set<string>;
}

/**
 * The wanted records, as they stand in the container (UTF-16 as UTF-8), between what makes them a container: columns, the
 * head of a feed. Nothing is given before the first. Throws what reading throws.
 */
export async function* excerptOf({
  format,
  name,
  chunks,
  options,
  wanted,
}: Excerpt): AsyncGenerator<Uint8Array> {
  let after: string | null = null;
  for await (const { path, raw, frame } of splitContainer(format, name, chunks, options)) {
    if (raw === '' || !wanted.delete(path)) continue;
    const own = frame();
    yield toBytes(`${after === null ? own.before : own.between}${raw}`);
    after = own.after;
    if (wanted.size === 0) break;
  }
  if (after !== null) yield toBytes(after);
}
