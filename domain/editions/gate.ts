/** The gate before publishing: what blocks, what an editor should know, and where at the desk it can be mended. */
import { isForReaders } from '../annotations/annotation.ts';
import type { GateSettings } from '../settings/setting.ts';
import type { TermStock } from '../terms/stock.ts';
import type { DeskText } from './desk-text.ts';
import type { GateReason } from './edition.ts';
import { translationReasons } from './gate-translations.ts';

/** What is to be mended. `where` is the part of the article's desk page, or of its folder, that mends it. */
interface Found {
  message: string;
  where: string;
  places?: { label: string; where: string }[];
}

/** One rule: null when it is kept. */
type Rule = (article: DeskText, complete: number) => Found | null;

const BLOCKING: Record<string, Rule> = {
  language: ({ language }) =>
    language === 'und' ? { message: 'The language of the original is not decided.', where: '#fields' } : null,
  'nothing-to-read': ({ rights }, complete) =>
    rights === 'excerpt-only' && complete === 0
      ? { message: 'Only translations may be shown, and none is complete.', where: '#translations' }
      : null,
  empty: ({ textVersions }) =>
    (textVersions[0]?.blocks.length ?? 0) === 0
      ? { message: 'The article has no text.', where: '#text' }
      : null,
};

const WARNING: Record<string, Rule> = {
  rights: ({ rights }) =>
    rights === 'unknown' ? { message: 'The rights in the original are unknown.', where: '#fields' } : null,
  'title-derived': ({ titleOrigin }) =>
    titleOrigin === 'derived'
      ? { message: 'The title was derived from the first sentence.', where: '#fields' }
      : null,
  date: ({ date }) => (date === null ? { message: 'The article has no date.', where: '#fields' } : null),
  tags: ({ tags }) => (tags.length === 0 ? { message: 'The article has no tags.', where: '#tags' } : null),
  guessed: ({ textVersions }) =>
    counted(textVersions[0]?.blocks.filter((block) => block.guessed).length ?? 0, '#text', {
      one: 'The kind of one block is a guess.',
      many: (n) => `The kinds of ${n} blocks are guesses.`,
    }),
  orphans: ({ annotations }) => {
    const lost = annotations.filter(isLost);
    const found = counted(lost.length, '/annotations', {
      one: 'One note for readers has lost its place in the text.',
      many: (n) => `${n} notes for readers have lost their places in the text.`,
    });
    return found && { ...found, places: lost.map(placeOf) };
  },
  questions: ({ annotations }) =>
    counted(annotations.filter(isOpenQuestion).length, '/annotations', {
      one: 'One question is not resolved.',
      many: (n) => `${n} questions are not resolved.`,
    }),
  notes: ({ annotations }) =>
    annotations.some(isForReaders)
      ? null
      : { message: 'There is no note for readers.', where: '/annotations' },
};

/** Everything that stands between the article and its publication, what blocks first. */
export function gateReasons(
  article: DeskText,
  complete: number,
  measure: { limits: GateSettings; stock: TermStock },
): GateReason[] {
  const at = (where: string) => `/desk/articles/${article.id}${where}`;
  const of = (rules: Record<string, Rule>, severity: GateReason['severity']): GateReason[] =>
    Object.entries(rules).flatMap(([code, rule]) => {
      const found = rule(article, complete);
      if (!found) return [];
      const places = (found.places ?? []).map(({ label, where }) => ({ label, href: at(where) }));
      return [{ code, severity, message: found.message, href: at(found.where), places, canOverride: false }];
    });
  const translations = article.translations.flatMap((translation) =>
    translationReasons(article, translation, measure),
  );
  return [...of(BLOCKING, 'block'), ...of(WARNING, 'warning'), ...translations];
}

type Note = DeskText['annotations'][number];

function isLost(note: Note): boolean {
  const places = [note.placement, ...note.targets.map((target) => target.placement)];
  return note.visibility === 'public' && places.includes('orphan');
}

function placeOf({ id, kind }: Note): { label: string; where: string } {
  return { label: `The ${kind} note`, where: `/annotations#note-${id}` };
}

function isOpenQuestion(note: Note): boolean {
  return note.kind === 'question' && note.resolvedAt === null;
}

function counted(n: number, where: string, say: { one: string; many: (n: number) => string }) {
  return n === 0 ? null : { message: n === 1 ? say.one : say.many(n), where };
}
