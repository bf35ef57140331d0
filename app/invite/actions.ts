'use server';
import { acceptInvite } from '#domain/people/mutations.ts';
import { choosePassword } from '#domain/people/person.ts';
import { openAction } from '../action.ts';

export const acceptInvitation = openAction(choosePassword, acceptInvite);
