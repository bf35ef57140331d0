import { describe, expect, it } from 'vitest';
import { TAG_KINDS } from '#domain/tags/tag.ts';
import { messagesFor, SPOKEN } from './messages.ts';

const { en, ...others } = SPOKEN;
const GIVEN = ['norsk', 'Ann', 'Bo'];

/** The sentence, whatever it is made from. */
function said(message: unknown): string {
  return typeof message === 'function' ? String(message(...GIVEN)) : JSON.stringify(message);
}

describe('the words of the site', () => {
  it('are there in every language, none of them empty', () => {
    expect(Object.keys(SPOKEN).sort()).toEqual(['da', 'en', 'nb', 'nn', 'sv']);
    for (const words of Object.values(SPOKEN)) {
      expect(Object.keys(words)).toEqual(Object.keys(en ?? {}));
      for (const [name, message] of Object.entries(words)) {
        expect(said(message).replace(/norsk|Ann|Bo|[\s"{}]/g, ''), `${words.language} ${name}`).not.toBe('');
      }
    }
  });

  it('name the same kinds in every language', () => {
    for (const words of Object.values(SPOKEN)) {
      for (const kinds of ['noteKinds', 'factStatuses', 'tagKinds', 'tagKind'] as const) {
        expect(Object.keys(words[kinds])).toEqual(Object.keys(en?.[kinds] ?? {}));
      }
      expect(Object.keys(words.tagKinds)).toEqual([...TAG_KINDS]);
    }
  });

  it('keep everything they are given', () => {
    for (const words of Object.values(SPOKEN)) {
      expect(words.translatedFromBy('dansk', 'Ann')).toMatch(/dansk.*Ann/);
      expect(words.goneText('Fisk', '1. mai')).toMatch(/Fisk.*1\. mai/);
      expect(words.articleCount(1)).not.toBe(words.articleCount(2).replace('2', '1'));
    }
  });

  it('are not English left over', () => {
    for (const words of Object.values(others)) {
      expect(words.missingTitle).not.toBe(en?.missingTitle);
      expect(words.footerNote).not.toBe(en?.footerNote);
    }
  });

  it('fall back to the language of a region, and else to English, which says so', () => {
    expect(messagesFor('en-GB').language).toBe('en');
    expect(messagesFor('sv-FI').language).toBe('sv');
    expect(messagesFor('uk').language).toBe('en');
  });
});
