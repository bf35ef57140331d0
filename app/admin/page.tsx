import { redirect } from 'next/navigation';

/** Where people who know other systems look first. */
export default function AdminPage() {
  redirect('/desk');
}
