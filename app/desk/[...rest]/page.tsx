import { notFound } from 'next/navigation';
import { requireViewer } from '../../viewer.ts';

/** Addresses of the desk that nothing answers: the desk's own 404, before the public one takes them. */
export default async function NowherePage() {
  await requireViewer('/desk');
  notFound();
}
