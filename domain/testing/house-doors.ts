/** Who may do what around texts: exchange, imports, memory, people, the trail. */

import { textFile } from './articles.ts';
import { DOORS } from './doors.ts';
import type { Door } from './room.ts';
import { typed } from './translations.ts';

const UPLOAD = '0'.repeat(32);
async function* empty(): AsyncGenerator<Uint8Array> {}
const file = textFile('date 2022-03 En annen\n\nEn helt annen tekst om noe annet.\n');
const tmx = {
  name: 'a.tmx',
  bytes: new TextEncoder().encode(
    '<tmx><tu><tuv lang="nb"><seg>Ja</seg></tuv><tuv lang="en"><seg>Yes</seg></tuv></tu></tmx>',
  ),
};
const eva = { email: 'eva@example.org', name: 'Eva', role: 'editor' as const };

/** By the name of the door. */
export const HOUSE_DOORS: Record<string, Door> = {
  exportedArticle: [
    'translator',
    (v, { article }) => DOORS.exportedArticle(v, { articleId: article.id, language: 'en', format: 'xliff' }),
  ],
  articlesToExport: ['translator', (v) => DOORS.articlesToExport(v, { published: false }).next()],
  articleToExport: [
    'translator',
    (v, { article }) => DOORS.articleToExport(v, article.id, { published: false }),
  ],
  exchangePage: ['translator', (v, { article }) => DOORS.exchangePage(v, article.id, 'en')],
  mergePreview: [
    'translator',
    (v, { article }) =>
      DOORS.mergePreview(v, {
        articleId: article.id,
        language: 'en',
        fileName: 'a.xlf',
        content: '<xliff/>',
      }),
  ],
  mergeTranslation: [
    'translator',
    (v, { article, english }) => {
      const { articleId: _, language, ...row } = typed(english, 1, 'Anew.');
      const rows = [{ ...row, origin: 'human' as const }];
      return DOORS.mergeTranslation(v, { articleId: article.id, language, fileName: 'a.xlf', rows });
    },
  ],
  importFiles: ['admin', (v) => DOORS.importFiles(v, [file], {})],
  runList: ['admin', (v) => DOORS.runList(v)],
  runDetail: ['admin', (v) => DOORS.runDetail(v, 1)],
  wouldImport: ['admin', (v) => DOORS.wouldImport(v, file, {})],
  importTmx: ['editor', (v) => DOORS.importTmx(v, tmx)],
  removeImport: ['editor', (v) => DOORS.removeImport(v, { id: 1 })],
  rebuildMemory: ['editor', (v) => DOORS.rebuildMemory(v)],
  memoryTotals: ['translator', (v) => DOORS.memoryTotals(v)],
  memoryImports: ['translator', (v) => DOORS.memoryImports(v)],
  memoryMatches: [
    'translator',
    (v, { article, english }) =>
      DOORS.memoryMatches(v, {
        articleId: article.id,
        language: 'en',
        segmentId: english.segments[0]?.id ?? 0,
      }),
  ],
  concordance: ['translator', (v) => DOORS.concordance(v, { q: 'Oslo', one: 'nb', other: 'en' })],
  resumeRun: ['admin', (v) => DOORS.resumeRun(v, 999)],
  stopRun: ['admin', (v) => DOORS.stopRun(v, 999)],
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
  runOfUpload: ['admin', (v) => DOORS.runOfUpload(v, UPLOAD)],
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
  articleHeading: ['translator', (v, { article }) => DOORS.articleHeading(v, article.id)],
  textChangeOf: ['translator', (v, { article }) => DOORS.textChangeOf(v, article.id, 2)],
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
  adminExists: ['admin', (v) => DOORS.adminExists(v)],
  peopleList: ['admin', (v) => DOORS.peopleList(v)],
  actorsOn: ['translator', (v, { article }) => DOORS.actorsOn(v, article.id)],
  auditTrail: ['admin', (v) => DOORS.auditTrail(v, {})],
};
