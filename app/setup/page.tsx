import type { Metadata } from 'next';
import { SetUpForm } from '#components/desk/people/set-up-form.tsx';
import { Door } from '#components/desk/shell/door.tsx';
import type { WithSearch } from '../desk/page-props.ts';
import { createFirstAdmin } from './actions.ts';

export const metadata: Metadata = { title: 'Set-up', referrer: 'no-referrer' };

export default async function SetUpPage({ searchParams }: WithSearch) {
  const { token } = await searchParams;
  if (typeof token !== 'string') {
    return (
      <Door
        title="Set-up"
        lead="Open the link that the first start printed in the terminal; it carries a token."
      />
    );
  }
  return (
    <Door title="Set-up" lead="This makes the first account. It may do everything, and invite others.">
      <SetUpForm token={token} setUp={createFirstAdmin} />
    </Door>
  );
}
