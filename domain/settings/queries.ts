/** Reads of settings. */
import { type Db, database, type Tx } from '../db/client.ts';
import type { Viewer } from '../people/person.ts';
import { can, permit } from '../permissions.ts';
import { GATE_DEFAULTS, type GateSettings, gateSettings } from './setting.ts';

export const GATE = 'gate';

/** The limits of the publishing gate; what cannot be read counts as the defaults. */
export async function gateLimits(db: Db | Tx): Promise<GateSettings & { version: number }> {
  const row = await db.setting.findUnique({ where: { key: GATE }, select: { value: true, version: true } });
  const parsed = gateSettings.safeParse(row?.value);
  return { ...(parsed.success ? parsed.data : GATE_DEFAULTS), version: row?.version ?? 0 };
}

/** The limits for their form. */
export async function gateForm(viewer: Viewer) {
  permit(viewer, 'article.read');
  const { version, ...gate } = await gateLimits(database());
  return { gate, version, mayEdit: can(viewer, 'settings.edit') };
}
