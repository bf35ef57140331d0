'use client';
import { useRouter } from 'next/navigation';
import { usePoll } from './use-poll.ts';

const PAUSE = 2000;

/** Makes the page again every two seconds for as long as it is on the page: something is still coming. */
export function RefreshWhile() {
  const router = useRouter();
  usePoll(router.refresh, PAUSE, true);
  return null;
}
