/** What of a Word document no reader sees: hidden text, and the instructions of fields. */
import type { Range } from './located.ts';
import { childNamed, childrenNamed, descend, elementsOf, type XmlElement } from './xml-tree.ts';

/** `<w:vanish/>` is on, `<w:vanish w:val="0"/>` off; null when nothing is said. */
function isOn(element: XmlElement | null): boolean | null {
  return element && !/^(?:0|false|off)$/.test(element.attributes['w:val'] ?? '');
}

export type Styles = ReadonlyMap<string, Style>;

interface Style {
  hides: boolean | null;
  basedOn: string | null;
}

/** The styles of the document by their identifiers; `styles` is the outermost element of word/styles.xml. */
export function readStyles(styles: XmlElement | null): Styles {
  const all = styles ? childrenNamed(styles, 'w:style') : [];
  return new Map(
    all.map((style) => [
      style.attributes['w:styleId'] ?? '',
      {
        hides: isOn(descend(style, 'w:rPr', 'w:vanish')[0] ?? null),
        basedOn: childNamed(style, 'w:basedOn')?.attributes['w:val'] ?? null,
      },
    ]),
  );
}

/** Word allows no longer chain of styles that are made from others, and damaged files have circles. */
const MOST_BASES = 11;

/** Follows fields from their beginning over their result to their end, which may be paragraphs later, one inside another. */
class Fields {
  readonly instructions: Range[] = [];
  private readonly open: { start: number; result: number | null }[] = [];

  mark({ start, attributes }: XmlElement): void {
    const type = attributes['w:fldCharType'];
    const last = this.open.at(-1);
    if (type === 'begin') this.open.push({ start, result: null });
    else if (type === 'separate' && last) last.result ??= start;
    else if (type === 'end' && last) {
      this.open.pop();
      this.instructions.push({ start: last.start, end: last.result ?? start });
    }
  }
}

/**
 * The instructions of fields: from the beginning of a field to its result, `{ IF { PAGE } = 1 … }`. A field that has no
 * end has none, so that nothing is lost after it.
 */
function instructionsIn(root: XmlElement, isText: (element: XmlElement) => boolean): Range[] {
  const fields = new Fields();
  const walk = (element: XmlElement) => {
    for (const child of elementsOf(element)) {
      if (child.name === 'w:fldChar') fields.mark(child);
      else if (isText(child)) walk(child);
    }
  };
  walk(root);
  return joined(fields.instructions);
}

/** In order, those that touch as one. */
function joined(ranges: Range[]): Range[] {
  const all: Range[] = [];
  for (const range of ranges.sort((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else all.push({ ...range });
  }
  return all;
}

/** Whether the offset is in one of the ranges, which are in order; found by halving. */
function isWithin(ranges: readonly Range[], offset: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return (ranges[low]?.start ?? Number.POSITIVE_INFINITY) <= offset;
}

/** Tells what is hidden in one part of a Word document. */
export class Hidden {
  private readonly styles: Styles;
  private readonly instructions: readonly Range[];

  /** `isText`: whether there may be text in an element. */
  constructor(styles: Styles, root: XmlElement, isText: (element: XmlElement) => boolean) {
    this.styles = styles;
    this.instructions = instructionsIn(root, isText);
  }

  private hidesByStyle(name: string | undefined): boolean {
    let style = this.styles.get(name ?? '');
    for (let bases = 0; style && bases < MOST_BASES; bases += 1) {
      if (style.hides !== null) return style.hides;
      style = this.styles.get(style.basedOn ?? '');
    }
    return false;
  }

  /** By the run itself, else by one of its styles: https://ecma-international.org/publications-and-standards/standards/ecma-376/ 17.7.3. */
  isHiddenRun(run: XmlElement, paragraphStyle: string): boolean {
    const properties = childNamed(run, 'w:rPr');
    const own = properties && isOn(childNamed(properties, 'w:vanish'));
    if (own !== null) return own;
    const style = properties && childNamed(properties, 'w:rStyle')?.attributes['w:val'];
    return this.hidesByStyle(style ?? undefined) !== this.hidesByStyle(paragraphStyle);
  }

  isHiddenRow(row: XmlElement): boolean {
    return isOn(descend(row, 'w:trPr', 'w:hidden')[0] ?? null) ?? false;
  }

  isInstruction(element: XmlElement): boolean {
    return isWithin(this.instructions, element.start);
  }
}
