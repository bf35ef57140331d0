import { Link } from '../../ui/link.tsx';

/** The import that something came from; a link for those who may open it. */
export function RunLink({ id, mayOpen }: { id: number | null; mayOpen: boolean }) {
  if (id === null) return 'None';
  if (!mayOpen) return `Import ${id}`;
  return (
    <Link className="link" href={`/desk/imports/${id}`}>
      Import {id}
    </Link>
  );
}
