/** What the workspace asks of the server while somebody writes: at addresses of its own, so that nothing waits for anything else. */
import { ask } from '../ask-server.ts';
import type { WorkspaceActions } from './desk.ts';

export type DeskRequests = Pick<
  WorkspaceActions,
  'saveTarget' | 'saveTranslationTitle' | 'readHistory' | 'readNotes' | 'readCompared'
>;

interface Place {
  articleId: number;
  language: string;
}

function addressOf({ articleId, language }: Place, what: string): string {
  return `/desk/articles/${articleId}/translate/${language}/${what}`;
}

export const DESK_REQUESTS: DeskRequests = {
  saveTarget: ({ articleId, language, ...body }) => ask(addressOf({ articleId, language }, 'sentence'), body),
  saveTranslationTitle: ({ articleId, language, ...body }) =>
    ask(addressOf({ articleId, language }, 'title'), body),
  readHistory: ({ segmentId, ...place }) => ask(addressOf(place, `history?segmentId=${segmentId}`)),
  readNotes: (place) => ask(addressOf(place, 'notes')),
  readCompared: (place) => ask(addressOf(place, 'compared'), {}),
};
