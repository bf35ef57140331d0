import type { GatePlace, GateReason } from '#domain/editions/edition.ts';
import { Link } from '../../ui/link.tsx';
import { StatusShape } from '../../ui/status.tsx';

/** What stands between the article and its publication, what blocks first; each leads to where it can be mended. */
export function GateReasons({ reasons }: { reasons: GateReason[] }) {
  const ordered = [...reasons].sort(
    (a, b) => Number(b.severity === 'block') - Number(a.severity === 'block'),
  );
  return (
    <ul className="flex flex-col gap-1">
      {ordered.map(({ code, severity, message, href, places }) => (
        <li key={`${code} ${message}`} className="flex gap-1.5">
          <span className="pt-1">
            <StatusShape tone={severity === 'block' ? 'problem' : 'review'} />
          </span>
          <span>
            <span className="sr-only">{severity === 'block' ? 'Blocks publishing: ' : 'Worth a look: '}</span>
            {href ? (
              <Link className="link-row" href={href}>
                {message}
              </Link>
            ) : (
              message
            )}
            <Places places={places} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** More would be a list of its own: the workspace has it, filtered. */
const MOST_PLACES = 8;

function Places({ places }: { places: readonly GatePlace[] }) {
  if (places.length === 0) return null;
  const more = places.length - MOST_PLACES;
  return (
    <span className="block text-xs text-muted">
      {places.slice(0, MOST_PLACES).map(({ label, href }) => (
        <Link key={href} className="link me-2 inline-flex min-h-6 items-center" href={href}>
          {label}
        </Link>
      ))}
      {more > 0 ? `and ${more} more` : null}
    </span>
  );
}
