/** The check of what a machine translated: a text that nobody has changed is looked at. Safe in the browser. */
import type { TargetFinding } from '../text/target-checks.ts';

/** A warning while the text is still what the machine gave, whoever has called it finished since; nothing else. */
export function machineFindings(target: {
  text: string;
  origin?: string | undefined;
  engine?: string | null | undefined;
}): TargetFinding[] {
  if (target.origin !== 'machine' || target.text.trim() === '') return [];
  const which = target.engine ? ` (${target.engine})` : '';
  return [
    { kind: 'machine', severity: 'warning', message: `This is what the machine gave${which}, unmodified.` },
  ];
}
