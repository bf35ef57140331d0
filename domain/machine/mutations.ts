/** The machine translates sentences that nobody has translated: a draft of its own origin, never over somebody's text. */
import { database, inTransaction, type Tx } from '../db/client.ts';
import { againOnUniqueViolation } from '../db/violations.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { recordEvent } from '../events.ts';
import { languageName } from '../languages.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { othersWriting } from '../presences/leases.ts';
import type { LanguagePair } from '../text/target-checks.ts';
import { saveSentence, saveTitle } from '../translations/mutations.ts';
import { refreshStatus } from '../translations/progress.ts';
import { SHARED_SOURCE, sourceOf } from '../translations/shared.ts';
import { saveTranslationTitle, type TargetView, type TitleView } from '../translations/translation.ts';
import { translationFor, unitFor } from '../translations/writing.ts';
import { askOnce, translateTexts } from './asking.ts';
import { usedToday } from './budget.ts';
import type { MachineAnswer, TranslateByMachine, Tried, TryMachine } from './machine.ts';
import { type Machine, theMachine } from './provider.ts';
import { MachineError } from './translator.ts';

const NEVER = new AbortController().signal;

/**
 * Translates the sentences that have no text yet, and the title, as drafts with the machine as their origin. What is written stays written
 * when a later one fails; a sentence that somebody wrote meanwhile, or has begun to write, is left alone. `signal` stops the asking, not the writing.
 * Throws Invalid when no machine is switched on or it does not know the languages, NotFound, Forbidden.
 */
export async function translateByMachine(
  viewer: Viewer,
  input: TranslateByMachine,
  signal: AbortSignal = NEVER,
): Promise<MachineAnswer> {
  permit(viewer, 'translation.suggest');
  const { sources, left, languages } = await inTransaction((tx) => openIn(tx, viewer, input));
  const machine = await machineFor(languages);
  const { engine, outcomes, stop } = await translateTexts(
    machine,
    sources.map(({ text }) => text),
    languages,
    signal,
  );
  const answer: MachineAnswer = { written: [], title: null, left, stop, standing: null, remaining: 0 };
  for (const [index, source] of sources.entries()) {
    const outcome = outcomes[index] ?? { why: 'Nothing came.' };
    if ('why' in outcome) left.push({ segmentId: source.segmentId, why: outcome.why });
    else await keepIn(answer, source.segmentId, () => write(viewer, input, source, outcome.text, engine));
  }
  const used = await usedToday(database());
  return { ...answer, remaining: Math.max(0, machine.settings.dailyCharacters - used) };
}

interface Source {
  /** null: the title */
  segmentId: number | null;
  version: number;
  /** what the machine gets: the sentence without the spaces around it */
  text: string;
}

/** The machine that is switched on, when it knows the languages. Throws Invalid. */
async function machineFor(pair: LanguagePair): Promise<Machine> {
  const machine = theMachine();
  if (!machine) throw new Invalid('Machine translation is switched off.');
  if (await machine.translator.supports(pair)) return machine;
  // one that is not there knows no language, and says so itself
  await machine.translator.engine().catch(asInvalid);
  const { name } = machine.translator;
  const [from, into] = [languageName(pair.source), languageName(pair.target)];
  throw new Invalid(`${name} does not translate from ${from} into ${into}.`);
}

/** The sentences that may be asked about, and those that may not. */
async function openIn(tx: Tx, viewer: Viewer, input: TranslateByMachine) {
  const { languages, id } = await translationFor(tx, viewer, input.articleId, input.language);
  const segments = await tx.segment.findMany({
    where: {
      articleId: input.articleId,
      retiredAt: null,
      id: { in: input.sentences.map(({ segmentId }) => segmentId) },
    },
    select: {
      id: true,
      text: true,
      targets: { where: { translationId: id }, select: { text: true, headId: true, ...SHARED_SOURCE } },
    },
  });
  const writing = await othersWriting(tx, viewer, id);
  const left: MachineAnswer['left'] = [];
  const sources = input.sentences.flatMap(({ segmentId, version }): Source[] => {
    const segment = segments.find((candidate) => candidate.id === segmentId);
    const why = whyNot(segment, writing.get(segmentId));
    if (!segment || why !== null) {
      left.push({ segmentId, why: why ?? '' });
      return [];
    }
    const [target] = segment.targets;
    return [{ segmentId, version, text: (target ? sourceOf(target) : segment.text).trim() }];
  });
  const title = input.title && (await titleIn(tx, input, input.title.version));
  if (typeof title === 'string') left.push({ segmentId: null, why: title });
  else if (title) sources.unshift(title);
  return { sources, left, languages };
}

