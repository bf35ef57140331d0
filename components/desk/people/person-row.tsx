'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { type PersonRow, ROLES, type Role } from '#domain/people/person.ts';
import { Button } from '../../ui/button.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { Instant } from '../../ui/instant.tsx';
import { Status } from '../../ui/status.tsx';
import { Cell, HeadCell, Row } from '../../ui/table.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { type Action, useAction } from '../use-action.ts';
import { OneTimeLink } from './one-time-link.tsx';
import { ROLE_WORDS } from './role-words.ts';

export interface PersonActions {
  giveRole: Action<{ id: number; version: number; role: Role }, { version: number }>;
  disable: Action<{ id: number }, { id: number }>;
  enable: Action<{ id: number }, { id: number }>;
  makeLink: Action<{ id: number }, { link: string }>;
}

/** One account and what can be done with it. */
export function PersonTableRow({ person, actions }: { person: PersonRow; actions: PersonActions }) {
  const router = useRouter();
  const isReady = useHydrated();
  const role = useAction(actions.giveRole);
  const access = useAction(person.disabled ? actions.enable : actions.disable);
  const link = useAction(actions.makeLink);
  const [path, setPath] = useState<string | null>(null);
  const { id, name, version } = person;
  const isBusy = !isReady || role.isPending || access.isPending || link.isPending;
  return (
    <Row>
      <HeadCell>
        <span className="font-medium">{name}</span>
        <span className="block text-xs break-all text-muted">{person.email}</span>
      </HeadCell>
      <Cell label="Role">
        <select
          aria-label={`Role of ${name}`}
          className="control max-w-40"
          value={person.role}
          disabled={isBusy}
          onChange={(event) =>
            role.run({ id, version, role: event.target.value as Role }, router.refresh, router.refresh)
          }
        >
          {ROLES.map((each) => (
            <option key={each} value={each}>
              {ROLE_WORDS[each]}
            </option>
          ))}
        </select>
      </Cell>
      <Cell label="State">
        <Status {...stateOf(person)} />
      </Cell>
      <Cell label="Last seen">{person.lastSeenAt ? <Instant at={person.lastSeenAt} /> : null}</Cell>
      <Cell label="">
        <div className="flex flex-wrap gap-2">
          <Button
            disabled={isBusy || person.disabled}
            aria-label={`Make a password link for ${name}`}
            onClick={() => link.run({ id }, (made) => setPath(made.link))}
          >
            Make a password link
          </Button>
          <Button
            kind={person.disabled ? 'plain' : 'danger'}
            disabled={isBusy}
            aria-label={person.disabled ? `Enable ${name}` : `Disable ${name}`}
            onClick={() => access.run({ id }, router.refresh)}
          >
            {person.disabled ? 'Enable' : 'Disable'}
          </Button>
        </div>
        <FailureNotice failure={role.failure ?? access.failure ?? link.failure} className="mt-2" />
        {path ? (
          <div className="mt-2">
            <OneTimeLink path={path} name={name} />
          </div>
        ) : null}
      </Cell>
    </Row>
  );
}

function stateOf({ disabled, hasPassword }: PersonRow) {
  if (disabled) return { tone: 'problem', word: 'Disabled' } as const;
  return hasPassword
    ? ({ tone: 'good', word: 'Active' } as const)
    : ({ tone: 'draft', word: 'Invited' } as const);
}
