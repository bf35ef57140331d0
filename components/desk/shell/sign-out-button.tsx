'use client';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { signOut } from '../session.ts';

/** Ends the session; when the server cannot be reached, one is still signed in and told so by the button coming back. */
export function SignOutButton() {
  const isReady = useHydrated();
  const [isBusy, setBusy] = useState(false);
  const leave = () => {
    setBusy(true);
    signOut().catch(() => setBusy(false));
  };
  return (
    <Button kind="quiet" disabled={!isReady || isBusy} onClick={leave}>
      Sign out
    </Button>
  );
}
