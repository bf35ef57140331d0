/** Every door of the domain, and who is turned away at it. What its people may do there, the tests of each noun say. */
import { beforeEach, describe, expect, it } from 'vitest';
import * as annotationWrites from './annotations/mutations.ts';
import * as annotationReads from './annotations/queries.ts';
import * as articleRead from './articles/article-queries.ts';
import * as articleWrites from './articles/mutations.ts';
import * as articleReads from './articles/queries.ts';
import * as auditReads from './audit/queries.ts';
import * as editionReads from './editions/desk-queries.ts';
import * as editionWrites from './editions/mutations.ts';
import * as importWrites from './imports/mutations.ts';
import * as importReads from './imports/queries.ts';
import * as peopleWrites from './people/mutations.ts';
import type { Role, Viewer } from './people/person.ts';
import * as peopleReads from './people/queries.ts';
import * as tagWrites from './tags/mutations.ts';
import * as tagReads from './tags/queries.ts';
import { importedArticle, textFile } from './testing/articles.ts';
import { noteOn } from './testing/notes.ts';
import { newsroom, nobody, OFFICE } from './testing/people.ts';
import { rowCounts } from './testing/records.ts';
import { translatedArticle, typed } from './testing/translations.ts';
import { WORKSPACE_DOORS, WORKSPACE_HOUSE } from './testing/workspace-doors.ts';
import * as translationWrites from './translations/mutations.ts';
import * as translationReads from './translations/queries.ts';

const DOORS = {
  ...articleWrites,
  ...articleReads,
  ...articleRead,
  ...tagWrites,
  ...tagReads,
  ...translationWrites,
  ...translationReads,
  ...annotationWrites,
  ...annotationReads,
  ...editionWrites,
  ...editionReads,
  ...importWrites,
  ...importReads,
  ...peopleWrites,
  ...peopleReads,
  ...auditReads,
  ...WORKSPACE_DOORS,
};

/** Take no viewer: two that bring a token instead, and what works inside a door that has let somebody in. */
const OPEN = [
  'acceptInvite',
  'setUpFirstAdmin',
  'articleAt',
  'articleConflict',
  'dismissalsIn',
  'gateLimits',
  'openSuggestionsIn',
];

async function everything() {
  const people = await newsroom();
  const article = await importedArticle();
  const english = await translatedArticle(article.id);
  const tag = await tagWrites.createTag(OFFICE, { kind: 'place', labels: { nb: 'Oslo' } });
  await tagWrites.addTag(OFFICE, { articleId: article.id, tagId: tag.id });
  const note = await annotationWrites.addAnnotation(OFFICE, noteOn(article, 'Støre'));
  return { people, article, english, tag, note };
}

type Newsroom = Awaited<ReturnType<typeof everything>>;
type Door = [lowest: Role, enter: (viewer: Viewer, room: Newsroom) => unknown];

const file = textFile('date 2022-03 En annen\n\nEn helt annen tekst om noe annet.\n');
const eva = { email: 'eva@example.org', name: 'Eva', role: 'editor' as const };
const words = { kind: 'gloss', visibility: 'public', bodies: { en: 'Other words.' } } as const;

