'use client';
import { useEffect, useReducer, useRef, useState } from 'react';
import { changesOf, type KeptForm, nextForm, openForm, type Values } from './kept-form-state.ts';

interface KeptFormOptions {
  /** names the thing in this browser's session storage */
  name: string;
  values: Values;
  version: number;
}

/**
 * State of a form whose text is kept in this browser until the server has confirmed it: through a reload, a crash, a lost
 * connection, a sign-out. Pass the server's current values each time; the form meets them by itself.
 */
export function useKeptForm({ name, values, version }: KeptFormOptions) {
  const [form, send] = useReducer(nextForm, null, () => openForm(values, version));
  const [isRestored, setRestored] = useState(false);
  const changes = changesOf(form);
  const isDirty = Object.keys(changes).length > 0;

  const current = JSON.stringify(values);
  useEffect(() => send({ type: 'met', values: JSON.parse(current) as Values, version }), [current, version]);

  const hasLooked = useRef(false);
  useEffect(() => {
    if (hasLooked.current) keep(name, isDirty ? form : null);
  }, [name, form, isDirty]);
  useEffect(() => {
    const kept = hasLooked.current ? null : lookUp(name);
    hasLooked.current = true;
    if (!kept) return;
    send({ type: 'restored', form: kept });
    setRestored(true);
  }, [name]);
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isDirty]);

  /** The server took these values; what was kept is forgotten at once, for the form may be gone in a moment. */
  const saved = (taken: Values, at: number) => {
    keep(name, null);
    send({ type: 'saved', values: taken, version: at });
  };
  return { form, send, saved, changes, isDirty, isRestored: isRestored && isDirty };
}

const PREFIX = 'spalte:form:';

function keep(name: string, form: KeptForm | null): void {
  try {
    if (form) sessionStorage.setItem(PREFIX + name, JSON.stringify(form));
    else sessionStorage.removeItem(PREFIX + name);
  } catch {
    // storage can be full or switched off; the text is still in the field
  }
}

function lookUp(name: string): KeptForm | null {
  try {
    const text = sessionStorage.getItem(PREFIX + name);
    return text === null ? null : (JSON.parse(text) as KeptForm);
  } catch {
    return null;
  }
}
