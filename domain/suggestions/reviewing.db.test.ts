/** Tor suggests, Ingrid reviews; nothing is set over her head, and his words stay his. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskArticle } from '../articles/article.ts';
import { database } from '../db/client.ts';
import { importedArticle, shortText } from '../testing/articles.ts';
import { aTranslator, type Colleague, newsroom, nobody, OFFICE } from '../testing/people.ts';
import { actionsBy, atOnce } from '../testing/records.ts';
import { sentence, translatedArticle, typed } from '../testing/translations.ts';
import { assignMember, unassignMember } from '../translations/member-mutations.ts';
import { saveTarget } from '../translations/mutations.ts';
import { targetHistory, workspace } from '../translations/queries.ts';
import type { Workspace } from '../translations/translation.ts';
import { acceptSuggestion, rejectSuggestion, suggestTarget, withdrawSuggestion } from './mutations.ts';
import { openSuggestions } from './queries.ts';
import type { SuggestionView } from './suggestion.ts';

let tor: Colleague;
let ingrid: Colleague;
let article: DeskArticle;
let key: { articleId: number; language: string };
let seen: Workspace;
beforeEach(async () => {
  ({ tor, ingrid } = await newsroom());
  article = await importedArticle();
  key = { articleId: article.id, language: 'en' };
  seen = await translatedArticle(article.id, 'en');
});

const now = () => workspace(OFFICE, article.id, 'en');
const suggestion = (text: string, number = 2) => {
  const { id, target } = sentence(seen, number);
  return { ...key, segmentId: id, version: target?.version ?? 0, text };
};

async function suggested(text = 'The meeting took two hours.'): Promise<SuggestionView> {
  const [made] = await suggestTarget(tor, suggestion(text));
  if (!made) throw new Error('nothing was suggested');
  return made;
}

const accepting = ({ id, version, baseVersion }: SuggestionView, text: string | null = null) => ({
  id,
  version,
  targetVersion: baseVersion,
  text,
});

describe('Tor, translator, suggests another text for an approved sentence', () => {
  it('and the sentence stays as it is, with the suggestion beside it', async () => {
    expect(await suggested()).toMatchObject({
      text: 'The meeting took two hours.',
      baseText: 'Sentence B in en.',
      author: 'Tor',
    });
    expect(sentence(await now(), 2).target).toMatchObject({ text: 'Sentence B in en.', state: 'approved' });
    expect(await openSuggestions(tor, key)).toHaveLength(1);
    expect(await actionsBy(tor)).toEqual(['suggestion.made']);
  });

  it('but not what stands there, and not without having seen what does', async () => {
    await expect(suggestTarget(tor, suggestion('Sentence B in en.'))).rejects.toMatchObject({
      name: 'Invalid',
    });
    const attempt = suggestTarget(tor, { ...suggestion('Other.'), version: 0 });
    await expect(attempt).rejects.toMatchObject({ name: 'Conflict', theirs: { text: 'Sentence B in en.' } });
    expect(await database().suggestion.count()).toBe(0);
  });

  it('in another article’s sentence: it is not there', async () => {
    const other = await translatedArticle((await importedArticle(shortText('Bergen'))).id);
    const attempt = suggestTarget(tor, { ...suggestion('X'), segmentId: sentence(other, 1).id });
    await expect(attempt).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('and takes it back; nobody else can', async () => {
    const made = await suggested();
    await expect(withdrawSuggestion(ingrid, made)).rejects.toMatchObject({ name: 'Forbidden' });
    expect(await withdrawSuggestion(tor, made)).toEqual([]);
    await expect(withdrawSuggestion(tor, made)).rejects.toMatchObject({ name: 'Conflict' });
  });
});

describe('a suggestion of Tor, translator', () => {
  it('is accepted by Ingrid, editor: approved, his words, her review, both in the history', async () => {
    const { target, suggestions } = await acceptSuggestion(ingrid, accepting(await suggested()));
    expect(target).toMatchObject({
      text: 'The meeting took two hours.',
      state: 'approved',
      updatedBy: 'Ingrid',
    });
    expect(suggestions).toEqual([]);
    const history = await targetHistory(tor, { ...key, segmentId: sentence(seen, 2).id });
    expect(history.map(({ text, state, origin, author }) => [text, state, origin, author])).toEqual([
      ['The meeting took two hours.', 'approved', 'suggestion', 'Ingrid'],
      ['The meeting took two hours.', 'translated', 'suggestion', 'Tor'],
      ['Sentence B in en.', 'approved', 'human', 'Test office'],
    ]);
    expect(await actionsBy(ingrid)).toEqual(['suggestion.accepted']);
  });

  it('is edited by Ingrid, editor, and then accepted: the wording is hers', async () => {
    await acceptSuggestion(ingrid, accepting(await suggested(), 'The meeting took all of two hours.'));
    const history = await targetHistory(tor, { ...key, segmentId: sentence(seen, 2).id });
    expect(history.map(({ author }) => author)).toEqual(['Ingrid', 'Ingrid', 'Test office']);
  });

  it('is rejected with a comment that he gets, and the sentence stays', async () => {
    const { id, version } = await suggested();
    expect(await rejectSuggestion(ingrid, { id, version, comment: 'It lasted longer.' })).toEqual([]);
    expect(await database().suggestion.findFirst()).toMatchObject({
      status: 'rejected',
      comment: 'It lasted longer.',
      decidedByName: 'Ingrid',
    });
    expect(sentence(await now(), 2).target).toMatchObject({ text: 'Sentence B in en.', version: 1 });
  });

  it('is not his to accept or reject, nor anybody’s who is not signed in', async () => {
    const made = await suggested();
    const { id, version } = made;
    for (const viewer of [tor, nobody]) {
      const accept = (async () => acceptSuggestion(viewer, accepting(made)))();
      await expect(accept).rejects.toMatchObject({ name: 'Forbidden' });
      const reject = (async () => rejectSuggestion(viewer, { id, version, comment: 'No.' }))();
      await expect(reject).rejects.toMatchObject({ name: 'Forbidden' });
    }
    expect(await openSuggestions(tor, key)).toHaveLength(1);
  });

  it('beside a sentence that was changed since is a conflict, and stays open', async () => {
    const made = await suggested();
    await saveTarget(ingrid, typed(seen, 2, 'Meanwhile.'));
    const attempt = acceptSuggestion(ingrid, accepting(made));
    await expect(attempt).rejects.toMatchObject({ name: 'Conflict', theirs: { text: 'Meanwhile.' } });
    expect(await openSuggestions(tor, key)).toHaveLength(1);
    const { version: targetVersion = 0 } = sentence(await now(), 2).target ?? {};
    const { target } = await acceptSuggestion(ingrid, { ...accepting(made), targetVersion });
    expect(target.text).toBe(made.text);
  });

  it('with an error of a check cannot be accepted until it is mended', async () => {
    const made = await suggested('The meeting took 7 hours.');
    const attempt = acceptSuggestion(ingrid, accepting(made));
    await expect(attempt).rejects.toMatchObject({
      name: 'Invalid',
      message: expect.stringContaining('Numbers'),
    });
    expect(await openSuggestions(tor, key)).toHaveLength(1);
    await acceptSuggestion(ingrid, accepting(made, 'The meeting took two hours.'));
    expect(await openSuggestions(tor, key)).toEqual([]);
  });

  it('is decided once, however many decide', async () => {
    const made = await suggested();
    const { id, version } = made;
    const { won, lost } = await atOnce<unknown>(6, (i) =>
      i % 2
        ? acceptSuggestion(ingrid, accepting(made))
        : rejectSuggestion(ingrid, { id, version, comment: `No ${i}.` }),
    );
    expect(won).toHaveLength(1);
    for (const error of lost) expect(error).toMatchObject({ name: 'Conflict' });
  });
});

describe('who works on a translation', () => {
  const onIt = (userId: number, part: 'translator' | 'reviewer') => ({ ...key, userId, part });

  it('is said by Ingrid, editor: the translator writes, others suggest, the reviewer decides', async () => {
    const [eva, ola] = [await aTranslator('Eva'), await aTranslator('Ola')];
    await assignMember(ingrid, onIt(eva.id, 'translator'));
    const people = await assignMember(ingrid, onIt(ola.id, 'reviewer'));
    expect(people.map(({ name, part }) => [name, part])).toEqual([
      ['Eva', 'translator'],
      ['Ola', 'reviewer'],
    ]);
    await expect(saveTarget(tor, typed(seen, 1, 'Tor.'))).rejects.toMatchObject({ name: 'Forbidden' });
    const made = await suggested();
    const eva2 = acceptSuggestion(eva, accepting(made));
    await expect(eva2).rejects.toMatchObject({ name: 'Forbidden' });
    await saveTarget(eva, typed(seen, 1, 'Eva wrote this.'));
    expect((await acceptSuggestion(ola, accepting(made))).target.updatedBy).toBe('Ola');
    expect((await workspace(ola, article.id, 'en')).can).toMatchObject({
      edit: true,
      approve: true,
      cut: false,
    });
    expect((await workspace(tor, article.id, 'en')).can).toMatchObject({ edit: false, suggest: true });
  });

  it('is not said by Tor, translator, nor for somebody who is not there', async () => {
    await expect(assignMember(tor, onIt(tor.id, 'translator'))).rejects.toMatchObject({ name: 'Forbidden' });
    await expect(unassignMember(tor, onIt(tor.id, 'translator'))).rejects.toMatchObject({
      name: 'Forbidden',
    });
    await expect(assignMember(ingrid, onIt(9999, 'reviewer'))).rejects.toMatchObject({ name: 'NotFound' });
    await database().user.update({ where: { id: tor.id }, data: { disabledAt: new Date() } });
    await expect(assignMember(ingrid, onIt(tor.id, 'reviewer'))).rejects.toMatchObject({ name: 'Invalid' });
    expect(await database().translationMember.count()).toBe(0);
  });

  it('said twice is said once, and unsaid opens the translation again', async () => {
    const eva = await aTranslator('Eva');
    for (const _ of [1, 2]) await assignMember(ingrid, onIt(eva.id, 'translator'));
    expect(await actionsBy(ingrid)).toEqual(['translation.assigned']);
    expect(await unassignMember(ingrid, onIt(eva.id, 'translator'))).toEqual([]);
    await saveTarget(tor, typed(seen, 1, 'Tor again.'));
    expect(await actionsBy(ingrid)).toEqual(['translation.assigned', 'translation.unassigned']);
  });
});
