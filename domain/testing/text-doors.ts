/** Who may do what to texts: articles, tags, terms, translations, notes, editions. */

import { textFile } from './articles.ts';
import { DOORS } from './doors.ts';
import { noteOn } from './notes.ts';
import { OFFICE } from './people.ts';
import type { Door } from './room.ts';
import { termOf, wordIn } from './terms.ts';
import { typed } from './translations.ts';

const file = textFile('date 2022-03 En annen\n\nEn helt annen tekst om noe annet.\n');
const TERMS = new TextEncoder().encode('language,form\nnb,fregatt\n');
const words = { kind: 'gloss', visibility: 'public', bodies: { en: 'Other words.' } } as const;

/** By the name of the door. */
export const TEXT_DOORS: Record<string, Door> = {
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
  tagHints: ['translator', (v, { article }) => DOORS.tagHints(v, article.id)],
  dismissTagHint: [
    'editor',
    (v, { article, tag }) =>
      DOORS.dismissTagHint(v, { articleId: article.id, tagId: tag.id, dismissed: true }),
  ],
  suggestTags: ['translator', (v) => DOORS.suggestTags(v, { text: 'os', language: 'nb', articleId: null })],
  createTerm: ['editor', (v) => DOORS.createTerm(v, termOf([wordIn('nb', 'ubåt')]))],
  editTerm: ['editor', (v, { term }) => DOORS.editTerm(v, { ...term, notes: 'Anew.' })],
  deleteTerm: ['editor', (v, { term: { id, version } }) => DOORS.deleteTerm(v, { id, version })],
  mergeTerms: [
    'editor',
    async (v, { term: { id, version } }) =>
      DOORS.mergeTerms(v, { id, version, from: { id: id + 1000, version: 1 } }),
  ],
  termTwins: ['translator', (v, { term }) => DOORS.termTwins(v, term.id)],
  importTerms: ['editor', (v) => DOORS.importTerms(v, TERMS)],
  wouldImportTerms: ['editor', (v) => DOORS.wouldImportTerms(v, TERMS)],
  termList: ['translator', (v) => DOORS.termList(v, {})],
  termDetail: ['translator', (v, { term }) => DOORS.termDetail(v, term.id)],
  termFile: ['translator', (v) => DOORS.termFile(v, 'tbx')],
  termPlaces: ['translator', (v, { term }) => DOORS.termPlaces(v, { id: term.id, before: null })],
  termsOfArticle: [
    'translator',
    (v, { article }) => DOORS.termsOfArticle(v, { articleId: article.id, language: 'en' }),
  ],
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
  wouldStore: ['admin', (v) => DOORS.wouldStore(v, { file, byteLength: 0, sha256: null, reason: 'no' }, {})],
};
