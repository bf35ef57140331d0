'use server';
import { createTerm, deleteTerm, editTerm, mergeTerms } from '#domain/terms/mutations.ts';
import { termPlaces } from '#domain/terms/place-queries.ts';
import * as terms from '#domain/terms/term.ts';
import { action } from '../../action.ts';

export const makeTerm = action(terms.newTerm, createTerm);
export const changeTerm = action(terms.editTerm, editTerm);
export const removeTerm = action(terms.deleteTerm, deleteTerm);
export const uniteTerms = action(terms.mergeTerms, mergeTerms);
/** Where a term is used, before it is deleted. */
export const readPlaces = action(terms.termAndPlace, termPlaces);
