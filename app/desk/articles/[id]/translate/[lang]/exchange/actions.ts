'use server';
import * as contract from '#domain/exchange/exchange.ts';
import * as mutations from '#domain/exchange/mutations.ts';
import { action } from '../../../../../../action.ts';

export const mergeTranslation = action(contract.mergeTranslation, mutations.mergeTranslation);
