/** What a note says: as columns and rows, and whether it is enough for its kind; used by the mutations of notes. */
import { Invalid } from '../errors.ts';
import { type EditAnnotation, NEEDS_BODY } from './annotation.ts';

/** The bodies that say something, as rows. */
export function bodiesOf(bodies: Record<string, string>) {
  return Object.entries(bodies)
    .filter(([, text]) => text !== '')
    .map(([language, text]) => ({ language, text }));
}

/** The columns of what a note says; what is not given stays as it is. */
export function contentOf({ kind, visibility, tagId, url, fact }: Omit<EditAnnotation, 'id' | 'version'>) {
  return {
    kind,
    visibility,
    ...(tagId === undefined ? {} : { tagId }),
    ...(url === undefined ? {} : { url }),
    ...(fact ? { fact } : {}),
  };
}

/** Throws Invalid when a note of the kind must say more than this one does. */
export function refuseEmpty({
  kind,
  bodies,
  tagId,
  url,
  fact,
}: Pick<EditAnnotation, 'kind' | 'bodies' | 'tagId' | 'url' | 'fact'>): void {
  if (NEEDS_BODY.has(kind) && bodiesOf(bodies).length === 0)
    throw new Invalid('Write the note.', { bodies: 'Write the note in one language at least.' });
  if (kind === 'entity' && !tagId)
    throw new Invalid('Choose the tag.', { tagId: 'An entity note leads to a tag: choose one.' });
  if (kind === 'link' && !url)
    throw new Invalid('Give the address.', { url: 'A link note needs an address.' });
  if (kind === 'fact' && !fact)
    throw new Invalid('Name the source.', { fact: 'A fact note names its claim and source.' });
}
