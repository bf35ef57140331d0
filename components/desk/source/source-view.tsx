import type { SourceText } from '#domain/articles/article.ts';
import { Pagination } from '../../ui/pagination.tsx';
import { KIND_WORDS } from '../article/kind-words.ts';
import { LinkedParts } from './linked-parts.tsx';
import { RawText } from './raw-text.tsx';
import { roleLook } from './role-words.ts';
import { charactersPerRole, type SourcePage, sourcePages } from './source-pages.ts';
import { WordProperties } from './word-properties.tsx';

interface SourceViewProps {
  source: SourceText;
  /** of the article, as far as it is known */
  language: string;
  page: number;
  /** the address of another page of a long text */
  href: (page: number) => string;
}

/** The raw text beside the blocks that were made of it, with the map from one to the other. */
export function SourceView({ source, language, page: wanted, href }: SourceViewProps) {
  const pages = sourcePages(source.spans);
  const number = Math.min(wanted, pages.length);
  const page = pages[number - 1];
  if (!page) return null;
  const blocks = blocksOn(page, source);
  return (
    <>
      {source.properties ? <WordProperties properties={source.properties} language={language} /> : null}
      <Legend source={source} />
      <LinkedParts className="grid gap-x-8 gap-y-6 border-t pt-4 lg:grid-cols-2">
        <section aria-labelledby="raw-text" className="min-w-0">
          <h3 id="raw-text" className="mb-2 font-semibold">
            Raw text
          </h3>
          <RawText raw={source.raw} spans={page.spans} language={language} />
        </section>
        <section aria-labelledby="raw-blocks" className="min-w-0 lg:border-s lg:ps-8">
          <h3 id="raw-blocks" className="mb-2 font-semibold">
            {blocks.length === source.blocks.length
              ? 'Blocks'
              : `Blocks on this page (of ${source.blocks.length})`}
          </h3>
          <BlockColumn blocks={blocks} language={language} />
        </section>
      </LinkedParts>
      <Pagination page={number} pages={pages.length} href={href} />
    </>
  );
}

function blocksOn(page: SourcePage, { blocks }: SourceText): SourceText['blocks'] {
  const here = new Set(page.spans.map(({ block }) => block));
  return blocks.filter(({ position }) => here.has(position));
}

/** How many characters became what: together they are all of the text. */
function Legend({ source: { raw, spans } }: { source: SourceText }) {
  const count = (characters: number) => characters.toLocaleString('en-GB');
  return (
    <div className="pb-3">
      <p>{`All ${count(raw.length)} characters are accounted for:`}</p>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {charactersPerRole(spans).map(([role, characters]) => {
          const { meaning, className } = roleLook(role);
          return (
            <li key={role}>
              <span className={`rounded-[2px] px-1 ${className}`}>{meaning}</span>{' '}
              <span className="text-muted tabular-nums">{count(characters)}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function BlockColumn({ blocks, language }: { blocks: SourceText['blocks']; language: string }) {
  return (
    <ol className="flex flex-col">
      {blocks.map(({ position, kind, text, credit }) => (
        <li
          key={position}
          id={`block-${position}`}
          data-part={position}
          className="source-block scroll-mt-16 border-t py-2 first:border-t-0 first:pt-0"
        >
          <a
            href={`#raw-${position}`}
            className="link-row inline-flex min-h-6 items-center text-xs text-muted"
          >{`${position + 1} ${KIND_WORDS[kind]}`}</a>
          <p lang={language} className="reading">
            {text}
          </p>
          {credit ? <p className="text-xs text-muted">Photo: {credit}</p> : null}
        </li>
      ))}
    </ol>
  );
}
