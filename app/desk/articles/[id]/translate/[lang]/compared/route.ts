/** What the translation says otherwise than others, as of the last save: it is compared first, so this is no mere read. */
import { checkedTranslation } from '#domain/checks/check.ts';
import { comparedIn } from '#domain/checks/queries.ts';
import { actionRoute } from '../../../../../../action.ts';
import type { WithParams } from '../../../../../page-props.ts';
import { placeIn } from '../place.ts';

const compare = actionRoute(checkedTranslation, comparedIn);

export async function POST(request: Request, context: WithParams<'id' | 'lang'>): Promise<Response> {
  return compare(request, await placeIn(context));
}
