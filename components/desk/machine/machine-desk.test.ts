/** The machine in the workspace: what is asked, in which portions, and what becomes of texts that somebody writes meanwhile. */
import { describe, expect, it } from 'vitest';
import type { MachineAnswer, TranslateByMachine } from '#domain/machine/machine.ts';
import type { Progress, TargetView, Workspace } from '#domain/translations/translation.ts';
import { createCore } from '../workspace/desk-core.ts';
import { typed } from '../workspace/field.ts';
import { keptTexts } from '../workspace/kept-text.ts';
import { createMachineDesk, type MachineDesk } from './machine-desk.ts';

const progress: Progress = { segments: 24, untranslated: 24, draft: 0, translated: 0, approved: 0, stale: 0 };
const CAN = { edit: true, approve: false, annotate: true, suggest: true, cut: false, assign: false };
const OFFER = { name: 'Fake', remaining: 5_000, limit: 5_000 };

function workspaceOf(count: number, source = 'Nato møtes. '): Workspace {
  const segments = Array.from({ length: count }, (_, index) => ({
    ...{ id: 100 + index, version: 1, number: index + 1, former: [], blockId: 1, blockKind: 'paragraph' },
    ...{ startsBlock: index === 0, start: index * source.length, source, target: null },
  }));
  return {
    ...{ articleId: 1, slug: 'nato', language: 'en', sourceLanguage: 'nb', sourceTitle: 'Nato' },
    ...{ title: 'NATO', titleVersion: 1, status: 'in-progress', progress, notes: [], people: [], can: CAN },
    blocks: [{ id: 1, kind: 'paragraph', text: source.repeat(count) }],
    segments,
  };
}

function targetOf(text: string): TargetView {
  return {
    ...{ text, staleSource: null, state: 'draft', version: 1, origin: 'machine', engine: 'Fake 1' },
    ...{ updatedBy: 'Tor', updatedAt: '' },
  };
}

const said = (input: TranslateByMachine): MachineAnswer => ({
  written: input.sentences.map(({ segmentId }) => ({ segmentId, target: targetOf(`Machine ${segmentId}.`) })),
  title: input.title
    ? { title: 'Machine title', version: input.title.version + 1, engine: 'Fake 1', staleSource: null }
    : null,
  left: [],
  stop: null,
  standing: { status: 'in-progress', progress: { ...progress, draft: input.sentences.length } },
  remaining: 4_000,
});

type Answer = MachineAnswer | { message: string };

/** A workspace whose machine answers as `answer` says; `asked` are the questions. */
function roomWith(
  answer: (input: TranslateByMachine, nth: number) => Answer = said,
  workspace = workspaceOf(24),
) {
  const asked: TranslateByMachine[] = [];
  const never = async () => ({ ok: false, kind: 'error', message: 'no', fields: {}, theirs: null }) as const;
  const core = createCore(
    workspace,
    { saveTarget: never, saveTranslationTitle: never },
    keptTexts(null, { viewer: '1', articleId: 1, language: 'en' }, 'page'),
  );
  const ask = {
    async translate(input: TranslateByMachine) {
      asked.push(input);
      return answer(input, asked.length);
    },
    offer: async () => ({ ...OFFER, remaining: 17 }),
  };
  const machine: MachineDesk = createMachineDesk(core, ask, OFFER);
  const field = (id: number) => {
    const found = core.store.get().fields[String(id)];
    if (!found) throw new Error(`there is no field ${id}`);
    return found;
  };
  return { core, machine, asked, field, run: () => machine.store.get().run };
}

describe('one sentence', () => {
  it('is asked for and put into its field, as the machine’s draft', async () => {
    const { core, machine, asked, field } = roomWith();
    core.store.set({ activeKey: '101' });
    await machine.translateActive();
    expect(asked).toEqual([{ articleId: 1, language: 'en', sentences: [{ segmentId: 101, version: 0 }] }]);
    expect(field(101)).toMatchObject({
      text: 'Machine 101.',
      wanted: null,
      stored: { state: 'draft', origin: 'machine', engine: 'Fake 1', version: 1 },
    });
    expect(core.store.get().progress.draft).toBe(1);
    expect(core.store.get().announcement).toBe('Sentence 2: translated by machine, a draft.');
    expect(machine.store.get()).toMatchObject({ asking: null, trouble: null, offer: { remaining: 4_000 } });
  });

  it('or the title is asked for by itself, and the title says which machine wrote it', async () => {
    const { core, machine, asked } = roomWith(said, { ...workspaceOf(2), title: '' });
    core.store.set({ activeKey: 'title' });
    await machine.translateActive();
    expect(asked).toEqual([{ articleId: 1, language: 'en', sentences: [], title: { version: 1 } }]);
    expect(core.store.get().fields.title).toMatchObject({
      text: 'Machine title',
      wanted: null,
      stored: { origin: 'machine', engine: 'Fake 1', version: 2 },
    });
    expect(core.store.get().announcement).toBe('Title: translated by machine, a draft.');
  });

  it('that has a text is not asked for', async () => {
    const { core, machine, asked } = roomWith();
    core.store.set({ activeKey: '101' });
    core.change('101', (field) => typed(field, 'Mine'));
    await machine.translateActive();
    expect(core.store.get().announcement).toBe('The translation is not empty: the machine was not asked.');
    expect(asked).toEqual([]);
    core.queue.stop();
  });

  it('in which somebody types while the machine thinks becomes a visible choice, and nothing is lost', async () => {
    const room = roomWith((input) => {
      room.core.change('101', (field) => typed(field, 'Mine'));
      return said(input);
    });
    room.core.store.set({ activeKey: '101' });
    await room.machine.translateActive();
    expect(room.field(101)).toMatchObject({
      text: 'Mine',
      phase: { name: 'conflict', theirs: { text: 'Machine 101.' } },
    });
    room.core.queue.stop();
  });

  it('that fails says why, in its row', async () => {
    const { core, machine, field } = roomWith(() => ({ message: 'The server cannot be reached.' }));
    core.store.set({ activeKey: '101' });
    await machine.translateActive();
    expect(machine.store.get().trouble).toEqual({ key: '101', message: 'The server cannot be reached.' });
    expect(field(101).text).toBe('');
  });

  it('is not asked for where there is no machine', async () => {
    const { core, machine, asked } = roomWith();
    machine.store.set({ offer: null });
    core.store.set({ activeKey: '101' });
    await machine.translateActive();
    await machine.translateAll();
    expect(asked).toEqual([]);
  });
});

