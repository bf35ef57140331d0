'use client';
import type { FormEvent } from 'react';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { signIn } from '../session.ts';
import { type Action, useAction } from '../use-action.ts';
import { PasswordField } from './password-field.tsx';

interface SetUpFormProps {
  token: string;
  setUp: Action<{ token: string; name: string; email: string; password: string }, void>;
}

/** Makes the first account and signs its person in. */
export function SetUpForm({ token, setUp }: SetUpFormProps) {
  const isReady = useHydrated();
  const { run, isPending, failure } = useAction(setUp);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const [name, email, password] = ['name', 'email', 'password'].map((field) =>
      String(data.get(field) ?? ''),
    );
    if (name === undefined || email === undefined || password === undefined) return;
    run({ token, name, email, password }, async () => {
      const failed = await signIn(email, password);
      window.location.assign(failed === null ? '/desk' : '/login');
    });
  };

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label="Name"
        spellCheck={false}
        name="name"
        autoComplete="name"
        required
        maxLength={100}
        error={failure?.fields.name}
      />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        error={failure?.fields.email}
      />
      <PasswordField error={failure?.fields.password} />
      <FailureNotice failure={failure} />
      <Button type="submit" kind="primary" disabled={!isReady || isPending}>
        {isPending ? 'Creating the account…' : 'Create the account'}
      </Button>
    </form>
  );
}
