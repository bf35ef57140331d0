/** The notes as they stand now: saving a translation can move those on it. */
import { workspace } from '#domain/translations/queries.ts';
import { approveAll } from '#domain/translations/translation.ts';
import { queryRoute } from '../../../../../../action.ts';
import type { WithParams } from '../../../../../page-props.ts';
import { placeIn } from '../place.ts';

const read = queryRoute(approveAll, async (viewer, { articleId, language }) => {
  const { notes } = await workspace(viewer, articleId, language);
  return notes;
});

export async function GET(_request: Request, context: WithParams<'id' | 'lang'>): Promise<Response> {
  return read(await placeIn(context));
}
