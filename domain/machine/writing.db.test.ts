/** The machine at work in a translation: what it writes, what it never writes over, and how one sees that it was the machine. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskArticle } from '../articles/article.ts';
import { database } from '../db/client.ts';
import { importedArticle } from '../testing/articles.ts';
import { aTranslator, type Colleague, newsroom, nobody } from '../testing/people.ts';
import { actionsBy, atOnce, eventsBy } from '../testing/records.ts';
import { sentence, startedTranslation, typed, wrote } from '../testing/translations.ts';
import { assignMember } from '../translations/member-mutations.ts';
import { approveAll, saveTarget } from '../translations/mutations.ts';
import { targetHistory, workspace } from '../translations/queries.ts';
import type { Workspace } from '../translations/translation.ts';
import { translateByMachine, tryMachine } from './mutations.ts';
import { machineOffer, machineStanding } from './queries.ts';
import { switchedOff, switchOn } from './testing-environment.ts';
import { type TestMachine, testMachine } from './testing-server.ts';

let tor: Colleague;
let ingrid: Colleague;
let astrid: Colleague;
let article: DeskArticle;
let key: { articleId: number; language: string };
let seen: Workspace;
let server: TestMachine | undefined;

beforeEach(async () => {
  ({ tor, ingrid, astrid } = await newsroom());
  article = await importedArticle();
  key = { articleId: article.id, language: 'en' };
  seen = await startedTranslation(article.id);
  switchOn({ MT_PROVIDER: 'fake' });
});
afterEach(async () => {
  switchedOff();
  await server?.close();
  server = undefined;
});

/** LibreTranslate at a test server, as `replies` make it. */
async function behindHttp(...replies: Parameters<typeof testMachine>): Promise<TestMachine> {
  server = await testMachine(...replies);
  switchOn({ MT_PROVIDER: 'libretranslate', MT_URL: server.url });
  return server;
}

const languages = { body: [{ code: 'nb', targets: ['en'] }] };
const upper = ({ q }: { q: string[] }) => ({ body: { translatedText: q.map((text) => text.toUpperCase()) } });

/** The sentences with these numbers, as the workspace that `now` shows them names them. */
function asked(numbers: number[], now = seen) {
  const sentences = numbers.map((number) => {
    const { id, target } = sentence(now, number);
    return { segmentId: id, version: target?.version ?? 0 };
  });
  return { ...key, sentences };
}

const now = () => workspace(tor, article.id, 'en');
const source = (number: number) => sentence(seen, number).source.trim();
const stored = async (number: number) => sentence(await now(), number).target;
const history = (number: number) => targetHistory(tor, { ...key, segmentId: sentence(seen, number).id });

describe('a sentence that the machine translates', () => {
  it('is a draft, and says which machine it was, there, in its history and in the audit trail', async () => {
    const { written, left, stop, standing, remaining } = await translateByMachine(tor, asked([2]));
    const text = `[en] ${source(2)}`;
    expect(written).toMatchObject([
      { target: { text, state: 'draft', origin: 'machine', engine: 'Fake 1', version: 1, updatedBy: 'Tor' } },
    ]);
    expect({ left, stop }).toEqual({ left: [], stop: null });
    expect(standing).toMatchObject({ status: 'in-progress', progress: { draft: 1 } });
    expect(remaining).toBe(200_000 - source(2).length);
    expect(await stored(2)).toMatchObject({ text, origin: 'machine', engine: 'Fake 1' });
    expect(await history(2)).toMatchObject([{ text, origin: 'machine', engine: 'Fake 1', author: 'Tor' }]);
    expect(await eventsBy(tor)).toMatchObject([
      { action: 'target.draft', data: { language: 'en', engine: 'Fake 1' } },
    ]);
  });

  it('stays the machine’s when it is confirmed and approved as it is', async () => {
    await translateByMachine(tor, asked([2]));
    const text = `[en] ${source(2)}`;
    await saveTarget(tor, typed(await now(), 2, text, 'translated'));
    expect(await stored(2)).toMatchObject({ state: 'translated', origin: 'machine', engine: 'Fake 1' });
    await approveAll(ingrid, key);
    expect(await stored(2)).toMatchObject({ state: 'approved', origin: 'machine', engine: 'Fake 1' });
    expect((await history(2)).map(({ origin, engine }) => `${origin} ${engine}`)).toEqual(
      Array.from({ length: 3 }, () => 'machine Fake 1'),
    );
  });

  it('is a person’s once it is edited, and the machine’s again when the old words come back', async () => {
    await translateByMachine(tor, asked([2]));
    await saveTarget(tor, typed(await now(), 2, 'The meeting lasted two hours.', 'draft'));
    expect(await stored(2)).toMatchObject({ origin: 'human', engine: null });
    expect((await history(2)).map(({ origin }) => origin)).toEqual(['human', 'machine']);
    await saveTarget(tor, typed(await now(), 2, `[en] ${source(2)}`, 'translated'));
    expect(await stored(2)).toMatchObject({ origin: 'machine', engine: 'Fake 1' });
  });

  it('is in the memory only when somebody has approved it', async () => {
    await translateByMachine(tor, asked([2]));
    expect(await database().memoryUnit.count()).toBe(0);
    await saveTarget(tor, typed(await now(), 2, `[en] ${source(2)}`, 'translated'));
    expect(await database().memoryUnit.count()).toBe(0);
    await approveAll(ingrid, key);
    expect(await database().memoryUnit.count()).toBe(1);
  });
});

