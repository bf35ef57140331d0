interface CheckFieldProps {
  label: string;
  checked: boolean;
  onChange: (isOn: boolean) => void;
}

/** A box to tick, with its label beside it. */
export function CheckField({ label, checked, onChange }: CheckFieldProps) {
  return (
    <label className="flex min-h-8 items-center gap-2">
      <input
        type="checkbox"
        className="size-4"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}
