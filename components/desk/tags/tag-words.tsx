'use client';
import { languageName } from '#domain/languages.ts';
import { SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { LanguageOptions } from '../article/language-options.tsx';
import type { Values } from '../kept-form-state.ts';

interface TagWordsProps {
  languages: string[];
  values: Values;
  error: string | undefined;
  onType: (field: string) => (event: { target: { value: string } }) => void;
  onAdd: (language: string) => void;
}

/** What a tag is called in each language, and what else. */
export function TagWords({ languages, values, error, onType, onAdd }: TagWordsProps) {
  return (
    <>
      {languages.map((language, index) => (
        <fieldset key={language} className="grid gap-x-3 gap-y-2 border-t pt-2 sm:grid-cols-2">
          <legend className="sr-only">{languageName(language)}</legend>
          <TextField
            label={`Label in ${languageName(language)}`}
            spellCheck={false}
            lang={language}
            maxLength={120}
            value={values[`label:${language}`] ?? ''}
            onChange={onType(`label:${language}`)}
            error={index === 0 ? error : undefined}
          />
          <TextArea
            label={`Also called in ${languageName(language)}`}
            spellCheck={false}
            hint={index === 0 ? 'One name a line.' : undefined}
            lang={language}
            rows={1}
            value={values[`aliases:${language}`] ?? ''}
            onChange={onType(`aliases:${language}`)}
          />
        </fieldset>
      ))}
      <SelectField label="Add a language" value="" onChange={(event) => onAdd(event.target.value)}>
        <option value="">Choose one</option>
        <LanguageOptions without={languages} />
      </SelectField>
    </>
  );
}
