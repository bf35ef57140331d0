/** Comparing sentences over the corpus: what a target says of its source, its words and its names, kept as rows that are counted. */
import { createHash } from 'node:crypto';
import type { Db, Tx } from '../db/client.ts';
import { type FormCount, othersThan, RENDERED, type Rendered, renderingsOf } from '../text/renderings.ts';
import type { LanguagePair, TargetFinding } from '../text/target-checks.ts';

/** A row of TargetRendering. */
export interface StoredRendering {
  targetId: number;
  key: string;
  form: string;
}

/** Other forms that are told of one sentence; a name that is written in ten ways is told by three. */
const MOST_OTHERS = 3;

const hash = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** The rows of a target, each once. The key begins with the number of its kind; names keep their letters, to be shown. */
export function storedRenderings(
  targetId: number,
  source: string,
  target: string,
  languages: LanguagePair,
): StoredRendering[] {
  const rows = renderingsOf(source, target, languages).map(({ kind, key, form }) => ({
    targetId,
    key: `${RENDERED.indexOf(kind)}${hash(key)}`,
    form: kind === 'names' ? form : hash(form),
  }));
  return [...new Map(rows.map((row) => [idOf(row), row])).values()];
}

/** The same for the same row. */
export const idOf = ({ targetId, key, form }: StoredRendering) => `${targetId} ${key} ${form}`;

const kindOf = (key: string): Rendered => RENDERED[Number(key.charAt(0))] ?? 'names';

/** A form, how many targets have it, and the first of them. */
interface CountedForm extends FormCount {
  targetId: number;
}

export type Forms = ReadonlyMap<string, readonly CountedForm[]>;

/** How often each form of these keys stands in the corpus; an index answers it alone. */
export async function countForms(db: Db | Tx, keys: readonly string[]): Promise<Forms> {
  const counted = new Map<string, CountedForm[]>();
  if (keys.length === 0) return counted;
  const groups = await db.targetRendering.groupBy({
    by: ['key', 'form'],
    where: { key: { in: [...keys] } },
    _count: true,
    _min: { targetId: true },
  });
  for (const { key, form, _count, _min } of groups) {
    const entry = { form, count: _count, targetId: _min.targetId ?? 0 };
    counted.set(key, [...(counted.get(key) ?? []), entry]);
  }
  return counted;
}

/** The forms of a key that have something to justify. */
export function questionable(key: string, forms: readonly FormCount[]): string[] {
  if (forms.length < 2) return [];
  return forms.filter(({ form }) => othersThan(kindOf(key), form, forms).length > 0).map(({ form }) => form);
}

export interface Compared extends TargetFinding {
  otherId: number;
}

/** Longer texts are quoted by their beginnings. */
const QUOTED = 160;

function quoted(text: string): string {
  const whole = text.trim();
  return whole.length <= QUOTED ? `“${whole}”` : `“${whole.slice(0, QUOTED).replace(/\s\S*$/u, '')} …”`;
}

/** What one target says otherwise than others, as findings. `texts` are the targets that the forms name. */
export function comparedFindings(
  rows: readonly StoredRendering[],
  counted: Forms,
  texts: ReadonlyMap<number, { source: string; text: string }>,
): Compared[] {
  return rows.flatMap(({ key, form }) =>
    strangersOf(key, form, counted).flatMap((other) => {
      const there = texts.get(other.targetId);
      return there ? [findingOf(kindOf(key), form, other, there)] : [];
    }),
  );
}

/** The targets whose words the findings of these rows quote. */
export function quotedTargets(rows: readonly StoredRendering[], counted: Forms): number[] {
  const ids = rows.flatMap(({ key, form }) =>
    strangersOf(key, form, counted).map(({ targetId }) => targetId),
  );
  return [...new Set(ids)];
}

function strangersOf(key: string, form: string, counted: Forms): CountedForm[] {
  const forms = counted.get(key) ?? [];
  const told = othersThan(kindOf(key), form, forms).slice(0, MOST_OTHERS);
  return told.flatMap((other) => forms.find((candidate) => candidate.form === other.form) ?? []);
}

function findingOf(
  kind: Rendered,
  form: string,
  other: CountedForm,
  { source, text }: { source: string; text: string },
): Compared {
  const messages: Record<Rendered, string> = {
    'same-source': `The same sentence is translated ${quoted(text)} elsewhere.`,
    'same-target': `Another sentence is translated the same: ${quoted(source)}.`,
    names: `${quoted(form)} is written ${quoted(other.form)} elsewhere.`,
  };
  return { kind, severity: 'warning', message: messages[kind], otherId: other.targetId };
}
