import type { TmxProblem } from '#domain/memory/memory.ts';

/** What was wrong with a TMX file, by line. */
export function ProblemList({ problems }: { problems: readonly TmxProblem[] }) {
  return (
    <ul>
      {problems.map(({ line, reason }) => (
        <li key={`${line} ${reason}`}>
          {line > 0 ? `Line ${line.toLocaleString('en-GB')}: ` : null}
          {reason}
        </li>
      ))}
    </ul>
  );
}
