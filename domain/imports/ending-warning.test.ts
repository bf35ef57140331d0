/** A file is read as what is in it; where its name says otherwise, that is said. */
import { expect, it } from 'vitest';
import { utf8 } from './formats/testing-formats.ts';
import { docx } from './formats/testing-zip.ts';
import { refusal, describe as toldOf } from './identity.ts';
import { prepare } from './prepare.ts';
import { isRefused } from './prepared.ts';

const TEXT = 'date 2022-03-24 Nato møtes i Oslo\n\nMøtet varte i to timer. Ingen uttalte seg etterpå.\n';

async function warningsOf(name: string, bytes: Uint8Array): Promise<string[]> {
  const outcome = await prepare({ name, path: name, bytes }, { language: 'nb' }, 1_000_000);
  if (isRefused(outcome)) throw new Error(outcome.reason);
  return toldOf(outcome).warnings;
}

it.each([
  ['notat.docx', utf8(TEXT), 'Named .docx, but it is plain text. Look whether it is the right file.'],
  ['Avis.PDF', utf8(TEXT), 'Named .pdf, but it is plain text. Look whether it is the right file.'],
  [
    'notat.doc',
    utf8('<html><body><p>Møtet varte i to timer.</p></body></html>'),
    'Named .doc, but what is in it was read as: Web page. Look whether it is the right file.',
  ],
  [
    'notat.odt',
    docx('Møtet varte i to timer.'),
    'Named .odt, but what is in it was read as: Word document. Look whether it is the right file.',
  ],
])('%s of another kind is imported, and the warning says as what', async (name, bytes, warning) => {
  expect(await warningsOf(name, bytes)).toContain(warning);
});

it.each([
  ['notat.docx', docx('Møtet varte i to timer.')],
  ['notat.txt', utf8(TEXT)],
  ['notat.pdf.txt', utf8(TEXT)],
  ['notat', utf8(TEXT)],
])('%s is what it is called, or may be', async (name, bytes) => {
  expect((await warningsOf(name, bytes)).join()).not.toContain('Named');
});

it('a warning has no marks of Markdown in it', async () => {
  const warnings = await warningsOf(
    'a.txt',
    utf8('date 24.3 Nato møtes i Oslo\n\nMøtet varte i to timer.\n'),
  );
  expect(warnings[0]).toContain('is not of the form “date YYYY[-MM[-DD]]”');
  expect(warnings.join()).not.toContain('`');
});

it.each([
  ['word/document.xml is no valid XML', 'word/document.xml is no valid XML.'],
  ['docProps/core.xml: no title', 'docProps/core.xml: no title.'],
  ['published_at is no date', 'published_at is no date.'],
  ['the file is empty', 'The file is empty.'],
  ['half. A sentence', 'Half. A sentence.'],
])('of a reason a sentence is made, and names stay as they are written: %s', (reason, said) => {
  const file = { name: 'a.docx', path: 'a.docx' };
  expect(refusal({ file, byteLength: 1, sha256: null, reason }).reason).toBe(said);
});
