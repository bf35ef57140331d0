/** Which fields a changed file gives to its article: the import and its preview ask the same. */
import { FIELDS_OF_FILES, type FieldOfFile } from '../articles/text-change.ts';
import type { Prepared } from './prepared.ts';

/** Where an article has its fields from, as far as it says so. */
interface Origins {
  titleOrigin: string;
  dateOrigin: string | null;
}

/** What the article gets beside the text: title and date, unless an editor set them. Everything else stays as it is. */
export function takenFields({ titleOrigin, dateOrigin }: Origins, { title, ...parsed }: Prepared['parsed']) {
  return {
    ...(titleOrigin === 'edited' ? {} : { title, titleOrigin: parsed.titleOrigin }),
    ...(dateOrigin === 'edited'
      ? {}
      : { date: parsed.date, dateOrigin: parsed.dateSource, timeStamp: parsed.timeStamp }),
  };
}

type Article = Origins & Record<FieldOfFile['field'], string | null>;

/**
 * The fields of which the file says something else than the article has, and what becomes of each. A file that says nothing of
 * a field that it cannot give contradicts nobody. `edited`: the fields that editors changed.
 */
export function fieldsBeside(
  article: Article,
  prepared: Prepared,
  edited: ReadonlySet<string>,
): FieldOfFile[] {
  const { title, date, details } = prepared.parsed;
  const { byline, publisher, sourceUrl } = details;
  const language = prepared.language.tag === 'und' ? null : prepared.language.tag;
  const file = { title, date, byline, publisher, sourceUrl, language };
  const taken = takenFields(article, prepared.parsed);
  return FIELDS_OF_FILES.flatMap((field) => {
    const isTaken = field in taken;
    const differs = file[field] !== article[field] && (isTaken || file[field] !== null);
    const said = { field, file: file[field], ours: article[field], isTaken, isEdited: edited.has(field) };
    return differs ? [said] : [];
  });
}
