import { type Counts, ITEM_STATUSES, type ItemStatus } from '#domain/imports/import.ts';
import { Link } from '../../ui/link.tsx';
import { StatusShape } from '../../ui/status.tsx';
import type { StatusWord } from '../status-words.ts';
import { doneOf } from './run-words.ts';

interface OutcomeFilterProps {
  counts: Counts;
  /** what each outcome is called here */
  words: Record<ItemStatus, StatusWord>;
  current: ItemStatus | undefined;
  href: (status: ItemStatus | undefined) => string;
}

/** Outcomes with their counts: plain addresses, which can be kept and sent. */
export function OutcomeFilter({ counts, words, current, href }: OutcomeFilterProps) {
  const shown = ITEM_STATUSES.filter((status) => counts[status] > 0 || status === current);
  const link = (status: ItemStatus | undefined) => ({
    href: href(status),
    'aria-current': current === status ? ('true' as const) : undefined,
    className:
      'inline-flex min-h-8 items-center gap-1.5 tabular-nums pointer-coarse:min-h-10 hover:text-accent aria-[current]:font-semibold ' +
      'aria-[current]:underline aria-[current]:decoration-accent aria-[current]:decoration-2 aria-[current]:underline-offset-8',
  });
  return (
    <nav aria-label="Outcome">
      <ul className="flex flex-wrap gap-x-5 py-1">
        <li>
          <Link {...link(undefined)}>
            <span>All {doneOf(counts).toLocaleString('en-GB')}</span>
          </Link>
        </li>
        {shown.map((status) => (
          <li key={status}>
            <Link {...link(status)}>
              <StatusShape tone={words[status].tone} />
              <span>
                {words[status].word} {counts[status].toLocaleString('en-GB')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
