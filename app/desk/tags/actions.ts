'use server';
import { createTag, editTag } from '#domain/tags/mutations.ts';
import * as tags from '#domain/tags/tag.ts';
import { action } from '../../action.ts';

export const makeTag = action(tags.newTag, createTag);
export const changeTag = action(tags.editTag, editTag);
