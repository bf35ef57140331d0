'use server';
import { tryMachine as question } from '#domain/machine/machine.ts';
import * as machine from '#domain/machine/mutations.ts';
import { action } from '../../action.ts';

export const tryMachine = action(question, machine.tryMachine);
