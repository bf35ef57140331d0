'use server';
import * as mutations from '#domain/translations/mutations.ts';
import * as translations from '#domain/translations/translation.ts';
import { action } from '../../../../action.ts';

export const approveAll = action(translations.approveAll, mutations.approveAll);
