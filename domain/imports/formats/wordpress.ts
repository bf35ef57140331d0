/** What is WordPress' own: kinds of posts, and shortcodes in square brackets. */
import type { DraftBlock } from './assemble.ts';
import {
  addAll,
  foldSpace,
  joinLocated,
  type LocatedText,
  type Range,
  rangesOf,
  sliceLocated,
  trimLocated,
} from './located.ts';
import type { FieldText } from './rich-text.ts';

const TYPE_NAMES: Readonly<Record<string, string>> = {
  attachment: 'attachment',
  revision: 'revision',
  nav_menu_item: 'menu item',
  wp_block: 'reusable block',
  wp_template: 'template',
  wp_navigation: 'navigation menu',
  custom_css: 'style sheet',
};

/** What an item of an export is that was never meant to be an article. */
export interface LeftOutKind {
  one: string;
  many: string;
}

/** Null for posts and pages that are not thrown away. */
export function leftOutKind(type: string | null, status: string | null): LeftOutKind | null {
  if (type !== null && type !== 'post' && type !== 'page') {
    const name = TYPE_NAMES[type];
    if (name) return { one: name, many: `${name}s` };
    return {
      one: `item of the type “${type.slice(0, 40)}”`,
      many: `items of the type “${type.slice(0, 40)}”`,
    };
  }
  if (status === 'trash') return { one: 'post in the trash', many: 'posts in the trash' };
  if (status === 'auto-draft') return { one: 'draft nobody saved', many: 'drafts nobody saved' };
  if (status === 'inherit') return { one: 'part of another post', many: 'parts of other posts' };
  return null;
}

/** `skipped: an attachment, which is no article` */
export function skippedInWords({ one }: LeftOutKind): string {
  return `skipped: ${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}, which is no article`;
}

/** Why an item of an export is no article; null for posts and pages. What is unpublished there is told in a warning. */
export function postTypeRefusal(
  type: string | null,
  status: string | null,
  warnings: string[],
): string | null {
  const kind = leftOutKind(type, status);
  if (kind) return skippedInWords(kind);
  if (status !== null && status !== 'publish')
    warnings.push(`not published in WordPress: its status there is ${status}`);
  return null;
}

/** How many notes with words are in the field in which the editor keeps them: `[{"content":"…","id":"…"}]`. */
export function countFootnotes(field: string): number {
  let notes: unknown;
  try {
    notes = JSON.parse(field);
  } catch {
    return 0;
  }
  if (!Array.isArray(notes)) return 0;
  const hasWords = (note: unknown) =>
    typeof note === 'object' &&
    note !== null &&
    'content' in note &&
    typeof note.content === 'string' &&
    note.content.replace(/<[^<>]*>/g, '').trim() !== '';
  return notes.filter(hasWords).length;
}

const CAPTION = /^\[caption\b[^\]]*\]([\s\S]*?)\[\/caption\]$/;
/** A shortcode that is a paragraph of its own and no text: `[gallery ids="1,2"]`, `[embed]https://…[/embed]`. */
const MACHINE = /^\[(gallery|embed|video|audio|playlist|contact-form-7|youtube)\b[^\]]*\](?:[^[]*\[\/\1\])?$/;

/** Signs of page builders and players within running text: `[vc_row]`, `[/su_quote]`, `[youtube id="a"]`; their text stays. */
const SIGN =
  /\[(?:embed\b[^\]]*\][^[]*\[\/embed|\/?(?:(?:vc|su|et_pb|fusion|av|cs|tatsu|ux|wpb|mk)_[\w-]*|gallery|video|audio|playlist|youtube|dropcap)\b[^\]]*)\]/g;

/** The text without such signs, whose places are added to `dropped`. */
function withoutSigns(content: LocatedText, dropped: Range[]): LocatedText {
  const parts: LocatedText[] = [];
  let at = 0;
  for (const { 0: sign, index } of content.text.matchAll(SIGN)) {
    parts.push(sliceLocated(content, at, index));
    at = index + sign.length;
    addAll(dropped, rangesOf(sliceLocated(content, index, at)));
  }
  return at === 0 ? content : trimLocated(joinLocated([...parts, sliceLocated(content, at)]));
}

function readShortcode(whole: DraftBlock, text: FieldText): DraftBlock[] {
  const content = withoutSigns(foldSpace(whole.content), text.dropped);
  if (content.text === '') return [];
  const block = { ...whole, content };
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

/** Picture captions in square brackets become captions; galleries, embeds and signs of page builders are no text. */
export function readShortcodes(text: FieldText): FieldText {
  return { ...text, blocks: text.blocks.flatMap((block) => readShortcode(block, text)) };
}
