'use server';
import { setUpFirstAdmin } from '#domain/people/mutations.ts';
import { setUp } from '#domain/people/person.ts';
import { openAction } from '../action.ts';

export const createFirstAdmin = openAction(setUp, setUpFirstAdmin);
