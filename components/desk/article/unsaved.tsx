'use client';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

interface Unsaved {
  isUnsaved: boolean;
  setUnsaved: (isUnsaved: boolean) => void;
}

const UnsavedContext = createContext<Unsaved>({ isUnsaved: false, setUnsaved: () => {} });

/** Lets the publish panel know that the details hold text which an edition would not contain. */
export function UnsavedProvider({ children }: { children: ReactNode }) {
  const [isUnsaved, setUnsaved] = useState(false);
  const value = useMemo(() => ({ isUnsaved, setUnsaved }), [isUnsaved]);
  return <UnsavedContext value={value}>{children}</UnsavedContext>;
}

export function useUnsaved(): Unsaved {
  return useContext(UnsavedContext);
}
