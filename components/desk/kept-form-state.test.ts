import { describe, expect, it } from 'vitest';
import { changesOf, nextForm, openForm } from './kept-form-state.ts';

const opened = openForm({ title: 'Old title', byline: 'Old byline' }, 3);
const typed = nextForm(opened, { type: 'typed', field: 'title', value: 'My title' });

describe('a kept form', () => {
  it('knows what was changed', () => {
    expect(changesOf(opened)).toEqual({});
    expect(changesOf(typed)).toEqual({ title: 'My title' });
    expect(changesOf(nextForm(typed, { type: 'typed', field: 'title', value: 'Old title' }))).toEqual({});
  });

  it('takes what others changed elsewhere and keeps my text', () => {
    const after = nextForm(typed, {
      type: 'met',
      version: 4,
      values: { title: 'Old title', byline: 'Their byline' },
    });
    expect(after).toMatchObject({
      version: 4,
      values: { title: 'My title', byline: 'Their byline' },
      clashes: {},
    });
    expect(changesOf(after)).toEqual({ title: 'My title' });
  });

  it('shows both when both changed one field, until one is chosen', () => {
    const clash = nextForm(typed, {
      type: 'met',
      version: 4,
      values: { title: 'Their title', byline: 'Old byline' },
    });
    expect(clash.clashes).toEqual({ title: 'Their title' });
    expect(clash.values.title).toBe('My title');
    const mine = nextForm(clash, { type: 'chose', field: 'title', side: 'mine' });
    expect(mine).toMatchObject({ version: 4, values: { title: 'My title' }, clashes: {} });
    const theirs = nextForm(clash, { type: 'chose', field: 'title', side: 'theirs' });
    expect(changesOf(theirs)).toEqual({});
  });

  it('keeps a clash when the same text is met again', () => {
    const values = { title: 'Their title', byline: 'Old byline' };
    const once = nextForm(typed, { type: 'met', version: 4, values });
    expect(nextForm(once, { type: 'met', version: 4, values }).clashes).toEqual({ title: 'Their title' });
  });

  it('sees no clash when both wrote the same', () => {
    const after = nextForm(typed, {
      type: 'met',
      version: 4,
      values: { title: 'My title', byline: 'Old byline' },
    });
    expect(after.clashes).toEqual({});
    expect(changesOf(after)).toEqual({});
  });

  it('ignores an older state that comes late', () => {
    const saved = nextForm(typed, { type: 'saved', version: 4, values: { title: 'My title' } });
    const late = nextForm(saved, {
      type: 'met',
      version: 3,
      values: { title: 'Old title', byline: 'Old byline' },
    });
    expect(late).toBe(saved);
  });

  it('keeps what was typed while the save was under way', () => {
    const later = nextForm(typed, { type: 'typed', field: 'byline', value: 'Later' });
    const saved = nextForm(later, { type: 'saved', version: 4, values: { title: 'My title' } });
    expect(changesOf(saved)).toEqual({ byline: 'Later' });
  });

  it('brings back the text of an earlier visit, and what others did since', () => {
    const kept = nextForm(openForm({ title: 'Oldest', byline: 'Old byline' }, 2), {
      type: 'typed',
      field: 'title',
      value: 'Unsaved',
    });
    const back = nextForm(opened, { type: 'restored', form: kept });
    expect(back).toMatchObject({ version: 3, values: { title: 'Unsaved' }, clashes: { title: 'Old title' } });
    expect(nextForm(back, { type: 'discarded' }).values).toEqual(opened.values);
  });
});
