import { Link } from '#components/ui/link.tsx';

export default function DeskNotFoundPage() {
  return (
    <div className="max-w-prose py-10">
      <h1 className="mb-2 text-xl font-semibold">Not found</h1>
      <p className="mb-4">There is nothing at this address, or your role does not include it.</p>
      <p>
        <Link className="link" href="/desk">
          Go to the desk
        </Link>
      </p>
    </div>
  );
}
