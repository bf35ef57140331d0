import type { Metadata } from 'next';
import { filterAddress, filterIn } from '#components/desk/lists/filter-address.ts';
import { TagEditor } from '#components/desk/tags/tag-editor.tsx';
import { TagFilters } from '#components/desk/tags/tag-filters.tsx';
import { TagTable } from '#components/desk/tags/tag-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Link } from '#components/ui/link.tsx';
import { PageHeading } from '#components/ui/section.tsx';
import { can } from '#domain/permissions.ts';
import { tagList } from '#domain/tags/queries.ts';
import { labelFor, type TagRow, tagKind } from '#domain/tags/tag.ts';
import { requireViewer } from '../../viewer.ts';
import type { WithSearch } from '../page-props.ts';
import { changeTag, makeTag } from './actions.ts';

export const metadata: Metadata = { title: 'Tags' };

export default async function TagsPage({ searchParams }: WithSearch) {
  const given = filterIn(await searchParams);
  const viewer = await requireViewer(filterAddress('/desk/tags', given));
  const q = given.q?.slice(0, 120);
  const kind = tagKind.safeParse(given.kind).data;
  const [all, shown] = await Promise.all([
    tagList(viewer, {}),
    tagList(viewer, { ...(q ? { q } : {}), ...(kind ? { kind } : {}) }),
  ]);
  const editing = { parents: parentsIn(all), create: makeTag, edit: changeTag };
  const mayEdit = can(viewer, 'tag.edit');
  return (
    <>
      <PageHeading title="Tags" lead={countOf(shown.length, all.length)}>
        {mayEdit ? <TagEditor tag={null} label="" {...editing} /> : null}
      </PageHeading>
      <TagFilters q={q} kind={kind} />
      {shown.length > 0 ? (
        <TagTable rows={shown} mayEdit={mayEdit} {...editing} />
      ) : (
        <EmptyState sentence={all.length > 0 ? 'No tag matches.' : 'There is no tag yet.'}>
          {all.length > 0 ? (
            <Link href="/desk/tags" className="link">
              Show all tags
            </Link>
          ) : null}
        </EmptyState>
      )}
    </>
  );
}

function countOf(shown: number, all: number): string {
  const tags = all === 1 ? '1 tag' : `${all} tags`;
  return shown === all ? tags : `${shown} of ${tags}`;
}

function parentsIn(tags: TagRow[]): { slug: string; label: string }[] {
  return tags
    .map(({ slug, labels }) => ({ slug, label: labelFor(labels, 'en').text }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
