/** Comparing sentences over the corpus: what a target says of its source, its words and its names, kept as rows that are counted. */
import { createHash } from 'node:crypto';
import type { Db, Tx } from '../db/client.ts';
import { type FormCount, othersThan, RENDERED, type Rendered, renderingsOf } from '../text/renderings.ts';
import type { LanguagePair, TargetFinding } from '../text/target-checks.ts';
import { SHARED_SOURCE, sourceOf } from '../translations/shared.ts';

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

export type Forms = ReadonlyMap<string, readonly FormCount[]>;

/** How many targets of the corpus have each form of these keys. */
export async function countForms(db: Db | Tx, keys: readonly string[]): Promise<Forms> {
  const counted = new Map<string, FormCount[]>();
  const rows = keys.length === 0 ? [] : await db.renderedForm.findMany({ where: { key: { in: [...keys] } } });
  for (const { key, form, targets } of rows) {
    const entry = { form, count: targets };
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

/** The first target that has a form of a key: the one that findings quote. */
interface Quoted {
  id: number;
  source: string;
  text: string;
}

/** By key and form. */
type Quotes = ReadonlyMap<string, Quoted>;

const quoteOf = (key: string, form: string) => `${key} ${form}`;

/** What one target says otherwise than others, as findings. */
export function comparedFindings(
  rows: readonly StoredRendering[],
  counted: Forms,
  quotes: Quotes,
): Compared[] {
  return rows.flatMap(({ key, form }) =>
    strangersOf(key, form, counted).flatMap((other) => {
      const there = quotes.get(quoteOf(key, other));
      return there ? [findingOf(kindOf(key), form, other, there)] : [];
    }),
  );
}

/** The sentences that the findings of these rows quote. */
export async function quotesFor(
  db: Db | Tx,
  rows: readonly StoredRendering[],
  counted: Forms,
): Promise<Quotes> {
  const wanted = new Map(
    rows.flatMap(({ key, form }) =>
      strangersOf(key, form, counted).map((other) => [quoteOf(key, other), { key, form: other }]),
    ),
  );
  const quotes = new Map<string, Quoted>();
  for (const [quote, where] of wanted) {
    const first = await db.targetRendering.findFirst({
      where,
      orderBy: { targetId: 'asc' },
      select: { target: { select: { id: true, text: true, ...SHARED_SOURCE } } },
    });
    if (first) {
      const { id, text } = first.target;
      quotes.set(quote, { id, text, source: sourceOf(first.target) });
    }
  }
  return quotes;
}

function strangersOf(key: string, form: string, counted: Forms): string[] {
  const told = othersThan(kindOf(key), form, counted.get(key) ?? []);
  return told.slice(0, MOST_OTHERS).map((other) => other.form);
}

function findingOf(kind: Rendered, form: string, other: string, { id, source, text }: Quoted): Compared {
  const messages: Record<Rendered, string> = {
    'same-source': `The same sentence is translated ${quoted(text)} elsewhere.`,
    'same-target': `Another sentence is translated the same: ${quoted(source)}.`,
    names: `${quoted(form)} is written ${quoted(other)} elsewhere.`,
  };
  return { kind, severity: 'warning', message: messages[kind], otherId: id };
}
