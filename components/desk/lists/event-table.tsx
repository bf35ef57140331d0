import { actionInWords } from '#domain/audit/event-words.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Link } from '../../ui/link.tsx';
import { Cell, HeadCell, Row, Table } from '../../ui/table.tsx';
import { groupEvents } from './event-groups.ts';

export interface EventView {
  id: number;
  at: string;
  actor: string;
  action: string;
  subject: string;
  articleId: number | null;
  detail: string;
}

/** Who did what to what, when; the newest first. What somebody did many times in a row is one row, which opens. */
export function EventTable({ rows, caption }: { rows: EventView[]; caption: string }) {
  const columns = ['When', 'Who', 'What', 'To what', 'Detail'].map((label) => ({ label }));
  return (
    <Table caption={caption} columns={columns}>
      {groupEvents(rows).map(({ event, others }) => (
        <Row key={event.id}>
          <HeadCell>
            <Instant at={event.at} />
          </HeadCell>
          <Cell label="Who" inline>
            {event.actor}
          </Cell>
          <Cell label="What" inline>
            {actionInWords(event.action)}
            {others.length > 0 ? <span className="text-muted"> × {others.length + 1}</span> : null}
          </Cell>
          <Cell label="To what" inline>
            <EventSubject event={event} />
          </Cell>
          <Cell label="Detail">
            {event.detail ? <span className="text-xs break-words text-muted">{event.detail}</span> : null}
            {others.length > 0 ? <OtherEvents events={others} /> : null}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function EventSubject({ event: { articleId, subject } }: { event: EventView }) {
  if (articleId === null) return subject;
  return (
    <Link className="link-row inline-flex min-h-6 items-center" href={`/desk/articles/${articleId}`}>
      {subject}
    </Link>
  );
}

function OtherEvents({ events }: { events: EventView[] }) {
  return (
    <Disclosure summary={events.length === 1 ? 'and one more' : `and ${events.length} more`}>
      <ul className="text-xs text-muted">
        {events.map(({ id, at, subject, detail }) => (
          <li key={id}>
            <Instant at={at} /> · {subject} · {detail}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
