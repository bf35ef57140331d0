import { LONGEST_PHRASE, type PairTotal } from '#domain/memory/memory.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { pairInWords } from './pair-words.ts';

interface ConcordanceFormProps {
  q: string | undefined;
  pair: string | undefined;
  totals: readonly PairTotal[];
}

/** A phrase and a pair of languages: a plain address, which can be kept and sent. */
export function ConcordanceForm({ q, pair, totals }: ConcordanceFormProps) {
  return (
    <search>
      <form method="get" action="/desk/memory" className="flex flex-wrap items-end gap-3">
        <TextField
          key={`q-${q}`}
          label="Phrase"
          name="q"
          type="search"
          defaultValue={q}
          maxLength={LONGEST_PHRASE}
          required
          className="min-w-48 grow md:max-w-md"
        />
        <SelectField
          key={`pair-${pair}`}
          label="Languages"
          name="pair"
          defaultValue={pair}
          className="min-w-48"
        >
          {totals.map((total) => (
            <option key={`${total.one} ${total.other}`} value={`${total.one} ${total.other}`}>
              {pairInWords(total)}
            </option>
          ))}
        </SelectField>
        <Button type="submit">Search</Button>
      </form>
    </search>
  );
}
