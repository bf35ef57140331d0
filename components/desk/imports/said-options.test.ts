import { describe, expect, it } from 'vitest';
import { isOtherThan } from './said-options.ts';

/** The form of the preview: every field is in it, most of them empty. */
function form(values: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries({ language: '', publisher: '', 'map.title': '', ...values }))
    data.set(name, value);
  return data;
}

describe('what Astrid typed on the preview', () => {
  it('is what she has looked with, white space aside', () => {
    expect(isOtherThan({}, form({}))).toBe(false);
    expect(isOtherThan({ publisher: 'Dagbladet' }, form({ publisher: ' Dagbladet ' }))).toBe(false);
  });

  it('is something else when a field was filled, changed or emptied', () => {
    expect(isOtherThan({}, form({ publisher: 'Dagbladet' }))).toBe(true);
    expect(isOtherThan({ language: 'nb' }, form({ language: 'nn' }))).toBe(true);
    expect(isOtherThan({ 'map.title': 'Overskrift' }, form({}))).toBe(true);
  });
});
