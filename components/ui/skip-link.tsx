/** The first thing the keyboard meets: past the navigation, to the page's own matter. */
export function SkipLink({ target = 'main' }: { target?: string }) {
  return (
    <a
      href={`#${target}`}
      className="sr-only z-50 bg-paper text-accent focus:not-sr-only focus:absolute focus:start-2 focus:top-2 focus:border focus:border-accent focus:px-4 focus:py-2"
    >
      Skip to the content
    </a>
  );
}
