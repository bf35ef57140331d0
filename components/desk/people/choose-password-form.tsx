'use client';
import { type FormEvent, useState } from 'react';
import { Button, buttonClass } from '../../ui/button.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { type Action, useAction } from '../use-action.ts';
import { PasswordField } from './password-field.tsx';

interface ChoosePasswordFormProps {
  token: string;
  accept: Action<{ token: string; password: string }, void>;
}

/** Where an invitation or a reset link leads: one field. */
export function ChoosePasswordForm({ token, accept }: ChoosePasswordFormProps) {
  const isReady = useHydrated();
  const [isDone, setDone] = useState(false);
  const { run, isPending, failure } = useAction(accept);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password') ?? '');
    run({ token, password }, () => setDone(true));
  };

  if (isDone) {
    return (
      <div role="status" className="flex flex-col items-start gap-4">
        <p>Your password is set. Sign in with it and your e-mail address.</p>
        <a className={buttonClass('primary')} href="/login">
          Go to the sign-in page
        </a>
      </div>
    );
  }
  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4">
      <PasswordField error={failure?.fields.password} />
      <FailureNotice failure={failure} />
      <Button type="submit" kind="primary" disabled={!isReady || isPending}>
        {isPending ? 'Saving…' : 'Save the password'}
      </Button>
    </form>
  );
}
