import type { Metadata } from 'next';
import { ChoosePasswordForm } from '#components/desk/people/choose-password-form.tsx';
import { Door } from '#components/desk/shell/door.tsx';
import { linkStands } from '#domain/people/queries.ts';
import type { WithSearch } from '../desk/page-props.ts';
import { acceptInvitation } from './actions.ts';

export const metadata: Metadata = { title: 'Choose a password', referrer: 'no-referrer' };

export default async function InvitePage({ searchParams }: WithSearch) {
  const { token } = await searchParams;
  if (typeof token !== 'string') {
    return <Door title="Choose a password" lead="Open the link that you were sent; it carries a token." />;
  }
  if (!(await linkStands('password', token))) {
    return (
      <Door
        title="Choose a password"
        lead="This link has been used, or is too old. Ask an admin for a new one; a password that you have works still."
      >
        <a className="link" href="/login">
          Go to the sign-in page
        </a>
      </Door>
    );
  }
  return (
    <Door title="Choose a password" lead="The link works once. Signing in elsewhere ends when you save.">
      <ChoosePasswordForm token={token} accept={acceptInvitation} />
    </Door>
  );
}
