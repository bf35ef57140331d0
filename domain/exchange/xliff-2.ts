/**
 * XLIFF 2.1 (OASIS, 2018): one unit per block, one segment per sentence. Marks are written as `sm` and `em`, because notes
 * overlap and run over sentences. What only we need stands in the metadata module, which other tools keep.
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
  splitUnwritable,
  textElement,
  XML_DECLARATION,
} from './xml-write.ts';

export const XLIFF_2 = 'urn:oasis:names:tc:xliff:document:2.0';
const METADATA = 'urn:oasis:names:tc:xliff:metadata:2.0';
const ARTICLE = 'spalte-article';
const BASE = 'spalte-base';
const SUB_STATE = 'spalte:';

/** Our states in the standard's four, and what they lose as a sub-state (translate-annotate.md 3l). */
const STATES: Record<TargetState, { state: string; subState: string | null }> = {
  untranslated: { state: 'initial', subState: null },
  draft: { state: 'initial', subState: 'spalte:draft' },
  stale: { state: 'initial', subState: 'spalte:stale' },
  translated: { state: 'translated', subState: null },
  approved: { state: 'final', subState: null },
};

export function writeXliff2(document: XliffDocument): string {
  const file = element('file', { id: 'f1', original: document.original }, [
    metadata(ARTICLE, document.facts),
    ...document.units.map(unit),
  ]);
  const root = element(
    'xliff',
    {
      xmlns: XLIFF_2,
      'xmlns:mda': METADATA,
      version: '2.1',
      srcLang: document.sourceLanguage,
      trgLang: document.targetLanguage,
    },
    [file],
  );
  return `${XML_DECLARATION}\n${root}\n`;
}

function metadata(category: string, values: readonly { name: string; value: string }[]): string | null {
  if (values.length === 0) return null;
  const metas = values.map(({ name, value }) => textElement('mda:meta', { type: name }, value));
  return element('mda:metadata', {}, [element('mda:metaGroup', { category }, metas)]);
}

function unit({ id, kind, notes, segments }: XliffUnit): string {
  const bases = segments.flatMap(({ id: name, base }) => (base === null ? [] : [{ name, value: base }]));
  const all = [...notes, ...segments.flatMap(sharingNote)];
  const attributes = { id, type: `spalte:${kind}`, canResegment: 'no', 'xml:space': 'preserve' };
  return element('unit', attributes, [
    metadata(BASE, bases),
    all.length > 0 ? element('notes', {}, all.map(note)) : null,
    ...segments.map(segment),
  ]);
}

/** 2.1 has no word for one target of several segments, so a note says it, to people and to us. */
const SHARING = 'spalte-shared';

function sharingNote({ id, sharedWith }: XliffSegment): XliffNote[] {
  if (sharedWith === undefined) return [];
  const text = `Segment ${id} is translated together with segment ${sharedWith}: the target there is of both.`;
  return [
    { id: `${SHARING}.${id}.${sharedWith}`, category: SHARING, appliesTo: 'target', language: null, text },
  ];
}

/** From its name: which segment, and with which. */
function sharedIn(notes: readonly XliffNote[]): Map<string, string> {
  return new Map(
    notes
      .filter(({ category }) => category === SHARING)
      .map(({ id }) => id.split('.'))
      .map(([, id = '', head = '']) => [id, head]),
  );
}

function note({ id, category, appliesTo, language, text }: XliffNote): string {
  // a note has no language in 2.1, so it stands in the category
  return textElement(
    'note',
    { id, appliesTo, category: language ? `${category} ${language}` : category },
    text,
  );
}

function segment({ id, state, origin, source, target, sharedWith }: XliffSegment): string {
  const subState = subStateOf(state, target === null ? 'human' : origin);
  return element('segment', { id, ...STATES[state], subState }, [
    inlineElement('source', {}, inline(source)),
    target === null && sharedWith === undefined ? null : inlineElement('target', {}, inline(target ?? [])),
  ]);
}

/** 2.1 has no qualifier that says where a text comes from: `spalte:draft-machine`, and `spalte:machine` where the state says all. */
function subStateOf(state: TargetState, origin: Origin): string | null {
  const { subState } = STATES[state];
  if (origin === 'human') return subState;
  return subState === null ? `${SUB_STATE}${origin}` : `${subState}-${origin}`;
}

function inline(content: readonly Inline[]): string {
  return content.map((part) => (typeof part === 'string' ? text(part) : mark(part))).join('');
}

function text(content: string): string {
  const parts = splitUnwritable(content).map((part) =>
    typeof part === 'string'
      ? escapeText(part)
      : inlineElement('cp', { hex: part.codeUnit.toString(16).toUpperCase().padStart(4, '0') }),
  );
  return parts.join('');
}

function mark({ mark: edge, id, kind, ref }: Mark): string {
  if (edge === 'end') return inlineElement('em', { startRef: id });
  const type = ref === null ? `spalte:${kind}` : 'comment';
  return inlineElement('sm', { id, type, ref: ref === null ? null : `#n=${ref}` });
}

