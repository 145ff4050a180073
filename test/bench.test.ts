/** The measurement keeps working; what it measures is for people to judge. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { measureKinds, measureLines } from '../bench/kinds.ts';

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
