/** From database rows to what the screens get; used by queries and mutations. */
import { staleSourceOf } from './title-source.ts';
import { type Member, PARTS, type TargetView, type TitleView, targetState } from './translation.ts';

export const TARGET_VIEW = {
  text: true,
  sourceText: true,
  state: true,
  version: true,
  origin: true,
  engine: true,
  updatedByName: true,
  updatedAt: true,
} as const;

export const TITLE_VIEW = {
  title: true,
  version: true,
  titleEngine: true,
  titleSource: true,
  article: { select: { title: true } },
} as const;

interface TitleRecord {
  title: string;
  version: number;
  titleEngine: string | null;
  titleSource: string | null;
  article: { title: string };
}

export function titleView({ article, ...translated }: TitleRecord): TitleView {
  const { title, version, titleEngine: engine } = translated;
  return { title, version, engine, staleSource: staleSourceOf(translated, article.title) };
}

interface TargetRecord {
  text: string;
  sourceText: string;
  state: string;
  version: number;
  origin: string;
  engine: string | null;
  updatedByName: string;
  updatedAt: Date;
}

/** Who works on a translation, with names. */
export const MEMBERS = { select: { userId: true, part: true, user: { select: { name: true } } } } as const;

interface MemberRecord {
  userId: number;
  part: string;
  user: { name: string };
}

/** By part, then by name. */
export function membersOf(records: readonly MemberRecord[]): Member[] {
  const known: readonly string[] = PARTS;
  return records
    .filter(({ part }) => known.includes(part))
    .map(({ userId, part, user }) => ({ userId, name: user.name, part: part as Member['part'] }))
    .sort((a, b) => known.indexOf(a.part) - known.indexOf(b.part) || a.name.localeCompare(b.name));
}

/** What the rules of permission ask about a translation. */
export function subjectOf(members: readonly { userId: number; part: string }[]) {
  const of = (part: Member['part']) =>
    members.filter((member) => member.part === part).map((member) => member.userId);
  return { assigned: of('translator'), reviewers: of('reviewer') };
}

export function targetView(target: TargetRecord): TargetView {
  return {
    text: target.text,
    staleSource: target.state === 'stale' ? target.sourceText : null,
    state: targetState.parse(target.state),
    version: target.version,
    origin: target.origin,
    engine: target.engine,
    updatedBy: target.updatedByName,
    updatedAt: target.updatedAt.toISOString(),
  };
}
