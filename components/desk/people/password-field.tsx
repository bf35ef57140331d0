'use client';
import { useId, useState } from 'react';
import { TextField } from '../../ui/field.tsx';

/** A new password, which can be shown: a person who sees what they type chooses a longer one. */
export function PasswordField({ error }: { error?: string | undefined }) {
  const [isShown, setShown] = useState(false);
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <TextField
        label="Password"
        name="password"
        type={isShown ? 'text' : 'password'}
        autoComplete="new-password"
        minLength={12}
        maxLength={128}
        required
        hint="At least 12 characters. A few words in a row make a good one."
        error={error}
      />
      <label htmlFor={id} className="flex min-h-6 w-fit items-center gap-2 text-xs">
        <input
          id={id}
          type="checkbox"
          checked={isShown}
          onChange={(event) => setShown(event.target.checked)}
        />
        Show the password
      </label>
    </div>
  );
}