describe('what somebody wrote', () => {
  it('is never written over, whatever version the question names', async () => {
    await wrote(ingrid, key, 2, 'From Ingrid.', 'draft');
    for (const workspaceSeen of [seen, await now()]) {
      const { written, left } = await translateByMachine(tor, asked([1, 2], workspaceSeen));
      expect(left).toContainEqual({
        segmentId: sentence(seen, 2).id,
        why: 'Somebody has translated it meanwhile.',
      });
      expect(written.map(({ segmentId }) => segmentId)).not.toContain(sentence(seen, 2).id);
    }
    expect(await stored(2)).toMatchObject({ text: 'From Ingrid.', version: 1 });
    expect(await stored(1)).toMatchObject({ origin: 'machine' });
  });

  it('while the machine was thinking stays, and the others are written', async () => {
    await behindHttp(languages, async (body: { q: string[] }) => {
      await wrote(ingrid, key, 1, 'From Ingrid.');
      return upper(body);
    });
    const { written, left, stop } = await translateByMachine(tor, asked([1, 2]));
    expect(written).toMatchObject([{ target: { text: source(2).toUpperCase() } }]);
    expect(left).toMatchObject([{ why: 'Somebody has translated it meanwhile.' }]);
    expect(stop).toBeNull();
    expect(await stored(1)).toMatchObject({ text: 'From Ingrid.', version: 1 });
  });

  it('and took away again can be translated', async () => {
    await wrote(ingrid, key, 2, 'From Ingrid.', 'draft');
    await wrote(ingrid, key, 2, '', 'draft');
    expect((await translateByMachine(tor, asked([2], await now()))).written).toHaveLength(1);
  });

  it('of ten who ask for one sentence at once, one writes it', async () => {
    const { won, lost } = await atOnce(10, () => translateByMachine(tor, asked([2])));
    expect(lost.map(String)).toEqual([]);
    expect(won.flatMap(({ written }) => written)).toHaveLength(1);
    expect(await stored(2)).toMatchObject({ version: 1 });
  });
});

describe('who may not', () => {
  it('ask: somebody without an account, or whom the translation is not assigned to', async () => {
    await expect((async () => translateByMachine(nobody, asked([2])))()).rejects.toMatchObject({
      name: 'Forbidden',
    });
    await assignMember(ingrid, { ...key, userId: (await aTranslator('Eva')).id, part: 'translator' });
    await expect(translateByMachine(tor, asked([2]))).rejects.toMatchObject({ name: 'Forbidden' });
    expect(await stored(2)).toBeNull();
    expect(await actionsBy(tor)).toEqual([]);
  });

  it('see how it is set up: translators and editors', async () => {
    for (const viewer of [tor, ingrid]) {
      await expect((async () => machineStanding(viewer))()).rejects.toMatchObject({ name: 'Forbidden' });
      const attempt = (async () => tryMachine(viewer, { source: 'nb', target: 'en', text: 'Nei.' }))();
      await expect(attempt).rejects.toMatchObject({ name: 'Forbidden' });
    }
  });
});

describe('switched off', () => {
  beforeEach(switchedOff);

  it('nothing is offered, and asking is refused', async () => {
    expect(await machineOffer(tor, key)).toBeNull();
    await expect(translateByMachine(tor, asked([2]))).rejects.toThrow('Machine translation is switched off.');
    expect(await machineStanding(astrid)).toEqual({ machine: null, used: 0, limit: 0 });
    expect(await stored(2)).toBeNull();
  });
});

