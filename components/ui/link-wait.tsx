'use client';
import { useLinkStatus } from 'next/link';
import { useEffect, useState } from 'react';

/** Most pages are there before anybody has read a word about waiting. */
const AFTER_MS = 250;

/** To be put into a Link to a page that may take seconds: says so once the wait can be felt. Without script the browser does. */
export function LinkWait({ children }: { children: string }) {
  const { pending } = useLinkStatus();
  return (
    <span role="status" className="block text-xs text-muted">
      {pending ? <Late>{children}</Late> : null}
    </span>
  );
}

function Late({ children }: { children: string }) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLate ? children : null;
}
