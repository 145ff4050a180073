/**
 * `npm run bench [-- --snel] [-- --json]`: how fast the road is, as ratios to the schema check alone, from one run on
 * one machine. Nothing is asserted: a ratio is for people to read, and to compare within one run only.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { findPostgres, measureDurable, redisRuns } from './durable.ts';
import { measureMemory } from './memory.ts';
import { table } from './report.ts';

const { values } = parseArgs({
  options: { snel: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
});
const [rondes, duur, aantal] = values.snel ? [3, 200, 200] : [7, 500, 1000];

const server = await findPostgres();
try {
  const rows = await measureMemory({ rondes, duur });
  rows.push(...(await measureDurable(server, 'PostgreSQL', { rondes: Math.min(rondes, 3), aantal })));
  const metRedis = await redisRuns();
  if (metRedis)
    rows.push(...(await measureDurable(server, 'Redis', { rondes: Math.min(rondes, 3), aantal })));
  const kop = `Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${server.wat}`;
  rows.sort((a, b) => b.bericht.localeCompare(a.bericht));
  console.log(values.json ? JSON.stringify({ machine: kop, rows }) : `${kop}\n\n${table(rows)}`);
  if (!metRedis) console.log('SKIPPED: the queue on Redis; nothing answers on 127.0.0.1:6379.');
} finally {
  await server.stop();
}
