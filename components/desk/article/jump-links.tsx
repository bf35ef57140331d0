/** The parts of the page: for screens on which they stand under each other, and for the keyboard on all. */
export function JumpLinks({ parts }: { parts: { id: string; label: string }[] }) {
  return (
    <nav aria-label="On this page" className="border-b py-1 lg:not-focus-within:sr-only">
      <ul className="flex flex-wrap gap-x-4">
        {parts.map(({ id, label }) => (
          <li key={id}>
            <a href={`#${id}`} className="link inline-flex min-h-8 items-center pointer-coarse:min-h-10">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
