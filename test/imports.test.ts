/** The import table of the design, held to: data flows one way, and the rooms that judge do no I/O. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Which rooms a room may import, besides itself. A room that is not named here may not exist. */
const mayImport: Readonly<Record<string, readonly string[] | 'everything'>> = {
  standard: [],
  rules: ['standard'],
  answers: ['standard', 'rules'],
  casefile: ['standard', 'rules'],
  rapport: ['standard', 'rules', 'casefile'],
  pipeline: ['standard', 'rules', 'answers', 'casefile', 'rapport'],
  watch: ['standard', 'rules', 'casefile', 'pipeline'],
  api: ['standard', 'rules', 'answers', 'casefile', 'rapport', 'pipeline', 'watch'],
  platform: [],
  commands: 'everything',
};

/** Rooms that only compute: nothing that reads, writes, waits or tells the time. */
const pure = new Set(['standard', 'rules', 'answers', 'rapport']);

/** The only packages the pure rooms may use; each is XML, nothing else. */
const purePackages = new Set(['saxes', 'fast-xml-parser', 'libxml2-wasm']);

type Import = { readonly file: string; readonly room: string; readonly target: string };

const importPattern =
  /^(?:import|export)\s[^'"]*?from\s*['"]([^'"\s]+)['"]|^import\s*['"]([^'"\s]+)['"]|\bimport\(\s*['"]([^'"\s]+)['"]/gm;

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const room = file.split('/')[1] ?? '';
  return [...text.matchAll(importPattern)].flatMap(([, from, bare, dynamic]) => {
    const target = from ?? bare ?? dynamic;
    return target === undefined ? [] : [{ file, room: room.endsWith('.ts') ? 'root' : room, target }];
  });
}

const isTest = (file: string) => /\.test\.ts$/.test(file);
const sources = globSync('src/**/*.ts', { cwd: root }).filter((file) => !isTest(file));
const imports = sources.flatMap(importsOf);

/** The room a relative import leads to; null for packages. */
function roomOf({ file, target }: Import): string | null {
  if (!target.startsWith('.')) return null;
  const path = relative(root, join(root, dirname(file), target));
  return path.startsWith('src/') ? (path.split('/')[1] ?? null) : `outside src: ${path}`;
}

describe('The import table of the design', () => {
  it('knows every room there is', () => {
    const rooms = new Set(
      sources.map((file) => file.split('/')[1] ?? '').filter((room) => !room.endsWith('.ts')),
    );
    expect([...rooms].filter((room) => !(room in mayImport))).toEqual([]);
  });

  it('holds for every import between rooms', () => {
    expect(imports.length).toBeGreaterThan(100);
    const broken = imports.filter((one) => {
      const to = roomOf(one);
      const allowed = mayImport[one.room];
      if (to === null || to === one.room || one.room === 'root' || allowed === 'everything') return false;
      return !(allowed ?? []).includes(to);
    });
    expect(broken.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
  });

  it('keeps Node and every package that does I/O out of the rooms that judge', () => {
    const broken = imports.filter(
      (one) =>
        pure.has(one.room) && roomOf(one) === null && !purePackages.has(one.target.split('/')[0] ?? ''),
    );
    expect(broken.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
  });

  it('keeps the clock and chance out of the rooms that judge', () => {
    const clock =
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|Temporal\.Now\b|\bperformance\.now\(|\bfetch\(/;
    const broken = sources.filter((file) => {
      const room = file.split('/')[1] ?? '';
      return pure.has(room) && clock.test(readFileSync(join(root, file), 'utf8'));
    });
    expect(broken).toEqual([]);
  });
});
