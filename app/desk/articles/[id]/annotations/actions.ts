'use server';
import { z } from 'zod';
import * as annotations from '#domain/annotations/annotation.ts';
import * as library from '#domain/annotations/library-mutations.ts';
import * as mutations from '#domain/annotations/mutations.ts';
import * as placing from '#domain/annotations/placing-mutations.ts';
import * as talk from '#domain/annotations/talk-mutations.ts';
import { suggestTags } from '#domain/tags/queries.ts';
import { action } from '../../../../action.ts';

export const addAnnotation = action(annotations.newAnnotation, mutations.addAnnotation);
export const editAnnotation = action(annotations.editAnnotation, mutations.editAnnotation);
export const deleteAnnotation = action(annotations.annotationId, mutations.deleteAnnotation);
export const resolveAnnotation = action(annotations.resolveAnnotation, mutations.resolveAnnotation);

export const confirmPlace = action(annotations.annotationId, placing.confirmPlace);
export const placeAgain = action(annotations.placeAgain, placing.placeAgain);
export const addComment = action(annotations.addComment, talk.addComment);
export const assignNote = action(annotations.assignNote, talk.assignNote);

export const takeLibraryNote = action(annotations.takeLibraryNote, library.takeLibraryNote);
export const hideLibraryNote = action(
  annotations.libraryNote.pick({ articleId: true, id: true }),
  library.hideLibraryNote,
);
export const showLibraryNotes = action(annotations.libraryOf, library.showLibraryNotes);

const tagQuestion = z.strictObject({
  text: z.string().max(120),
  language: z.string().max(35),
  articleId: z.int().positive().nullable(),
});

/** Tags to choose from for a note on a person, place, organisation or event. */
export const offerTags = action(tagQuestion, suggestTags);