/** The article's title, when the translation has none; else why it is not asked about. */
async function titleIn(
  tx: Tx,
  { articleId, language }: TranslateByMachine,
  version: number,
): Promise<Source | string> {
  const where = { articleId_language: { articleId, language } };
  const { title, article } = await tx.translation.findUniqueOrThrow({
    where,
    select: { title: true, article: { select: { title: true } } },
  });
  const text = article.title.trim();
  if (title !== '') return HAS_TEXT;
  return text === '' ? 'There is nothing to translate.' : { segmentId: null, version, text };
}

function whyNot(
  segment: { text: string; targets: { text: string; headId: number | null }[] } | undefined,
  writer: string | undefined,
): string | null {
  if (!segment) return 'The original does not have this sentence any more.';
  if (segment.text.trim() === '') return 'There is nothing to translate.';
  if (segment.targets.some(({ text, headId }) => text.trim() !== '' || headId !== null)) return HAS_TEXT;
  return writer === undefined ? null : `${writer} is writing in it.`;
}

const HAS_TEXT = 'Somebody has translated it meanwhile.';

type Written = { target: TargetView } | { title: TitleView };

/** Writes one; what somebody else did in the meantime leaves it as it is and does not stop the others. */
async function keepIn(
  answer: MachineAnswer,
  segmentId: number | null,
  writeOne: () => Promise<Written & NonNullable<MachineAnswer['standing']>>,
): Promise<void> {
  try {
    const { status, progress, ...written } = await writeOne();
    if ('title' in written) answer.title = written.title;
    else if (segmentId !== null) answer.written.push({ segmentId, target: written.target });
    answer.standing = { status, progress };
  } catch (error) {
    if (!(error instanceof Conflict || error instanceof NotFound || error instanceof Invalid)) throw error;
    answer.left.push({ segmentId, why: error instanceof Conflict ? HAS_TEXT : error.message });
  }
}

async function write(
  viewer: Viewer,
  input: TranslateByMachine,
  source: Source,
  text: string,
  engine: string,
) {
  const { articleId, language } = input;
  const { segmentId, version } = source;
  if (segmentId === null)
    return inTransaction((tx) => writeTitle(tx, viewer, input, source, { text, engine }));
  return againOnUniqueViolation(() =>
    inTransaction(async (tx) => {
      const translation = await translationFor(tx, viewer, articleId, language);
      const { text: original } = await unitFor(tx, translation.id, { articleId, segmentId });
      if (original.trim() !== source.text) throw new NotFound('That sentence as it was');
      const key = { translationId_segmentId: { translationId: translation.id, segmentId } };
      const there = await tx.target.findUnique({ where: key, select: { text: true } });
      if (there && there.text.trim() !== '') throw new Conflict(HAS_TEXT, null);
      const target = await saveSentence(tx, viewer, translation, {
        ...{ articleId, language, segmentId, version, text },
        ...{ state: 'draft', origin: 'machine', engine },
      });
      return { target, ...(await refreshStatus(tx, translation.id)) };
    }),
  );
}

async function writeTitle(
  tx: Tx,
  viewer: Viewer,
  { articleId, language }: TranslateByMachine,
  { version, text: source }: Source,
  { text, engine }: { text: string; engine: string },
) {
  const translation = await translationFor(tx, viewer, articleId, language);
  const { title: original } = await tx.article.findUniqueOrThrow({
    where: { id: articleId },
    select: { title: true },
  });
  if (original.trim() !== source) throw new NotFound('That title as it was');
  if (translation.title !== '') throw new Conflict(HAS_TEXT, null);
  const said = saveTranslationTitle.safeParse({
    articleId,
    language,
    version,
    title: text.replace(/\s+/g, ' '),
  });
  if (!said.success) throw new Invalid('What the machine gave is too long for a title.');
  const after = await saveTitle(tx, viewer, translation, said.data, engine);
  const title: TitleView = { title: said.data.title, version: after, engine, staleSource: null };
  return { title, ...(await refreshStatus(tx, translation.id)) };
}

/**
 * Asks the machine for one text and says what came, for whoever sets it up. It costs what it costs; nothing is kept of it.
 * Throws Invalid with the machine's own words when it fails.
 */
export async function tryMachine(viewer: Viewer, { source, target, text }: TryMachine): Promise<Tried> {
  permit(viewer, 'settings.edit');
  const machine = await machineFor({ source, target });
  const began = performance.now();
  try {
    const engine = await machine.translator.engine();
    const [outcome] = await askOnce(machine, [text], { source, target }, NEVER);
    if (!outcome || 'why' in outcome) throw new Invalid(outcome?.why ?? 'Nothing came.');
    const milliseconds = Math.round(performance.now() - began);
    await inTransaction((tx) =>
      recordEvent(
        tx,
        viewer,
        'machine.tried',
        { type: 'setting', id: 'machine' },
        { engine, source, target },
      ),
    );
    return { text: outcome.text, engine, milliseconds };
  } catch (error) {
    return asInvalid(error);
  }
}

function asInvalid(error: unknown): never {
  throw error instanceof MachineError ? new Invalid(error.message) : error;
}
