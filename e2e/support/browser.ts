/**
 * The Chromium that the tests and the screenshots use: CHROMIUM_PATH, else the one that comes with npm (@sparticuz/chromium,
 * so that a fresh clone needs nothing from the system), else the system's.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LaunchOptions } from '@playwright/test';

const ROOT = resolve(import.meta.dirname, '../..');
const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
];

/** What Playwright's `launch` needs. Unpacks the browser the first time (2 s); later calls only look. */
export function browserLaunchOptions(): LaunchOptions {
  const given = process.env.CHROMIUM_PATH;
  if (given) return { executablePath: given, args: ARGS };
  const packed = packedBrowser();
  if (packed) return { ...packed, args: ARGS };
  const executablePath = SYSTEM.find((path) => existsSync(path));
  if (executablePath) return { executablePath, args: ARGS };
  throw new Error('No Chromium was found: set CHROMIUM_PATH to one, or install Debian’s package `chromium`.');
}

type Packed = Pick<LaunchOptions, 'executablePath' | 'env'>;

function packedBrowser(): Packed | undefined {
  const source = packageFolder();
  // the package has binaries for Linux on x64 only
  if (!source || process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const folder = join(ROOT, 'node_modules', '.cache', 'spalte', `chromium-${version}`);
  const executablePath = join(folder, 'chromium');
  if (!existsSync(executablePath)) unpack(source, folder);
  // it runs on the system's libraries where they are installed, on its own where they are not
  for (const env of [{}, { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }]) {
    const whole = { ...process.env, ...fonts(folder), ...env };
    if (spawnSync(executablePath, ['--version'], { env: whole }).status === 0)
      return { executablePath, env: whole };
  }
  return undefined;
}

function packageFolder(): string | undefined {
  try {
    // its main file is build/index.js
    return dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  } catch {
    return undefined;
  }
}

/** The package unpacks to the temporary folder of the process it runs in; a process of its own gives it another one. */
function unpack(source: string, folder: string): void {
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  const script = `
    const { default: chromium, inflate } = await import(${JSON.stringify(pathToFileURL(join(source, 'build/index.js')).href)});
    await chromium.executablePath();
    await inflate(${JSON.stringify(join(source, 'bin', 'al2023.tar.br'))});`;
  const env = { ...process.env, TMPDIR: fresh };
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`Chromium could not be unpacked to ${fresh}.\n${stderr}`);
  writeFileSync(
    join(fresh, 'fonts', 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig><dir>${join(folder, 'fonts')}</dir>` +
      `<cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>\n`,
  );
  try {
    renameSync(fresh, folder);
  } catch {
    // another process was faster
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** The packed font, for a system that has none at all; without any font Chromium draws nothing. */
function fonts(folder: string): Record<string, string> {
  return existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
}