/** Reads the first file of an XLIFF 2 document. Throws Invalid with the line. */
export function readXliff2(root: XmlElement): XliffDocument {
  const file = childrenOf(root, 'file', XLIFF_2)[0];
  if (!file)
    throw new Invalid(`Line ${root.line}: the document has no <file>. Export it again from your tool.`);
  return {
    version: '2.1',
    sourceLanguage: root.attributes.srcLang ?? '',
    targetLanguage: root.attributes.trgLang ?? '',
    original: file.attributes.original ?? '',
    facts: metasOf(file, ARTICLE),
    units: unitsIn(file),
  };
}

function metasOf(parent: XmlElement, category: string): { name: string; value: string }[] {
  return childrenOf(parent, 'metadata', METADATA)
    .flatMap((child) => childrenOf(child, 'metaGroup', METADATA))
    .filter((group) => group.attributes.category === category)
    .flatMap((group) => childrenOf(group, 'meta', METADATA))
    .map((meta) => ({ name: meta.attributes.type ?? '', value: textIn(meta) }));
}

/** Units at any depth: another tool may have put them into groups. */
function unitsIn(parent: XmlElement): XliffUnit[] {
  return parent.children.filter(isElement).flatMap((child) => {
    if (child.namespace !== XLIFF_2) return [];
    if (child.name === 'group') return unitsIn(child);
    return child.name === 'unit' ? [readUnit(child)] : [];
  });
}

function readUnit(given: XmlElement): XliffUnit {
  const bases = new Map(metasOf(given, BASE).map(({ name, value }) => [name, value]));
  const notes = childrenOf(given, 'notes', XLIFF_2)
    .flatMap((child) => childrenOf(child, 'note', XLIFF_2))
    .map(readNote);
  const shared = sharedIn(notes);
  return {
    id: required(given, 'id'),
    kind: (given.attributes.type ?? '').replace(/^spalte:/, ''),
    notes: notes.filter(({ category }) => category !== SHARING),
    segments: childrenOf(given, 'segment', XLIFF_2).map((child) => {
      const segment = readSegment(child, bases);
      const sharedWith = shared.get(segment.id);
      return sharedWith === undefined ? segment : { ...segment, sharedWith };
    }),
  };
}

function readNote(given: XmlElement, index: number): XliffNote {
  const { id, appliesTo, category = '' } = given.attributes;
  const [kind = '', language = null] = category.split(' ');
  return {
    id: id ?? `note-${index + 1}`,
    category: kind,
    appliesTo: appliesTo === 'source' || appliesTo === 'target' ? appliesTo : null,
    language,
    text: textIn(given),
  };
}

function readSegment(given: XmlElement, bases: ReadonlyMap<string, string>): XliffSegment {
  const id = required(given, 'id');
  const [source] = childrenOf(given, 'source', XLIFF_2);
  const [target] = childrenOf(given, 'target', XLIFF_2);
  if (!source) throw new Invalid(`Line ${given.line}: segment ${id} has no <source>. Export the file again.`);
  const translation = target ? tidied(readInline(target)) : [];
  const isEmpty = translation.length === 0;
  return {
    id,
    state: isEmpty ? 'untranslated' : stateOf(given.attributes),
    origin: isEmpty ? 'human' : originOf(given.attributes.subState),
    base: bases.get(id) ?? null,
    source: tidied(readInline(source)),
    target: isEmpty ? null : translation,
  };
}

function stateOf({ state = 'initial', subState }: Readonly<Record<string, string>>): TargetState {
  if (state === 'reviewed' || state === 'final') return 'approved';
  if (state === 'translated') return 'translated';
  return subState?.startsWith('spalte:stale') ? 'stale' : 'draft';
}

function originOf(subState = ''): Origin {
  const said = subState.startsWith(SUB_STATE) ? subState.split(/[:-]/).at(-1) : null;
  return said === 'machine' || said === 'memory' ? said : 'human';
}

function readInline(parent: XmlElement): Inline[] {
  return parent.children.flatMap((child) => (isElement(child) ? readCode(child) : [child]));
}

/** Our marks, the same as spans, and characters by number. Of other codes only the text between them is kept. */
function readCode(code: XmlElement): Inline[] {
  const { id = '', startRef = '', hex = '' } = code.attributes;
  if (code.name === 'sm') return [start(code)];
  if (code.name === 'em') return [{ mark: 'end', id: startRef, kind: '', ref: null }];
  if (code.name === 'mrk')
    return [start(code), ...readInline(code), { mark: 'end', id, kind: '', ref: null }];
  if (code.name === 'cp') return [characterOf(hex)];
  return readInline(code);
}

function start({ attributes: { id = '', type = '', ref } }: XmlElement): Mark {
  return { mark: 'start', id, kind: type.replace(/^spalte:/, ''), ref: ref?.replace(/^#.*?n=/, '') ?? null };
}

function required({ name, attributes, line }: XmlElement, attribute: string): string {
  const value = attributes[attribute];
  if (value) return value;
  throw new Invalid(`Line ${line}: a <${name}> has no ${attribute}, so it cannot be told which text it is.`);
}
