/** What `npm run import -- --help` says. */
import { FORMAT_FACTS, MAPPED_FIELDS } from '#domain/imports/formats/format.ts';

export const USAGE =
  'npm run import -- PATH… [--dry-run] [--json] [--language nb] [--publisher NAME] [--map FIELD=COLUMN]… [--limit N]';

const endings = [...new Set(Object.values(FORMAT_FACTS).flatMap(({ extensions }) => extensions))].sort();

export const HELP = `${USAGE}

Imports files, folders and patterns; a line for each file, and a sum.

  --dry-run            says what would happen to each file and why, and changes nothing
  --json               a JSON object a line, the sum last
  --language TAG       the language of all files, such as nb; else it is found out from each
  --publisher NAME     whose they are
  --map FIELD=COLUMN   which column of a table, or key of JSON, holds what; more than once. Fields:
                       ${MAPPED_FIELDS.join(', ')}
  --limit N            the first N files only

In folders, files with these endings are read: ${endings.join(', ')}.
Files with other endings are skipped, and named in the report; hidden files and folders (.git, .DS_Store, Thumbs.db, ~$…)
are skipped, and counted. Name a file by itself to have it read whatever it is called.

Exit code 0: all well; 2: some files were refused, the others are there; 1: nothing could be done, or there was nothing to
import; 130: interrupted.
What becomes what in each format: docs/imports.md. Related: npm run import:status, import:stop, import:resume, import:rollback.`;
