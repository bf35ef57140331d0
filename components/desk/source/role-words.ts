/** What became of a stretch of the raw text, in words and in looks. */
import type { SpanRole } from '#domain/text/parsed-article.ts';

interface RoleLook {
  word: string;
  /** said in the legend */
  meaning: string;
  className: string;
}

const ROLES: Record<SpanRole, RoleLook> = {
  title: { word: 'Title', meaning: 'the title', className: 'bg-mark' },
  date: { word: 'Date', meaning: 'the date', className: 'bg-mark' },
  'time-stamp': { word: 'Time stamp', meaning: 'a time stamp, which is no text', className: 'bg-mark' },
  metadata: { word: 'Field', meaning: 'fields of the article', className: 'bg-mark' },
  block: { word: 'Block', meaning: 'blocks of the text', className: 'bg-target' },
  credit: { word: 'Credit', meaning: 'credits of pictures', className: 'bg-mark italic' },
  markup: { word: 'Markup', meaning: 'markup', className: 'text-muted' },
  dropped: {
    word: 'Left out',
    meaning: 'left out: what stands around the article',
    className: 'text-muted line-through decoration-control',
  },
  'white-space': { word: 'White space', meaning: 'white space', className: '' },
};

/** Roles that later parsers add are named as they are. */
export function roleLook(role: string): RoleLook {
  const known: Partial<Record<string, RoleLook>> = ROLES;
  return known[role] ?? { word: role, meaning: role, className: 'bg-wash' };
}
