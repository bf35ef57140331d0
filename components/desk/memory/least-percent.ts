'use client';
import { LEAST_PERCENT, USUAL_PERCENT } from '#domain/memory/memory.ts';

const NAME = 'spalte/memory-least';
export const PERCENT_CHOICES = [60, 70, 75, 85, 95, 100] as const;

/** From which percentage this browser's translator wants to see matches. */
export function chosenPercent(): number {
  try {
    const chosen = Number(localStorage.getItem(NAME));
    return chosen >= LEAST_PERCENT && chosen <= 100 ? chosen : USUAL_PERCENT;
  } catch {
    return USUAL_PERCENT;
  }
}

export function keepPercent(percent: number): void {
  try {
    localStorage.setItem(NAME, String(percent));
  } catch {
    // A browser that keeps nothing forgets the choice with the page.
  }
}
