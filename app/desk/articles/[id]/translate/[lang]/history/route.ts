/** The earlier texts of one sentence: `?segmentId=12`. */
import { targetHistory } from '#domain/translations/queries.ts';
import { saveTarget } from '#domain/translations/translation.ts';
import { queryRoute } from '../../../../../../action.ts';
import type { WithParams } from '../../../../../page-props.ts';
import { placeIn } from '../place.ts';

const read = queryRoute(saveTarget.pick({ articleId: true, language: true, segmentId: true }), targetHistory);

export async function GET(request: Request, context: WithParams<'id' | 'lang'>): Promise<Response> {
  const segmentId = Number(new URL(request.url).searchParams.get('segmentId'));
  return read({ ...(await placeIn(context)), segmentId });
}
