/** Rules of the source that neither Biome nor dependency-cruiser can say. Import directions are in .dependency-cruiser.cjs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const FOLDERS = ['app', 'components', 'domain', 'scripts', 'seeds', 'prisma', 'bench'];
const GENERATED = /(^|\/)generated\//;

interface Source {
  path: string;
  text: string;
}

const sources = FOLDERS.flatMap(sourcesIn);
const app = sources.filter(({ path }) => path.startsWith('app/'));

function sourcesIn(folder: string): Source[] {
  const names = readdirSync(ROOT).includes(folder)
    ? readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    : [];
  return names
    .map((name) => `${folder}/${name}`)
    .filter((path) => /\.(tsx?|mjs)$/.test(path) && !GENERATED.test(path))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

function paths(found: Source[]): string[] {
  return found.map(({ path }) => path);
}

/** A directive at the start of a line: of a file, or of a function in it. */
function has(directive: string) {
  return ({ text }: Source): boolean => new RegExp(`^\\s*['"]${directive}['"];?\\s*$`, 'm').test(text);
}

it('looks at the product', () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(app.filter(has('use server')).length).toBeGreaterThan(3);
});

describe('the browser', () => {
  it('gets files of components/ only, and the error pages', () => {
    const strangers = sources
      .filter(({ path }) => !path.startsWith('components/') && !/(^|\/)(global-)?error\.tsx$/.test(path))
      .filter(has('use client'));
    expect(paths(strangers)).toEqual([]);
  });
});

describe('server actions', () => {
  const files = sources.filter(has('use server'));

  it('stand in files of their own, named actions.ts, in app/', () => {
    expect(paths(files.filter(({ path }) => !/^app\/.*\/actions\.ts$/.test(path)))).toEqual([]);
    // the directive opens the file: inside a function it would make an action that no wrapper guards
    expect(
      paths(files.filter(({ text }) => !/^(\/\*\*[\s\S]*?\*\/\s*)?['"]use server['"];/.test(text))),
    ).toEqual([]);
  });

  it('are all made by the wrapper', () => {
    const bare = files.flatMap(({ path, text }) =>
      (text.match(/^export .*$/gm) ?? [])
        .filter((line) => !/^export const \w+ = (action|openAction)\(/.test(line))
        .map((line) => `${path}: ${line}`),
    );
    expect(bare).toEqual([]);
  });

  it('take the wrapper from app/action.ts', () => {
    const other = files.filter(({ text }) => !/^import \{[^}]*\} from '(\.\.?\/)+action\.ts';$/m.test(text));
    expect(paths(other)).toEqual([]);
  });
});

describe('raw SQL without parameters', () => {
  it('is written in domain/db and domain/search only', () => {
    const elsewhere = sources
      .filter(({ path }) => !/^domain\/(db|search|testing)\//.test(path) && !/\.test\.tsx?$/.test(path))
      .filter(({ text }) => /\$(queryRawUnsafe|executeRawUnsafe)\b/.test(text));
    expect(paths(elsewhere)).toEqual([]);
  });
});
