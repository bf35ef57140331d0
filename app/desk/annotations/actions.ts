'use server';
import * as annotations from '#domain/annotations/annotation.ts';
import * as bulk from '#domain/annotations/bulk-mutations.ts';
import { action } from '../../action.ts';

export const changeNotes = action(annotations.changeNotes, bulk.changeNotes);
export const restoreNotes = action(annotations.restoreNotes, bulk.restoreNotes);
