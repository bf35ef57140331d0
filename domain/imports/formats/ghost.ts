/** One post of a Ghost export, with its tags and authors put into it by the splitter (`domain/imports/formats/split-ghost.ts`). */
import { ParseError } from '../../text/parsed-article.ts';
import { assemble, emptyDraft } from './assemble.ts';
import { readDateField, readKeywords, readLanguage, readName, readNames, readUrl } from './field-values.ts';
import { readDocument } from './ghost-document.ts';
import { field, itemsOf, type JsonNode, type JsonObject, readJsonObject, textOf } from './json-tree.ts';
import { addAll, type LocatedText, rangesOf, trimLocated } from './located.ts';
import type { Reader } from './reading.ts';
import { type FieldText, readHtmlField, readInline, readPlainField, takeText } from './rich-text.ts';
import { lineAt, readText } from './source-text.ts';

/** The text of a post and the field that has it. */
interface PostText extends FieldText {
  from: string;
}

function contentOf(raw: string, post: JsonObject, isTitled: boolean): PostText {
  const get = (name: string) => {
    const text = textOf(raw, field(post, name));
    return text && text.text.trim() !== '' ? trimLocated(text) : null;
  };
  const html = get('html');
  if (html) return { ...readHtmlField(html), from: 'html' };
  const warnings: string[] = [];
  for (const from of ['lexical', 'mobiledoc']) {
    const stored = get(from);
    const read = stored ? readDocument(stored) : null;
    if (read?.blocks.some(({ content }) => content.text.trim() !== '')) return { ...read, from };
    addAll(warnings, read?.warnings ?? []);
  }
  const plain = get('plaintext');
  if (plain) return { ...readPlainField(plain, isTitled), from: 'plaintext' };
  const [leftOut] = warnings;
  const reason = leftOut ? `; ${leftOut}` : '';
  throw new ParseError(`the post has no text: neither html, lexical, mobiledoc nor plaintext${reason}`, 1);
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
  const take = (value: LocatedText) => addAll(draft.metadata, rangesOf(value));
  const said = (...names: string[]) => {
    const value = names
      .map((name) => textOf(text, field(post, name)))
      .find((one) => one && one.text.trim() !== '');
    if (value) take(value);
    return value?.text ?? null;
  };
  const title = textOf(text, field(post, 'title'));
  draft.title = title ? readInline(title) : null;
  const content = contentOf(text, post, draft.title !== null);
  takeText(draft, content);
  const dateNode = field(post, 'published_at') ?? field(post, 'created_at');
  draft.date = readDateField(
    said('published_at', 'created_at'),
    lineAt(text, dateNode?.start ?? 0),
    draft.warnings,
  );
  draft.details = {
    byline: readNames(namesIn(text, field(post, 'authors'), take)),
    publisher: readName(said('site')),
    language: readLanguage(said('locale', 'site_locale')),
    keywords: readKeywords(namesIn(text, field(post, 'tags'), take)),
    sourceUrl: readUrl(said('canonical_url', 'url'), draft.warnings),
  };
  said('uuid');
  said('id');
  const status = said('status');
  if (status !== null && status !== 'published' && status !== 'sent') {
    draft.warnings.push(`not published in Ghost: its status there is ${status.slice(0, 40)}`);
  }
  for (const [name, node] of post.entries) {
    if (node.kind === 'string' && name !== content.from) draft.dropped.push(node);
  }
  return { parsed: assemble(text, draft), text, encoding };
};
