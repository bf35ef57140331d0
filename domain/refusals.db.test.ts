/** Every door of the domain, and who is turned away at it. What its people may do there, the tests of each noun say. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { resetEnvironment } from './environment.ts';
import type { Role } from './people/person.ts';
import { DOORS, OPEN } from './testing/doors.ts';
import { HOUSE_DOORS } from './testing/house-doors.ts';
import { nobody } from './testing/people.ts';
import { rowCounts } from './testing/records.ts';
import { type Door, everything, type Newsroom } from './testing/room.ts';
import { TEXT_DOORS } from './testing/text-doors.ts';
import { WORKSPACE_HOUSE } from './testing/workspace-doors.ts';

const HOUSE: Record<string, Door> = { ...TEXT_DOORS, ...HOUSE_DOORS, ...WORKSPACE_HOUSE };

const LOWER: Record<Role, Role[]> = {
  translator: [],
  editor: ['translator'],
  admin: ['translator', 'editor'],
};

describe('the doors of the domain', () => {
  let room: Newsroom;
  const dataDir = mkdtempSync(join(tmpdir(), 'spalte-doors-'));
  afterEach(() => {
    vi.unstubAllEnvs();
    resetEnvironment();
    rmSync(dataDir, { recursive: true, force: true });
  });

  beforeEach(async () => {
    vi.stubEnv('DATA_DIR', dataDir);
    resetEnvironment();
    room = await everything();
  });

  it('are all in this table', () => {
    const doors = Object.entries(DOORS).filter(([, door]) => typeof door === 'function');
    const named = doors.map(([name]) => name).filter((name) => !OPEN.includes(name));
    expect(Object.keys(HOUSE).sort()).toEqual(named.sort());
  });

  it('refuse somebody who has not signed in, and write nothing', async () => {
    const before = await rowCounts();
    for (const [name, [, enter]] of Object.entries(HOUSE)) {
      const attempt = (async () => enter(nobody, room))();
      await expect(attempt, name).rejects.toMatchObject({ name: 'Forbidden', message: 'Sign in first.' });
    }
    expect(await rowCounts()).toEqual(before);
  });

  it('refuse Tor, translator, and Ingrid, editor, where their roles end, and write nothing', async () => {
    const { tor, ingrid } = room.people;
    const before = await rowCounts();
    for (const [name, [lowest, enter]] of Object.entries(HOUSE)) {
      for (const viewer of [tor, ingrid].filter(({ role }) => LOWER[lowest].includes(role))) {
        const attempt = (async () => enter(viewer, room))();
        await expect(attempt, `${name} by ${viewer.role}`).rejects.toMatchObject({ name: 'Forbidden' });
      }
    }
    expect(await rowCounts()).toEqual(before);
  });

  it('let in Tor, translator, Ingrid, editor, and Astrid, admin, where their roles begin', async () => {
    const { tor, ingrid, astrid } = room.people;
    const lowest = { translator: tor, editor: ingrid, admin: astrid };
    for (const [name, [role, enter]] of Object.entries(HOUSE)) {
      const outcome = await Promise.resolve(enter(lowest[role], room)).catch((error: Error) => error.name);
      expect(outcome, name).not.toBe('Forbidden');
    }
  });
});
