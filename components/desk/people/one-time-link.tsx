'use client';
import { useId, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

/** A link that works once, to be handed to its person; it is shown only now. */
export function OneTimeLink({ path, name }: { path: string; name: string }) {
  const id = useId();
  const [said, setSaid] = useState('');
  const address = new URL(path, window.location.origin).href;
  const copy = () => {
    navigator.clipboard.writeText(address).then(
      () => setSaid('Copied.'),
      () => setSaid('Copying is not allowed here; mark the link and copy it.'),
    );
  };
  return (
    <Notice tone="review">
      <label htmlFor={id} className="mb-1 block">
        Send this link to {name}. It works once, and it is shown only now.
      </label>
      <div className="flex flex-wrap items-center gap-2">
        <input
          id={id}
          readOnly
          value={address}
          onFocus={(event) => event.target.select()}
          className="control min-w-0 grow basis-64 font-mono text-xs"
        />
        <Button onClick={copy}>Copy</Button>
        <p aria-live="polite" className="text-xs text-muted">
          {said}
        </p>
      </div>
    </Notice>
  );
}
