/** Notes of other articles on words that stand in this one: read after the page, which they would hold up. */
import { libraryOf } from '#domain/annotations/annotation.ts';
import { libraryFor } from '#domain/annotations/library-queries.ts';
import { queryRoute } from '../../../../action.ts';
import type { WithParams } from '../../../page-props.ts';

const read = queryRoute(libraryOf, libraryFor);

export async function GET(_request: Request, { params }: WithParams<'id'>): Promise<Response> {
  const { id } = await params;
  return read({ articleId: Number(id) });
}