describe('all that have no translation', () => {
  it('are asked for in portions, and those that somebody has translated are not', async () => {
    const workspace = workspaceOf(24);
    const [first] = workspace.segments;
    if (first) first.target = { ...targetOf('Mine.'), origin: 'human' };
    const { machine, asked, run, field } = roomWith(said, workspace);
    await machine.translateAll();
    expect(asked.map(({ sentences }) => sentences.length)).toEqual([10, 10, 3]);
    expect(asked.flatMap(({ sentences }) => sentences.map(({ segmentId }) => segmentId))).not.toContain(100);
    expect(run()).toEqual({
      total: 23,
      done: 23,
      written: 23,
      left: [],
      isStopping: false,
      isOver: true,
      stopped: null,
    });
    expect(field(100).text).toBe('Mine.');
    expect(field(123).text).toBe('Machine 123.');
  });

  it('have the title among them when it is missing', async () => {
    const { machine, asked, run } = roomWith(said, { ...workspaceOf(2), title: '' });
    await machine.translateAll();
    expect(asked).toMatchObject([
      { sentences: [{ segmentId: 100 }, { segmentId: 101 }], title: { version: 1 } },
    ]);
    expect(run()).toMatchObject({ total: 3, done: 3, written: 3 });
  });

  it('that are long are asked for in smaller portions', async () => {
    const { machine, asked } = roomWith(said, workspaceOf(4, `${'Nato '.repeat(300)}.`));
    await machine.translateAll();
    expect(asked.map(({ sentences }) => sentences.length)).toEqual([1, 1, 1, 1]);
  });

  it('are kept as far as they came when the machine fails in the middle, and it says why', async () => {
    const { machine, asked, run, field } = roomWith((input, nth) =>
      nth === 1
        ? said(input)
        : {
            ...said({ ...input, sentences: [] }),
            left: input.sentences.map(({ segmentId }) => ({ segmentId, why: 'DeepL answered 456.' })),
            stop: 'DeepL answered 456.',
          },
    );
    await machine.translateAll();
    expect(asked).toHaveLength(2);
    expect(run()).toMatchObject({ written: 10, left: [], isOver: true, stopped: 'DeepL answered 456.' });
    expect([field(109).text, field(110).text]).toEqual(['Machine 109.', '']);
  });

  it('go on past a sentence that is left, and name it with its reason', async () => {
    const { machine, asked, run } = roomWith((input, nth) => {
      const answer = said(input);
      return nth === 1
        ? {
            ...answer,
            written: answer.written.slice(1),
            left: [{ segmentId: 100, why: 'Somebody was faster.' }],
          }
        : answer;
    });
    await machine.translateAll();
    expect(asked).toHaveLength(3);
    expect(run()).toMatchObject({
      written: 23,
      left: [{ key: '100', why: 'Somebody was faster.' }],
      stopped: null,
    });
  });

  it('end where one stops them', async () => {
    const room = roomWith((input) => {
      room.machine.stop();
      return said(input);
    });
    await room.machine.translateAll();
    expect(room.asked).toHaveLength(1);
    expect(room.run()).toMatchObject({ done: 10, written: 10, isOver: true, stopped: 'you stopped it.' });
  });

  it('leave out a sentence in which somebody has begun to write meanwhile', async () => {
    const room = roomWith((input, nth) => {
      if (nth === 1) room.core.change('115', (field) => typed(field, 'Mine'));
      return said(input);
    });
    await room.machine.translateAll();
    expect(room.asked.flatMap(({ sentences }) => sentences.map(({ segmentId }) => segmentId))).not.toContain(
      115,
    );
    expect(room.field(115)).toMatchObject({ text: 'Mine' });
    room.core.queue.stop();
  });

  it('are counted before, with what is left today', async () => {
    const { machine } = roomWith();
    await machine.refreshOffer();
    expect(machine.store.get().offer).toEqual({ ...OFFER, remaining: 17 });
  });
});
