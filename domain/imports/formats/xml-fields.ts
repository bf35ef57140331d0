/** Fields of XML formats, and the places they were read from. */
import type { Draft } from './assemble.ts';
import { addAll, type LocatedText, rangesOf, trimLocated } from './located.ts';
import { lineAt } from './source-text.ts';
import { attributeRange, childNamed, childrenNamed, textIn, type XmlElement } from './xml-tree.ts';

/** Reads fields of one file and remembers their places as metadata of the draft. */
export class XmlFields {
  readonly raw: string;
  readonly draft: Draft;

  constructor(raw: string, draft: Draft) {
    this.raw = raw;
    this.draft = draft;
  }

  /** The text of an element, white space at its ends apart; null when there is none. */
  text(element: XmlElement | null | undefined): string | null {
    const text = element ? trimLocated(textIn(element)) : null;
    if (!text || text.text === '') return null;
    addAll(this.draft.metadata, rangesOf(text));
    return text.text;
  }

  attribute(element: XmlElement | null | undefined, name: string): string | null {
    const value = element?.attributes[name]?.trim();
    if (!element || !value) return null;
    this.draft.metadata.push(attributeRange(this.raw, element, name));
    return value;
  }

  /** The text of the first child that has some, of the names in their order. */
  child(parent: XmlElement | null | undefined, ...names: string[]): string | null {
    if (!parent) return null;
    for (const name of names) {
      for (const element of childrenNamed(parent, name)) {
        const text = this.text(element);
        if (text !== null) return text;
      }
    }
    return null;
  }

  /** The texts of all children with the name. */
  children(parent: XmlElement | null | undefined, name: string): string[] {
    const found = parent ? childrenNamed(parent, name).map((element) => this.text(element)) : [];
    return found.filter((text) => text !== null);
  }

  /** A child's text with its places: what becomes title or text. */
  located(parent: XmlElement, ...names: string[]): LocatedText | null {
    for (const name of names) {
      const child = childNamed(parent, name);
      const text = child ? trimLocated(textIn(child)) : null;
      if (text && text.text !== '') return text;
    }
    return null;
  }

  line(element: XmlElement | null | undefined): number {
    return lineAt(this.raw, element?.start ?? 0);
  }
}
