import type { GateReason } from '#domain/editions/edition.ts';
import { Link } from '../../ui/link.tsx';
import { StatusShape } from '../../ui/status.tsx';

/** What stands between the article and its publication, what blocks first; each leads to where it can be mended. */
export function GateReasons({ reasons }: { reasons: GateReason[] }) {
  const ordered = [...reasons].sort(
    (a, b) => Number(b.severity === 'block') - Number(a.severity === 'block'),
  );
  return (
    <ul className="flex flex-col gap-1">
      {ordered.map(({ code, severity, message, href }) => (
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
          </span>
        </li>
      ))}
    </ul>
  );
}
