/** What an import replaces of an article beside its text: kept with the text that it brings, so that it can be given back. */
import { z } from 'zod';
import type { Tx } from '../db/client.ts';

const replacedFields = z.strictObject({
  title: z.string(),
  titleOrigin: z.string(),
  date: z.string().nullable(),
  dateOrigin: z.string().nullable(),
  timeStamp: z.string().nullable(),
  textHash: z.string(),
  findings: z.array(
    z.strictObject({
      kind: z.string(),
      block: z.int(),
      start: z.int(),
      end: z.int(),
      message: z.string(),
      suggestion: z.string().nullable(),
      dismissedAt: z.string().nullable(),
    }),
  ),
});
export type ReplacedFields = z.infer<typeof replacedFields>;

/** What is there now, for the text that is about to replace it; the present text keeps its hash, by which an old copy is known. */
export async function replaceText(tx: Tx, articleId: number): Promise<ReplacedFields> {
  const {
    findings,
    textVersion: number,
    ...fields
  } = await tx.article.findUniqueOrThrow({
    where: { id: articleId },
    select: {
      title: true,
      titleOrigin: true,
      date: true,
      dateOrigin: true,
      timeStamp: true,
      textHash: true,
      textVersion: true,
      findings: {
        orderBy: { id: 'asc' },
        select: {
          kind: true,
          block: true,
          start: true,
          end: true,
          message: true,
          suggestion: true,
          dismissedAt: true,
        },
      },
    },
  });
  const { textHash } = fields;
  await tx.textVersion.updateMany({ where: { articleId, number }, data: { textHash } });
  return {
    ...fields,
    findings: findings.map(({ dismissedAt, ...finding }) => ({
      ...finding,
      dismissedAt: dismissedAt?.toISOString() ?? null,
    })),
  };
}

/** What a text replaced; null: it came before that was written down. */
export function replacedBy(stored: unknown): ReplacedFields | null {
  return replacedFields.safeParse(stored).data ?? null;
}

/** Gives an article the slips that its text of before had, with what editors said of them. */
export async function giveBackFindings(
  tx: Tx,
  articleId: number,
  textVersion: number,
  findings: ReplacedFields['findings'],
): Promise<void> {
  await tx.finding.deleteMany({ where: { articleId } });
  await tx.finding.createMany({
    data: findings.map(({ dismissedAt, ...finding }) => ({
      ...finding,
      articleId,
      textVersion,
      dismissedAt: dismissedAt === null ? null : new Date(dismissedAt),
    })),
  });
}
