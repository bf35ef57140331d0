import type { MachineAnswer, MachineOffer, TranslateByMachine } from '#domain/machine/machine.ts';

export interface AskMachine {
  /** never rejects */
  translate(input: TranslateByMachine): Promise<MachineAnswer | { message: string }>;
  /** what is left today; null when it cannot be known now */
  offer(place: Pick<TranslateByMachine, 'articleId' | 'language'>): Promise<MachineOffer | null>;
}

const TROUBLE = { message: 'The server cannot be reached; what was translated before stays. Try again.' };

/** Asks the server. Not by an action: the saves would wait until the machine has answered. */
export const askMachine: AskMachine = {
  async translate({ sentences, title, ...place }) {
    try {
      const response = await fetch(addressOf(place), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ sentences, title }),
      });
      const answer: unknown = await response.json();
      if (typeof answer !== 'object' || answer === null) return TROUBLE;
      if (response.ok && 'written' in answer) return answer as MachineAnswer;
      if ('message' in answer && typeof answer.message === 'string') return { message: answer.message };
      return TROUBLE;
    } catch {
      return TROUBLE;
    }
  },
  async offer(place) {
    try {
      const response = await fetch(addressOf(place));
      const { offer } = (await response.json()) as { offer?: MachineOffer | null };
      return response.ok ? (offer ?? null) : null;
    } catch {
      return null;
    }
  },
};

function addressOf({ articleId, language }: Pick<TranslateByMachine, 'articleId' | 'language'>): string {
  return `/desk/articles/${articleId}/translate/${language}/machine`;
}