describe('a machine that does not know the languages', () => {
  it('is not offered, and asking is refused with both of them', async () => {
    await behindHttp({ body: [{ code: 'da', targets: ['en'] }] });
    expect(await machineOffer(tor, key)).toBeNull();
    await expect(translateByMachine(tor, asked([2]))).rejects.toThrow(
      'LibreTranslate does not translate from Norwegian Bokmål into English.',
    );
  });
});

describe('what was asked before', () => {
  it('is not asked again, and costs nothing', async () => {
    const made = await behindHttp(languages, upper);
    await translateByMachine(tor, asked([2]));
    await wrote(tor, key, 2, '', 'draft');
    const again = await translateByMachine(ingrid, asked([2], await now()));
    expect(again.written).toMatchObject([{ target: { text: source(2).toUpperCase() } }]);
    expect(again.remaining).toBe(200_000 - source(2).length);
    expect(made.asked.map(({ path }) => path)).toEqual(['/languages', '/translate']);
    expect(await database().machineText.count()).toBe(1);
  });
});

describe('a machine that fails', () => {
  const refused = { status: 403, body: { error: 'No credit' } };

  it('writes nothing, says why, and gives the budget back', async () => {
    await behindHttp(languages, refused);
    const answer = await translateByMachine(tor, asked([1, 2]));
    expect(answer).toMatchObject({
      written: [],
      stop: 'LibreTranslate answered 403: No credit.',
      remaining: 200_000,
    });
    expect(answer.left).toHaveLength(2);
    expect(await actionsBy(tor)).toEqual([]);
  });

  it('keeps what is known already', async () => {
    await behindHttp(languages, upper, refused);
    await translateByMachine(tor, asked([1]));
    await wrote(tor, key, 1, '', 'draft');
    const { written, left, stop } = await translateByMachine(tor, asked([1, 2], await now()));
    expect([written.length, left.length]).toEqual([1, 1]);
    expect(stop).toContain('No credit');
  });

  it.each([
    ['another number of texts', () => ({ body: { translatedText: ['One.'] } }), '1 texts for 2'],
    ['an empty text', () => ({ body: { translatedText: ['One.', ' '] } }), 'an empty text'],
  ])('with %s is not believed in anything', async (_, reply, why) => {
    await behindHttp(languages, reply);
    const { written, left, stop, remaining } = await translateByMachine(tor, asked([1, 2]));
    expect([written, stop, remaining]).toEqual([[], null, 200_000]);
    for (const one of left) expect(one.why).toContain(why);
    expect(await database().machineText.count()).toBe(0);
  });
});

describe('the budget', () => {
  it('ends the work where it ends, and says so; what was written stays', async () => {
    switchOn({ MT_PROVIDER: 'fake', MT_DAILY_CHARACTERS: String(source(1).length) });
    expect(await translateByMachine(tor, asked([1]))).toMatchObject({
      written: [{}],
      stop: null,
      remaining: 0,
    });
    const { written, stop } = await translateByMachine(tor, asked([2]));
    expect(written).toEqual([]);
    expect(stop).toMatch(/^Today’s budget does not have the characters for this any more/);
    expect(await stored(1)).toMatchObject({ origin: 'machine' });
  });
});

describe('Astrid, admin, tries the machine', () => {
  const nei = { source: 'nb', target: 'en', text: 'Nei.' };

  it('and sees what it says, each time anew', async () => {
    const made = await behindHttp(languages, upper);
    for (const _ of [1, 2]) {
      expect(await tryMachine(astrid, nei)).toMatchObject({ text: 'NEI.', engine: 'LibreTranslate' });
    }
    expect(made.asked).toHaveLength(3);
    expect(await actionsBy(astrid)).toEqual(['machine.tried', 'machine.tried']);
  });

  it('or exactly why not, without the key', async () => {
    await behindHttp(languages, { status: 403, body: { error: 'geheim is not a key' } });
    switchOn({ MT_KEY: 'geheim' });
    await expect(tryMachine(astrid, nei)).rejects.toMatchObject({
      name: 'Invalid',
      message: 'LibreTranslate answered 403: (the key) is not a key.',
    });
  });

  it('and sees what is set up, never the key', async () => {
    await behindHttp(languages);
    switchOn({ MT_KEY: 'geheim' });
    await startedTranslation(article.id, 'sv');
    const standing = await machineStanding(astrid);
    expect(standing.machine).toMatchObject({
      name: 'LibreTranslate',
      hasKey: true,
      pairs: [
        { source: 'nb', target: 'en', isKnown: true },
        { source: 'nb', target: 'sv', isKnown: false },
      ],
    });
    expect(JSON.stringify(standing)).not.toContain('geheim');
  });
});
