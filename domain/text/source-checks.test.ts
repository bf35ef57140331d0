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
    'Hva VIL de? Vil de det?',
    'Foto: MIKHAIL METZEL. I går tok Mikhail Metzel bildet.',
    'Per Hansen møtte Kari Hanssen. Ole Jensen slo Pål Jansen.',
    'Ida Lundberg vant foran Eva Lindberg. I dag møter Lundberg Lindberg igjen.',
    'Hun bor i Lundberg, han i Lindberg.',
    'I går sa Petersen ja og Pedersen nei. Da sa Katrine at Kathrine kom.',
    'En kort tekst uten punktum',
  ])('raises no alarm on "%s"', (text) => expect(check(text)).toEqual([]));

  it.each([
    ['Det er uklart –hva som skjer nå.', '–hva', '– hva'],
    ['Han, –som alltid, kom for sent.', '–som', '– som'],
    ['Hun sa «nei» —og gikk.', '—og', '— og'],
  ])('finds the dash inside a sentence that has no space after it: %s', (text, dash, suggestion) => {
    expect(check(text)).toEqual([expect.objectContaining({ kind: 'dash-spacing', suggestion })]);
    expect(text.slice(check(text)[0]?.start, check(text)[0]?.end)).toBe(dash);
  });

  it.each([
    'I årene 2020–2022 gikk toget Oslo–Bergen.',
    'I natt var det –5 grader, og –12 i fjellet.',
    'Både innkjøp og –salg øker i år.',
    'Det er uklart – hva som enn skjer – og dyrt.',
  ])('leaves ranges, minus signs and parts of words alone: %s', (text) => expect(check(text)).toEqual([]));

  it.each([
    ['I går kom Jens Stoltenberg. Så gikk Jens Stolenberg.', 'Stolenberg → Stoltenberg'],
    ['I går kom Stoltenberg til Oslo. Så gikk Stolenberg.', 'Stolenberg → Stoltenberg'],
    ['Stolenberg smiler. I går kom Jens Stoltenberg.', 'Stolenberg → Stoltenberg'],
    ['Så sa statsminister Støre ja, og statsminister Sørte nei.', null],
    ['Så sa statsminister Solberg ja, og statsminister Solborg nei.', 'Solborg → Solberg'],
    ['I dag kom Antony Blinken. Senere dro Anthony Blinken.', 'Anthony → Antony'],
    ['I dag sier NATO ja. Nato sier nei.', 'Nato → NATO'],
    ['Hva vil NATO? Det sier ikke Nato.', 'Nato → NATO'],
    ['Hva vil Nato? Det sier ikke NATO.', 'NATO → Nato'],
  ])('finds a name in two ways where each stands once: %s', (text, expected) => {
    const [finding, ...others] = check(text);
    expect(others).toEqual([]);
    if (expected === null) return expect(finding).toBeUndefined();
    expect(`${text.slice(finding?.start, finding?.end)} → ${finding?.suggestion}`).toBe(expected);
    expect(finding?.message).toMatch(/ elsewhere in this text\.$/);
  });

  it('keeps the genitive of a name it would write otherwise', () => {
    const findings = check('I Nato er Nato enig med Nato.', 'Det er NATOs svar.');
    expect(findings.map((finding) => [finding.kind, finding.suggestion])).toEqual([
      ['name-variant', 'Natos'],
    ]);
  });

  it.each([
    ['I går sa Stoltenbergs sjef ja. Så så Stoltenbergs venn Ellen Stoltenburg.', 'Stoltenberg'],
    ['I går kom Stoltenberg. Da sa Stoltenberg at Ellen Stoltenburgs bok er ute.', 'Stoltenbergs'],
    ['I dag er NATOs sjef her. Han er Natos leder.', 'NATOs'],
  ])('gives a genitive only for a genitive: %s', (text, suggestion) => {
    expect(check(text).map((finding) => [finding.kind, finding.suggestion])).toEqual([
      ['name-variant', suggestion],
    ]);
  });

  it('does not take capitals in a label or a heading for another spelling', () => {
    expect(check('OSLO: Han bor i Oslo.', 'OSLO', 'Hun bor i Oslo.')).toEqual([]);
  });

  it.each([
    ['«Nå har vi endelig bestemt oss for å flytte hele skolen til den nye inngangen»', 'inngangen.»'],
    ['– «Nå har vi endelig bestemt oss for å flytte hele skolen til den nye inngangen»', 'inngangen.»'],
    ['Rektor er fornøyd med vedtaket. «Nå har vi endelig bestemt oss for inngangen»', 'inngangen.»'],
    ['Rektor sa dette på møtet i går: ”Nu har vi endelig bestemt os for indgangen”', 'indgangen.”'],
    ['Rektor kaller vedtaket i kommunestyret på onsdag for «den nye inngangen»', 'inngangen».'],
    ['„Wir haben uns“, sagt die Direktorin, „nun endlich entschieden für den Eingang“', 'Eingang“.'],
    ['Rektor kaller vedtaket i kommunestyret på onsdag for den nye inngangen»', 'inngangen».'],
  ])('puts the stop where the quotation has it: %s', (text, suggestion) => {
    expect(check(text)).toEqual([expect.objectContaining({ kind: 'missing-stop', suggestion })]);
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
    expect(check('Det han er er uklart, men han står på på taket.')).toEqual([
      expect.objectContaining({ kind: 'doubled-word', start: 35, end: 40, suggestion: 'på' }),
    ]);
  });

  it('marks what was read in the wrong encoding, with what it was', () => {
    expect(check('Han bor pÃ¥ SÃ¸rlandet.', 'Det er b\ufffdde og.')).toEqual([
      expect.objectContaining({ kind: 'mojibake', block: 0, start: 8, end: 11, suggestion: 'på' }),
      expect.objectContaining({ kind: 'mojibake', block: 0, suggestion: 'Sørlandet.' }),
      expect.objectContaining({ kind: 'mojibake', block: 1, suggestion: null }),
    ]);
  });
});

