/** Reads the public edition of an article for export. */
import { fact } from '../annotations/annotation.ts';
import type { Db, Tx } from '../db/client.ts';
import { type EditionSnapshot, editionSnapshot } from '../editions/edition.ts';
import type { ExchangeArticle } from './article.ts';

/** The article as readers get it: its public edition. Null: nothing of it is public. */
export async function readEdition(db: Db | Tx, id: number): Promise<ExchangeArticle | null> {
  const edition = await db.edition.findFirst({
    where: { articleId: id, publicOf: { isNot: null } },
    select: { number: true, snapshot: true },
  });
  return edition && fromSnapshot(id, edition.number, editionSnapshot.parse(JSON.parse(edition.snapshot)));
}

function fromSnapshot(id: number, number: number, snapshot: EditionSnapshot): ExchangeArticle {
  const { format: _, tags, notes, translations, ...fields } = snapshot;
  const external = new Map(tags.map((tag) => [tag.slug, tag.externalIds]));
  return {
    ...fields,
    id,
    titleOrigin: 'headline',
    timeStamp: null,
    edition: number,
    tags,
    translations: translations.map(({ language, title, people, segments }) => ({
      language,
      title,
      isTitleStale: false,
      version: 0,
      people,
      targets: segments.map(({ number: segment, text, with: members }) => ({
        ...{ ...PUBLISHED, segment, text },
        ...(members ? { with: members } : {}),
      })),
    })),
    notes: notes.map((note) => ({
      ...UNSIGNED,
      ...note,
      id: note.number,
      fact: note.fact === null ? null : fact.parse(note.fact),
      tag: note.tag === null ? null : { slug: note.tag, externalIds: external.get(note.tag) ?? {} },
    })),
  };
}

/** What an edition no longer knows. */
const PUBLISHED = {
  state: 'approved',
  origin: 'human',
  engine: null,
  version: 0,
  created: null,
  changed: null,
} as const;
const UNSIGNED = {
  visibility: 'public',
  placement: 'anchored',
  resolved: false,
  author: null,
  createdAt: null,
  updatedAt: null,
} as const;
