'use server';
import * as check from '#domain/checks/check.ts';
import * as checks from '#domain/checks/mutations.ts';
import * as segments from '#domain/segments/mutations.ts';
import * as segment from '#domain/segments/segment.ts';
import * as suggestions from '#domain/suggestions/mutations.ts';
import * as suggestion from '#domain/suggestions/suggestion.ts';
import * as members from '#domain/translations/member-mutations.ts';
import * as shared from '#domain/translations/shared-mutations.ts';
import {
  assignMember as membership,
  translateApart as parting,
  translateTogether as sharing,
} from '#domain/translations/translation.ts';
import { action } from '../../../../../action.ts';

export const suggestTarget = action(suggestion.suggestTarget, suggestions.suggestTarget);
export const acceptSuggestion = action(suggestion.acceptSuggestion, suggestions.acceptSuggestion);
export const rejectSuggestion = action(suggestion.rejectSuggestion, suggestions.rejectSuggestion);
export const withdrawSuggestion = action(suggestion.withdrawSuggestion, suggestions.withdrawSuggestion);
export const dismissCheck = action(check.dismissCheck, checks.dismissCheck);
export const restoreCheck = action(check.restoreCheck, checks.restoreCheck);
export const assignMember = action(membership, members.assignMember);
export const unassignMember = action(membership, members.unassignMember);
export const splitSegment = action(segment.splitSegment, segments.splitSegment);
export const mergeSegments = action(segment.mergeSegments, segments.mergeSegments);
export const translateTogether = action(sharing, shared.translateTogether);
export const translateApart = action(parting, shared.translateApart);
