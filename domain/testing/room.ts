/** A newsroom with something of everything in it, for those who stand at its doors. */
import type { Role, Viewer } from '../people/person.ts';
import { importedArticle } from './articles.ts';
import { DOORS } from './doors.ts';
import { noteOn } from './notes.ts';
import { newsroom, OFFICE } from './people.ts';
import { madeTerm, wordIn } from './terms.ts';
import { translatedArticle } from './translations.ts';

/** Fills the database of the test. */
export async function everything() {
  const people = await newsroom();
  const article = await importedArticle();
  const english = await translatedArticle(article.id);
  const tag = await DOORS.createTag(OFFICE, { kind: 'place', labels: { nb: 'Oslo' } });
  await DOORS.addTag(OFFICE, { articleId: article.id, tagId: tag.id });
  const note = await DOORS.addAnnotation(OFFICE, noteOn(article, 'Støre'));
  const term = await madeTerm([wordIn('nb', 'Nato')]);
  return { people, article, english, tag, note, term };
}

export type Newsroom = Awaited<ReturnType<typeof everything>>;
/** Who may enter, and how it is entered. */
export type Door = [lowest: Role, enter: (viewer: Viewer, room: Newsroom) => unknown];
