/** Once for each of the vitest projects `sqlite` and `postgres`: the migrated template, and the Postgres server. */
import type { TestProject } from 'vitest/node';
import { makeTemplate, type Template } from './testing.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseTemplate: Template;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { template, stop } = await makeTemplate(project.name === 'postgres' ? 'postgres' : 'sqlite');
  project.provide('databaseTemplate', template);
  return stop;
}
