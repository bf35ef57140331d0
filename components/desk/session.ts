'use client';
/** Signing in and out in the browser: the only file on this side that knows next-auth. */
import { signOut as leave, signIn as post } from 'next-auth/react';
import { signInError } from './sign-in-error.ts';

/** Tries to sign in; null when it worked, else why not, in a sentence. */
export async function signIn(email: string, password: string): Promise<string | null> {
  const answer = await post('credentials', { email, password, redirect: false }).catch(() => undefined);
  if (answer?.ok && !answer.error) return null;
  return signInError(answer?.error ?? null);
}

/** Ends the session here and on the server, and goes to the sign-in page. */
export async function signOut(): Promise<void> {
  await leave({ redirect: false });
  window.location.assign('/login');
}
