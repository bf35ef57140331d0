/** For tests: an article, the file of it that comes again with another text, and what stands on the sentences that change. */
import type { DeskArticle } from '../articles/article.ts';
import { importedArticle } from '../testing/articles.ts';
import { ICE, inbox } from '../testing/inbox.ts';
import { anAdmin, aTranslator, type Colleague } from '../testing/people.ts';
import { startedTranslation, translatedArticle, wrote } from '../testing/translations.ts';
import type { ImportOptions } from './import.ts';
import { doRun, startRun } from './mutations.ts';
import { runDetail } from './queries.ts';

export const NB: ImportOptions = { language: 'nb' };

export interface ChangeRoom {
  astrid: Colleague;
  tor: Colleague;
  article: DeskArticle;
  files: Awaited<ReturnType<typeof inbox>>;
  /** Imports what lies in the inbox. */
  imported(options?: ImportOptions): ReturnType<typeof runDetail>;
  /** Translates the article: all of it into English, its second and fourth sentences into Swedish. */
  translate(): Promise<void>;
}

export async function enterRoom(): Promise<ChangeRoom> {
  const [astrid, tor] = [await anAdmin(), await aTranslator()];
  const article = await importedArticle();
  const files = await inbox();
  const imported = async (options = NB) => {
    const run = await startRun(astrid, files.inputs, options);
    await doRun(astrid, run);
    return runDetail(astrid, run);
  };
  const translate = async () => {
    await translatedArticle(article.id);
    await startedTranslation(article.id, 'sv');
    for (const number of [2, 4])
      await wrote(tor, { articleId: article.id, language: 'sv' }, number, 'Mening.');
  };
  return { astrid, tor, article, files, imported, translate };
}

/** What may become of two sentences with one translation; `stale`: how many would be out of date, null when they are gone. */
export const SHARED_CHANGES: [what: string, replaced: [string, string][], stale: string | null][] = [
  ['a second sentence changes', [['Ingen vet', 'Ingen i Oslo vet']], '1 sentence'],
  ['a sentence comes between', [[' Ingen vet', ' Det er helt nytt. Ingen vet']], '1 sentence'],
  ['its first sentence goes', [['Nato sender flere soldater til grensen. ', '']], '1 sentence'],
  ['its first sentence changes', [['flere soldater', 'langt flere soldater']], '1 sentence'],
  ['its paragraph becomes two', [[' Ingen vet', '\n\nIngen vet'], ICE], '2 sentences'],
  [
    'its whole paragraph goes',
    [['\n\nNato sender flere soldater til grensen. Ingen vet hvor lenge de blir der.', '']],
    null,
  ],
];
