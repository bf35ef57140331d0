/** From an article to the XLIFF of one of its translations. Pure. */
import type { TargetState } from '../translations/translation.ts';
import {
  type ExchangeArticle,
  type ExchangeNote,
  type ExchangeTarget,
  type ExchangeTranslation,
  factsOf,
} from './article.ts';
import { writeBase } from './base.ts';
import type {
  Inline,
  Origin,
  XliffDocument,
  XliffNote,
  XliffSegment,
  XliffUnit,
  XliffVersion,
} from './xliff.ts';

/** The unit and segment that stand for the title. */
export const TITLE = 'title';

const NO_TITLE = { title: '', isTitleStale: false, version: 0 };

/** What `original` says in files of ours. */
export function originalOf(articleId: number): string {
  return `spalte:article/${articleId}`;
}

/** Throws nothing; a language without a translation gives a file with nothing translated. */
export function xliffOf(article: ExchangeArticle, language: string, version: XliffVersion): XliffDocument {
  const translation = article.translations.find((candidate) => candidate.language === language);
  const targets = new Map(translation?.targets.map((target) => [target.segment, target]));
  const heads = new Map(
    translation?.targets.flatMap(({ segment, with: members = [] }) => members.map((m) => [m, segment])),
  );
  return {
    version,
    sourceLanguage: article.language,
    targetLanguage: language,
    original: originalOf(article.id),
    facts: factsOf(article),
    units: [
      titleUnit(article.title, translation),
      ...article.blocks.map((_, index) => sharing(unitOf(article, index, language, targets), heads)),
    ],
  };
}

/** The state of a title: nobody approves it, and who wrote it stands in the audit trail alone. */
export function titleState(title: string, isStale: boolean): TargetState {
  if (title === '') return 'untranslated';
  return isStale ? 'stale' : 'translated';
}

function titleUnit(title: string, translation: ExchangeTranslation | undefined): XliffUnit {
  const { title: text, isTitleStale, version } = translation ?? NO_TITLE;
  const state = titleState(text, isTitleStale);
  const base = writeBase({ version, state, origin: 'human', text });
  const target = text === '' ? null : [text];
  return {
    id: TITLE,
    kind: TITLE,
    notes: [],
    segments: [{ id: TITLE, state, origin: 'human', base, source: [title], target }],
  };
}

function unitOf(
  { blocks, notes }: ExchangeArticle,
  index: number,
  language: string,
  targets: ReadonlyMap<number, ExchangeTarget>,
): XliffUnit {
  const block = blocks[index];
  const numbers = new Set(block?.segments.map((segment) => segment.number));
  const own = notes.filter(
    ({ source, targets: places }) =>
      source?.block === index ||
      places.some((place) => place.language === language && numbers.has(place.segment)),
  );
  const sourceMarks = own.flatMap((note) =>
    note.source?.block === index ? [markOf(note, note.source)] : [],
  );
  let at = 0;
  const segments = (block?.segments ?? []).map(({ number, text }): XliffSegment => {
    const start = at;
    at += text.length;
    const here = own.flatMap((note) =>
      note.targets
        .filter((place) => place.language === language && place.segment === number)
        .map((place) => markOf(note, place)),
    );
    return segmentOf(number, cut(text, sourceMarks, start), targets.get(number), here);
  });
  return { id: `b${index + 1}`, kind: block?.kind ?? '', notes: own.flatMap(notesOf), segments };
}

/** Says of the segments that have no target of their own where theirs is. */
function sharing(unit: XliffUnit, heads: ReadonlyMap<number, number>): XliffUnit {
  const segments = unit.segments.map((segment) => {
    const head = heads.get(Number(segment.id.slice(1)));
    return head === undefined ? segment : { ...segment, sharedWith: `s${head}` };
  });
  return { ...unit, segments };
}

function segmentOf(
  number: number,
  source: Inline[],
  target: ExchangeTarget | undefined,
  marks: readonly Span[],
): XliffSegment {
  const base = writeBase(target ?? { version: 0, state: 'untranslated', origin: 'human', text: '' });
  if (!target || target.text === '' || target.state === 'untranslated') {
    return { id: `s${number}`, state: 'untranslated', origin: 'human', base, source, target: null };
  }
  const { state, text } = target;
  return {
    id: `s${number}`,
    state,
    origin: originOf(target.origin),
    base,
    source,
    target: cut(text, marks, 0),
  };
}

function originOf(origin: string): Origin {
  return origin === 'machine' || origin === 'memory' ? origin : 'human';
}

interface Span {
  id: string;
  kind: string;
  ref: string | null;
  start: number;
  end: number;
}

const noteId = ({ id }: ExchangeNote, language: string) => `n${id}.${language}`;

function markOf(note: ExchangeNote, { start, end }: { start: number; end: number }): Span {
  const [body] = note.bodies;
  return { id: `n${note.id}`, kind: note.kind, ref: body ? noteId(note, body.language) : null, start, end };
}

/** A text with the edges of its spans; `offset` is where the text begins in what the spans count. Ends before beginnings. */
function cut(text: string, spans: readonly Span[], offset: number): Inline[] {
  const edges = spans
    .flatMap(({ id, kind, ref, start, end }, index) => [
      {
        at: start - offset,
        isEnd: false,
        outer: start - end,
        index,
        part: { mark: 'start' as const, id, kind, ref },
      },
      // backwards, so that spans which may stand one inside the other do
      {
        at: end - offset,
        isEnd: true,
        outer: end - start,
        index: -index,
        part: { mark: 'end' as const, id, kind, ref },
      },
    ])
    .filter(({ at, isEnd }) => (isEnd ? at > 0 && at <= text.length : at >= 0 && at < text.length))
    .sort(
      (a, b) => a.at - b.at || Number(b.isEnd) - Number(a.isEnd) || a.outer - b.outer || a.index - b.index,
    );
  const content: Inline[] = [];
  let from = 0;
  for (const { at, part } of edges) {
    if (at > from) content.push(text.slice(from, at));
    content.push(part);
    from = at;
  }
  if (from < text.length) content.push(text.slice(from));
  return content;
}

/** One note a language; a fact's claim and source stand behind its text. */
function notesOf(note: ExchangeNote): XliffNote[] {
  const appliesTo = note.source ? ('source' as const) : ('target' as const);
  return note.bodies.map(({ language, text }) => ({
    id: noteId(note, language),
    category: note.kind,
    appliesTo,
    language,
    text: [text, note.fact ? `(${note.fact.source})` : ''].filter(Boolean).join(' '),
  }));
}
