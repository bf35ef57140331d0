import type { ReactNode } from 'react';

/** The frame of the pages before the desk: sign-in, set-up, invitation. */
export function Door({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center px-5 py-12">
      <p className="mb-8 font-serif text-2xl font-bold">Spalte</p>
      <h1 className="mb-1 text-xl font-semibold">{title}</h1>
      {lead ? <p className="mb-6 text-muted">{lead}</p> : <div className="mb-5" />}
      {children}
    </main>
  );
}
