/**
 * What start.mjs, test.mjs and run.mjs do before anything of ours can run: look at Node, install what is missing, and go on
 * with the Node that package.json pins. Plain JavaScript without packages, for Node 20.19 on a fresh clone.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withLock } from './lock.mjs';

export const ROOT = resolve(import.meta.dirname ?? '.', '..');
/** Held while node_modules or .next change. */
export const LOCK = join(ROOT, 'node_modules', '.spalte-lock');
const OLDEST_NODE = [20, 19];

/**
 * Installs if needed, then runs a script of ours with the pinned Node; ends this process with the script's exit code.
 * @param {string} script relative to scripts/
 * @param {{ development?: boolean, quiet?: boolean, flags?: string[], env?: Record<string, string> }} options `development`:
 *   the test tools too; `quiet`: stdout is data; `flags`, `env`: for Node
 */
export async function enter(script, options = {}) {
  try {
    assertNode();
    process.chdir(ROOT);
    stopWithNpm();
    // tests must not meet a developer's own settings
    if (!options.development) loadDotEnv();
    await install(options);
    await handOver(join(ROOT, 'scripts', script), options);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
}

function assertNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Error(
    `This is Node ${process.versions.node}; Spalte needs ${OLDEST_NODE.join('.')} or newer to start. ` +
      'Install the current long-term version from https://nodejs.org and run the command again.',
  );
}

/** Settings from .env, where a variable is not set already; for all our commands, as Next does it for itself. */
function loadDotEnv() {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/**
 * npm puts a shell between itself and us and passes a signal to the shell only, which dies and leaves us behind. So when
 * npm started us and our parent is gone, we end as if the signal had reached us.
 */
function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 200);
  watch.unref();
}

/** @param {{ development?: boolean, quiet?: boolean }} options */
async function install({ development = false, quiet = false }) {
  if (isInstalled(development)) return;
  const say = quiet ? process.stderr : process.stdout;
  const waiting = (/** @type {number} */ pid) =>
    void say.write(`Waiting for process ${pid}, which is installing …\n`);
  await withLock(LOCK, () => installNow(development, say), waiting);
}

/**
 * @param {boolean} development
 * @param {NodeJS.WriteStream} say
 */
async function installNow(development, say) {
  if (isInstalled(development)) return;
  const began = performance.now();
  say.write('Installing packages … ');
  // not `npm ci`: it refuses a lock file made where a registry serves one platform's packages only (stack.md 0)
  await npm(['install', '--no-audit', '--no-fund', ...(development ? ['--include=dev'] : [])]);
  if (!isInstalled(development)) {
    // the lock file knows nothing of this platform's packages: let npm look for itself, direct packages stay pinned
    await npm([
      'install',
      '--no-audit',
      '--no-fund',
      '--no-package-lock',
      '--include=optional',
      '--include=dev',
    ]);
  }
  say.write(`${seconds(began)}\n`);
  if (!isInstalled(development))
    throw new Error('Some packages are still missing. Run `npm install` and read what it says.');
}

/**
 * Everything that package-lock.json names is there in its version, the pinned Node and this platform's compiler included.
 * @param {boolean} development
 */
export function isInstalled(development) {
  try {
    const wanted = packagesOf('package-lock.json');
    const found = packagesOf('node_modules/.package-lock.json');
    const { platform, arch } = process;
    const compiler = Object.keys(found).some((path) => path.includes(`/@next/swc-${platform}-${arch}`));
    return (
      compiler &&
      existsSync(pinnedNode()) &&
      Object.entries(wanted).every(([path, entry]) => {
        const needed = path !== '' && !entry.optional && !entry.devOptional && (development || !entry.dev);
        return !needed || found[path]?.version === entry.version;
      })
    );
  } catch {
    return false;
  }
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, dev?: boolean, devOptional?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages;
}

function pinnedNode() {
  return join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * @param {string} script
 * @param {{ flags?: string[], env?: Record<string, string> }} options
 */
async function handOver(script, { flags = [], env = {} }) {
  const node = pinnedNode();
  process.env.PATH = `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;
  if (flags.length === 0 && realpathSync(process.execPath) === realpathSync(node)) {
    process.argv[1] = script;
    await import(pathToFileURL(script).href);
    return;
  }
  const surroundings = { ...process.env, ...env };
  const given = [...flags, script, ...process.argv.slice(2)];
  process.exit(await ended(spawn(node, given, { stdio: 'inherit', env: surroundings })));
}

/** @param {string[]} args */
async function npm(args) {
  const cli = process.env.npm_execpath;
  const [command, first] = cli?.endsWith('npm-cli.js') ? [process.execPath, [cli]] : ['npm', []];
  const shell = process.platform === 'win32' && first.length === 0;
  const child = spawn(command, [...first, ...args], { cwd: ROOT, shell, stdio: ['ignore', 'pipe', 'pipe'] });
  /** @type {string[]} */
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(String(chunk)));
  const status = await ended(child);
  if (status === 0) return;
  const tail = output.join('').split('\n').slice(-30).join('\n');
  throw new Error(`failed\n${tail}\n\`npm ${args.join(' ')}\` ended with ${status}.`);
}

/**
 * The child's exit code, 128 + n when signal n ended it. Signals that reach us meanwhile go to it, and it decides.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
export function ended(child) {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  const forward = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
  for (const signal of signals) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) =>
      resolve(status ?? 128 + (signal ? constants.signals[signal] : 0)),
    );
  }).finally(() => {
    for (const signal of signals) process.off(signal, forward);
  });
}

/**
 * Time since `began`, as people say it.
 * @param {number} began
 */
export function seconds(began) {
  const time = (performance.now() - began) / 1000;
  return time < 10 ? `${time.toFixed(1)} s` : `${Math.round(time)} s`;
}
