/** What an admin is told of taking an import back. */
import { describe, expect, it } from 'vitest';
import { afterRollbackInWords, halfInWords, rollbackInWords, whyInWords } from './rollback-words.ts';

const kept = (...whys: string[]) => whys.map((why, id) => ({ id, title: 'Sak', language: 'nb', why }));

describe('an admin who takes an import back', () => {
  it('is told only of what happens to an article', () => {
    expect(rollbackInWords({ removed: 0, restored: 1, kept: [] }, false)).toEqual([
      'One article gets the text it had before.',
    ]);
    expect(rollbackInWords({ removed: 1200, restored: 0, kept: [] }, true)).toEqual([
      '1,200 articles went away with everything on them.',
    ]);
    expect(rollbackInWords({ removed: 0, restored: 0, kept: [] }, true)).toEqual([]);
  });

  it('reads that somebody has worked on what stays only where somebody has', () => {
    const worked = { removed: 0, restored: 0, kept: kept('Ingrid: article.edited') };
    expect(rollbackInWords(worked, false)).toEqual([
      'One article stays, because somebody has worked on it since.',
    ]);
    const later = { ...worked, kept: kept('Ingrid: article.edited', 'Import 3 has changed its text since.') };
    expect(rollbackInWords(later, true)).toEqual(['2 articles stayed as they are, for the reasons below.']);
  });

  it('is told of each file what became of it', () => {
    expect(afterRollbackInWords({ became: 'taken-back' })).toMatch(/^Taken back: /);
    expect(afterRollbackInWords({ became: 'stayed', why: 'Ingrid: article.edited' })).toBe(
      'It stayed when the import was rolled back: Ingrid: Article edited',
    );
    // of imports that were rolled back before the reasons were kept
    expect(afterRollbackInWords({ became: 'stayed', why: null })).toContain('somebody had worked on it');
  });

  it('reads what was done in words', () => {
    expect(whyInWords('Ingrid: Siv: article.text-changed')).toBe('Ingrid: Siv: Article text changed');
    expect(whyInWords('Import 3 has changed its text since.')).toBe('Import 3 has changed its text since.');
  });
});

it('a roll-back that did not end says how far it came', () => {
  expect([0, 1, 6].map((gone) => halfInWords({ gone }))).toEqual([
    'and did not end: no article is gone. Roll back again to finish it.',
    'and did not end: 1 article is gone. Roll back again to finish it.',
    'and did not end: 6 articles are gone. Roll back again to finish it.',
  ]);
});
