import type { Metadata } from 'next';
import { SetUpForm } from '#components/desk/people/set-up-form.tsx';
import { Door } from '#components/desk/shell/door.tsx';
import { linkStands } from '#domain/people/queries.ts';
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
  if (!(await linkStands('set-up', token))) {
    return (
      <Door
        title="Set-up"
        lead="This link has been used, or is too old. If there is no admin yet, the next start prints a new one."
      >
        <a className="link" href="/login">
          Go to the sign-in page
        </a>
      </Door>
    );
  }
  return (
    <Door
      title="Set-up"
      lead="This makes the first admin’s account. It may do everything, and invite others."
    >
      <SetUpForm token={token} setUp={createFirstAdmin} />
    </Door>
  );
}
