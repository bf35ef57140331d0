/** One post of a Ghost export, with its tags and authors put into it by the splitter (`domain/imports/formats/split-ghost.ts`). */
import { ParseError } from '../../text/parsed-article.ts';
import { assemble, type DraftBlock, emptyDraft } from './assemble.ts';
import { readDateField, readKeywords, readLanguage, readName, readNames, readUrl } from './field-values.ts';
import { blocksOfDocument } from './ghost-document.ts';
import { field, itemsOf, type JsonNode, type JsonObject, readJsonObject, textOf } from './json-tree.ts';
import { type LocatedText, rangesOf, trimLocated } from './located.ts';
import type { Reader } from './reading.ts';
import { readHtmlField, readInline, readPlainField } from './rich-text.ts';
import { lineAt, readText } from './source-text.ts';

function contentOf(raw: string, post: JsonObject, isTitled: boolean): DraftBlock[] {
  const get = (name: string) => {
    const text = textOf(raw, field(post, name));
    return text && text.text.trim() !== '' ? trimLocated(text) : null;
  };
  const html = get('html');
  if (html) return readHtmlField(html).blocks;
  const stored = get('lexical') ?? get('mobiledoc');
  const blocks = stored ? blocksOfDocument(stored) : [];
  if (blocks.some(({ content }) => content.text.trim() !== '')) return blocks;
  const plain = get('plaintext');
  if (!plain) throw new ParseError('the post has no text: neither html, lexical, mobiledoc nor plaintext', 1);
  return readPlainField(plain, isTitled).blocks;
}

function namesIn(raw: string, list: JsonNode | undefined, take: (text: LocatedText) => void): string[] {
  return itemsOf(list).flatMap((item) => {
    const name = textOf(raw, field(item, 'name')) ?? textOf(raw, item);
    if (!name) return [];
    take(name);
    // Ghost's internal tags begin with a hash sign and are shown to nobody.
    return name.text.startsWith('#') ? [] : [name.text];
  });
}

/** Reads one post. Throws DecodeError and ParseError. */
export const readGhostPost: Reader = (bytes) => {
  const { text, encoding } = readText(bytes);
  const post = readJsonObject(text);
  const draft = emptyDraft();
  const take = (value: LocatedText) => draft.metadata.push(...rangesOf(value));
  const said = (...names: string[]) => {
    const value = names
      .map((name) => textOf(text, field(post, name)))
      .find((one) => one && one.text.trim() !== '');
    if (value) take(value);
    return value?.text ?? null;
  };
  const title = textOf(text, field(post, 'title'));
  draft.title = title ? readInline(title) : null;
  draft.blocks = contentOf(text, post, draft.title !== null);
  const dateNode = field(post, 'published_at') ?? field(post, 'created_at');
  draft.date = readDateField(
    said('published_at', 'created_at'),
    lineAt(text, dateNode?.start ?? 0),
    draft.warnings,
  );
  draft.details = {
    byline: readNames(namesIn(text, field(post, 'authors'), take)),
    publisher: readName(said('site')),
    language: readLanguage(said('locale', 'language')),
    keywords: readKeywords(namesIn(text, field(post, 'tags'), take)),
    sourceUrl: readUrl(said('canonical_url', 'url'), draft.warnings),
  };
  said('uuid');
  said('id');
  const status = said('status');
  if (status !== null && status !== 'published' && status !== 'sent') {
    draft.warnings.push(`not published in Ghost: its status there is ${status.slice(0, 40)}`);
  }
  for (const node of post.entries.values()) if (node.kind === 'string') draft.dropped.push(node);
  return { parsed: assemble(text, draft), text, encoding };
};
