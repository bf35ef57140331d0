/** Keys beside the button that does the same; hidden where there is no keyboard, and from the accessible name. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span aria-hidden="true" className="hidden gap-0.5 text-xs font-normal pointer-fine:inline-flex">
      {keys.split('+').map((key) => (
        <kbd key={key} className="rounded-[2px] border border-current/40 px-1 font-sans leading-4">
          {key}
        </kbd>
      ))}
    </span>
  );
}
