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
  const bars = parts.reduce<{ tone: Tone; x: number; width: number }[]>((drawn, { tone, value }) => {
    const last = drawn.at(-1);
    const width = total > 0 ? (value / total) * 100 : 0;
    return [...drawn, { tone, x: last ? last.x + last.width : 0, width }];
  }, []);
  return (
    <svg role="img" aria-label={label} viewBox="0 0 100 6" preserveAspectRatio="none" className="h-1.5 w-full min-w-12">
      <rect width="100" height="6" className="fill-rule" />
      {bars.map(({ tone, x, width }) =>
        width > 0 ? <rect key={tone} x={x} width={width} height="6" className={FILL[tone]} /> : null,
      )}
    </svg>
  );
}
