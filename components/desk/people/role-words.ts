import type { Role } from '#domain/people/person.ts';

export const ROLE_WORDS: Record<Role, string> = {
  translator: 'Translator',
  editor: 'Editor',
  admin: 'Admin',
};
