'use client';
import { useId } from 'react';
import { directionOf } from '#domain/languages.ts';

/** The index of the place that is nearest to an offset. */
export function nearest(places: readonly number[], at: number): number {
  return places.reduce(
    (best, place, index) => (Math.abs(place - at) < Math.abs((places[best] ?? 0) - at) ? index : best),
    0,
  );
}

interface PlaceSliderProps {
  label: string;
  text: string;
  language: string;
  places: readonly number[];
  index: number;
  onChange: (index: number) => void;
}

/** A slider from word to word, by the arrow keys, the mouse or a finger, and the two parts as they would be. */
export function PlaceSlider({ label, text, language, places, index, onChange }: PlaceSliderProps) {
  const id = useId();
  const place = places[index] ?? 0;
  const [first, second] = [text.slice(0, place).trim(), text.slice(place).trim()];
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={places.length - 1}
        value={index}
        aria-valuetext={`${first || 'Nothing'} / ${second || 'Nothing'}`}
        onChange={(event) => onChange(Number(event.target.value))}
        className="min-h-6 w-full accent-accent"
      />
      <ol lang={language} dir={directionOf(language)} className="reading list-decimal ps-5">
        {[first, second].map((part, number) => (
          <li key={number === 0 ? 'first' : 'second'} className="ps-1">
            {part || <span className="font-sans text-sm text-muted">Nothing</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}
