import { describe, expect, it } from 'vitest';
import type { WorkspacePart } from '#domain/translations/translation.ts';
import { isRegrouped } from './desk-saving.ts';
import { cuttingOf, nameOf, numberOf } from './desk-state.ts';
import { asidePart, fieldOf, letGo, putBack } from './field.ts';
import { partAt } from './together.ts';

const part = (number: number, start: number, source: string): WorkspacePart => ({
  id: number * 10,
  ...{ number, start, source, version: number, targetVersion: 1 },
});

function row(...parts: WorkspacePart[]) {
  const [first] = parts;
  if (!first) throw new Error('a row has a sentence');
  const { id, number, start, version } = first;
  const segment = {
    ...{ id, number, start, version, parts, former: [], target: null },
    ...{ blockId: 1, blockKind: 'paragraph', startsBlock: true },
    source: parts.map(({ source }) => source).join(''),
  };
  return { number, segment };
}

describe('a row of several sentences', () => {
  it('is called by its numbers, as a range where they count on', () => {
    const three = row(part(2, 5, 'En. '), part(3, 9, 'To. '), part(4, 13, 'Tre.'));
    expect([numberOf(three), nameOf(three)]).toEqual(['2–4', 'Sentences 2–4']);
    expect(numberOf(row(part(2, 0, 'En. '), part(27, 4, 'To.')))).toBe('2, 27');
    expect([numberOf({ number: 2 }), nameOf({ number: 2 })]).toEqual(['2', 'Sentence 2']);
    expect([numberOf({ number: null }), nameOf({ number: null })]).toEqual(['', 'Title']);
  });

  it('is split in the sentence in which the place is', () => {
    const { segment } = row(part(2, 5, 'En to. '), part(3, 12, 'Tre fire.'));
    expect(partAt(segment, 3)).toEqual({ segmentId: 20, version: 2, at: 3 });
    expect(partAt(segment, 11)).toEqual({ segmentId: 30, version: 3, at: 4 });
    const { parts: _, ...alone } = segment;
    expect(partAt(alone, 3)).toEqual({ segmentId: 20, version: 2, at: 3 });
  });
});

describe('what makes the rows of a page other rows', () => {
  const cut = (...parts: WorkspacePart[]) =>
    cuttingOf({ sourceTitle: 'Tittel', segments: [row(...parts).segment] });
  const [en, to] = [part(2, 5, 'En. '), part(3, 9, 'To.')];

  it('a cut among sentences of one translation does, although their text together is the same', () => {
    expect(cut(en, part(3, 9, 'T'), part(8, 10, 'o.'))).not.toBe(cut(en, to));
    expect(cut(en, { ...to, targetVersion: 2 })).not.toBe(cut(en, to));
  });

  it('a save of their translation does not', () => {
    expect(cut({ ...en, targetVersion: 7 }, to)).toBe(cut(en, to));
  });
});

describe('an answer of the server about a row of two sentences', () => {
  const theirs = { text: 'One. Two.', state: 'draft' as const, version: 2, by: null, at: null };
  const draft = { text: 'One.', state: 'draft' as const, version: 1, revision: 1, source: 'En. To.' };

  it('tells that it has another original', () => {
    const other = { ...theirs, source: 'En. Tre.' };
    expect(isRegrouped({ ok: false, kind: 'conflict', theirs: other, sentences: 2 }, 2, draft)).toBe(true);
    const same = { ...theirs, source: 'En. To.' };
    expect(isRegrouped({ ok: false, kind: 'conflict', theirs: same, sentences: 2 }, 2, draft)).toBe(false);
  });

  it('tells that it was taken apart, or is another’s now, and else nothing', () => {
    expect(isRegrouped({ ok: false, kind: 'conflict', theirs, sentences: 1 }, 2, draft)).toBe(true);
    expect(isRegrouped({ ok: false, kind: 'refused', message: '', isMember: true }, 2, draft)).toBe(true);
    expect(isRegrouped({ ok: false, kind: 'conflict', theirs, sentences: 2 }, 2, draft)).toBe(false);
    expect(isRegrouped({ ok: false, kind: 'conflict', theirs }, 2, draft)).toBe(false);
    expect(isRegrouped({ ok: false, kind: 'refused', message: 'an error' }, 2, draft)).toBe(false);
    expect(isRegrouped({ ok: true, stored: theirs }, 2, draft)).toBe(false);
  });
});

describe('words for a sentence that was put together with another meanwhile', () => {
  const whole = fieldOf(
    { text: 'One. Two.', state: 'translated', version: 2, by: null, at: null },
    'En. To.',
  );
  const aside = asidePart(whole, 'Two, in my words.');

  it('wait beside the text of both, and nothing is to be saved', () => {
    expect(aside).toMatchObject({ text: 'One. Two.', setAside: 'Two, in my words.', wanted: null });
  });

  it('are added to it, not put in the place of what others wrote', () => {
    expect(putBack(aside)).toMatchObject({
      text: 'One. Two. Two, in my words.',
      setAside: null,
      wanted: 'draft',
    });
    expect(putBack(aside)).not.toHaveProperty('isAsidePart');
    expect(letGo(aside)).toMatchObject({ text: 'One. Two.', setAside: null, wanted: null });
  });
});
