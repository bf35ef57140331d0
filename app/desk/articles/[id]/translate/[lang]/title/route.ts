/** Saves the title of the workspace, as the sentences are saved. */
import { saveTranslationTitle } from '#domain/translations/mutations.ts';
import { saveTranslationTitle as title } from '#domain/translations/translation.ts';
import { actionRoute } from '../../../../../../action.ts';
import type { WithParams } from '../../../../../page-props.ts';
import { placeIn } from '../place.ts';

const save = actionRoute(title.required({ source: true }), saveTranslationTitle);

export async function POST(request: Request, context: WithParams<'id' | 'lang'>): Promise<Response> {
  return save(request, await placeIn(context));
}