describe('a paragraph in another language', () => {
  const sentences: [string, string][] = [
    ['nb', 'Jeg vet ikke hva som skjer nå, sier hun. De kommer fra Oslo og ble her i flere uker.'],
    ['nn', 'Eg veit ikkje kva som skjer no, seier ho. Dei kjem frå Oslo og vart her i fleire veker.'],
    ['da', 'Jeg ved ikke, hvad der sker nu, siger hun. De kommer fra København og blev her i flere uger.'],
    [
      'sv',
      'Jag vet inte vad som händer nu, säger hon. De kommer från Stockholm och stannade i flera veckor.',
    ],
    [
      'en',
      'I do not know what is happening now, she says. They come from London and stayed for several weeks.',
    ],
  ];
  const mixed = (text: string, language: string) =>
    sourceChecks([{ text, kind: 'paragraph' }], language).filter(({ kind }) => kind === 'mixed-language');

  it.each(sentences)('is no paragraph in %s in an article in the same language', (language, text) => {
    expect(mixed(text, language)).toEqual([]);
  });

  it.each(
    sentences.flatMap(([language, text]) =>
      sentences
        .filter(([own]) => own !== language)
        .map(([own]): [string, string, string] => [language, own, text]),
    ),
  )('is one in %s in an article in %s', (_, own, text) => {
    expect(mixed(text, own)).toEqual([
      expect.objectContaining({ start: 0, end: text.length, suggestion: null }),
    ]);
  });

  it('says which language it is, and which the article’s', () => {
    expect(mixed(sentences[4]?.[1] ?? '', 'nb-NO')[0]?.message).toBe(
      'The paragraph is in English, the article in Norwegian Bokmål.',
    );
  });

  it('stands out as well in an article that is undecided because of it', () => {
    const texts = [
      'Det er en vakker dag i Oslo, og mange mennesker er ute og går i parken for å nyte solen, men jeg ville ikke.',
      'The government announced yesterday that the new bridge would not be finished before next summer.',
      'Mange er skuffet over regjeringen, og de sier at det må bli slutt på slike forsinkelser nå, ikke noe mer.',
    ];
    const mixedIn = (some: readonly string[]) =>
      sourceChecks(
        some.map((text) => ({ text, kind: 'paragraph' })),
        'und',
      ).filter(({ kind }) => kind === 'mixed-language');
    expect(mixedIn(texts)).toEqual([
      expect.objectContaining({
        block: 1,
        message: 'The paragraph is in English, most of the article in Norwegian Bokmål.',
      }),
    ]);
    expect(mixedIn(['Kort.', 'Short.'])).toEqual([]);
  });

  it('may be in a language that our articles are hardly in', () => {
    const german =
      'Das ist ein deutscher Text über die Politik in Berlin, wie der Minister gestern Abend sagte.';
    expect(mixed(german, 'nb')[0]?.message).toBe(
      'The paragraph is in German, the article in Norwegian Bokmål.',
    );
    const latin =
      'Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae, aliam Aquitani, tertiam qui.';
    expect(mixed(latin, 'nb')[0]?.message).toBe(
      'The paragraph is in another language, the article in Norwegian Bokmål.',
    );
  });

  it.each([
    ['too short to tell', 'They come from London, she said.'],
    [
      'a list of names',
      'Erling Haaland, Martin Ødegaard, Alexander Sørloth, Sander Berge, Patrick Berg, Leo Østigård',
    ],
    ['figures', '12 345 678 901 234 567 890 123 456 789 012 345 678 901 234 567 890 123'],
    [
      'a sentence with an English title in it',
      'Filmen «The Worst Person in the World» fikk to priser, sier regissøren, som ikke er overrasket.',
    ],
  ])('is not said of %s', (_, text) => expect(mixed(text, 'nb')).toEqual([]));

  it('is not looked for in an article in a language we do not know', () => {
    expect(mixed(sentences[4]?.[1] ?? '', 'fi')).toEqual([]);
    expect(mixed(sentences[4]?.[1] ?? '', 'und')).toEqual([]);
  });
});
