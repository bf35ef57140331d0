/**
 * XLIFF 1.2 (OASIS, 2008): a group per block, a trans-unit per sentence, since state and approval belong to trans-units
 * there (docs/decisions, exchange). Marks that nest inside one sentence are written; others stand in the notes alone.
 */
import { Invalid } from '../errors.ts';
import type { TargetState } from '../translations/translation.ts';
import {
  type Inline,
  type Mark,
  type Origin,
  tidied,
  type XliffDocument,
  type XliffNote,
  type XliffSegment,
  type XliffUnit,
} from './xliff.ts';
import { childrenOf, isElement, textIn, type XmlElement } from './xml-read.ts';
import {
  characterOf,
  element,
  escapeText,
  inlineElement,
  openTag,
  splitUnwritable,
  textElement,
  XML_DECLARATION,
} from './xml-write.ts';

export const XLIFF_1 = 'urn:oasis:names:tc:xliff:document:1.2';
const OURS = 'x-spalte-';
const BASE = `${OURS}base`;
const MERGED = 'merged-trans';

const STATES: Record<Exclude<TargetState, 'untranslated'>, string> = {
  draft: 'needs-translation',
  stale: 'needs-adaptation',
  translated: 'translated',
  approved: 'final',
};
const QUALIFIERS: Record<Origin, string | null> = {
  human: null,
  memory: 'leveraged-tm',
  machine: 'leveraged-mt',
};

export function writeXliff1(document: XliffDocument): string {
  const attributes = {
    original: document.original,
    datatype: 'plaintext',
    'source-language': document.sourceLanguage,
    'target-language': document.targetLanguage,
    'xml:space': 'preserve',
  };
  const facts = document.facts.map(({ name, value }) =>
    textElement('note', { from: `${OURS}${name}` }, value),
  );
  const file = element('file', attributes, [
    element('header', {}, facts),
    element('body', {}, document.units.map(group)),
  ]);
  return `${XML_DECLARATION}\n${element('xliff', { xmlns: XLIFF_1, version: '1.2' }, [file])}\n`;
}

function group({ id, kind, notes, segments }: XliffUnit): string {
  return element('group', { id, restype: `x-${kind}` }, [...notes.map(note), ...runs(segments).map(merged)]);
}

/** Segments that have one target, the first with those that share it, and each of the others alone. */
function runs(segments: readonly XliffSegment[]): XliffSegment[][] {
  const all: XliffSegment[][] = [];
  for (const segment of segments) {
    const last = all.at(-1);
    if (segment.sharedWith !== undefined && last?.[0]?.id === segment.sharedWith) last.push(segment);
    else all.push([segment]);
  }
  return all;
}

/** 1.2 has a group for them: the first has the target, that of the others is empty. */
function merged(segments: readonly XliffSegment[]): string {
  const [first, ...others] = segments;
  if (!first) return '';
  if (others.length === 0) return transUnit(first);
  return element('group', { id: `merged-${first.id}`, [MERGED]: 'yes' }, segments.map(transUnit));
}

function note({ id, category, appliesTo, language, text }: XliffNote): string {
  return textElement(
    'note',
    { 'xml:lang': language, from: `${id} ${category}`, annotates: appliesTo ?? 'general' },
    text,
  );
}

/** What nobody has confirmed is no more than the machine's suggestion. */
function qualifierOf(origin: Origin, state: TargetState): string | null {
  return origin === 'machine' && state === 'draft' ? 'mt-suggestion' : QUALIFIERS[origin];
}

function transUnit({ id, state, origin, base, source, target, sharedWith }: XliffSegment): string {
  const approved = state === 'approved' ? 'yes' : null;
  const isThere = target !== null && state !== 'untranslated';
  return element('trans-unit', { id, approved }, [
    inlineElement('source', {}, inline(source)),
    isThere
      ? inlineElement(
          'target',
          { state: STATES[state], 'state-qualifier': qualifierOf(origin, state) },
          inline(target),
        )
      : sharedWith === undefined
        ? null
        : inlineElement('target', {}),
    base === null
      ? null
      : element('context-group', { purpose: 'x-spalte' }, [
          textElement('context', { 'context-type': BASE }, base),
        ]),
  ]);
}

