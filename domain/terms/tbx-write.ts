/**
 * The termbase as TBX v3 (ISO 30042:2019), dialect TBX-Basic, style DCA. What TBX-Basic has no place for stands in notes
 * with a name before it: irregular forms on their term, and on the concept that readers are shown its definition.
 */
import { XMLBuilder } from 'fast-xml-parser';
import type { TermForm, TermRow, TermStatus } from './term.ts';

export const NOTE_INFLECTIONS = 'Inflected forms: ';
export const NOTE_EXPLAIN = 'Explained to readers';

/** The values of TBX-Basic's administrativeStatus. */
const STATUS: Record<TermStatus, string> = {
  preferred: 'preferredTerm-admn-sts',
  admitted: 'admittedTerm-admn-sts',
  forbidden: 'deprecatedTerm-admn-sts',
};

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  indentBy: '  ',
  suppressEmptyNode: true,
});

/** One document with all terms. */
export function writeTbx(rows: readonly TermRow[]): string {
  const tbx = {
    '@type': 'TBX-Basic',
    '@style': 'dca',
    '@xml:lang': 'en',
    '@xmlns': 'urn:iso:std:iso:30042:ed-2',
    tbxHeader: {
      fileDesc: {
        titleStmt: { title: 'Termbase' },
        sourceDesc: { p: 'Exported from Spalte' },
      },
    },
    text: { body: { conceptEntry: rows.map(conceptOf) } },
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ tbx })}`;
}

function conceptOf({ id, forms, definitions, notes, explain }: TermRow): object {
  const languages = [...new Set([...forms.map((form) => form.language), ...Object.keys(definitions)])];
  const withForms = languages.filter((language) => forms.some((form) => form.language === language));
  // a language section needs a term, so a definition without one stands on the concept, in its own language
  const bare = languages.filter((language) => !withForms.includes(language));
  const said = [...(explain ? [NOTE_EXPLAIN] : []), ...(notes === '' ? [] : [notes])];
  return {
    '@id': `c${id}`,
    // in a group, as the schema's rule for concepts has it
    descripGrp: bare.map((language) => ({ descrip: definitionOf(definitions[language] ?? '', language) })),
    note: said.map(text),
    langSec: withForms.map((language) => ({
      '@xml:lang': language,
      ...(definitions[language] === undefined ? {} : { descrip: definitionOf(definitions[language]) }),
      termSec: forms.filter((form) => form.language === language).map(termOf),
    })),
  };
}

function definitionOf(definition: string, language?: string): object {
  return {
    '@type': 'definition',
    ...(language === undefined ? {} : { '@xml:lang': language }),
    '#text': xml(definition),
  };
}

function termOf({ text: word, status, inflections }: TermForm): object {
  return {
    term: xml(word),
    termNote: { '@type': 'administrativeStatus', '#text': STATUS[status] },
    ...(inflections.length > 0 ? { note: text(NOTE_INFLECTIONS + inflections.join(', ')) } : {}),
  };
}

const text = (content: string) => ({ '#text': xml(content) });

/** XML 1.0 has no place for these characters, escaped or not. */
function xml(content: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return content.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
