'use client';
import { languageName } from '#domain/languages.ts';
import type { TermStatus } from '#domain/terms/term.ts';
import { SelectField, TextArea } from '../../ui/field.tsx';
import { LanguageOptions } from '../article/language-options.tsx';
import type { Values } from '../kept-form-state.ts';
import { STATUS_WORDS } from './term-values.ts';

interface TermWordsProps {
  languages: string[];
  values: Values;
  onType: (field: string) => (event: { target: { value: string } }) => void;
  onAdd: (language: string) => void;
}

/** What a term is called in each language, what it is not to be called, and what it means. */
export function TermWords({ languages, values, onType, onAdd }: TermWordsProps) {
  return (
    <>
      {languages.map((language, index) => {
        const name = languageName(language);
        const area = (status: TermStatus) => (
          <TextArea
            label={`${STATUS_WORDS[status]} in ${name}`}
            hint={index === 0 && status === 'preferred' ? HINT : undefined}
            lang={language}
            spellCheck
            rows={1}
            value={values[`${status}:${language}`] ?? ''}
            onChange={onType(`${status}:${language}`)}
          />
        );
        return (
          <fieldset key={language} className="flex flex-col gap-2 border-t pt-3">
            <legend className="float-start mb-2 w-full font-semibold">{name}</legend>
            <div className="grid gap-3 sm:grid-cols-3">
              {area('preferred')}
              {area('admitted')}
              {area('forbidden')}
            </div>
            <TextArea
              label={`Definition in ${name}`}
              lang={language}
              spellCheck
              rows={2}
              maxLength={2000}
              value={values[`definition:${language}`] ?? ''}
              onChange={onType(`definition:${language}`)}
            />
          </fieldset>
        );
      })}
      <SelectField label="Add a language" value="" onChange={(event) => onAdd(event.target.value)}>
        <option value="">Choose one</option>
        <LanguageOptions without={languages} />
      </SelectField>
    </>
  );
}

const HINT =
  'One a line. Regular endings are known; irregular forms follow an equals sign: bok = bøker, bøkene.';
