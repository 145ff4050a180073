/** Scenario 65: the messages of the document in both stores, and the numbers that it works out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Casefile } from '../../src/casefile/casefile.ts';
import { type TestDatabase, testDatabase } from '../../src/casefile/contract/database.ts';
import { processed, sent } from '../../src/casefile/contract/wereld.ts';
import { memoryCasefile } from '../../src/casefile/memory.ts';
import { loadProtocol, protocolsFolder } from '../../src/pipeline/protocols.ts';
import { reports } from '../../src/rapport/index.ts';
import { type Asked, makeReport, questionFrom } from '../../src/rapport/uitvoeren.ts';
import { dag } from '../../src/rules/examples/waarden.ts';
import { leesBericht } from '../../src/standard/xml/bericht.ts';
import { verseDatabase } from '../services/postgres.ts';

const map = join(import.meta.dirname, '../scenarios/regio-65-wachttijd');
const { stappen } = z
  .object({ stappen: z.array(z.object({ op: z.coerce.string(), ontvang: z.string().optional() })) })
  .parse(parse(readFileSync(join(map, 'scenario.yaml'), 'utf8')));

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase(await verseDatabase());
});
afterAll(() => database.stop());

async function play(casefile: Casefile): Promise<void> {
  for (const { op, ontvang } of stappen) {
    if (ontvang === undefined) continue;
    const ontvangenOp = Temporal.Instant.from(op);
    const gelezen = leesBericht(readFileSync(join(map, ontvang)));
    if (!gelezen.ok) throw new Error(`${ontvang} cannot be read`);
    const { bericht } = gelezen;
    if (bericht.nummer !== '301' && bericht.nummer !== '302' && bericht.nummer !== '305') continue;
    const id = await processed(casefile, bericht, { op: ontvangenOp }, { ontvangenOp });
    if (bericht.nummer === '301') await sent(casefile, id, ontvangenOp);
  }
}

const regio = loadProtocol(protocolsFolder, 'mgr-limburg-noord-2022');
const eersteKwartaal = { van: dag('2022-01-01'), tot: dag('2022-03-31'), peildatum: dag('2022-03-31') };

async function made(casefile: Casefile, naam: string, gevraagd: Asked = {}) {
  const een = reports.get(naam);
  const vraag = questionFrom({ ...eersteKwartaal, ...gevraagd }, dag('2022-04-01'), 100);
  if (!een || typeof vraag === 'string') throw new Error(naam);
  return makeReport(een, { casefile, protocolVoor: () => regio }, {}, vraag);
}

describe.each<[string, () => Casefile]>([
  ['memory', memoryCasefile],
  ['PostgreSQL', () => database.casefile],
])('Scenario 65 in %s', (_, open) => {
  let casefile: Casefile;
  beforeAll(async () => {
    casefile = open();
    await play(casefile);
  });

  test('waited 14, 56 and 0 days: a mean of 23.33, a median of 14, and half of the four within six weeks', async () => {
    expect(await made(casefile, 'wachttijd')).toMatchObject([
      {
        toewijzingen: 4,
        begonnen: 3,
        gemiddeldeDagen: 23.33,
        mediaanDagen: 14,
        binnenNorm: 2,
        buitenNorm: 2,
        aandeelBinnenNorm: 50,
      },
    ]);
  });

  test('has one client on the waiting list, who waits for 80 days', async () => {
    expect(await made(casefile, 'wachtlijst')).toMatchObject([
      { wachtenden: 1, buitenNorm: 1, gemiddeldeDagen: 80, mediaanDagen: 80, langsteDagen: 80 },
    ]);
    const lopend = await made(casefile, 'lopende-toewijzingen');
    expect(lopend.filter(({ begonnen }) => begonnen === null)).toMatchObject([{ wachtdagen: 80 }]);
  });

  test('had its norm not passed on the 21st of February, and passed on the day after', async () => {
    const buiten = async (tekst: string) =>
      (await made(casefile, 'wachtlijst', { peildatum: dag(tekst) })).map(({ buitenNorm }) => buitenNorm);
    // The second, of the fourth of January, was over its six weeks on the sixteenth.
    expect(await buiten('2022-02-15')).toEqual([0]);
    expect(await buiten('2022-02-16')).toEqual([1]);
    expect(await buiten('2022-02-21')).toEqual([1]);
    expect(await buiten('2022-02-22')).toEqual([2]);
  });

  test('told of two of its three starts in time', async () => {
    const tijdigheid = await made(casefile, 'tijdigheid');
    expect(tijdigheid.filter(({ verplichting }) => verplichting === 'OP271')).toMatchObject([
      { partij: 'aanbieder', opTijd: 2, teLaat: 1, aandeelOpTijd: 66.7 },
    ]);
  });
});
