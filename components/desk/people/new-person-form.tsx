'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import { type NewPerson, ROLES, role } from '#domain/people/person.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { type Action, useAction } from '../use-action.ts';
import { OneTimeLink } from './one-time-link.tsx';
import { ROLE_WORDS } from './role-words.ts';

/** Makes an account; its person chooses the password. */
export function NewPersonForm({ add }: { add: Action<NewPerson, { id: number; link: string }> }) {
  const router = useRouter();
  const isReady = useHydrated();
  const form = useRef<HTMLFormElement>(null);
  const [made, setMade] = useState<{ name: string; link: string } | null>(null);
  const { run, isPending, failure } = useAction(add);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const name = String(data.get('name'));
    run(
      { name, email: String(data.get('email')), role: role.catch('translator').parse(data.get('role')) },
      ({ link }) => {
        setMade({ name, link });
        form.current?.reset();
        router.refresh();
      },
    );
  };

  return (
    <div className="flex flex-col gap-3">
      <form ref={form} method="post" onSubmit={submit} className="flex max-w-4xl flex-wrap items-start gap-3">
        <TextField
          label="Name"
          spellCheck={false}
          name="name"
          autoComplete="off"
          required
          maxLength={100}
          className="min-w-48 grow basis-48"
          error={failure?.fields.name}
        />
        <TextField
          label="E-mail"
          name="email"
          type="email"
          autoComplete="off"
          required
          className="min-w-48 grow basis-56"
          error={failure?.fields.email}
        />
        <SelectField label="Role" name="role" defaultValue="translator" className="min-w-36">
          {ROLES.map((each) => (
            <option key={each} value={each}>
              {ROLE_WORDS[each]}
            </option>
          ))}
        </SelectField>
        <Button type="submit" kind="primary" className="mt-6" disabled={!isReady || isPending}>
          Add person
        </Button>
      </form>
      <FailureNotice failure={failure} />
      {made ? <OneTimeLink path={made.link} name={made.name} /> : null}
    </div>
  );
}
