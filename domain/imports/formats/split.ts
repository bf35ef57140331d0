import { byteText } from './byte-text.ts';
import type { ArticleFormat, ContainerFormat } from './format.ts';
import type { RecordFile, SplitOptions } from './record-file.ts';
import { splitFeed } from './split-feed.ts';
import { splitGhost } from './split-ghost.ts';
import { splitJsonLines } from './split-lines.ts';
import { splitNewsMessage } from './split-newsml.ts';
import { splitTable } from './split-table.ts';

export type { RecordFile } from './record-file.ts';

type FeedContainer = Extract<ContainerFormat, 'wxr' | 'rss' | 'atom'>;

const ITEMS: Readonly<Record<FeedContainer, Extract<ArticleFormat, 'wxr-item' | 'rss-item' | 'atom-entry'>>> =
  {
    wxr: 'wxr-item',
    rss: 'rss-item',
    atom: 'atom-entry',
  };

/** Notes in passing whether the bytes begin with a mark of UTF-16: then what the XML declares is no longer so. */
function watched(chunks: AsyncIterable<Uint8Array>) {
  let isUtf16 = false;
  async function* all(): AsyncGenerator<Uint8Array> {
    let isFirst = true;
    for await (const chunk of chunks) {
      if (isFirst && chunk.length > 0) {
        isUtf16 = chunk[0] === 0xff || chunk[0] === 0xfe;
        isFirst = false;
      }
      yield chunk;
    }
  }
  return { all: all(), isUtf16: () => isUtf16 };
}

/**
 * Cuts a file of many articles into one file an article, in order, holding no more than one of them. `name` is the
 * container's path, to which `#KEY` is added. A record that cannot be cut out is refused by name, and the others go on.
 */
export async function* splitContainer(
  format: ContainerFormat,
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  options: SplitOptions = {},
): AsyncGenerator<RecordFile> {
  if (format === 'ghost') yield* splitGhost(name, chunks);
  else if (format === 'jsonl') yield* splitJsonLines(name, byteText(chunks), options);
  else if (format === 'csv' || format === 'tsv') {
    yield* splitTable(name, `${format}-record`, byteText(chunks), options);
  } else {
    const { all, isUtf16 } = watched(chunks);
    if (format === 'newsml') yield* splitNewsMessage(name, byteText(all), isUtf16);
    else yield* splitFeed(name, ITEMS[format], byteText(all), isUtf16);
  }
}
