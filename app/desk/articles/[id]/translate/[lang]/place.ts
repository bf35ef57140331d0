import type { WithParams } from '../../../../page-props.ts';

/** What the address of a translation says, for a schema to look at. */
export async function placeIn({ params }: WithParams<'id' | 'lang'>) {
  const { id, lang } = await params;
  return { articleId: Number(id), language: lang };
}
