/**
 * A form over something that others may save meanwhile. Three texts per field are told apart: what was there when the form
 * was opened (`base`), what is in the field (`values`), what the server has now. A field that only one side changed settles
 * itself; one that both changed is a clash, and the screen shows both until a person has chosen.
 */

export type Values = Readonly<Record<string, string>>;

export interface KeptForm {
  /** the version that `base` is */
  version: number;
  base: Values;
  values: Values;
  /** field → what the server has, for fields that both sides changed */
  clashes: Values;
}

export type KeptFormEvent =
  | { type: 'typed'; field: string; value: string }
  /** the server has these values at this version: a refresh, or a refused save */
  | { type: 'met'; values: Values; version: number }
  /** the server took these values */
  | { type: 'saved'; values: Values; version: number }
  | { type: 'chose'; field: string; side: 'mine' | 'theirs' }
  /** text from an earlier visit of this tab */
  | { type: 'restored'; form: KeptForm }
  | { type: 'discarded' };

/** A form as it is opened. */
export function openForm(values: Values, version: number): KeptForm {
  return { version, base: values, values, clashes: {} };
}

/** The form after an event. */
export function nextForm(form: KeptForm, event: KeptFormEvent): KeptForm {
  switch (event.type) {
    case 'typed':
      return { ...form, values: { ...form.values, [event.field]: event.value } };
    case 'met':
      return event.version < form.version ? form : met(form, event.values, event.version);
    case 'saved':
      return { ...form, version: event.version, base: { ...form.base, ...event.values }, clashes: {} };
    case 'chose':
      return chose(form, event.field, event.side);
    case 'restored':
      // what the server has now is what this form was opened with: meet it again from the kept state
      return met(event.form, form.base, form.version);
    case 'discarded':
      return { ...form, values: form.base, clashes: {} };
  }
}

/** The fields whose text differs from what the server is known to have. */
export function changesOf({ base, values }: Pick<KeptForm, 'base' | 'values'>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([field, value]) => value !== base[field]));
}

function met(form: KeptForm, theirs: Values, version: number): KeptForm {
  const values: Record<string, string> = { ...form.values };
  const clashes: Record<string, string> = {};
  for (const [field, theirValue] of Object.entries(theirs)) {
    const isMineChanged = form.values[field] !== undefined && form.values[field] !== form.base[field];
    const isTheirsChanged = theirValue !== form.base[field];
    if (!isMineChanged) values[field] = theirValue;
    else if (theirValue !== form.values[field] && (isTheirsChanged || field in form.clashes))
      clashes[field] = theirValue;
  }
  return { version, base: theirs, values, clashes };
}

function chose(form: KeptForm, field: string, side: 'mine' | 'theirs'): KeptForm {
  const { [field]: theirs, ...clashes } = form.clashes;
  if (theirs === undefined) return form;
  return { ...form, clashes, values: side === 'theirs' ? { ...form.values, [field]: theirs } : form.values };
}
