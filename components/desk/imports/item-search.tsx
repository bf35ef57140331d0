import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';

interface ItemSearchProps {
  action: string;
  q: string;
  /** the outcome that is shown now, and stays */
  status: string | undefined;
}

/** Looks for files of an import by their path. */
export function ItemSearch({ action, q, status }: ItemSearchProps) {
  return (
    <search>
      <form method="get" action={action} className="flex flex-wrap items-end gap-3 border-t py-3">
        {status ? <input type="hidden" name="status" value={status} /> : null}
        <TextField
          key={q}
          label="Path contains"
          name="q"
          type="search"
          defaultValue={q}
          maxLength={200}
          className="min-w-48 grow md:max-w-sm"
        />
        <Button type="submit">Search</Button>
      </form>
    </search>
  );
}
