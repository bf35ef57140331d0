/**
 * The public pages' style sheet, faces and icon: compiled, named after their content, put into public/assets, and listed in
 * components/reader/generated/assets.ts. Whatever else lies in public/assets is removed.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
const READER = path.join(ROOT, 'components/reader');
const GENERATED = path.join(READER, 'generated');
const ASSETS = path.join(ROOT, 'public/assets');

function buildAssets(): void {
  mkdirSync(ASSETS, { recursive: true });
  mkdirSync(GENERATED, { recursive: true });
  const names = new Map(FACES.map((face) => [face, publish(readFileSync(face.file), face.name, 'woff2')]));
  const nameOf = (face: Face): string => names.get(face) ?? '';
  writeFileSync(path.join(GENERATED, 'faces.css'), `${faceRules(nameOf)}\n${standInRules()}\n`);
  const sheet = publish(styleSheet(), 'site', 'css');
  const icon = publish(readFileSync(path.join(READER, 'icon.svg')), 'icon', 'svg');
  const preloaded = FACES.filter((face) => face.isPreloaded).map(nameOf);
  writeFileSync(path.join(GENERATED, 'assets.ts'), listing(sheet, icon, preloaded));
  removeAllBut(new Set([...names.values(), sheet, icon]));
}

/** Writes a file under a name that changes with its content, so that browsers may keep it for ever. */
function publish(content: Buffer, name: string, extension: string): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const fileName = `${name}-${hash}.${extension}`;
  writeFileSync(path.join(ASSETS, fileName), content);
  return fileName;
}

function styleSheet(): Buffer {
  const cli = path.join(ROOT, 'node_modules/@tailwindcss/cli/dist/index.mjs');
  const source = path.join(READER, 'site.css');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, '-i', source, '-o', '-', '--minify'], {
    cwd: ROOT,
    maxBuffer: 8 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`The style sheet could not be compiled.\n${stderr}`);
  return stdout;
}

function listing(sheet: string, icon: string, preloaded: readonly string[]): string {
  return [
    '/** Written by scripts/build-assets.ts. */',
    `export const stylesheet = '/assets/${sheet}';`,
    `export const icon = '/assets/${icon}';`,
    `export const preloadedFonts = ${JSON.stringify(preloaded.map((name) => `/assets/${name}`))};`,
    '',
  ].join('\n');
}

function removeAllBut(current: ReadonlySet<string>): void {
  for (const name of readdirSync(ASSETS)) {
    if (!current.has(name)) rmSync(path.join(ASSETS, name), { recursive: true });
  }
}

const MODULES = path.resolve(import.meta.dirname, '../node_modules/@fontsource-variable');

interface Face {
  family: string;
  style: 'normal' | 'italic';
  weights: string;
  /** of the published file */
  name: string;
  /** absolute */
  file: string;
  unicodeRange: string;
  isPreloaded: boolean;
}

const SUBSETS = ['latin', 'latin-ext', 'cyrillic'] as const;
type Subset = (typeof SUBSETS)[number];

/** Every file a page may ask for; browsers fetch one only when a page has characters of its range. */
const FACES: readonly Face[] = [
  ...SUBSETS.map((subset) => face('source-serif-4', 'Source Serif 4 Variable', '200 900', subset, 'normal')),
  ...SUBSETS.map((subset) => face('source-serif-4', 'Source Serif 4 Variable', '200 900', subset, 'italic')),
  ...SUBSETS.map((subset) => face('inter', 'Inter Variable', '100 900', subset, 'normal')),
];

function face(
  fontPackage: string,
  family: string,
  weights: string,
  subset: Subset,
  style: Face['style'],
): Face {
  const folder = path.join(MODULES, fontPackage);
  return {
    family,
    style,
    weights,
    name: `${fontPackage}-${subset}${style === 'italic' ? '-italic' : ''}`,
    file: path.join(folder, `files/${fontPackage}-${subset}-wght-${style}.woff2`),
    unicodeRange: unicodeRange(readFileSync(path.join(folder, 'index.css'), 'utf8'), fontPackage, subset),
    isPreloaded: subset === 'latin' && style === 'normal',
  };
}

