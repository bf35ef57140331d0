import { MAPPED_FIELDS } from '#domain/imports/formats/format.ts';
import type { ImportOptions } from '#domain/imports/import.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { LanguageOptions } from '../article/language-options.tsx';

const FIELD_WORDS: Record<(typeof MAPPED_FIELDS)[number], string> = {
  id: 'Identifier column',
  title: 'Title column',
  date: 'Date column',
  text: 'Text column',
  byline: 'Byline column',
  publisher: 'Publisher column',
  language: 'Language column',
  keywords: 'Keywords column',
  url: 'Source address column',
};

/** What is said of all files; the preview is made again with it. It stands in the address, so the preview can be sent. */
export function PreviewOptions({ id, options }: { id: string; options: ImportOptions }) {
  const { language, publisher, mapping } = options;
  return (
    // Back brings the preview of before, and not what was typed after it
    <form
      method="get"
      action={`/desk/imports/uploads/${id}`}
      autoComplete="off"
      className="flex flex-col gap-3"
    >
      <div className="flex flex-wrap items-end gap-3">
        <SelectField
          key={`language-${language}`}
          label="Language"
          name="language"
          defaultValue={language ?? ''}
          className="min-w-48 grow md:max-w-xs"
        >
          <option value="">Find out from each text</option>
          <LanguageOptions current={language ? [language] : []} />
        </SelectField>
        <TextField
          key={`publisher-${publisher}`}
          label="Publisher"
          name="publisher"
          defaultValue={publisher}
          maxLength={200}
          className="min-w-48 grow md:max-w-xs"
        />
        <Button type="submit">Look with these</Button>
      </div>
      <Disclosure summary="Columns of tables and keys of JSON" open={mapping !== undefined}>
        <p className="pb-2 text-xs text-muted">
          Which column of a CSV or TSV file, or which key of a JSON record, holds what. Well-known names are
          found without this.
        </p>
        <div className="grid max-w-3xl gap-3 sm:grid-cols-2 md:grid-cols-3">
          {MAPPED_FIELDS.map((field) => (
            <TextField
              key={`${field}-${mapping?.[field]}`}
              label={FIELD_WORDS[field]}
              name={`map.${field}`}
              defaultValue={mapping?.[field]}
              maxLength={200}
              autoCapitalize="off"
              spellCheck={false}
            />
          ))}
        </div>
      </Disclosure>
    </form>
  );
}
