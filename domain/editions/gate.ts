/** The gate before publishing: what blocks, what an editor should know, and where at the desk it can be mended. */
import { isForReaders } from '../annotations/annotation.ts';
import { languageName } from '../languages.ts';
import type { Progress } from '../translations/translation.ts';
import type { DeskText } from './desk-text.ts';
import type { GateReason } from './edition.ts';

interface Standing {
  translation: DeskText['translations'][number];
  progress: Progress;
}

/** One rule: null when it is kept. `where` is the part of the article's desk page, or of its folder, that mends it. */
type Rule = (article: DeskText, complete: number) => { message: string; where: string } | null;

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
  orphans: ({ annotations }) =>
    counted(annotations.filter(isLost).length, '/annotations?placement=orphan', {
      one: 'One note for readers has lost its place in the text.',
      many: (n) => `${n} notes for readers have lost their places in the text.`,
    }),
  questions: ({ annotations }) =>
    counted(annotations.filter(isOpenQuestion).length, '/annotations?kind=question', {
      one: 'One question is not resolved.',
      many: (n) => `${n} questions are not resolved.`,
    }),
  notes: ({ annotations }) =>
    annotations.some(isForReaders)
      ? null
      : { message: 'There is no note for readers.', where: '/annotations' },
};

/** Everything that stands between the article and its publication, what blocks first. */
export function gateReasons(article: DeskText, standing: Standing[], complete: number): GateReason[] {
  const of = (rules: Record<string, Rule>, severity: GateReason['severity']): GateReason[] =>
    Object.entries(rules).flatMap(([code, rule]) => {
      const reason = rule(article, complete);
      return reason
        ? [{ code, severity, message: reason.message, href: `/desk/articles/${article.id}${reason.where}` }]
        : [];
    });
  return [
    ...of(BLOCKING, 'block'),
    ...of(WARNING, 'warning'),
    ...standing.flatMap((entry) => translationReasons(article.id, entry)),
  ];
}

type Note = DeskText['annotations'][number];

function isLost(note: Note): boolean {
  const places = [note.placement, ...note.targets.map((target) => target.placement)];
  return note.visibility === 'public' && places.includes('orphan');
}

function isOpenQuestion(note: Note): boolean {
  return note.kind === 'question' && note.resolvedAt === null;
}

function counted(n: number, where: string, say: { one: string; many: (n: number) => string }) {
  return n === 0 ? null : { message: n === 1 ? say.one : say.many(n), where };
}

function translationReasons(id: number, { translation, progress }: Standing): GateReason[] {
  const href = `/desk/articles/${id}/translate/${translation.language}`;
  const missing: string[] = [];
  if (translation.title === '') missing.push('the title is missing');
  if (progress.untranslated > 0) missing.push(`${count(progress.untranslated, 'sentence')} untranslated`);
  if (progress.draft > 0) missing.push(`${count(progress.draft, 'sentence')} in draft`);
  if (progress.stale > 0) missing.push(`${count(progress.stale, 'sentence')} out of date`);
  const name = languageName(translation.language);
  if (missing.length > 0) {
    const message = `The translation into ${name} will be left out: ${missing.join(', ')}.`;
    return [{ code: 'incomplete', severity: 'warning', message, href }];
  }
  if (progress.translated === 0) return [];
  const message = `${count(progress.translated, 'sentence')} of the translation into ${name} not approved.`;
  return [{ code: 'unreviewed', severity: 'warning', message, href }];
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
