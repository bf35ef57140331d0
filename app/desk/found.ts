/** From what the domain throws and what an address holds to Next's 404. */
import { notFound } from 'next/navigation';
import { Forbidden, NotFound } from '#domain/errors.ts';

/** What a query finds; the 404 page when there is nothing, or nothing that this viewer may know of. */
export async function found<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof NotFound || error instanceof Forbidden) notFound();
    throw error;
  }
}

/** The number in an address; the 404 page when it is none. */
export function idIn(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) notFound();
  return Number(text);
}

/** The page number in an address; the first page when it is none. */
export function pageIn(text: string | string[] | undefined): number {
  return typeof text === 'string' && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1;
}
