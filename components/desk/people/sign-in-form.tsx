'use client';
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { Notice } from '../../ui/notice.tsx';
import { signIn } from '../session.ts';

/** E-mail and password. Fields keep what was typed, pasting and password managers work, errors stand by the button. */
export function SignInForm({ next }: { next: string }) {
  const isReady = useHydrated();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(null);
    const failed = await signIn(String(data.get('email')), String(data.get('password')));
    // a whole new page: nothing of the signed-out one may linger in the router's memory
    if (failed === null) window.location.assign(next);
    else {
      setProblem(failed);
      setBusy(false);
    }
  };

  return (
    // post: if the script is not there yet, the password must not end up in an address
    <form method="post" onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="off"
        spellCheck={false}
        required
      />
      <TextField label="Password" name="password" type="password" autoComplete="current-password" required />
      <div role="alert">{problem ? <Notice tone="problem">{problem}</Notice> : null}</div>
      <Button type="submit" kind="primary" disabled={!isReady || isBusy}>
        {isBusy ? 'Signing in…' : 'Sign in'}
      </Button>
      <noscript>
        <p>Signing in needs JavaScript.</p>
      </noscript>
    </form>
  );
}
