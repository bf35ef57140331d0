/** What is said of all files of an import, as it stands in addresses and forms: `language`, `publisher`, `map.title` … */
import { MAPPED_FIELDS } from '#domain/imports/formats/format.ts';
import { type ImportOptions, importOptions } from '#domain/imports/import.ts';

const COLUMN = 'map.';

/** The options among the parameters of an address or the fields of a form; what is no option is left out. */
export function optionsIn(given: Record<string, string>): ImportOptions {
  const mapping = Object.fromEntries(
    MAPPED_FIELDS.flatMap((field) => {
      const column = given[`${COLUMN}${field}`]?.trim();
      return column ? [[field, column]] : [];
    }),
  );
  const parts = [
    { language: given.language },
    { publisher: given.publisher },
    Object.keys(mapping).length > 0 ? { mapping } : {},
  ];
  return Object.assign({}, ...parts.map((part) => importOptions.safeParse(part).data ?? {}));
}

/** The same as parameters; empty when nothing is said. */
export function fieldsOf({ language, publisher, mapping }: ImportOptions): Record<string, string> {
  return {
    ...(language ? { language } : {}),
    ...(publisher ? { publisher } : {}),
    ...Object.fromEntries(
      Object.entries(mapping ?? {}).map(([field, column]) => [`${COLUMN}${field}`, column]),
    ),
  };
}
