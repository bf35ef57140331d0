'use client';
import { Button } from '#components/ui/button.tsx';

interface ErrorPageProps {
  error: Error & { digest?: string };
  retry: () => void;
}

/** What a person sees when a page failed: no detail of the failure, the number under which the log has it. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <main className="mx-auto max-w-prose px-4 py-16">
      <h1 className="mb-2 text-xl font-semibold">This page could not be shown</h1>
      <p className="mb-4">
        Something went wrong on the server. What you had typed into a form is kept in this browser.
        {error.digest ? ` The log has it under ${error.digest}.` : ''}
      </p>
      <p className="flex items-center gap-6">
        <Button kind="primary" onClick={() => retry()}>
          Try again
        </Button>
        <a className="link" href="/desk">
          Go to the desk
        </a>
      </p>
    </main>
  );
}
