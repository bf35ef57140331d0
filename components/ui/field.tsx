import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

interface Labelled {
  label: string;
  /** one sentence under the label, read with the field */
  hint?: ReactNode;
  /** what is wrong, in a sentence */
  error?: string | undefined;
  /** shown to nobody, read aloud: for fields whose place says what they are */
  labelHidden?: boolean;
}

interface Wiring {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
}

function FieldFrame({
  label,
  hint,
  error,
  labelHidden = false,
  id,
  className,
  children,
}: Labelled & { id: string; className?: string | undefined; children: (wiring: Wiring) => ReactNode }) {
  const describedBy = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(' ');
  return (
    <div className={classNames('flex flex-col gap-1', className)}>
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'font-medium'}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {hint ? (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="text-xs text-problem">
          {error}
        </p>
      ) : null}
    </div>
  );
}

type Without<T, K extends PropertyKey> = Omit<T, K>;

/** A line of text with a real label. */
export function TextField({
  label,
  hint,
  error,
  labelHidden,
  className,
  ...input
}: Labelled & Without<ComponentProps<'input'>, 'id' | 'children'>) {
  const id = useId();
  return (
    <FieldFrame {...{ label, hint, error, labelHidden, id, className }}>
      {(wiring) => <input {...input} {...wiring} className="control" />}
    </FieldFrame>
  );
}

/** Several lines of text; grows with what is written, where the browser can. */
export function TextArea({
  label,
  hint,
  error,
  labelHidden,
  className,
  ...input
}: Labelled & Without<ComponentProps<'textarea'>, 'id' | 'children'>) {
  const id = useId();
  return (
    <FieldFrame {...{ label, hint, error, labelHidden, id, className }}>
      {(wiring) => (
        <textarea rows={3} {...input} {...wiring} className="control field-sizing-content resize-y" />
      )}
    </FieldFrame>
  );
}

/** A choice among few. */
export function SelectField({
  label,
  hint,
  error,
  labelHidden,
  className,
  children,
  ...input
}: Labelled & Without<ComponentProps<'select'>, 'id'>) {
  const id = useId();
  return (
    <FieldFrame {...{ label, hint, error, labelHidden, id, className }}>
      {(wiring) => (
        <select {...input} {...wiring} className="control">
          {children}
        </select>
      )}
    </FieldFrame>
  );
}
