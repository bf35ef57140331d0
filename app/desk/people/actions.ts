'use server';
import {
  changeRole,
  createPerson,
  disablePerson,
  enablePerson,
  startReset,
} from '#domain/people/mutations.ts';
import * as people from '#domain/people/person.ts';
import { action } from '../../action.ts';

export const addPerson = action(people.newPerson, createPerson);
export const giveRole = action(people.changeRole, changeRole);
export const disable = action(people.personId, disablePerson);
export const enable = action(people.personId, enablePerson);
export const makeLink = action(people.personId, startReset);
