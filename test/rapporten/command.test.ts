/** `rapport`, on a database that holds a history. */
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { moment, processed, sent } from '../../src/casefile/contract/wereld.ts';
import { postgresCasefile } from '../../src/casefile/postgres.ts';
import { rapport } from '../../src/commands/rapport.ts';
import { migreer, openDatabase } from '../../src/platform/database.ts';
import { leesSleutel, leesSleutelring, maakKluis, nieuweSleutel } from '../../src/platform/sleutels.ts';
import { reports } from '../../src/rapport/index.ts';
import { bericht301, bericht305 } from '../../src/rules/examples/berichten.ts';
import { aanbieder, dag, gemeente } from '../../src/rules/examples/waarden.ts';
import { run } from '../play.ts';
import { verseDatabase } from '../services/postgres.ts';

const sleutels = `test:${nieuweSleutel()}`;
const bsnSleutel = nieuweSleutel();
let env = {};

beforeAll(async () => {
  const url = await verseDatabase();
  await migreer(url);
  const database = openDatabase({ url });
  const kluis = maakKluis({ sleutels: leesSleutelring(sleutels), bsnSleutel: leesSleutel(bsnSleutel) });
  const casefile = postgresCasefile({ db: database.db, kluis });
  const id = await processed(casefile, bericht301('ijw-3.2', { producten: [{}, {}] }));
  await sent(casefile, id, moment(90));
  await processed(casefile, bericht305('ijw-3.2', { producten: [{ Begindatum: dag('2026-05-16') }] }));
  await database.sluit();
  env = {
    BERICHTENPOORT_DATABASE_URL: url,
    BERICHTENPOORT_SLEUTELS: sleutels,
    BERICHTENPOORT_BSN_SLEUTEL: bsnSleutel,
    BERICHTENPOORT_PROTOCOLLEN: `${gemeente}=mgr-limburg-noord-2022`,
  };
});
afterAll(() => {
  env = {};
});

const vraag = [
  '--van',
  '2026-05-01',
  '--tot',
  '2026-05-31',
  '--peildatum',
  '2026-07-01',
  '--per',
  'aanbieder',
];

test('without a name it tells which reports there are', async () => {
  const { exit, uit } = await run(rapport, []);
  expect(exit).toBe(0);
  expect(uit.map((regel) => regel.trim().split(' ')[0])).toEqual([...reports.keys()]);
});

test('it makes a report by the norm of the region, as a table, as JSON and as CSV', async () => {
  const json = await run(rapport, ['wachttijd', '--json', ...vraag], env);
  expect(json.exit).toBe(0);
  expect(json.uit.map((regel) => JSON.parse(regel))).toMatchObject([
    { gemeente, aanbieder, toewijzingen: 2, begonnen: 1, gemiddeldeDagen: 10, binnenNorm: 1, buitenNorm: 1 },
  ]);
  const csv = await run(rapport, ['wachttijd', '--csv', ...vraag], env);
  const [regel, ...meer]: Record<string, string>[] = parse(csv.uit.join('\r\n'), { columns: true });
  expect(meer).toEqual([]);
  expect(regel).toMatchObject({ toewijzingen: '2', aandeel_binnen_norm: '50' });
  const tabel = await run(rapport, ['wachttijd', ...vraag], env);
  expect(tabel.uit.at(-1)).toBe('1 rij.');
  expect(
    tabel.uit
      .find((een) => een.startsWith(gemeente))
      ?.split(/ +/)
      .slice(0, 3),
  ).toEqual([gemeente, 'ijw-3.2', aanbieder]);
});

test.each([...reports.keys()])('%s says nothing of who anybody is', async (naam) => {
  const { exit, uit } = await run(rapport, [naam, '--json', '--peildatum', '2026-07-01'], env);
  expect(exit).toBe(0);
  expect(uit.join()).not.toMatch(/9999000(06|18|31)|Verzonnen/);
});

test.each([
  [['wachtrij'], "Er is geen rapport 'wachtrij'. Kies uit: "],
  [['wachttijd', 'wachtlijst'], "Er is geen rapport 'wachttijd wachtlijst'"],
  [['wachttijd', '--gemeente', '384'], '--gemeente is vier cijfers.'],
  [['wachttijd', '--van', '2026-02-30'], '--van is een bestaande dag'],
  [['wachttijd', '--per', 'client'], '--per is een van: product, aanbieder, gemeente.'],
  [['wachttijd', '--van', '2026-02-02', '--tot', '2026-02-01'], 'De periode eindigt voor zij begint'],
])('rapport %j is refused with what to do', async (argv, melding) => {
  await expect(run(rapport, argv, env)).rejects.toThrow(melding);
});
