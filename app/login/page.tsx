import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { localPath } from '#components/desk/local-path.ts';
import { SignInForm } from '#components/desk/people/sign-in-form.tsx';
import { Door } from '#components/desk/shell/door.tsx';
import type { WithSearch } from '../desk/page-props.ts';
import { currentViewer } from '../viewer.ts';

export const metadata: Metadata = { title: 'Sign in' };

const LEAD = 'For people who work at the desk. Reading needs no account.';
const SIGNED_OUT = 'You are signed out, so nothing was done. Sign in, and do it once more.';

export default async function LoginPage({ searchParams }: WithSearch) {
  const { next, why } = await searchParams;
  const path = localPath(typeof next === 'string' ? next : null);
  if (await currentViewer()) redirect(path);
  return (
    <Door title="Sign in" lead={why === 'signed-out' ? SIGNED_OUT : LEAD}>
      <SignInForm next={path} />
      <p className="mt-8">
        <a className="link" href="/">
          Go to the front page
        </a>
      </p>
    </Door>
  );
}
