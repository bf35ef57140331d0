import { type ReactNode, useId } from 'react';

interface SectionProps {
  title: string;
  /** beside the heading: a count, a link */
  aside?: ReactNode;
  id?: string;
  children: ReactNode;
}

/** A named part of a page, under a hairline. */
export function Section({ title, aside, id, children }: SectionProps) {
  const heading = useId();
  return (
    <section
      aria-labelledby={heading}
      id={id}
      className="scroll-mt-16 border-t pt-3 pb-5 first:border-t-0 first:pt-0"
    >
      <div className="mb-2 flex items-baseline justify-between gap-3">
        <h2 id={heading} className="font-semibold">
          {title}
        </h2>
        {aside ? <div className="text-xs text-muted">{aside}</div> : null}
      </div>
      {children}
    </section>
  );
}

/** The page's one h1, what it says about itself, and what can be done. */
export function PageHeading({
  title,
  lead,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pt-6 pb-4">
      <div className="min-w-0">
        <h1 className="text-xl leading-7 font-semibold">{title}</h1>
        {lead ? <p className="max-w-prose text-muted">{lead}</p> : null}
      </div>
      {children}
    </div>
  );
}