const HOUSE: Record<string, Door> = {
  editArticle: [
    'editor',
    (v, { article: { id, version } }) => DOORS.editArticle(v, { id, version, title: 'X' }),
  ],
  setBlockKind: [
    'editor',
    (v, { article: { blocks } }) =>
      DOORS.setBlockKind(v, { blockId: blocks[0]?.id ?? 0, version: 1, kind: 'heading' }),
  ],
  setStatus: [
    'editor',
    (v, { article: { id, version } }) => DOORS.setStatus(v, { id, version, status: 'in-review' }),
  ],
  articleList: ['translator', (v) => DOORS.articleList(v, {})],
  deskHome: ['translator', (v) => DOORS.deskHome(v)],
  translationGrid: ['translator', (v) => DOORS.translationGrid(v)],
  articleForDesk: ['translator', (v, { article }) => DOORS.articleForDesk(v, article.id)],
  createTag: ['editor', (v) => DOORS.createTag(v, { kind: 'place', labels: { nb: 'Bergen' } })],
  editTag: [
    'editor',
    (v, { tag: { id, version } }) =>
      DOORS.editTag(v, { id, version, kind: 'place', labels: { nb: 'Kristiania' } }),
  ],
  addTag: ['editor', (v, { article, tag }) => DOORS.addTag(v, { articleId: article.id, tagId: tag.id })],
  addNewTag: [
    'editor',
    (v, { article }) =>
      DOORS.addNewTag(v, { articleId: article.id, kind: 'topic', language: 'nb', label: 'Forsvar' }),
  ],
  removeTag: [
    'editor',
    (v, { article, tag }) => DOORS.removeTag(v, { articleId: article.id, tagId: tag.id }),
  ],
  tagList: ['translator', (v) => DOORS.tagList(v, {})],
  suggestTags: ['translator', (v) => DOORS.suggestTags(v, { text: 'os', language: 'nb', articleId: null })],
  startTranslation: [
    'translator',
    (v, { article }) => DOORS.startTranslation(v, { articleId: article.id, language: 'da' }),
  ],
  saveTarget: ['translator', (v, { english }) => DOORS.saveTarget(v, typed(english, 1, 'Anew.'))],
  saveTranslationTitle: [
    'translator',
    (v, { article, english }) =>
      DOORS.saveTranslationTitle(v, {
        articleId: article.id,
        language: 'en',
        version: english.titleVersion,
        title: 'Anew',
      }),
  ],
  approveAll: ['editor', (v, { article }) => DOORS.approveAll(v, { articleId: article.id, language: 'en' })],
  workspace: ['translator', (v, { article }) => DOORS.workspace(v, article.id, 'en')],
  targetHistory: [
    'translator',
    (v, { article, english }) =>
      DOORS.targetHistory(v, {
        articleId: article.id,
        language: 'en',
        segmentId: english.segments[0]?.id ?? 0,
      }),
  ],
  addAnnotation: ['translator', (v, { article }) => DOORS.addAnnotation(v, noteOn(article, 'Nato'))],
  editAnnotation: ['editor', (v, { note }) => DOORS.editAnnotation(v, { ...words, id: note.id, version: 1 })],
  deleteAnnotation: ['editor', (v, { note }) => DOORS.deleteAnnotation(v, { id: note.id, version: 1 })],
  resolveAnnotation: [
    'translator',
    (v, { note }) => DOORS.resolveAnnotation(v, { id: note.id, version: 1, resolved: true }),
  ],
  notesOf: ['translator', (v, { article }) => DOORS.notesOf(v, article.id)],
  annotationPage: ['translator', (v, { article }) => DOORS.annotationPage(v, article.id)],
  ...WORKSPACE_HOUSE,
  publish: [
    'editor',
    (v, { article: { id, version } }) => DOORS.publish(v, { articleId: id, version, note: null }),
  ],
  withdraw: [
    'editor',
    async (v, { article: { id } }) => {
      const { version } = await DOORS.articleForDesk(OFFICE, id);
      return DOORS.withdraw(v, { articleId: id, version, reason: null });
    },
  ],
  readiness: ['translator', (v, { article }) => DOORS.readiness(v, article.id)],
  editionsOf: ['translator', (v, { article }) => DOORS.editionsOf(v, article.id)],
  startRun: ['admin', (v) => DOORS.startRun(v, {})],
  importFile: ['admin', (v) => DOORS.importFile(v, 1, 1, file, {})],
  finishRun: ['admin', (v) => DOORS.finishRun(v, 1)],
  importFiles: ['admin', (v) => DOORS.importFiles(v, [file], {})],
  runList: ['admin', (v) => DOORS.runList(v)],
  runDetail: ['admin', (v) => DOORS.runDetail(v, 1)],
  wouldImport: ['admin', (v) => DOORS.wouldImport(v, file, {})],
  createPerson: ['admin', (v) => DOORS.createPerson(v, eva)],
  createPersonWithPassword: [
    'admin',
    (v) => DOORS.createPersonWithPassword(v, { ...eva, email: 'eva2@example.org' }, 'a long password'),
  ],
  disablePerson: ['admin', (v, { people }) => DOORS.disablePerson(v, { id: people.tor.id })],
  enablePerson: ['admin', (v, { people }) => DOORS.enablePerson(v, { id: people.tor.id })],
  changeRole: [
    'admin',
    (v, { people }) => DOORS.changeRole(v, { id: people.ingrid.id, version: 1, role: 'admin' }),
  ],
  startReset: ['admin', (v, { people }) => DOORS.startReset(v, { id: people.tor.id })],
  issueSetUpToken: ['admin', (v) => DOORS.issueSetUpToken(v)],
  peopleList: ['admin', (v) => DOORS.peopleList(v)],
  auditTrail: ['admin', (v) => DOORS.auditTrail(v, {})],
};

const LOWER: Record<Role, Role[]> = {
  translator: [],
  editor: ['translator'],
  admin: ['translator', 'editor'],
};

describe('the doors of the domain', () => {
  let room: Newsroom;
  beforeEach(async () => {
    room = await everything();
  });

  it('are all in this table', () => {
    const doors = Object.entries(DOORS).filter(([, door]) => typeof door === 'function');
    const named = doors.map(([name]) => name).filter((name) => !OPEN.includes(name));
    expect(Object.keys(HOUSE).sort()).toEqual(named.sort());
  });

  it('refuse somebody who has not signed in, and write nothing', async () => {
    const before = await rowCounts();
    for (const [name, [, enter]] of Object.entries(HOUSE)) {
      const attempt = (async () => enter(nobody, room))();
      await expect(attempt, name).rejects.toMatchObject({ name: 'Forbidden', message: 'Sign in first.' });
    }
    expect(await rowCounts()).toEqual(before);
  });

  it('refuse Tor, translator, and Ingrid, editor, where their roles end, and write nothing', async () => {
    const { tor, ingrid } = room.people;
    const before = await rowCounts();
    for (const [name, [lowest, enter]] of Object.entries(HOUSE)) {
      for (const viewer of [tor, ingrid].filter(({ role }) => LOWER[lowest].includes(role))) {
        const attempt = (async () => enter(viewer, room))();
        await expect(attempt, `${name} by ${viewer.role}`).rejects.toMatchObject({ name: 'Forbidden' });
      }
    }
    expect(await rowCounts()).toEqual(before);
  });

  it('let in Tor, translator, Ingrid, editor, and Astrid, admin, where their roles begin', async () => {
    const { tor, ingrid, astrid } = room.people;
    const lowest = { translator: tor, editor: ingrid, admin: astrid };
    for (const [name, [role, enter]] of Object.entries(HOUSE)) {
      const outcome = await Promise.resolve(enter(lowest[role], room)).catch((error: Error) => error.name);
      expect(outcome, name).not.toBe('Forbidden');
    }
  });
});
