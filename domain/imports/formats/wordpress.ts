/** What is WordPress' own: kinds of posts, and shortcodes in square brackets. */
import type { DraftBlock } from './assemble.ts';
import { addAll, foldSpace, rangesOf, sliceLocated } from './located.ts';
import type { FieldText } from './rich-text.ts';

const TYPE_NAMES: Readonly<Record<string, string>> = {
  attachment: 'an attachment',
  revision: 'a revision',
  nav_menu_item: 'a menu item',
  wp_block: 'a reusable block',
  wp_template: 'a template',
  wp_navigation: 'a navigation menu',
  custom_css: 'a style sheet',
};

/** Why an item of an export is no article; null for posts and pages. What is unpublished there is told in a warning. */
export function postTypeRefusal(
  type: string | null,
  status: string | null,
  warnings: string[],
): string | null {
  if (type !== null && type !== 'post' && type !== 'page') {
    return `skipped: ${TYPE_NAMES[type] ?? `of the type ${type.slice(0, 40)}`}, no post or page`;
  }
  if (status === 'trash' || status === 'auto-draft' || status === 'inherit') {
    return `skipped: its status in WordPress is ${status}`;
  }
  if (status !== null && status !== 'publish')
    warnings.push(`not published in WordPress: its status there is ${status}`);
  return null;
}

const CAPTION = /^\[caption\b[^\]]*\]([\s\S]*?)\[\/caption\]$/;
/** A shortcode that is a paragraph of its own and no text: `[gallery ids="1,2"]`, `[embed]https://…[/embed]`. */
const MACHINE = /^\[(gallery|embed|video|audio|playlist|contact-form-7|youtube)\b[^\]]*\](?:[^[]*\[\/\1\])?$/;

function readShortcode(block: DraftBlock, text: FieldText): DraftBlock[] {
  const content = foldSpace(block.content);
  const caption = CAPTION.exec(content.text);
  if (caption) {
    const start = content.text.indexOf(']') + 1;
    const inner = sliceLocated(content, start, start + (caption[1]?.length ?? 0));
    return [{ ...block, content: inner, kind: 'caption' }];
  }
  if (!MACHINE.test(content.text)) return [block];
  addAll(text.dropped, rangesOf(content));
  return [];
}

/** Picture captions in square brackets become captions; galleries and embeds are no text. */
export function readShortcodes(text: FieldText): FieldText {
  return { ...text, blocks: text.blocks.flatMap((block) => readShortcode(block, text)) };
}
