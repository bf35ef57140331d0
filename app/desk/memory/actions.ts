'use server';
import { removeMemoryImport } from '#domain/memory/memory.ts';
import { removeImport } from '#domain/memory/mutations.ts';
import { action } from '../../action.ts';

export const removeTmx = action(removeMemoryImport, removeImport);
