/** Settings of the newsroom, each with its default. Safe in the browser. */
import { z } from 'zod';

const percent = z.coerce.number().int().min(0).max(100);

/**
 * From which share of unmodified machine translation the gate warns and blocks, in per cent of the words. The defaults are
 * those that Wikipedia's ContentTranslation came to (translate-annotate.md 1a).
 */
export const gateSettings = z
  .strictObject({ machineWarn: percent, machineBlock: percent })
  .refine(({ machineWarn, machineBlock }) => machineWarn <= machineBlock, {
    path: ['machineWarn'],
    message: 'The gate must warn before it blocks.',
  });
export type GateSettings = z.infer<typeof gateSettings>;

export const GATE_DEFAULTS: GateSettings = { machineWarn: 30, machineBlock: 70 };

export const saveGateSettings = z.strictObject({
  /** of the stored setting: 0 when it was never changed */
  version: z.int().min(0),
  gate: gateSettings,
});
export type SaveGateSettings = z.infer<typeof saveGateSettings>;