/** Only spans that begin and end here, one inside the other: a span that crosses an earlier one is left out. */
function nested(content: readonly Inline[]): Inline[] {
  const open: { id: string; at: number }[] = [];
  const kept = new Set<number>();
  for (const [at, part] of content.entries()) {
    if (typeof part === 'string') continue;
    if (part.mark === 'start') {
      open.push({ id: part.id, at });
      continue;
    }
    const index = open.findLastIndex(({ id }) => id === part.id);
    const begun = open[index];
    if (!begun) continue;
    // what was opened later and is still open would cross this one
    open.splice(index);
    kept.add(begun.at).add(at);
  }
  return content.filter((part, at) => typeof part === 'string' || kept.has(at));
}

function inline(content: readonly Inline[]): string {
  let characters = 0;
  const numbered = (codeUnit: number): string => {
    characters += 1;
    const ctype = `${OURS}cp-${codeUnit.toString(16).padStart(4, '0')}`;
    return inlineElement('x', { id: `c${characters}`, ctype });
  };
  return nested(content)
    .map((part) => {
      if (typeof part === 'string') {
        return splitUnwritable(part)
          .map((piece) => (typeof piece === 'string' ? escapeText(piece) : numbered(piece.codeUnit)))
          .join('');
      }
      return part.mark === 'end' ? '</mrk>' : openTag('mrk', attributesOf(part));
    })
    .join('');
}

/** `mid` would have to be a segment's in `seg-source`, says the schema, so the note's name stands in the comment. */
function attributesOf({ kind, id }: Mark) {
  return { mtype: `${OURS}${kind}`, comment: id };
}

/** Reads the first file of an XLIFF 1.2 document. Throws Invalid with the line. */
export function readXliff1(root: XmlElement): XliffDocument {
  const file = childrenOf(root, 'file', XLIFF_1)[0];
  const body = file && childrenOf(file, 'body', XLIFF_1)[0];
  if (!body)
    throw new Invalid(
      `Line ${root.line}: the document has no <file> with a <body>. Export it again from your tool.`,
    );
  const header = childrenOf(file, 'header', XLIFF_1).flatMap((child) => childrenOf(child, 'note', XLIFF_1));
  return {
    version: '1.2',
    sourceLanguage: file.attributes['source-language'] ?? '',
    targetLanguage: file.attributes['target-language'] ?? '',
    original: file.attributes.original ?? '',
    facts: header
      .filter(({ attributes }) => attributes.from?.startsWith(OURS))
      .map((child) => ({ name: (child.attributes.from ?? '').slice(OURS.length), value: textIn(child) })),
    units: unitsIn(body),
  };
}

/** Groups are blocks; a trans-unit outside of any is a block of its own. */
function unitsIn(parent: XmlElement): XliffUnit[] {
  return parent.children.filter(isElement).flatMap((child): XliffUnit[] => {
    if (child.namespace !== XLIFF_1) return [];
    if (child.name === 'trans-unit') return [{ id: '', kind: '', notes: [], segments: [readUnit(child)] }];
    if (child.name !== 'group') return [];
    const inner = childrenOf(child, 'group', XLIFF_1).filter((each) => !isMerged(each));
    if (inner.length > 0) return unitsIn(child);
    return [
      {
        id: child.attributes.id ?? '',
        kind: (child.attributes.restype ?? '').replace(/^x-/, ''),
        notes: notesIn(child),
        segments: segmentsIn(child),
      },
    ];
  });
}

function isMerged({ name, attributes }: XmlElement): boolean {
  return name === 'group' && attributes[MERGED] === 'yes';
}

/** In the order of the file; those that share a target know whose. */
function segmentsIn(parent: XmlElement): XliffSegment[] {
  return parent.children.filter(isElement).flatMap((child): XliffSegment[] => {
    if (child.namespace !== XLIFF_1) return [];
    if (child.name === 'trans-unit') return [readUnit(child)];
    if (!isMerged(child)) return [];
    const [first, ...others] = childrenOf(child, 'trans-unit', XLIFF_1).map(readUnit);
    return first ? [first, ...others.map((other) => ({ ...other, sharedWith: first.id }))] : [];
  });
}

