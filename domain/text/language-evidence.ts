/**
 * Small words and endings that some of our languages have and others have not. In a sentence or two they tell what the detector
 * cannot: bokmål from Danish, and nynorsk from both.
 */
import { wordsAsWritten } from './normalise.ts';
import { WordVotes } from './word-votes.ts';

export const LANGUAGES = ['nb', 'nn', 'da', 'sv', 'en'] as const;
export type Known = (typeof LANGUAGES)[number];

/** The votes for five languages are one number, six bits each: at most 60 words vote, and each votes once for its letters. */
const BITS = 6;
const MOST_WORDS = 60;

/** By the languages that have them. A word that all of them have, or that one of them has for something rare, stands nowhere. */
const WORDS: Readonly<Record<string, string>> = {
  nb: 'hva noe noen nå mye vært sier gjør uke uker ble hverandre uten gjøre hele siste ganger tirsdag lørdag',
  nn: `ikkje eg ho kva kven kvar korleis kvifor kor nokon noko nokre nokså frå mykje vere vore berre sjølv seier kjem gjer gjere veke
    veker dei fleire eigen eiga eige heile heilt ein eit ei blei vert dykk dykkar deira deiras veit skule saman tidlegare
    kvarandre desse difor sidan gong gonger finst ynskjer ønskjer tysdag laurdag noreg noregs meir òg sjå sjølve verte
    høg høgre einskild nytta brukar brukarar sidene grunna løyve staden`,
  da: `af hvad nogle noget nogen sagde siger bliver blive blevet ud mod uden ind op meget mellem gennem sidste måske hende hvornår
    uge uger dog jer vores blandt sige tage giver ifølge således altså endnu gange bruge bruger brugt`,
  sv: `och inte jag från hon vad är att för när något någon några mycket säger säga också bara vill ska måste ett sedan
    ännu endast dessa varje vilket vilken deras redan där här genom mellan innan åt vara varit göra finns`,
  en: `the of and that with was not this have from they which you are be is been has will would could it its his her but by
    an as were he she we i on into about after before more than there their our who what when said says people new year years
    open opened opens indeed independent average available avoid avoided avenue`,
  'nb da':
    'ikke jeg hun hvor hvordan hvis hvilke hvilken hvorfor hvem fra et være flere egen disse deres tidligere hver',
  'nb sv': 'vet mer vanlig',
  'nb nn': 'å etter seg opp inn mellom gjennom enn igjen skjer hjelp skjedde dersom slik',
  'nn sv': 'medan då',
  'da sv': 'efter sig nu mig dig blev',
  'nb nn sv': 'av mot ut blir fram',
  'nb da sv': 'en kommer norge norges dem',
  'nb nn da': 'og er at også denne dette mange må hadde før til ved',
  'nb nn da sv': 'det har som på om den de med vi kan skal var han sin alle',
};

const bitOf = (language: Known) => 1 << (LANGUAGES.indexOf(language) * BITS);
const votesOf = (languages: string) =>
  languages.split(' ').reduce((votes, language) => votes | bitOf(language as Known), 0);

const VOTES = new WordVotes(
  new Map(
    Object.entries(WORDS).flatMap(([languages, words]) =>
      words.split(/\s+/).map((word) => [word, votesOf(languages)] as const),
    ),
  ),
);

/** Of longer words, what tells by itself. */
const FORMS: readonly (readonly [RegExp, number])[] = (
  [
    [/[äö]/, 'sv'],
    [/.øj/, 'da'],
    [/.øy/, 'nb nn'],
    [/.sjon(?:en|er|ene|ane)?$/, 'nb nn'],
    [/.tion(?:en|er|erne|erna)?$/, 'da sv en'],
    [/...het(?:en|er|ene)?$/, 'nb sv'],
    [/...hed(?:en|er|erne)?$/, 'da'],
    [/...heit(?:a|er|ene)?$/, 'nn'],
    [/...skab(?:et|er|erne)?$/, 'da'],
    [/...else[rn]?(?:ne)?$/, 'nb da sv'],
    [/...ane$/, 'nn'],
    [/^(?!gjerne|fjerne|moderne|interne|eksterne)..+erne$/, 'da'],
    [/...[aoe]rna$/, 'sv'],
    [/...lig[te]?$/, 'nb da sv'],
    [/...leg$/, 'nn'],
    [/^hv/, 'nb da'],
    [/^(?:ud(?!en)...|ind(?!i|u|re|eks)...|op(?!er|ti|in|p)...|af(?!f|r|gh)...)/, 'da'],
    [/^(?:inn(?!ov|an)...|opp(?!os|e$)..)/, 'nb nn'],
    [/^(?:ut|av(?!is|an))..../, 'nb nn sv'],
    [/^kj/, 'nb nn'],
    [/.ej(?!ec)./, 'da'],
    [/.ei./, 'nb nn en'],
    [/(?:bb|dd|ff|gg|kk|ll|mm|nn|pp|ss|tt)$/, 'nb nn sv en'],
    [/[æø]/, 'nb nn da'],
  ] as const
).map(([form, languages]) => [form, votesOf(languages)] as const);

/** By how many words a language is ahead of each of the others, or behind the first of them (negative). */
export type Lead = (language: Known, others?: readonly Known[]) => number;

/** What the first 60 words of a text say. Throws nothing. */
export function languageEvidence(text: string): Lead {
  let votes = 0;
  for (const word of wordsAsWritten(text, 'nb').slice(0, MOST_WORDS)) {
    const small = word.toLowerCase();
    const known = VOTES.of(small);
    // names are written as they are in every language
    votes += known === 0 && word === small ? formOf(word) : known;
  }
  const count = (language: Known) => (votes >> (LANGUAGES.indexOf(language) * BITS)) & ((1 << BITS) - 1);
  return (language, others = LANGUAGES) =>
    Math.min(...others.filter((other) => other !== language).map((other) => count(language) - count(other)));
}

function formOf(word: string): number {
  return FORMS.find(([form]) => form.test(word))?.[1] ?? 0;
}