/** The range as the package itself declares it, so that file and range cannot drift apart. */
function unicodeRange(css: string, fontPackage: string, subset: Subset): string {
  const start = css.indexOf(`/* ${fontPackage}-${subset}-wght-normal */`);
  const range = /unicode-range:\s*([^;}]+)/.exec(css.slice(Math.max(start, 0)))?.[1];
  if (start < 0 || range === undefined) throw new Error(`${fontPackage} declares no range for ${subset}.`);
  return range.trim();
}

/**
 * `optional`: a page is set once, in the face when it has come in time and in its stand-in otherwise, and never again, so
 * that nothing moves under a reader. The files are preloaded and kept for ever, so the stand-in is for first visits.
 */
function faceRules(publishedName: (face: Face) => string): string {
  return FACES.map((item) =>
    rule({
      'font-family': `'${item.family}'`,
      'font-style': item.style,
      'font-weight': item.weights,
      'font-display': 'optional',
      src: `url(/assets/${publishedName(item)}) format('woff2')`,
      'unicode-range': item.unicodeRange,
    }),
  ).join('\n');
}

/** Width of an average character and height above and below the line, per em (the capsize tables that next/font uses). */
interface Metrics {
  width: number;
  ascent: number;
  descent: number;
}

const SERIF = { ascent: 1.036, descent: 0.335 };
const SANS = { ascent: 0.96875, descent: 0.2412 };
const REGULAR = '200 550';
const BOLD = '551 900';

/** A local face of each kind of computer, its average width, and the face it stands in for. */
const STAND_INS: readonly {
  family: string;
  style: Face['style'];
  weights: string;
  local: readonly string[];
  localWidth: number;
  face: Metrics;
}[] = [
  serif('normal', REGULAR, 0.479, ['Georgia', 'Gelasio Regular', 'Gelasio'], 0.4458),
  serif('normal', BOLD, 0.494, ['Georgia Bold', 'Gelasio Bold'], 0.5186),
  serif('italic', REGULAR, 0.441, ['Georgia Italic', 'Gelasio Italic'], 0.4546),
  sans(REGULAR, 0.4775, ['Arial', 'Liberation Sans', 'Arimo'], 0.4458),
  sans(BOLD, 0.4922, ['Arial Bold', 'Liberation Sans Bold', 'Arimo Bold'], 0.48),
];

function serif(style: Face['style'], weights: string, width: number, local: string[], localWidth: number) {
  return { family: 'Source Serif 4 Stand-in', style, weights, local, localWidth, face: { width, ...SERIF } };
}

function sans(weights: string, width: number, local: string[], localWidth: number) {
  const style = 'normal' as const;
  return { family: 'Inter Stand-in', style, weights, local, localWidth, face: { width, ...SANS } };
}

/** Local faces, scaled so that their lines break and stand where those of the real faces would. */
function standInRules(): string {
  return STAND_INS.map(({ family, style, weights, local, localWidth, face: target }) => {
    const scale = target.width / localWidth;
    return rule({
      'font-family': `'${family}'`,
      'font-style': style,
      'font-weight': weights,
      src: local.map((name) => `local('${name}')`).join(', '),
      'size-adjust': percent(scale),
      'ascent-override': percent(target.ascent / scale),
      'descent-override': percent(target.descent / scale),
      'line-gap-override': '0%',
    });
  }).join('\n');
}

function percent(value: number): string {
  return `${(value * 100).toFixed(2)}%`;
}

function rule(declarations: Readonly<Record<string, string>>): string {
  const lines = Object.entries(declarations).map(([name, value]) => `  ${name}: ${value};`);
  return `@font-face {\n${lines.join('\n')}\n}`;
}

buildAssets();
