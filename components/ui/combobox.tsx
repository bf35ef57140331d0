'use client';
import { type KeyboardEvent, useEffect, useId, useReducer, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import { CLOSED, nextCombobox, usesKey } from './combobox-state.ts';

export interface ComboboxOption {
  key: string;
  label: string;
  lang?: string;
  /** a few muted words after the label */
  detail?: string;
  /** makes something new: never chosen by Enter before an arrow has been pressed */
  isNew?: boolean;
}

interface ComboboxProps<O extends ComboboxOption> {
  label: string;
  hint?: string;
  placeholder?: string;
  disabled?: boolean;
  /** what to offer for a text; aborted when the text has changed since */
  load: (text: string, signal: AbortSignal) => Promise<O[]>;
  onChoose: (option: O) => void;
}

/** A field that offers as one types: arrows move, Enter chooses, Escape closes; pointer and touch choose as well. */
export function Combobox<O extends ComboboxOption>({
  label,
  hint,
  placeholder,
  disabled,
  load,
  onChoose,
}: ComboboxProps<O>) {
  const [state, send] = useReducer(nextCombobox, CLOSED);
  const id = useId();
  const { options, message } = useOffers(state.text, load, (count, preselect) =>
    send({ type: 'offered', count, preselect }),
  );
  const isShown = state.open && options.length > 0;

  const choose = (option: O | undefined) => {
    if (!option) return;
    send({ type: 'chosen' });
    onChoose(option);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // a key that ends an IME composition belongs to the composition
    if (event.nativeEvent.isComposing || !usesKey(state, event.key)) return;
    event.preventDefault();
    if (event.key === 'Enter') choose(isShown ? options[state.active] : undefined);
    else send({ type: 'key', key: event.key, alt: event.altKey });
  };

  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <div className="relative">
        <input
          id={id}
          type="text"
          role="combobox"
          className="control"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder={placeholder}
          disabled={disabled}
          aria-expanded={isShown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={isShown && state.active >= 0 ? `${id}-${state.active}` : undefined}
          aria-describedby={hint ? `${id}-hint` : undefined}
          value={state.text}
          onChange={(event) => send({ type: 'typed', text: event.target.value })}
          onKeyDown={onKeyDown}
          onBlur={() => send({ type: 'left' })}
        />
        <Offers
          {...{ id, label, isShown, options, active: state.active, choose }}
          onPoint={(index) => send({ type: 'pointed', index })}
        />
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      ) : null}
      <p className="sr-only" aria-live="polite">
        {state.open ? message : ''}
      </p>
    </div>
  );
}

interface OffersProps<O extends ComboboxOption> {
  id: string;
  label: string;
  isShown: boolean;
  options: O[];
  active: number;
  onPoint: (index: number) => void;
  choose: (option: O) => void;
}

function Offers<O extends ComboboxOption>({
  id,
  label,
  isShown,
  options,
  active,
  onPoint,
  choose,
}: OffersProps<O>) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // again when there are more of them: in a pane that scrolls, the last ones would be under its edge
    if (isShown && options.length > 0) list.current?.scrollIntoView({ block: 'nearest' });
  }, [isShown, options.length]);
  useEffect(() => {
    if (active >= 0) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={list}
      id={`${id}-list`}
      role="listbox"
      aria-label={label}
      hidden={!isShown}
      data-floating
      tabIndex={-1}
      className="absolute start-0 top-full z-30 mt-1 max-h-80 w-full min-w-64 overflow-y-auto border border-control bg-paper py-1 shadow-lg"
    >
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's; the focus never comes here
        <div
          key={option.key}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={classNames(
            'flex min-h-8 cursor-pointer flex-wrap items-center gap-x-2 px-3 py-1 pointer-coarse:min-h-10',
            option.isNew && options[index - 1]?.isNew !== true && index > 0 && 'border-t',
            index === active && 'bg-wash outline-2 -outline-offset-2 outline-accent',
          )}
          onMouseDown={(event) => event.preventDefault()}
          onMouseMove={() => index !== active && onPoint(index)}
          onClick={() => choose(option)}
        >
          <span lang={option.lang}>{option.label}</span>
          {option.detail ? <span className="text-xs text-muted">{option.detail}</span> : null}
        </div>
      ))}
    </div>
  );
}

const PAUSE_MS = 120;

/** Asks for offers a moment after the last key, and drops answers to questions that are no longer asked. */
function useOffers<O extends ComboboxOption>(
  text: string,
  load: ComboboxProps<O>['load'],
  onOffer: (count: number, preselect: number) => void,
): { options: O[]; message: string } {
  const [options, setOptions] = useState<O[]>([]);
  const [message, setMessage] = useState('');
  const latest = useRef({ load, onOffer });
  useEffect(() => {
    latest.current = { load, onOffer };
  });
  useEffect(() => {
    const wanted = text.trim();
    const offer = (found: O[], said: string) => {
      setOptions(found);
      setMessage(said);
      latest.current.onOffer(found.length, found[0] && !found[0].isNew ? 0 : -1);
    };
    if (wanted === '') {
      offer([], '');
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      latest.current.load(wanted, abort.signal).then(
        (found) => abort.signal.aborted || offer(found, counted(found.length)),
        () => abort.signal.aborted || offer([], 'Suggestions could not be loaded.'),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text]);
  return { options, message };
}

function counted(count: number): string {
  if (count === 0) return 'No suggestion.';
  return count === 1 ? 'One suggestion.' : `${count} suggestions.`;
}
