/** Admins change settings. */
import { inTransaction } from '../db/client.ts';
import { onUniqueViolation } from '../db/violations.ts';
import { Conflict } from '../errors.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { GATE } from './queries.ts';
import type { SaveGateSettings } from './setting.ts';

/** Changes the limits of the publishing gate. Throws Conflict when somebody changed them since `version`. */
export async function saveGateSettings(
  viewer: Viewer,
  { version, gate }: SaveGateSettings,
): Promise<{ version: number }> {
  permit(viewer, 'settings.edit');
  const conflict = () => new Conflict('Somebody else changed these settings.', null);
  const save = () =>
    inTransaction(async (tx) => {
      if (version === 0) await tx.setting.create({ data: { key: GATE, value: gate }, select: { key: true } });
      else {
        const { count } = await tx.setting.updateMany({
          where: { key: GATE, version },
          data: { value: gate, version: { increment: 1 } },
        });
        if (count === 0) throw conflict();
      }
      await recordEvent(tx, viewer, 'setting.changed', { type: 'setting', id: GATE }, gate);
      return { version: version + 1 };
    });
  return onUniqueViolation(save, () => Promise.reject(conflict()));
}
