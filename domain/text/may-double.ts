/**
 * Words that grammar sets twice in a row: `det det er snakk om`, `det viktigste som er er at …`, `that that`. They are also
 * what is doubled most often by mistake, so that what stands beside them decides.
 */

interface Grammar {
  /** Right wherever they stand: `den den`, `så så`, `had had`. */
  always: ReadonlySet<string>;
  /** End a relative clause and go on with the sentence after it: `den bilen vi har har gått langt`. */
  verbs: ReadonlySet<string>;
  /** Are the subject of such a clause, so that the verb follows them at once: `den som har har`. */
  subjects: ReadonlySet<string>;
  /** Open one that has a subject of its own: `hva det er er uklart`. */
  openers: ReadonlySet<string>;
  /** Open one when a pronoun or a name is its subject: `det vi har har vi`; but `det huset er er stort` is a slip. */
  articles: ReadonlySet<string>;
  pronouns: ReadonlySet<string>;
  /** Of other words, those that never follow a pair that is right: `de som som kom`; but `det som som regel skjer`. */
  never: Readonly<Record<string, ReadonlySet<string>>>;
  /** And those of which a pair is right only before some words: Danish `i i dag`. */
  only: Readonly<Record<string, ReadonlySet<string>>>;
}

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));
const NOTHING: ReadonlySet<string> = new Set();

const NB = {
  always: list('det de den så ja nei vel'),
  verbs: list('er har var hadde'),
  subjects: list('som'),
  openers: list('som hva hvem hvor når om at alt alle der dette'),
  articles: list('det den de'),
  pronouns: list('jeg du han hun vi dere de man en det den'),
  never: {
    som: list(`er var har hadde blir ble kan kunne skal skulle vil ville må måtte får fikk kom kommer gjør gjorde går gikk
      sier sa ser så tar tok står sto bor bodde dro jobber ikke aldri også nå jeg du han hun vi dere man det`),
    for: list(
      'å at det den de dette disse en et ei sin sitt sine seg meg deg oss dem ham henne alle hva hvem',
    ),
  },
  only: {},
};

const GRAMMAR: Readonly<Record<string, Grammar>> = {
  nb: NB,
  nn: {
    ...NB,
    always: list('det dei den så ja nei vel'),
    openers: list('som kva kven kvar når om at alt alle der dette'),
    articles: list('det den dei'),
    pronouns: list('eg du han ho vi de dykk dei ein det den'),
    never: {
      som: list(`er var har hadde blir vart blei kan kunne skal skulle vil ville må måtte får fekk kom kjem gjer gjorde går
        gjekk seier sa ser såg tek tok står sto bur budde ikkje aldri også òg no eg du han ho vi dei det`),
      for: list('å at det den dei dette desse ein ei eit sin sitt sine seg meg deg oss alle kva kven'),
    },
  },
  da: {
    ...NB,
    always: list('det de den der så ja nej af'),
    subjects: list('som der'),
    verbs: list('er har var havde'),
    openers: list('som der hvad hvem hvor når om at alt alle dette'),
    pronouns: list('jeg du han hun vi i de man en det den'),
    never: {
      som: list(`er var har havde bliver blev kan kunne skal skulle vil ville må måtte får fik kom kommer gør gjorde går gik
        siger sagde ser så tager tog står stod bor boede ikke aldrig også nu jeg du han hun vi man det`),
      for: list('at det den de dette disse en et sin sit sine sig mig dig os dem ham hende alle hvad hvem'),
    },
    only: {
      i: list(`dag går aftes morges morgen nat aften formiddag eftermiddag forgårs overmorgen år alt øjeblikket dagens
        sommer vinter efteråret foråret sommeren vinteren weekenden januar februar marts april maj juni juli august
        september oktober november december mandags tirsdags onsdags torsdags fredags lørdags søndags`),
    },
  },
  sv: {
    ...NB,
    always: list('det de den så ja nej'),
    verbs: list('är har var hade'),
    openers: list('som vad vem var när om att allt alla där detta'),
    pronouns: list('jag du han hon vi ni de man en det den'),
    never: {
      som: list(`är var har hade blir blev kan kunde ska skulle vill ville måste får fick kom kommer gör gjorde går gick
        säger sa sade ser såg tar tog står stod bor bodde inte aldrig också nu jag du han hon vi ni man det`),
      för: list(
        'att det den de detta dessa en ett sin sitt sina sig mig dig oss dem honom henne alla vad vem',
      ),
    },
  },
  en: {
    always: list('that had very so no yes her in do'),
    verbs: list('is was'),
    subjects: list('who which that what'),
    openers: list('what who which that where when how why all whatever whoever'),
    articles: NOTHING,
    pronouns: NOTHING,
    never: {},
    only: {},
  },
};

/** What ends the clause that a pair stands in, seen from the pair. */
const CLAUSE = /[^.,;:!?…–—«»"“”()]*$/u;
/** A clause that is longer is looked at no further. */
const LONGEST_CLAUSE = 120;
const NEXT_WORD = /^\s+(\p{L}+)/u;

/** Whether a relative clause may end before the second of two verbs; `words` stand before them. */
function mayEndClause(words: readonly string[], grammar: Grammar): boolean {
  const last = words.at(-1) ?? '';
  const before = words.slice(0, -1).map((word) => word.toLowerCase());
  if (grammar.subjects.has(last.toLowerCase()) || before.some((word) => grammar.openers.has(word)))
    return true;
  const isSubject = grammar.pronouns.has(last) || /^\p{Lu}/u.test(last);
  return isSubject && before.some((word) => grammar.articles.has(word));
}

/**
 * Whether a word that stands twice in a row from `start` to `end` of a text (UTF-16 code units) may be meant so in its
 * language (BCP 47). Of a language that is none of nb, nn, da, sv, en no such words are known.
 */
export function mayDouble(text: string, start: number, end: number, word: string, language: string): boolean {
  const grammar = GRAMMAR[language.split('-', 1)[0] ?? language];
  if (!grammar) return false;
  const own = word.toLowerCase();
  if (grammar.always.has(own)) return true;
  const [clause = ''] = CLAUSE.exec(text.slice(Math.max(start - LONGEST_CLAUSE, 0), start)) ?? [];
  const words = clause.match(/\p{L}+/gu) ?? [];
  if (grammar.verbs.has(own)) return mayEndClause(words, grammar);
  const next = (NEXT_WORD.exec(text.slice(end, end + LONGEST_CLAUSE))?.[1] ?? '').toLowerCase();
  const { [own]: never } = grammar.never;
  if (never) return !never.has(next) || (own !== 'som' && words.length === 0);
  return grammar.only[own]?.has(next) ?? false;
}
