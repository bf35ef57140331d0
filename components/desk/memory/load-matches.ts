import type { MemoryMatch, MemoryQuestion } from '#domain/memory/memory.ts';

export type LoadMatches = (
  question: MemoryQuestion,
  signal: AbortSignal,
) => Promise<{ matches: MemoryMatch[] } | { message: string }>;

const TROUBLE = { message: 'The memory cannot be reached; writing and saving go on.' };

/** Asks the server; never rejects. */
export const loadMatches: LoadMatches = async ({ articleId, language, segmentId }, signal) => {
  const query = new URLSearchParams({
    articleId: String(articleId),
    language,
    segmentId: String(segmentId),
  });
  try {
    const response = await fetch(`/desk/memory/matches?${query}`, { signal });
    const answer: unknown = await response.json();
    if (typeof answer !== 'object' || answer === null) return TROUBLE;
    if (response.ok && 'matches' in answer) return answer as { matches: MemoryMatch[] };
    if ('message' in answer && typeof answer.message === 'string') return { message: answer.message };
    return TROUBLE;
  } catch {
    return TROUBLE;
  }
};
