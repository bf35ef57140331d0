/** docs/imports.md says what the importer does: the tables there are those of the program. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FORMAT_FACTS } from './format.ts';
import { KNOWN_NAMES } from './record-fields.ts';

const text = readFileSync(new URL('../../../docs/imports.md', import.meta.url), 'utf8');

describe('the documentation of imports', () => {
  it.each(Object.values(FORMAT_FACTS))('says what of $label becomes what', (facts) => {
    const section = text.split(`\n### ${facts.label}\n`)[1]?.split(/\n##/)[0] ?? '';
    for (const ending of facts.extensions) expect(section).toContain(`\`.${ending}\``);
    const rows = [...section.matchAll(/^\| (.+?) \| (.+) \|$/gm)].map(([, part, from]) => [part, from]);
    expect(Object.fromEntries(rows.slice(1))).toEqual(facts.fields);
  });

  it('says under which names columns and keys are known', () => {
    for (const [field, names] of Object.entries(KNOWN_NAMES))
      expect(text).toContain(`| \`${field}\` | ${names.join(', ')} |`);
  });

  it('names no format that is not read', () => {
    const sections = [...text.matchAll(/^### (.+)$/gm)].map(([, label]) => label);
    expect(sections.sort()).toEqual(
      Object.values(FORMAT_FACTS)
        .map(({ label }) => label)
        .sort(),
    );
  });
});
