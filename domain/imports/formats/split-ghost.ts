/**
 * Ghost exports: posts, and in other tables their tags and authors, which may come after them. So the export is read
 * twice, the second time from a copy in the system's folder for temporary files, which is removed at the end.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { byteText } from './byte-text.ts';
import { cutObjects } from './json-cutter.ts';
import { decodeCut, type Frame, Keys, type RecordFile } from './record-file.ts';

const TABLES = ['tags', 'users', 'posts_tags', 'posts_authors', 'settings'] as const;
type Table = (typeof TABLES)[number];

const isTable = (name: string | undefined): name is Table => TABLES.some((table) => table === name);

/** `{db: [{data: {posts: []}}]}`, or without `db`. */
const tableAt = (names: readonly string[]) => (names.at(-2) === 'data' ? names.at(-1) : undefined);

interface Link {
  id: string;
  order: number;
}

/** What other tables say of posts. */
interface Relations {
  names: Record<'tags' | 'users', Map<string, string>>;
  links: Record<'posts_tags' | 'posts_authors', Map<string, Link[]>>;
  site: string | null;
  locale: string | null;
}

type Row = ReadonlyMap<string, unknown>;

function rowOf(text: string): Row | null {
  try {
    const data: unknown = JSON.parse(decodeCut(text));
    return typeof data === 'object' && data !== null ? new Map(Object.entries(data)) : null;
  } catch {
    return null;
  }
}

const said = (row: Row, name: string) => {
  const value = row.get(name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
};

function addLink(links: Map<string, Link[]>, row: Row, column: 'tag_id' | 'author_id'): void {
  const [post, id] = [said(row, 'post_id'), said(row, column)];
  if (post === null || id === null) return;
  const link = { id, order: Number(said(row, 'sort_order') ?? 0) };
  links.set(post, [...(links.get(post) ?? []), link]);
}

function addRow(relations: Relations, table: Table, row: Row): void {
  if (table === 'posts_tags') addLink(relations.links.posts_tags, row, 'tag_id');
  else if (table === 'posts_authors') addLink(relations.links.posts_authors, row, 'author_id');
  else if (table === 'settings') {
    const key = said(row, 'key');
    if (key === 'title') relations.site = said(row, 'value');
    if (key === 'locale' || key === 'lang') relations.locale ??= said(row, 'value');
  } else {
    const [id, name] = [said(row, 'id'), said(row, 'name')];
    if (id !== null && name !== null) relations.names[table].set(id, name);
  }
}

/** Every table beside the posts; the cutter tells objects apart only by where they stand, so each table is one reading. */
async function readRelations(copy: string): Promise<Relations> {
  const relations: Relations = {
    names: { tags: new Map(), users: new Map() },
    links: { posts_tags: new Map(), posts_authors: new Map() },
    site: null,
    locale: null,
  };
  let table: Table | null = null;
  const wants = (names: readonly string[]) => {
    const name = tableAt(names);
    table = isTable(name) ? name : null;
    return table !== null;
  };
  for await (const cut of cutObjects(byteText(createReadStream(copy)), wants)) {
    const row = cut.refused === null ? rowOf(cut.text) : null;
    if (row && table) addRow(relations, table, row);
  }
  return relations;
}

function namesOf(relations: Relations, kind: 'tags' | 'users', post: Row): string[] {
  const links =
    relations.links[kind === 'tags' ? 'posts_tags' : 'posts_authors'].get(said(post, 'id') ?? '') ?? [];
  const ids = links.toSorted((a, b) => a.order - b.order).map(({ id }) => id);
  // Before Ghost 1.22 a post had one author, in a column of its own.
  const all = kind === 'users' && ids.length === 0 ? [said(post, 'author_id') ?? ''] : ids;
  return all.map((id) => relations.names[kind].get(id)).filter((name) => name !== undefined);
}

/** The post as it stands in the export, with what the other tables say of it put before its own fields. */
function withRelations(text: string, post: Row, relations: Relations): string {
  const added: Record<string, unknown> = {};
  if (!post.has('tags')) added.tags = namesOf(relations, 'tags', post).map((name) => ({ name }));
  if (!post.has('authors')) added.authors = namesOf(relations, 'users', post).map((name) => ({ name }));
  if (relations.site !== null) added.site = relations.site;
  if (relations.locale !== null) added.site_locale = relations.locale;
  const fields = Buffer.from(JSON.stringify(added).slice(1, -1)).toString('latin1');
  const inside = text.slice(text.indexOf('{') + 1);
  if (fields === '') return text;
  return `{${fields}${/^\s*\}/.test(inside) ? '' : ','}${inside}`;
}

const EXPORT: Frame = { before: '{"db": [{"data": {"posts": [\n', between: ',\n', after: '\n]}}]}\n' };

async function* cutPosts(name: string, copy: string): AsyncGenerator<RecordFile> {
  const keys = new Keys(name, () => EXPORT);
  const relations = await readRelations(copy);
  const wants = (names: readonly string[]) => tableAt(names) === 'posts';
  for await (const cut of cutObjects(byteText(createReadStream(copy)), wants)) {
    const post = cut.refused === null ? rowOf(cut.text) : null;
    if (cut.refused !== null) yield keys.refuse(cut.refused, cut);
    else if (!post) yield keys.refuse('not valid JSON', cut);
    else {
      const own = said(post, 'uuid') ?? said(post, 'id');
      const text = withRelations(cut.text, post, relations);
      // it takes with it what the other tables say, which are not there any more when it stands with a few others
      yield keys.record(own, { ...cut, text }, 'ghost-post');
    }
  }
}

export async function* splitGhost(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<RecordFile> {
  const folder = await mkdtemp(path.join(tmpdir(), 'spalte-ghost-'));
  try {
    const copy = path.join(folder, 'export.json');
    await pipeline(Readable.from(chunks), createWriteStream(copy));
    yield* cutPosts(name, copy);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