/** Of the group, then of its trans-units, where other tools write theirs. */
function notesIn(parent: XmlElement): XliffNote[] {
  const groups = [parent, ...childrenOf(parent, 'group', XLIFF_1).filter(isMerged)];
  const inside = groups
    .flatMap((group) => childrenOf(group, 'trans-unit', XLIFF_1))
    .flatMap((child) => childrenOf(child, 'note', XLIFF_1));
  return [...childrenOf(parent, 'note', XLIFF_1), ...inside].map((given, index) => {
    const [id = '', category = ''] = (given.attributes.from ?? '').split(' ');
    const { annotates } = given.attributes;
    return {
      id: id || `note-${index + 1}`,
      category,
      appliesTo: annotates === 'source' || annotates === 'target' ? annotates : null,
      language: given.attributes['xml:lang'] ?? null,
      text: textIn(given),
    };
  });
}

function readUnit(given: XmlElement): XliffSegment {
  const { id } = given.attributes;
  if (!id)
    throw new Invalid(`Line ${given.line}: a <trans-unit> has no id, so it cannot be told which text it is.`);
  const [source] = childrenOf(given, 'source', XLIFF_1);
  const [target] = childrenOf(given, 'target', XLIFF_1);
  if (!source)
    throw new Invalid(`Line ${given.line}: trans-unit ${id} has no <source>. Export the file again.`);
  const translation = target ? tidied(readInline(target)) : [];
  const isEmpty = translation.length === 0;
  const contexts = childrenOf(given, 'context-group', XLIFF_1).flatMap((child) =>
    childrenOf(child, 'context', XLIFF_1),
  );
  const base = contexts.find(({ attributes }) => attributes['context-type'] === BASE);
  return {
    id,
    state: isEmpty || !target ? 'untranslated' : stateOf(target.attributes.state, given.attributes.approved),
    origin: originOf(target?.attributes['state-qualifier']),
    base: base ? textIn(base) : null,
    source: tidied(readInline(source)),
    target: isEmpty ? null : translation,
  };
}

/** As Weblate reads them: new and needs-… want work; needs-review-… is translated (translate-annotate.md 3l). */
function stateOf(state: string | undefined, approved: string | undefined): TargetState {
  if (state === 'final' || state === 'signed-off') return 'approved';
  if (state === undefined) return approved === 'yes' ? 'approved' : 'translated';
  if (state === 'needs-adaptation') return 'stale';
  if (state === 'new' || (state.startsWith('needs-') && !state.startsWith('needs-review-'))) return 'draft';
  return 'translated';
}

const MEMORY =
  /^(leveraged-(tm|inherited|repository|glossary)|exact-match|fuzzy-match|id-match|tm-suggestion)$/;

function originOf(qualifier: string | undefined): Origin {
  if (qualifier === 'leveraged-mt' || qualifier === 'mt-suggestion') return 'machine';
  return qualifier !== undefined && MEMORY.test(qualifier) ? 'memory' : 'human';
}

function readInline(parent: XmlElement): Inline[] {
  return parent.children.flatMap((child) => (isElement(child) ? readCode(child) : [child]));
}

/** Elements that stand for something of another format: what is inside them is code, not text. */
const CODES = new Set(['bpt', 'ept', 'ph', 'it', 'bx', 'ex', 'x']);

function readCode(code: XmlElement): Inline[] {
  const { mtype = '', comment = '', ctype = '' } = code.attributes;
  if (code.name === 'mrk' && mtype.startsWith(OURS)) {
    const mark = { id: comment, kind: mtype.slice(OURS.length), ref: null };
    return [{ mark: 'start', ...mark }, ...readInline(code), { mark: 'end', ...mark }];
  }
  if (code.name === 'x' && ctype.startsWith(`${OURS}cp-`)) {
    return [characterOf(ctype.slice(`${OURS}cp-`.length))];
  }
  return CODES.has(code.name) ? [] : readInline(code);
}
