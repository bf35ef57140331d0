// biome-ignore-all lint/a11y/noRedundantRoles: some browsers drop the roles of a table whose rows are laid out as blocks
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

interface TableProps {
  /** read aloud; the heading above says it to the eye */
  caption: string;
  columns: { label: string; hidden?: boolean; align?: 'end' }[];
  children: ReactNode;
}

/**
 * A real table that becomes a list of blocks on a narrow screen. The roles are written out because some browsers drop a
 * table's own when its rows are laid out as blocks.
 */
export function Table({ caption, columns, children }: TableProps) {
  return (
    <table role="table" className="block w-full border-collapse text-start md:table">
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup" className="sr-only md:not-sr-only md:table-header-group">
        <tr role="row">
          {columns.map(({ label, hidden, align }) => (
            <th
              key={label}
              role="columnheader"
              scope="col"
              className={classNames(
                'border-b px-3 py-1.5 text-xs font-medium text-muted first:ps-0 last:pe-0',
                align === 'end' ? 'text-end' : 'text-start',
              )}
            >
              {hidden ? <span className="sr-only">{label}</span> : label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="block md:table-row-group">
        {children}
      </tbody>
    </table>
  );
}

/** A row; on a narrow screen a block between hairlines. */
export function Row({ children, id }: { children: ReactNode; id?: string }) {
  return (
    <tr role="row" id={id} className="block border-b py-2 hover:bg-wash md:table-row md:py-0">
      {children}
    </tr>
  );
}

interface CellProps {
  /** the column's name, shown beside the value on a narrow screen; '' where the value speaks for itself */
  label: string;
  align?: 'end';
  /** on a narrow screen beside its neighbours instead of on a line of its own, and without the column's name */
  inline?: boolean;
  children: ReactNode;
}

const CELL = 'md:table-cell md:px-3 md:py-1.5 md:leading-6 md:align-top md:first:ps-0 md:last:pe-0';

/** A value. Empty ones are left out of the narrow list. */
export function Cell({ label, align, inline = false, children }: CellProps) {
  const isEmpty = children === null || children === undefined || children === '';
  return (
    <td
      role="cell"
      className={classNames(
        CELL,
        isEmpty ? 'hidden' : inline ? 'me-3 inline-block py-0.5' : 'flex gap-2 py-0.5',
        align === 'end' && 'md:text-end',
      )}
    >
      {label && !inline ? (
        <span aria-hidden="true" className="w-28 shrink-0 text-xs leading-5 text-muted md:hidden">
          {label}
        </span>
      ) : null}
      <div className="min-w-0 grow">{children}</div>
    </td>
  );
}

/** The cell that names the row. */
export function HeadCell({ children }: { children: ReactNode }) {
  return (
    <th role="rowheader" scope="row" className={classNames(CELL, 'block py-0.5 text-start font-normal')}>
      {children}
    </th>
  );
}
