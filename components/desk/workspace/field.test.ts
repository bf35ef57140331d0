import { describe, expect, it } from 'vitest';
import {
  arrived,
  collided,
  confirmed,
  draftOf,
  type Field,
  fieldOf,
  hitched,
  isUnsaved,
  keptMine,
  merging,
  putBack,
  refused,
  restored,
  type Stored,
  saved,
  sending,
  shownState,
  tookTheirs,
  typed,
} from './field.ts';

const stored = (text: string, version: number, state: Stored['state'] = 'translated'): Stored => ({
  text,
  version,
  state,
  by: 'Ingrid',
  at: '2026-01-01T12:00:00.000Z',
});
const SOURCE = 'Nato svarte.';
const start = fieldOf(stored('Nato answered.', 3), SOURCE);
const sent = (field: Field) => {
  const draft = draftOf(field);
  if (!draft) throw new Error('nothing to send');
  return { draft, field: sending(field, draft) };
};

describe('a field', () => {
  it('has nothing to save until it is typed in, and nothing again when the typing is taken back', () => {
    expect(isUnsaved(start)).toBe(false);
    const changed = typed(start, 'Nato replied.');
    const save = { text: 'Nato replied.', state: 'draft', version: 3, revision: 1, source: SOURCE };
    expect(draftOf(changed)).toEqual(save);
    expect(draftOf(typed(changed, 'Nato answered.'))).toBeNull();
  });

  it('shows a draft while typing, and untranslated when emptied', () => {
    expect(shownState(typed(start, 'N'))).toBe('draft');
    expect(shownState(typed(start, ' '))).toBe('untranslated');
    expect(draftOf(confirmed(typed(start, ''), 'translated'))?.state).toBe('draft');
  });

  it('asks for nothing when a finished text is confirmed again, and never takes an approval away', () => {
    expect(confirmed(start, 'translated')).toBe(start);
    const approved = fieldOf(stored('Nato answered.', 3, 'approved'), SOURCE);
    expect(confirmed(approved, 'translated')).toBe(approved);
    expect(draftOf(confirmed(start, 'approved'))?.state).toBe('approved');
    expect(
      draftOf(confirmed(fieldOf(stored('Nato answered.', 3, 'stale'), SOURCE), 'translated'))?.state,
    ).toBe('translated');
  });

  it('keeps what was typed while a save was under way', () => {
    const first = sent(typed(start, 'Nato r'));
    const typedOn = typed(first.field, 'Nato replied.');
    const after = saved(typedOn, first.draft, stored('Nato r', 4, 'draft'));
    expect(draftOf(after)).toMatchObject({ text: 'Nato replied.', version: 4 });
    expect(saved(first.field, first.draft, stored('Nato r', 4, 'draft')).wanted).toBeNull();
  });

  it('sends a text taken back after a failed attempt, for the lost answer may have stored the other', () => {
    const failed = hitched(sent(typed(start, 'X')).field, { hitch: 'offline', message: 'no answer' }, 1);
    expect(draftOf(typed(failed, 'Nato answered.'))).toMatchObject({ text: 'Nato answered.' });
  });

  it('keeps a refused text and says why, until it is changed', () => {
    const first = sent(typed(start, 'X\0'));
    const after = refused(first.field, first.draft, 'broken');
    expect(after).toMatchObject({ text: 'X\0', phase: { name: 'refused', message: 'broken' } });
    expect(typed(after, 'X').phase.name).toBe('waiting');
  });

  it('does not look approved when the approval was refused', () => {
    const same = sent(confirmed(start, 'approved'));
    expect(shownState(same.field)).toBe('approved');
    expect(shownState(refused(same.field, same.draft, 'a check finds an error'))).toBe('translated');
    const other = sent(confirmed(typed(start, 'Nato replied.'), 'approved'));
    expect(shownState(refused(other.field, other.draft, 'a check finds an error'))).toBe('draft');
  });
});

