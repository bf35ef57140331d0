/** npm run users -- create EMAIL --name NAME --role ROLE [--password-stdin] | list | disable EMAIL | enable EMAIL | reset EMAIL */
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { closeDatabase } from '#domain/db/client.ts';
import { environment } from '#domain/environment.ts';
import { Invalid } from '#domain/errors.ts';
import {
  createPerson,
  createPersonWithPassword,
  disablePerson,
  enablePerson,
  startReset,
} from '#domain/people/mutations.ts';
import {
  newPerson,
  type PersonRow,
  password as passwordSchema,
  systemViewer,
} from '#domain/people/person.ts';
import { peopleList } from '#domain/people/queries.ts';
import { assertReady } from './ready.ts';

const VIEWER = systemViewer('accounts from the command line');
const USAGE =
  'npm run users -- create EMAIL --name NAME --role translator|editor|admin [--password-stdin] | list | disable EMAIL | enable EMAIL | reset EMAIL';

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      role: { type: 'string' },
      'password-stdin': { type: 'boolean', default: false },
    },
  });
  const [command, email] = positionals;
  switch (command) {
    case 'create':
      return create({ email, name: values.name, role: values.role }, values['password-stdin']);
    case 'list':
      return list();
    case 'disable':
      await disablePerson(VIEWER, await personWith(email));
      return console.log(`${email} is disabled: signed out, and shut out at the next request.`);
    case 'enable':
      await enablePerson(VIEWER, await personWith(email));
      return console.log(`${email} may sign in again.`);
    case 'reset':
      return printLink(email, (await startReset(VIEWER, await personWith(email))).link);
    default:
      throw new Invalid(USAGE);
  }
}

async function create(given: Record<string, unknown>, fromStdin: boolean): Promise<void> {
  const person = newPerson.parse(given);
  if (!fromStdin) return printLink(person.email, (await createPerson(VIEWER, person)).link);
  const password = passwordSchema.parse((await text(process.stdin)).replace(/\r?\n$/, ''));
  await createPersonWithPassword(VIEWER, person, password);
  console.log(`${person.email} can sign in as ${person.role}.`);
}

async function list(): Promise<void> {
  for (const person of await peopleList(VIEWER)) {
    const state = person.disabled ? 'disabled' : person.hasPassword ? 'active' : 'invited';
    console.log([person.email.padEnd(32), person.role.padEnd(10), state.padEnd(8), person.name].join(' '));
  }
}

async function personWith(email: string | undefined): Promise<PersonRow> {
  const person = (await peopleList(VIEWER)).find((candidate) => candidate.email === email?.toLowerCase());
  if (!person)
    throw new Invalid(
      `There is no account with the address “${email ?? ''}”. npm run users -- list shows all.`,
    );
  return person;
}

function printLink(email: string | undefined, link: string): void {
  console.log(`${email} chooses a password here (the link works once): ${environment().siteUrl}${link}`);
}

function explain(error: unknown): string {
  if (error instanceof z.ZodError)
    // what was read from stdin has no name in the schema
    return error.issues.map((issue) => `${issue.path.join('.') || 'password'}: ${issue.message}`).join('\n');
  if (error instanceof Invalid) return [error.message, ...Object.values(error.fields)].join('\n');
  return error instanceof Error ? error.message : String(error);
}

try {
  await assertReady();
  await run();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
