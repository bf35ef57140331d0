/** The first thing the keyboard meets: past the navigation, to the page's own matter. */
export function SkipLink({ target = 'main' }: { target?: string }) {
  return (
    <a
      href={`#${target}`}
      className="sr-only z-50 border border-accent bg-paper px-4 py-2 text-accent focus:not-sr-only focus:absolute focus:start-2 focus:top-2"
    >
      Skip to the content
    </a>
  );
}
