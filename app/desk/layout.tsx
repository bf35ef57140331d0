import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { DeskHeader } from '#components/desk/shell/desk-header.tsx';
import type { NavItem } from '#components/desk/shell/desk-nav.tsx';
import { SkipLink } from '#components/ui/skip-link.tsx';
import type { Viewer } from '#domain/people/person.ts';
import { can } from '#domain/permissions.ts';
import { currentViewer } from '../viewer.ts';

export const metadata: Metadata = { title: { template: '%s · Spalte desk', default: 'Spalte desk' } };

/** The frame only: a layout guards nothing, so every page below asks for its own viewer. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const viewer = await currentViewer();
  // the page sends strangers to the sign-in page, and knows where to bring them back to
  if (!viewer) return children;
  return (
    <>
      <SkipLink />
      <DeskHeader items={placesOf(viewer)} name={viewer.name} />
      <main id="main" tabIndex={-1} className="px-4 pb-16 outline-none lg:px-6">
        {children}
      </main>
    </>
  );
}

function placesOf(viewer: Viewer): NavItem[] {
  return [
    { href: '/desk', label: 'Desk' },
    { href: '/desk/articles', label: 'Articles' },
    { href: '/desk/annotations', label: 'Notes' },
    { href: '/desk/tags', label: 'Tags' },
    { href: '/desk/memory', label: 'Memory' },
    { href: '/desk/terms', label: 'Terms' },
    { href: '/desk/reports/translations', label: 'Translations' },
    { href: '/desk/reports/checks', label: 'Checks' },
    ...(can(viewer, 'import.run') ? [{ href: '/desk/imports', label: 'Imports' }] : []),
    ...(can(viewer, 'people.manage') ? [{ href: '/desk/people', label: 'People' }] : []),
    ...(can(viewer, 'settings.edit') ? [{ href: '/desk/settings', label: 'Settings' }] : []),
    ...(can(viewer, 'audit.read') ? [{ href: '/desk/audit', label: 'Audit' }] : []),
  ];
}
