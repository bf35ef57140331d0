import type { Metadata } from 'next';
import { ChoosePasswordForm } from '#components/desk/people/choose-password-form.tsx';
import { Door } from '#components/desk/shell/door.tsx';
import type { WithSearch } from '../desk/page-props.ts';
import { acceptInvitation } from './actions.ts';

export const metadata: Metadata = { title: 'Choose a password', referrer: 'no-referrer' };

export default async function InvitePage({ searchParams }: WithSearch) {
  const { token } = await searchParams;
  if (typeof token !== 'string') {
    return <Door title="Choose a password" lead="Open the link that you were sent; it carries a token." />;
  }
  return (
    <Door title="Choose a password" lead="The link works once. Signing in elsewhere ends when you save.">
      <ChoosePasswordForm token={token} accept={acceptInvitation} />
    </Door>
  );
}
