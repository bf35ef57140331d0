/** Who is here, and who is just changing what: told, never enforced. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { DeskArticle } from '../articles/article.ts';
import { database } from '../db/client.ts';
import { translateByMachine } from '../machine/mutations.ts';
import { switchedOff, switchOn } from '../machine/testing-environment.ts';
import { importedArticle } from '../testing/articles.ts';
import { type Colleague, newsroom, nobody } from '../testing/people.ts';
import { eventsBy } from '../testing/records.ts';
import { sentence, startedTranslation, typed } from '../testing/translations.ts';
import { saveTarget } from '../translations/mutations.ts';
import type { Workspace } from '../translations/translation.ts';
import { beat } from './mutations.ts';
import type { Beat } from './presence.ts';

let tor: Colleague;
let ingrid: Colleague;
let article: DeskArticle;
let seen: Workspace;
const [HIS, HERS] = [randomUUID(), randomUUID()];
beforeEach(async () => {
  ({ tor, ingrid } = await newsroom());
  article = await importedArticle();
  seen = await startedTranslation(article.id);
});

const beats = (page: string, number: number, rest: Partial<Beat> = {}): Beat => ({
  articleId: article.id,
  language: 'en',
  page,
  segmentId: sentence(seen, number).id,
  isWriting: false,
  isLeaving: false,
  ...rest,
});

/** As if the time had passed since every page was heard of. */
async function secondsPass(seconds: number) {
  for (const { page, seenAt, leaseUntil } of await database().presence.findMany()) {
    const back = (at: Date) => new Date(at.getTime() - seconds * 1000);
    await database().presence.update({
      where: { page },
      data: { seenAt: back(seenAt), leaseUntil: leaseUntil && back(leaseUntil) },
    });
  }
}

describe('Tor and Ingrid have the same translation open', () => {
  it('and each sees where the other is, not oneself', async () => {
    expect(await beat(tor, beats(HIS, 1))).toEqual([]);
    expect(await beat(ingrid, beats(HERS, 3))).toEqual([
      { page: HIS, name: 'Tor', isMe: false, segmentId: sentence(seen, 1).id, writesIn: null },
    ]);
    expect(await beat(tor, beats(HIS, 2))).toMatchObject([
      { name: 'Ingrid', segmentId: sentence(seen, 3).id },
    ]);
  });

  it('and when he begins to change a sentence she sees it, for a minute, or as long as he writes', async () => {
    await beat(tor, beats(HIS, 2, { isWriting: true }));
    const inSecond = { writesIn: sentence(seen, 2).id };
    expect(await beat(ingrid, beats(HERS, 2))).toMatchObject([inSecond]);
    await secondsPass(20);
    await beat(tor, beats(HIS, 2));
    expect(await beat(ingrid, beats(HERS, 2))).toMatchObject([inSecond]);
    await secondsPass(20);
    await beat(tor, beats(HIS, 2));
    await secondsPass(21);
    await beat(tor, beats(HIS, 2));
    expect(await beat(ingrid, beats(HERS, 2))).toMatchObject([{ name: 'Tor', writesIn: null }]);
    await beat(tor, beats(HIS, 2, { isWriting: true }));
    expect(await beat(ingrid, beats(HERS, 2))).toMatchObject([inSecond]);
  });

  it('and what he writes in is let go when he goes on', async () => {
    await beat(tor, beats(HIS, 2, { isWriting: true }));
    await beat(tor, beats(HIS, 3));
    expect(await beat(ingrid, beats(HERS, 2))).toMatchObject([{ writesIn: null }]);
  });

  it('and she can save over it: it warns, the version decides', async () => {
    await beat(tor, beats(HIS, 2, { isWriting: true }));
    await saveTarget(ingrid, typed(seen, 2, 'From Ingrid.'));
    await expect(saveTarget(tor, typed(seen, 2, 'From Tor.'))).rejects.toMatchObject({ name: 'Conflict' });
  });

  it('and a machine does not write where the other does, but where one’s own other window does', async () => {
    switchOn({ MT_PROVIDER: 'fake' });
    onTestFinished(switchedOff);
    await beat(ingrid, beats(HERS, 2, { isWriting: true }));
    const [first, second] = [1, 2].map((number) => ({ segmentId: sentence(seen, number).id, version: 0 }));
    const ask = {
      articleId: article.id,
      language: 'en',
      sentences: [first, second].flatMap((one) => one ?? []),
    };
    const { written, left } = await translateByMachine(tor, ask);
    expect(written.map(({ segmentId }) => segmentId)).toEqual([first?.segmentId]);
    expect(left).toEqual([{ segmentId: second?.segmentId, why: 'Ingrid is writing in it.' }]);
    expect((await translateByMachine(ingrid, ask)).written).toMatchObject([{ segmentId: second?.segmentId }]);
  });

  it('and who leaves, or is not heard of for half a minute, is gone', async () => {
    await beat(tor, beats(HIS, 2));
    await beat(tor, beats(HIS, 2, { isLeaving: true }));
    expect(await beat(ingrid, beats(HERS, 2))).toEqual([]);
    await beat(tor, beats(HIS, 2));
    await secondsPass(31);
    expect(await beat(ingrid, beats(HERS, 2))).toEqual([]);
    expect(await database().presence.count()).toBe(1);
  });

  it('and nothing of it is an event', async () => {
    await beat(tor, beats(HIS, 2, { isWriting: true }));
    expect(await eventsBy(tor)).toEqual([]);
  });
});

describe('a page', () => {
  it('of one’s own in another window is told apart', async () => {
    await beat(tor, beats(HIS, 1));
    expect(await beat(tor, beats(HERS, 2))).toMatchObject([{ name: 'Tor', isMe: true }]);
  });

  it('of somebody else cannot be moved or closed', async () => {
    await beat(tor, beats(HIS, 1, { isWriting: true }));
    await beat(ingrid, beats(HIS, 3, { isLeaving: true }));
    await beat(ingrid, beats(HIS, 3, { isWriting: true }));
    expect(await beat(ingrid, beats(HERS, 1))).toMatchObject([
      { name: 'Tor', segmentId: sentence(seen, 1).id, writesIn: sentence(seen, 1).id },
    ]);
  });

  it('of a translation that is not there, or of nobody, is refused', async () => {
    await expect(beat(tor, beats(HIS, 1, { language: 'da' }))).rejects.toMatchObject({ name: 'NotFound' });
    await expect((async () => beat(nobody, beats(HIS, 1)))()).rejects.toMatchObject({ name: 'Forbidden' });
    expect(await database().presence.count()).toBe(0);
  });
});
