import type { Metadata } from 'next';
import { Link } from '#components/ui/link.tsx';

export const metadata: Metadata = { title: 'Page not found' };

export default function NotFoundPage() {
  return (
    <main className="mx-auto max-w-prose px-4 py-16">
      <h1 className="mb-2 text-xl font-semibold">Page not found</h1>
      <p className="mb-4">
        There is nothing at this address. It may have been misspelt, or the page may have moved.
      </p>
      <p className="flex gap-6">
        <a className="link" href="/">
          Go to the front page
        </a>
        <Link className="link" href="/desk">
          Go to the desk
        </Link>
      </p>
    </main>
  );
}
