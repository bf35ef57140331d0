/** Saves a sentence of the workspace. Not an action: those wait for each other, and nobody's text may wait for anything. */
import { saveTarget } from '#domain/translations/mutations.ts';
import { saveTarget as sentence } from '#domain/translations/translation.ts';
import { actionRoute } from '../../../../../../action.ts';
import type { WithParams } from '../../../../../page-props.ts';
import { placeIn } from '../place.ts';

const save = actionRoute(sentence.required({ source: true }), saveTarget);

export async function POST(request: Request, context: WithParams<'id' | 'lang'>): Promise<Response> {
  return save(request, await placeIn(context));
}
