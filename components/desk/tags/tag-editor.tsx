'use client';
import { useState } from 'react';
import type { TagRow } from '#domain/tags/tag.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { TagForm, type TagFormActions } from './tag-form.tsx';

interface TagEditorProps extends TagFormActions {
  tag: TagRow | null;
  label: string;
  parents: { slug: string; label: string }[];
}

/** A button that opens the form of one tag, or of a new one. */
export function TagEditor({ tag, label, parents, create, edit }: TagEditorProps) {
  const isReady = useHydrated();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        kind={tag ? 'quiet' : 'primary'}
        className={tag ? 'min-h-6! py-0! pointer-coarse:min-h-10!' : undefined}
        disabled={!isReady}
        aria-label={tag ? `Edit the tag ${label}` : undefined}
        onClick={() => setOpen(true)}
      >
        {tag ? 'Edit' : 'New tag'}
      </Button>
      <Dialog open={isOpen} onClose={close} title={tag ? `Edit “${label}”` : 'New tag'}>
        <TagForm tag={tag} parents={parents} create={create} edit={edit} onDone={close} />
      </Dialog>
    </>
  );
}
