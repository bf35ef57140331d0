import type { Tone } from './status.tsx';

const FILL: Record<Tone, string> = {
  missing: 'fill-rule',
  draft: 'fill-draft',
  review: 'fill-review',
  good: 'fill-good',
  problem: 'fill-problem',
};

interface ProgressBarProps {
  /** says the same in words */
  label: string;
  total: number;
  parts: { tone: Tone; value: number }[];
}

/** A bar of parts. Drawn with attributes: a style attribute would break the desk's content security policy. */
export function ProgressBar({ label, total, parts }: ProgressBarProps) {
  const bars: { tone: Tone; x: number; width: number }[] = [];
  let x = 0;
  for (const { tone, value } of parts) {
    const width = total > 0 ? (value / total) * 100 : 0;
    bars.push({ tone, x, width });
    x += width;
  }
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      className="h-1.5 w-full min-w-12"
    >
      <rect width="100" height="6" className="fill-rule" />
      {bars.map((bar) =>
        bar.width > 0 ? (
          <rect key={bar.tone} x={bar.x} width={bar.width} height="6" className={FILL[bar.tone]} />
        ) : null,
      )}
    </svg>
  );
}
