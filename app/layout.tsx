import './globals.css';
import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { fontVariables } from '#components/ui/fonts.ts';

export const metadata: Metadata = {
  title: { template: '%s · Spalte', default: 'Spalte' },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { colorScheme: 'light dark' };

/** Sign-in, set-up and desk. The public pages are documents of their own (components/reader). */
export default async function RootLayout({ children }: { children: ReactNode }) {
  // a page made at build time could not carry the request's nonce, and its scripts would be refused
  await connection();
  return (
    <html lang="en" className={fontVariables}>
      <body className="min-h-dvh">{children}</body>
    </html>
  );
}
