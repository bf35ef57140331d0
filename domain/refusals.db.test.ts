/** Every door of the domain, and who is turned away at it. What its people may do there, the tests of each noun say. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as annotationWrites from './annotations/mutations.ts';
import * as annotationReads from './annotations/queries.ts';
import * as articleRead from './articles/article-queries.ts';
import * as checkWrites from './articles/check-mutations.ts';
import * as checkReads from './articles/check-queries.ts';
import * as articleWrites from './articles/mutations.ts';
import * as articleReads from './articles/queries.ts';
import * as sourceReads from './articles/source-queries.ts';
import * as auditReads from './audit/queries.ts';
import * as editionReads from './editions/desk-queries.ts';
import * as editionWrites from './editions/mutations.ts';
import { resetEnvironment } from './environment.ts';
import * as deskImportWrites from './imports/desk-mutations.ts';
import * as importWrites from './imports/mutations.ts';
import * as importReads from './imports/queries.ts';
import * as reportReads from './imports/report-queries.ts';
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
import * as translationWrites from './translations/mutations.ts';
import * as translationReads from './translations/queries.ts';
import * as uploadWrites from './uploads/mutations.ts';
import * as previewReads from './uploads/preview-queries.ts';
import * as uploadReads from './uploads/queries.ts';

const DOORS = {
  ...articleWrites,
  ...articleReads,
  ...articleRead,
  ...checkWrites,
  ...checkReads,
  ...sourceReads,
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
  ...deskImportWrites,
  ...reportReads,
  ...uploadWrites,
  ...uploadReads,
  ...previewReads,
  ...peopleWrites,
  ...peopleReads,
  ...auditReads,
};

/** Take no viewer: two that bring a token instead, two that work inside the transaction of a door. */
const OPEN = ['acceptInvite', 'setUpFirstAdmin', 'articleAt', 'articleConflict'];

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

const UPLOAD = '0'.repeat(32);
async function* empty(): AsyncGenerator<Uint8Array> {}

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
  startRun: ['admin', (v) => DOORS.startRun(v, { kind: 'given' }, {})],
  doRun: ['admin', (v) => DOORS.doRun(v, 1)],
  rollBackRun: ['admin', (v) => DOORS.rollBackRun(v, 1)],
  rollbackPlan: ['admin', (v) => DOORS.rollbackPlan(v, 1)],
  runProgress: ['admin', (v) => DOORS.runProgress(v, 1)],
  wouldStore: ['admin', (v) => DOORS.wouldStore(v, { file, byteLength: 0, sha256: null, reason: 'no' })],
  importFiles: ['admin', (v) => DOORS.importFiles(v, [file], {})],
  runList: ['admin', (v) => DOORS.runList(v)],
  runDetail: ['admin', (v) => DOORS.runDetail(v, 1)],
  wouldImport: ['admin', (v) => DOORS.wouldImport(v, file, {})],
  resumeRun: ['admin', (v) => DOORS.resumeRun(v, 999)],
  beginRollback: ['admin', (v) => DOORS.beginRollback(v, 999)],
  nearInRun: ['admin', (v) => DOORS.nearInRun(v, [1])],
  runReport: ['admin', (v) => DOORS.runReport(v, 1).next()],
  refusedFiles: ['admin', (v) => DOORS.refusedFiles(v, 1)],
  openUpload: ['admin', (v) => DOORS.openUpload(v)],
  receiveFile: [
    'admin',
    (v) => DOORS.receiveFile(v, UPLOAD, { path: 'a', byteLength: 0, sha256: null }, empty()),
  ],
  startUpload: ['admin', (v) => DOORS.startUpload(v, UPLOAD, {})],
  discardUpload: ['admin', (v) => DOORS.discardUpload(v, UPLOAD)],
  waitingUploads: ['admin', (v) => DOORS.waitingUploads(v)],
  uploadDetail: ['admin', (v) => DOORS.uploadDetail(v, UPLOAD)],
  uploadPreview: ['admin', (v) => DOORS.uploadPreview(v, UPLOAD, {})],
  forgetPreview: ['admin', (v) => DOORS.forgetPreview(v, UPLOAD, {})],
  uploadEntry: ['admin', (v) => DOORS.uploadEntry(v, UPLOAD, {}, 1)],
  dismissFinding: ['editor', (v) => DOORS.dismissFinding(v, { id: 1, dismissed: true })],
  dismissNearDuplicate: [
    'editor',
    (v) => DOORS.dismissNearDuplicate(v, { articleId: 1, otherId: 2, dismissed: true }),
  ],
  checkedFindings: ['translator', (v, { article }) => DOORS.checkedFindings(v, article.id)],
  nearDuplicatesOf: ['translator', (v, { article }) => DOORS.nearDuplicatesOf(v, article.id)],
  comparedArticles: ['translator', (v, { article }) => DOORS.comparedArticles(v, article.id, 999)],
  sourceVersions: ['translator', (v, { article }) => DOORS.sourceVersions(v, article.id)],
  sourceText: ['translator', (v, { article }) => DOORS.sourceText(v, article.id, 1)],
  sourceBytes: ['editor', (v, { article }) => DOORS.sourceBytes(v, article.id, 1)],
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
  const dataDir = mkdtempSync(join(tmpdir(), 'spalte-doors-'));
  afterEach(() => {
    vi.unstubAllEnvs();
    resetEnvironment();
    rmSync(dataDir, { recursive: true, force: true });
  });

  beforeEach(async () => {
    vi.stubEnv('DATA_DIR', dataDir);
    resetEnvironment();
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
