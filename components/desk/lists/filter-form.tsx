import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Link } from '../../ui/link.tsx';

interface FilterFormProps {
  /** the address of the list: what is chosen becomes its query */
  action: string;
  /** whether there is something to take back */
  isFiltered: boolean;
  className?: string;
  children: ReactNode;
}

/** What a list shows of all there is: a form that makes a plain address, which can be kept and sent. */
export function FilterForm({ action, isFiltered, className, children }: FilterFormProps) {
  return (
    <search>
      <form
        method="get"
        action={action}
        className={classNames('flex flex-wrap items-end gap-3 py-3', className)}
      >
        {children}
        <FilterButtons showAll={action} isFiltered={isFiltered} />
      </form>
    </search>
  );
}

/** The ends of such a form. */
export function FilterButtons({ showAll, isFiltered }: { showAll: string; isFiltered: boolean }) {
  return (
    <>
      <Button type="submit">Filter</Button>
      {isFiltered ? (
        <Link href={showAll} className="link inline-flex min-h-8 items-center">
          Show all
        </Link>
      ) : null}
    </>
  );
}

interface WordsProps {
  label: string;
  value: string | undefined;
  maxLength: number;
  /** not of names and words in several languages */
  spellCheck?: boolean;
}

/** The words to look for. The field is uncontrolled: another address makes another field. */
export function FilterWords({ label, value, maxLength, spellCheck }: WordsProps) {
  return (
    <TextField
      key={`q-${value}`}
      label={label}
      name="q"
      type="search"
      defaultValue={value}
      maxLength={maxLength}
      spellCheck={spellCheck}
      className="min-w-48 grow md:max-w-sm"
    />
  );
}

interface ChoiceProps {
  label: string;
  name: string;
  value: string | undefined;
  /** of each value; or the options as they are */
  words: readonly (readonly [value: string, word: string])[] | ReactNode;
  any?: string;
}

/** One of several, or any. */
export function FilterChoice({ label, name, value, words, any = 'Any' }: ChoiceProps) {
  return (
    <SelectField
      key={`${name}-${value}`}
      label={label}
      name={name}
      defaultValue={value ?? ''}
      className="min-w-40"
    >
      <option value="">{any}</option>
      {isList(words)
        ? words.map(([each, word]) => (
            <option key={each} value={each}>
              {word}
            </option>
          ))
        : words}
    </SelectField>
  );
}

function isList(words: ChoiceProps['words']): words is readonly (readonly [string, string])[] {
  return Array.isArray(words);
}
