/** Machine translation as the newsroom meets it: what may be asked, and what comes of it. Safe in the browser. */
import { z } from 'zod';
import { languageTag } from '../languages.ts';
import type { Progress, TargetView, TitleView, TranslationStatus } from '../translations/translation.ts';

/** Sentences of one request: few, so that one sees how it goes on and can stop it. */
export const MOST_SENTENCES = 20;

const place = { articleId: z.int().positive(), language: languageTag };

/** Asks for sentences that have no translation, and for the title; `version` is that of the target, 0 when there was none. */
export const translateByMachine = z.strictObject({
  ...place,
  sentences: z
    .array(z.strictObject({ segmentId: z.int().positive(), version: z.int().min(0) }))
    .max(MOST_SENTENCES),
  /** `version` is that of the translation */
  title: z.strictObject({ version: z.int().min(0) }).optional(),
});
export type TranslateByMachine = z.infer<typeof translateByMachine>;

/** What became of it: what was written stays, whatever came after. */
export interface MachineAnswer {
  written: { segmentId: number; target: TargetView }[];
  /** the title, when it was written */
  title: TitleView | null;
  /** sentences that were left as they are, and why; `segmentId` is null for the title */
  left: { segmentId: number | null; why: string }[];
  /** why asking on would be in vain; null when it would not */
  stop: string | null;
  standing: { status: TranslationStatus; progress: Progress } | null;
  /** characters that are left for today */
  remaining: number;
}

/** What a workspace offers: nothing (null) when no machine is switched on, or it does not know the languages. */
export interface MachineOffer {
  /** of the machine, for people */
  name: string;
  remaining: number;
  limit: number;
}

/** Asks the machine for one short text, to see whether it works. */
export const tryMachine = z.strictObject({
  source: languageTag,
  target: languageTag,
  text: z.string().trim().min(1, 'Write something to translate.').max(300, 'Keep it under 300 characters.'),
});
export type TryMachine = z.infer<typeof tryMachine>;

export interface Tried {
  text: string;
  engine: string;
  milliseconds: number;
}

/** What admins see of it. Never the key. */
export interface MachineStanding {
  /** null: switched off */
  machine: {
    name: string;
    engine: string;
    /** the address it is asked at; null for one that runs here */
    address: string | null;
    hasKey: boolean;
    /** the pairs of languages that the newsroom has, and whether the machine knows them */
    pairs: { source: string; target: string; isKnown: boolean }[];
  } | null;
  used: number;
  limit: number;
}

/** The length of a text as machines count it: characters of Unicode, not UTF-16 code units. */
export function charactersOf(text: string): number {
  let characters = 0;
  for (const _ of text) characters += 1;
  return characters;
}
