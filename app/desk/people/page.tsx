import type { Metadata } from 'next';
import { NewPersonForm } from '#components/desk/people/new-person-form.tsx';
import { PersonTableRow } from '#components/desk/people/person-row.tsx';
import { PageHeading, Section } from '#components/ui/section.tsx';
import { Table } from '#components/ui/table.tsx';
import { peopleList } from '#domain/people/queries.ts';
import { requireViewer } from '../../viewer.ts';
import { found } from '../found.ts';
import { addPerson, disable, enable, giveRole, makeLink } from './actions.ts';

export const metadata: Metadata = { title: 'People' };

const COLUMNS = [
  ...['Name', 'Role', 'State', 'Last seen'].map((label) => ({ label })),
  { label: 'Actions', hidden: true },
];

export default async function PeoplePage() {
  const viewer = await requireViewer('/desk/people');
  const people = await found(peopleList(viewer));
  return (
    <>
      <PageHeading
        title="People"
        lead="Translators translate and annotate, editors also edit and publish, admins also import and manage people."
      />
      <div className="border-t pt-4">
        <Section title="New person">
          <NewPersonForm add={addPerson} />
        </Section>
        <Section title="Accounts" aside={people.length}>
          <Table caption="Accounts" columns={COLUMNS}>
            {people.map((person) => (
              <PersonTableRow
                key={person.id}
                person={person}
                actions={{ giveRole, disable, enable, makeLink }}
              />
            ))}
          </Table>
        </Section>
      </div>
    </>
  );
}
