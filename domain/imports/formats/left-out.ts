/** What a reader leaves out, counted by its kind, in words. */
import { counted } from '../../text/counted.ts';

export class LeftOut {
  private readonly counts = new Map<string, number>();

  add(kind: string): void {
    const name = kind.replace(/[^\p{L}\p{N}_ -]/gu, '').slice(0, 40);
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  get isEmpty(): boolean {
    return this.counts.size === 0;
  }

  /** `2 cards of the kind email, 1 card of no known kind` */
  inWords(noun: string): string {
    const kinds = [...this.counts].slice(0, 12);
    const words = kinds.map(([kind, count]) => {
      return `${counted(count, noun)} of ${kind === '' ? 'no known kind' : `the kind ${kind}`}`;
    });
    return words.join(', ');
  }
}
