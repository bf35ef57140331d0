/** Every door of the domain: what a viewer can ask for or do, by name. */
import * as annotationWrites from '../annotations/mutations.ts';
import * as annotationReads from '../annotations/queries.ts';
import * as articleRead from '../articles/article-queries.ts';
import * as changeReads from '../articles/change-queries.ts';
import * as checkWrites from '../articles/check-mutations.ts';
import * as checkReads from '../articles/check-queries.ts';
import * as articleWrites from '../articles/mutations.ts';
import * as articleReads from '../articles/queries.ts';
import * as sourceReads from '../articles/source-queries.ts';
import * as auditReads from '../audit/queries.ts';
import * as editionReads from '../editions/desk-queries.ts';
import * as editionWrites from '../editions/mutations.ts';
import * as mergeReads from '../exchange/merge-queries.ts';
import * as exchangeWrites from '../exchange/mutations.ts';
import * as exchangeReads from '../exchange/queries.ts';
import * as deskImportWrites from '../imports/desk-mutations.ts';
import * as importWrites from '../imports/mutations.ts';
import * as importReads from '../imports/queries.ts';
import * as reportReads from '../imports/report-queries.ts';
import * as concordanceReads from '../memory/concordance-queries.ts';
import * as memoryWrites from '../memory/mutations.ts';
import * as memoryReads from '../memory/queries.ts';
import * as peopleWrites from '../people/mutations.ts';
import * as peopleReads from '../people/queries.ts';
import * as tagHintWrites from '../tags/hint-mutations.ts';
import * as tagHintReads from '../tags/hint-queries.ts';
import * as tagWrites from '../tags/mutations.ts';
import * as tagReads from '../tags/queries.ts';
import * as termImports from '../terms/import-mutations.ts';
import * as termWrites from '../terms/mutations.ts';
import * as termPlaceReads from '../terms/place-queries.ts';
import * as termReads from '../terms/queries.ts';
import * as translationWrites from '../translations/mutations.ts';
import * as translationReads from '../translations/queries.ts';
import * as uploadWrites from '../uploads/mutations.ts';
import * as previewReads from '../uploads/preview-queries.ts';
import * as uploadReads from '../uploads/queries.ts';
import * as uploadRuns from '../uploads/run-queries.ts';
import { WORKSPACE_DOORS } from './workspace-doors.ts';

/** All of them, whatever they open. */
export const DOORS = {
  ...WORKSPACE_DOORS,
  ...articleWrites,
  ...articleReads,
  ...articleRead,
  ...checkWrites,
  ...checkReads,
  ...changeReads,
  ...sourceReads,
  ...tagWrites,
  ...tagReads,
  ...tagHintReads,
  ...tagHintWrites,
  ...termWrites,
  ...termReads,
  ...termPlaceReads,
  ...termImports,
  ...translationWrites,
  ...translationReads,
  ...annotationWrites,
  ...annotationReads,
  ...editionWrites,
  ...editionReads,
  ...exchangeWrites,
  ...exchangeReads,
  ...mergeReads,
  ...importWrites,
  ...importReads,
  ...memoryWrites,
  ...memoryReads,
  ...concordanceReads,
  ...deskImportWrites,
  ...reportReads,
  ...uploadWrites,
  ...uploadReads,
  ...uploadRuns,
  ...previewReads,
  ...peopleWrites,
  ...peopleReads,
  ...auditReads,
};

/** Take no viewer, or one that a door has let in: three bring a token instead, the others work inside a door's transaction. */
export const OPEN = [
  'acceptInvite',
  'setUpFirstAdmin',
  'linkStands',
  'articleAt',
  'articleConflict',
  'saveSentence',
  'saveTitle',
  'matchesFor',
  'dismissalsIn',
  'gateLimits',
  'openSuggestionsIn',
];
