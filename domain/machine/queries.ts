/** What is to be known of the machine: for a workspace, and for whoever sets it up. */
import { database } from '../db/client.ts';
import { NotFound } from '../errors.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { usedToday } from './budget.ts';
import type { MachineOffer, MachineStanding } from './machine.ts';
import { theMachine } from './provider.ts';
import { MachineError, type MachineTranslator } from './translator.ts';

/** What a workspace may offer; null when no machine is switched on, or it does not know the languages. Throws NotFound. */
export async function machineOffer(
  viewer: Viewer,
  { articleId, language }: { articleId: number; language: string },
): Promise<MachineOffer | null> {
  permit(viewer, 'article.read');
  const machine = theMachine();
  if (!machine) return null;
  const article = await database().article.findUnique({
    where: { id: articleId },
    select: { language: true },
  });
  if (!article) throw new NotFound('That article');
  const pair = { source: article.language, target: language };
  if (!(await machine.translator.supports(pair))) return null;
  const limit = machine.settings.dailyCharacters;
  const remaining = Math.max(0, limit - (await usedToday(database())));
  return { name: machine.translator.name, remaining, limit };
}

/** Which machine is switched on, what it can do for this newsroom, and what it was given today. Never the key. */
export async function machineStanding(viewer: Viewer): Promise<MachineStanding> {
  permit(viewer, 'settings.edit');
  const used = await usedToday(database());
  const machine = theMachine();
  if (!machine) return { machine: null, used, limit: 0 };
  const { settings, translator } = machine;
  return {
    machine: {
      name: translator.name,
      engine: await engineOf(translator),
      address: settings.url,
      hasKey: settings.key !== null,
      pairs: await pairsOf(translator),
    },
    used,
    limit: settings.dailyCharacters,
  };
}

/** A machine that cannot say who it is, is still switched on: its own sentence stands in its place. */
async function engineOf(translator: MachineTranslator): Promise<string> {
  return translator.engine().catch((error: unknown) => {
    if (error instanceof MachineError) return error.message;
    throw error;
  });
}

const MOST_PAIRS = 100;

async function pairsOf(translator: MachineTranslator) {
  const rows = await database().translation.findMany({
    distinct: ['language', 'articleId'],
    orderBy: { id: 'desc' },
    take: 5_000,
    select: { language: true, article: { select: { language: true } } },
  });
  const known = new Map(
    rows.map(({ language, article }) => [
      `${article.language} ${language}`,
      { source: article.language, target: language },
    ]),
  );
  const pairs = [...known].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, MOST_PAIRS);
  return Promise.all(pairs.map(async ([, pair]) => ({ ...pair, isKnown: await translator.supports(pair) })));
}
