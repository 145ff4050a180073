/** The measurement keeps working; what it measures is for people to judge. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { measureKinds, measureLines } from '../bench/kinds.ts';
import { measureReplay } from '../bench/replay.ts';
import { measureScale } from '../bench/scale.ts';
import { migreer } from '../src/platform/database.ts';
import { verseDatabase } from './services/postgres.ts';

const meting = z.object({
  metingen: z.array(
    z.object({
      nummer: z.string(),
      bytes: z.number(),
      regels: z.array(
        z.object({ sleutel: z.string(), cijfers: z.object({ perSeconde: z.number().positive() }) }),
      ),
    }),
  ),
});

it('npm run bench measures checking, reading and judging in memory, for both messages', () => {
  const bench = join(import.meta.dirname, '..', 'bench', 'run.ts');
  const opties = ['--snel', '--json', '--alleen', 'geheugen'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [bench, ...opties], { encoding: 'utf8' });
  expect({ status, stderr }).toMatchObject({ status: 0 });
  const { metingen } = meting.parse(JSON.parse(stdout));
  expect(metingen.map(({ nummer, regels }) => [nummer, regels.map(({ sleutel }) => sleutel)])).toEqual([
    ['301', ['xsd', 'lezen', 'oordeel']],
    ['305', ['xsd', 'lezen', 'oordeel']],
  ]);
  // Of the sizes that the aims speak of.
  expect(metingen.map(({ bytes }) => Math.round(bytes / 1000))).toEqual([8, 2]);
});

it('judging is measured of messages that are right, of every kind, and of a declaration of any size', async () => {
  const kinds = measureKinds(1, 1);
  expect(kinds.filter(({ uitkomst, perSeconde }) => uitkomst !== 'goedgekeurd' || !(perSeconde > 0))).toEqual(
    [],
  );
  expect(kinds.length).toBe(14);
  const lines = await measureLines({ clienten: 2, prestaties: 5 }, 1);
  expect(lines).toMatchObject({ regels: 10, uitkomst: 'goedgekeurd' });
});

it('a replay is measured of messages that all go their whole way', async () => {
  expect(await measureReplay(6)).toMatchObject({ berichten: 6 });
});

it('the same messages are measured on a small and a large database, and approved on both', async () => {
  const databases = [await verseDatabase(), await verseDatabase()] as const;
  for (const url of databases) await migreer(url);
  const { perSoort } = await measureScale(databases, [20, 50], 1, 2);
  expect(perSoort.map(({ nummer }) => nummer)).toEqual(['301', '305', '323']);
  expect(perSoort.flatMap(({ ms }) => ms).filter((ms) => !(ms > 0))).toEqual([]);
});
