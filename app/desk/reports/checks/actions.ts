'use server';
import { saveGateSettings as save } from '#domain/settings/mutations.ts';
import { saveGateSettings as form } from '#domain/settings/setting.ts';
import { action } from '../../../action.ts';

export const saveGateSettings = action(form, save);