describe('when somebody else saved first', () => {
  const theirs = stored('Nato has answered.', 4, 'draft');
  const mine = typed(start, 'Nato replied.');
  const conflict = collided(sent(mine).field, theirs);

  it('nothing is sent until the person has chosen, whatever is typed', () => {
    expect(draftOf(conflict)).toBeNull();
    expect(draftOf(typed(conflict, 'Nato replied now.'))).toBeNull();
    expect(isUnsaved(conflict)).toBe(true);
  });

  it('"Keep mine" goes on top of their version', () => {
    expect(draftOf(keptMine(conflict))).toMatchObject({ text: 'Nato replied.', version: 4, state: 'draft' });
  });

  it('"Take theirs" sets mine aside, and it can be put back', () => {
    const taken = tookTheirs(conflict);
    expect(taken).toMatchObject({ text: theirs.text, setAside: 'Nato replied.', wanted: null });
    expect(draftOf(putBack(taken))).toMatchObject({ text: 'Nato replied.', version: 4 });
  });

  it('a merge is typed, then saved on top of theirs', () => {
    const merge = typed(merging(conflict), 'Nato has replied.');
    expect(merge.phase).toMatchObject({ name: 'conflict', merging: true });
    expect(draftOf(keptMine(merge, 'translated'))).toMatchObject({
      text: 'Nato has replied.',
      version: 4,
      state: 'translated',
    });
  });

  it('there is nothing to choose when both wrote the same, or the answer to our own save was lost', () => {
    expect(collided(mine, stored('Nato replied.', 4, 'draft'))).toMatchObject({
      wanted: null,
      phase: { name: 'idle' },
    });
    const wantsMore = collided(confirmed(mine, 'translated'), stored('Nato replied.', 4, 'draft'));
    expect(draftOf(wantsMore)).toMatchObject({ state: 'translated', version: 4 });
  });
});

describe('a refreshed page', () => {
  it('brings new text into a field that nobody has touched, and old news to none', () => {
    expect(arrived(start, stored('New.', 4)).text).toBe('New.');
    expect(arrived(start, stored('Old.', 3))).toBe(start);
  });

  it('makes a conflict of a touched one only if the text changed, or somebody approved it', () => {
    const mine = typed(start, 'Nato replied.');
    expect(arrived(mine, stored('New.', 4)).phase.name).toBe('conflict');
    expect(arrived(mine, stored('Nato answered.', 4, 'stale'))).toMatchObject({
      text: 'Nato replied.',
      phase: { name: 'waiting' },
    });
    expect(arrived(mine, stored('Nato answered.', 4, 'approved')).phase.name).toBe('conflict');
  });

  it('waits for the answer of a save that is under way', () => {
    const flying = sent(typed(start, 'Nato replied.')).field;
    expect(arrived(flying, stored('Nato replied.', 4))).toBe(flying);
  });
});

describe('text that this browser kept', () => {
  it('comes back as if just typed, or as a conflict when the sentence has moved on', () => {
    const kept = { text: 'Nato rep', wanted: 'draft' as const, version: 3 };
    expect(draftOf(restored(start, kept))).toMatchObject({ text: 'Nato rep', version: 3 });
    expect(restored(start, { ...kept, version: 2 }).phase).toMatchObject({
      name: 'conflict',
      theirs: { version: 3 },
    });
    expect(restored(start, { ...kept, text: 'Nato answered.' }).wanted).toBeNull();
  });
});

describe('a field whose original has changed while the person wrote', () => {
  const mine = confirmed(typed(start, 'Nato replied.'), 'translated');
  const changed = { ...stored('Nato answered.', 4, 'stale'), source: 'Nato svarte ikke.' };
  const gone: Stored = { text: '', state: 'untranslated', version: 0, by: null, at: null };

  it('saves nothing until they have chosen, even when nobody has written another text', () => {
    const met = collided(mine, changed);
    expect(met.phase).toMatchObject({ name: 'conflict', theirs: changed });
    expect(draftOf(met)).toBeNull();
    const same = collided(confirmed(start, 'approved'), { ...changed, text: start.text });
    expect(same.phase.name).toBe('conflict');
  });

  it('sends their words for the new original when they keep them, the same words too', () => {
    const kept = keptMine(collided(mine, changed));
    expect(draftOf(kept)).toMatchObject({ text: 'Nato replied.', version: 4, source: 'Nato svarte ikke.' });
    const empty = typed(fieldOf(gone, SOURCE), 'Nato replied.');
    const first = keptMine(collided(empty, { ...gone, source: 'Nato svarte ikke.' }));
    expect(draftOf(first)).toMatchObject({ state: 'draft', version: 0, source: 'Nato svarte ikke.' });
  });

  it('asks about words that come back to a page which has the new original already', () => {
    const page = fieldOf(gone, 'Nato svarte ikke.');
    const back = restored(page, { text: 'Nato replied.', wanted: 'translated', version: 0, source: SOURCE });
    expect(back.phase).toMatchObject({ name: 'conflict', theirs: { source: 'Nato svarte ikke.' } });
    expect(back.source).toBe(SOURCE);
    expect(draftOf(keptMine(back))).toMatchObject({ state: 'translated', source: 'Nato svarte ikke.' });
  });

  it('asks nothing when the original is the same', () => {
    const page = fieldOf(gone, SOURCE);
    const back = restored(page, { text: 'Nato replied.', wanted: 'draft', version: 0, source: SOURCE });
    expect(back.phase.name).toBe('waiting');
  });
});
