import type { ReactNode } from 'react';

interface Mark {
  id: number;
  start: number;
  end: number;
  message: string;
}

/** Text with the places marked that a check found. Where two overlap, the later one is left to the list beside. */
export function MarkedText({ text, marks }: { text: string; marks: Mark[] }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { id, start, end, message } of [...marks].sort((a, b) => a.start - b.start)) {
    if (start < at || end > text.length) continue;
    parts.push(text.slice(at, start));
    parts.push(
      <mark
        key={id}
        id={`finding-${id}`}
        title={message}
        className="scroll-mt-16 bg-transparent text-inherit underline decoration-review decoration-wavy decoration-1 underline-offset-4 target:bg-mark"
      >
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}
