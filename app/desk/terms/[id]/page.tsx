import type { Metadata } from 'next';
import { cache } from 'react';
import { DeleteTerm } from '#components/desk/terms/delete-term.tsx';
import { MergeTerms } from '#components/desk/terms/merge-terms.tsx';
import { PlaceList } from '#components/desk/terms/place-list.tsx';
import { TermForm } from '#components/desk/terms/term-form.tsx';
import { TermTable } from '#components/desk/terms/term-table.tsx';
import { Link } from '#components/ui/link.tsx';
import { PageHeading, Section } from '#components/ui/section.tsx';
import { can } from '#domain/permissions.ts';
import { termPlaces } from '#domain/terms/place-queries.ts';
import { termDetail, termTwins } from '#domain/terms/queries.ts';
import { headOf } from '#domain/terms/term.ts';
import { currentViewer, requireViewer } from '../../../viewer.ts';
import { found, idIn } from '../../found.ts';
import type { WithParams, WithSearch } from '../../page-props.ts';
import { changeTerm, makeTerm, readPlaces, removeTerm, uniteTerms } from '../actions.ts';

/** Asked for by the page and by its title, read once. */
const read = cache(termDetail);

export async function generateMetadata({ params }: WithParams<'id'>): Promise<Metadata> {
  const viewer = await currentViewer();
  if (!viewer) return {};
  const { forms } = await found(read(viewer, idIn((await params).id)));
  return { title: headOf(forms, 'en').text };
}

export default async function TermPage({ params, searchParams }: WithParams<'id'> & WithSearch) {
  const { id: text } = await params;
  const viewer = await requireViewer(`/desk/terms/${text}`);
  const id = idIn(text);
  const before = beforeIn((await searchParams).before);
  const term = await found(read(viewer, id));
  const twins = await termTwins(viewer, id);
  const places = before === undefined ? null : await termPlaces(viewer, { id, before });
  const head = headOf(term.forms, 'en');
  const address = `/desk/terms/${id}`;
  const mayEdit = can(viewer, 'term.edit');
  return (
    <>
      <PageHeading title={`Term: ${head.text}`}>
        {mayEdit ? <DeleteTerm term={term} word={head} remove={removeTerm} readPlaces={readPlaces} /> : null}
      </PageHeading>
      {mayEdit ? (
        <TermForm term={term} create={makeTerm} edit={changeTerm} />
      ) : (
        <TermTable rows={[term]} language={undefined} />
      )}
      <div className="mt-8 border-t pt-3">
        {twins.length > 0 ? (
          <Section title="Other terms with the same word" id="twins">
            <TermTable rows={twins} language={undefined} />
            {mayEdit ? <MergeTerms term={term} twins={twins} merge={uniteTerms} /> : null}
          </Section>
        ) : null}
        <Section title="Articles without a note on it" id="places">
          {places ? (
            <PlaceList places={places} address={address} />
          ) : (
            <Link href={`${address}?before=newest#places`} className="link inline-flex min-h-8 items-center">
              Look through the articles
            </Link>
          )}
        </Section>
      </div>
    </>
  );
}

/** Before which article to go on looking: null for all of them, undefined when nobody asked. */
function beforeIn(text: string | string[] | undefined): number | null | undefined {
  if (text === 'newest') return null;
  return typeof text === 'string' && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}
