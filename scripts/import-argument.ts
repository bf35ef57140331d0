/** The arguments of the commands about runs, and what they say with --help. */
import { parseArgs } from 'node:util';

const OPTIONS = { '--json': 'json', '--dry-run': 'dry-run' } as const;

/** A command about runs. */
export interface RunCommand {
  /** as it is typed, after `npm run ` */
  usage: string;
  /** what it does, in sentences */
  about: string;
  /** the options it takes, each with what it is for */
  options: Partial<Record<keyof typeof OPTIONS, string>>;
  exit: string;
}

interface RunArguments {
  /** null: none was given */
  run: number | null;
  json: boolean;
  isDryRun: boolean;
}

/** What was given; null when help was asked for, which is then printed. Throws, with the usage, what it cannot be. */
export function runArguments(command: RunCommand): RunArguments | null {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      json: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(helpOf(command));
    return null;
  }
  for (const [option, name] of Object.entries(OPTIONS)) {
    const isTaken = option in command.options;
    if (values[name] && !isTaken) throw new Error(`There is no ${option} here.\nnpm run ${command.usage}`);
  }
  const run = positionals.length === 0 ? null : Number(positionals[0]);
  if (positionals.length > 1 || (run !== null && !(Number.isSafeInteger(run) && run >= 1)))
    throw new Error(noNumber(command));
  return { run, json: values.json, isDryRun: values['dry-run'] };
}

/** The same where a run must be named. */
export function oneRun(command: RunCommand): (RunArguments & { run: number }) | null {
  const given = runArguments(command);
  if (given === null) return null;
  if (given.run === null) throw new Error(noNumber(command));
  return { ...given, run: given.run };
}

function noNumber({ usage }: RunCommand): string {
  return `Give the number of one run; npm run import:status lists them.\nnpm run ${usage}`;
}

function helpOf({ usage, about, options, exit }: RunCommand): string {
  const said = Object.entries(options).map(([option, text]) => `  ${option.padEnd(12)} ${text}`);
  return `npm run ${usage}

${about}

${said.join('\n')}

Exit code ${exit}
More: docs/imports.md. Related: npm run import, import:status, import:stop, import:resume, import:rollback.`;
}
