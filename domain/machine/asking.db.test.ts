/** Asking: what is known is not asked, what is damaged is not kept, and every text gets its own answer. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { database } from '../db/client.ts';
import { translateTexts } from './asking.ts';
import { usedToday } from './budget.ts';
import type { Machine } from './provider.ts';
import { MachineError } from './translator.ts';

const PAIR = { source: 'nb', target: 'en' };
const never = new AbortController().signal;

/** A machine that translates as `say` does; `calls` are the texts of each call. */
function machineThat(say: (texts: readonly string[]) => string[], engine = 'Test 1') {
  const calls: (readonly string[])[] = [];
  const machine: Machine = {
    settings: {
      provider: 'fake',
      url: null,
      key: null,
      model: null,
      dailyCharacters: 100_000,
      timeoutMs: 1000,
    },
    translator: {
      name: 'Test',
      limits: { texts: 3, characters: 100 },
      engine: async () => engine,
      supports: async () => true,
      async translate(texts) {
        calls.push(texts);
        return say(texts);
      },
    },
  };
  return {
    machine,
    calls,
    ask: (texts: string[], pair = PAIR) => translateTexts(machine, texts, pair, never),
  };
}

const echo = (texts: readonly string[]) => texts.map((text) => `en: ${text}`);

describe('asking a machine', () => {
  it('gives each of any texts its own answer, however often it stands there, and whatever is known', async () => {
    const text = fc.constantFrom('Nei.', 'Ja.', 'Nato møtes.', 'Hun kommer.', 'A'.repeat(120));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 12 }), async (texts) => {
        const { ask, calls } = machineThat(echo);
        const { outcomes, stop } = await ask(texts);
        expect(outcomes).toEqual(texts.map((one) => ({ text: `en: ${one}` })));
        expect(stop).toBeNull();
        const asked = calls.flat();
        expect(new Set(asked).size).toBe(asked.length);
      }),
      { numRuns: 20 },
    );
    // all of them have been seen by now
    const { ask, calls } = machineThat(echo);
    await ask(['Nei.', 'Ja.', 'Nato møtes.', 'Hun kommer.', 'A'.repeat(120)]);
    expect(calls.flat().length).toBeLessThanOrEqual(5);
  });

  it('asks anew for another language, and another machine', async () => {
    const { ask, calls } = machineThat(echo);
    await ask(['Nei.']);
    await ask(['Nei.'], { source: 'nb', target: 'sv' });
    await ask(['Nei.']);
    expect(calls).toHaveLength(2);
    const other = machineThat(echo, 'Test 2');
    await other.ask(['Nei.']);
    expect(other.calls).toHaveLength(1);
  });

  it('leaves out a text whose address the machine changed, keeps the others, and asks for it again', async () => {
    const { ask, calls } = machineThat((texts) => texts.map((text) => text.replace('@', ' at ')));
    const { outcomes, stop } = await ask(['Skriv til tips@nrk.no.', 'Nei.']);
    expect(outcomes).toEqual([
      { why: 'Test changed “tips@nrk.no”, which must stay as it is.' },
      { text: 'Nei.' },
    ]);
    expect(stop).toBeNull();
    await ask(['Skriv til tips@nrk.no.', 'Nei.']);
    expect(calls).toEqual([['Skriv til tips@nrk.no.', 'Nei.'], ['Skriv til tips@nrk.no.']]);
  });

  it.each([
    ['a broken character', 'En \ud800 to.'],
    ['far too much', 'x'.repeat(10_001)],
  ])('does not keep a text with %s', async (_, bad) => {
    const { ask } = machineThat(() => [bad]);
    expect((await ask(['Nei.'])).outcomes).toEqual([{ why: 'Test gave a text that cannot be kept.' }]);
  });

  it('goes on with the next call after one that was damaged, and stops after one that will not be better', async () => {
    const texts = ['A.', 'B.', 'C.', 'D.', 'E.', 'F.'];
    let nth = 0;
    const failing = (kind: 'damaged' | 'unavailable') =>
      machineThat((some) => {
        nth += 1;
        if (nth % 2 === 1) throw new MachineError(kind, 'Broken.');
        return echo(some);
      });
    const damaged = await failing('damaged').ask(texts);
    expect(damaged.stop).toBeNull();
    expect(damaged.outcomes.map((outcome) => 'text' in outcome)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
    ]);
    nth = 0;
    const unavailable = await failing('unavailable').ask(['G.', 'H.', 'I.', 'J.']);
    expect(unavailable.stop).toBe('Broken.');
    expect(unavailable.outcomes).toEqual(Array.from({ length: 4 }, () => ({ why: 'Broken.' })));
    expect(nth).toBe(1);
  });

  it('lets a mistake of ours through, and the budget has back what it took', async () => {
    const { ask } = machineThat(() => {
      throw new TypeError('a mistake');
    });
    await expect(ask(['Nei.'])).rejects.toThrow('a mistake');
    expect(await usedToday(database())).toBe(0);
  });

  it('stops at once where the machine cannot say who it is', async () => {
    const { machine, calls } = machineThat(echo);
    machine.translator.engine = async () => {
      throw new MachineError('unavailable', 'It is not installed here.');
    };
    expect(await translateTexts(machine, ['Nei.'], PAIR, never)).toEqual({
      engine: '',
      outcomes: [{ why: 'It is not installed here.' }],
      stop: 'It is not installed here.',
    });
    expect(calls).toEqual([]);
  });
});
