import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDatedText } from './parse.ts';
import { sourceChecks } from './source-checks.ts';

const folder = new URL('../../seeds/articles/', import.meta.url);

function found(number: string): [string, string, string | null][] {
  const file = readdirSync(folder).find((name) => name.startsWith(number)) ?? '';
  const { blocks } = parseDatedText(readFileSync(new URL(file, folder), 'utf8'));
  return sourceChecks(blocks, number === '002' ? 'da' : 'nb').map((finding) => [
    finding.kind,
    blocks[finding.block]?.text.slice(finding.start, finding.end) ?? '',
    finding.suggestion,
  ]);
}

const check = (...texts: string[]) =>
  sourceChecks(
    texts.map((text) => ({ text, kind: 'paragraph' })),
    'nb',
  );

describe('sourceChecks on the seeds', () => {
  it('finds the misspelt name, the mixed capitals and the unfinished paragraphs of 000', () => {
    expect(found('000')).toEqual([
      ['name-variant', 'NATO', 'Nato'],
      ['missing-stop', 'totalt', 'totalt.'],
      ['name-variant', 'NATO', 'Nato'],
      ['name-variant', 'NATO', 'Nato'],
      ['name-variant', 'Stolenberg', 'Stoltenberg'],
      ['missing-stop', 'onsdag', 'onsdag.'],
    ]);
  });

  it('finds the doubled word and the dash without a space of 001', () => {
    expect(found('001')).toEqual([
      ['dash-spacing', '–Vi', '– Vi'],
      ['doubled-word', 'på på', 'på'],
    ]);
  });

  it.each(['002', '003', '004'])('raises no alarm on %s', (number) => {
    expect(found(number)).toEqual([]);
  });
});

describe('sourceChecks', () => {
  it.each([
    'Det det er snakk om, er fred.',
    'Han bor i New York New York.',
    '-5 grader i Oslo.',
    '– Ja, sier Nato-sjefen i Nato.',
    'Ukraina og ukrainerne. Ukrainske styrker i Ukraina. Ukrainas hær i Ukraina.',
    'I Russland sa Putin nei. I Russland er det kaldt. Russiske styrker i Russland.',
    'En kort tekst uten punktum',
  ])('raises no alarm on "%s"', (text) => expect(check(text)).toEqual([]));

  it('keeps the genitive of a name it would write otherwise', () => {
    const findings = check('I Nato er Nato enig med Nato.', 'Det er NATOs svar.');
    expect(findings.map((finding) => [finding.kind, finding.suggestion])).toEqual([
      ['name-variant', 'Natos'],
    ]);
  });

  it('does not take capitals in a label or a heading for another spelling', () => {
    expect(check('OSLO: Han bor i Oslo.', 'OSLO', 'Hun bor i Oslo.')).toEqual([]);
  });

  it('asks for a full stop in prose only', () => {
    const text = 'Jens Stoltenberg kom med en skarp advarsel mot bruk av kjemiske våpen i krigen';
    const kinds = ['paragraph', 'quote', 'heading', 'caption', 'dateline', 'list-item'];
    const findings = sourceChecks(
      kinds.map((kind) => ({ text, kind })),
      'nb',
    );
    expect(findings.map((finding) => kinds[finding.block])).toEqual(['paragraph', 'quote']);
  });

  it('accepts a colon, an ellipsis and a stop before a closing quotation mark as an end', () => {
    const long = 'Dette er et avsnitt som er langt nok til at ingen kan ta det for en overskrift';
    for (const end of [':', ' …', '.»', '?', '!”']) expect(check(`${long}${end}`)).toEqual([]);
  });

  it('says where a doubled word stands and what could stand there', () => {
    expect(check('Han er er? Nei, han står på på taket.')).toEqual([
      expect.objectContaining({ kind: 'doubled-word', start: 25, end: 30, suggestion: 'på' }),
    ]);
  });
});
