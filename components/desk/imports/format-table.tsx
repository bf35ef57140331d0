import { FORMAT_FACTS } from '#domain/imports/formats/format.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Cell, HeadCell, Row, Table } from '../../ui/table.tsx';

const COLUMNS = ['Format', 'Endings', 'What becomes what'].map((label) => ({ label }));

/** Every format that is read, and which part of it becomes which part of an article. */
export function FormatTable() {
  return (
    <Disclosure summary="What can be read, and what of it becomes what">
      <Table caption="Formats" columns={COLUMNS}>
        {Object.entries(FORMAT_FACTS).map(([kind, { label, extensions, isContainer, fields }]) => (
          <Row key={kind}>
            <HeadCell>
              {label}
              {isContainer ? (
                <span className="block text-xs font-normal text-muted">many articles in a file</span>
              ) : null}
            </HeadCell>
            <Cell label="Endings" inline>
              {extensions.map((ending) => `.${ending}`).join(' ')}
            </Cell>
            <Cell label="What becomes what">
              <dl className="grid gap-x-3 sm:grid-cols-[8rem_1fr]">
                {Object.entries(fields).map(([part, from]) => (
                  <div key={part} className="contents">
                    <dt className="text-muted first-letter:uppercase">{part}</dt>
                    <dd className="wrap-anywhere">{from}</dd>
                  </div>
                ))}
              </dl>
            </Cell>
          </Row>
        ))}
      </Table>
      <p className="text-xs text-muted">
        A file is told by what is in it; its ending decides only where that leaves a doubt. What a source does
        not say stays empty.
      </p>
    </Disclosure>
  );
}
