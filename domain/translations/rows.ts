/** From database rows to what the screens get; used by queries and mutations. */
import { type TargetView, targetState } from './translation.ts';

export const TARGET_VIEW = {
  text: true,
  state: true,
  version: true,
  origin: true,
  updatedByName: true,
  updatedAt: true,
} as const;

interface TargetRecord {
  text: string;
  state: string;
  version: number;
  origin: string;
  updatedByName: string;
  updatedAt: Date;
}

export function targetView(target: TargetRecord): TargetView {
  return {
    text: target.text,
    state: targetState.parse(target.state),
    version: target.version,
    origin: target.origin,
    updatedBy: target.updatedByName,
    updatedAt: target.updatedAt.toISOString(),
  };
}
