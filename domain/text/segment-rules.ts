/**
 * Lists behind the segmenter: where a full stop is not the end of a sentence (translate-annotate.md 3b).
 * Written without the final stop, lower case. Change a list and SEGMENTER_VERSION has to go up.
 */

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** Nordic abbreviations that are never the last word of a sentence: something has to follow them. */
const NORDIC_NEVER_LAST = list(`
  adm ang avd bl.a ca cand d.e d.v.s dir div dr dvs evt ekskl f.d f.eks f.o.m fhv fmr forts fr frk frv
  gl hhv hr iflg ifm iht inkl jf jfr jvf kgl kl kst m.a m.a.o m.h.t mht mtp ndf nr o.l.a oppr p.g.a pga pkt prof
  red red.ansv resp s.k skr sml st.meld stud t.d t.ex t.o.m fr.o.m t.h t.v tel tlf tr utg vedr vha vs
  ass dep insp kapt kom.kapt ltn løytn oberstltn sekr sgt stortingsrep
`);

/** Nordic abbreviations that can end a sentence: they hold it open only before a small letter or a figure. */
const NORDIC_MAYBE_LAST = list(`
  osv etc jr sr mv m.v mm m.m mfl m.fl o.l ol o.a oa o.s.v m.m.fl e.l el f.kr e.kr f.v.t kr mill mio mia mrd milj
  mdr pst pct proc st.f mnd sek kg km cm mm km/t stk a.m p.m as a/s
  jan feb febr mar apr jun jul aug sep sept okt nov des dec
`);

const ENGLISH_NEVER_LAST = list(`mr mrs ms dr prof messrs e.g i.e cf vs approx viz`);

const ENGLISH_MAYBE_LAST = list(`
  etc jr sr inc ltd co corp bros a.m p.m dept est fig vol ed eds ch sec pp al
  jan feb mar apr jun jul aug sep sept oct nov dec
`);

/** Words that are short for something before a figure, and whole words or nothing before anything else. */
const BEFORE_FIGURE = list('nr pp art kap pkt fig vol s min maks max pos');

/** Words that open a sentence so often that an initial before them (`vitamin C. Det`) was the end of one. */
const OPENERS = list(`
  det den de dette denne disse han hun hon hen vi jeg jag eg ho dei me du dere dykk ni i på men og och da når nå nu
  for om som etter efter før her der derfor samtidig ifølge også så slik mens selv hvis
  the a an this that these those he she it they we you but and in on at after before when while if there his her
  its their our as by for from however
`);

const MONTHS = list(`
  januar februar mars april mai juni juli august september oktober november desember
  marts maj december januari februari augusti january february march may june july october
  jan feb febr mar apr jun jul aug sep sept okt oct nov des dec
`);

export type Tail = 'never-last' | 'maybe-last' | 'none';

/**
 * What the last word before a full stop says about the stop. `word` is lower case, without its final stop.
 * A text in an unknown language, and an English name in a Nordic text, get both sets of lists.
 */
export function tailOf(word: string, language: string): Tail {
  const english = language !== 'nb' && language !== 'nn' && language !== 'da' && language !== 'sv';
  const nordic = language !== 'en';
  if (nordic && NORDIC_NEVER_LAST.has(word)) return 'never-last';
  if (english && ENGLISH_NEVER_LAST.has(word)) return 'never-last';
  if (nordic && NORDIC_MAYBE_LAST.has(word)) return 'maybe-last';
  if (english && ENGLISH_MAYBE_LAST.has(word)) return 'maybe-last';
  return 'none';
}

const CAPITAL_TITLE =
  /^(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Capt|Cmdr|Sgt|Maj|Adm|Brig|Rev|Pres|Supt|St|Mt|Ft)$/;

/** Titles that an English name brings along into any language: `Mr. Biden`. Only with their capital. */
export function isCapitalTitle(word: string): boolean {
  return CAPITAL_TITLE.test(word);
}

/** `No. 10` is English only: in Nynorsk `no` is the word for now, and ends sentences. */
export function standsBeforeFigure(word: string, language: string): boolean {
  return BEFORE_FIGURE.has(word) || (language === 'en' && (word === 'no' || word === 'nos'));
}

export function opensSentence(word: string): boolean {
  return OPENERS.has(word);
}

export function isMonth(word: string): boolean {
  return MONTHS.has(word);
}
