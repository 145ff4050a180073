/**
 * The same history at an installation with its casefile in memory and at one with its casefile in PostgreSQL: the same
 * verdicts, answers, requests, trail and reports, for every kind of message that an installation of that side judges.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Casefile } from '../../src/casefile/casefile.ts';
import { type TestDatabase, testDatabase } from '../../src/casefile/contract/database.ts';
import { memoryCasefile } from '../../src/casefile/memory.ts';
import { reports } from '../../src/rapport/index.ts';
import { amsterdamDay } from '../../src/rules/workingdays.ts';
import { type Standaard, standaarden } from '../../src/standard/berichtsoorten.ts';
import { allReports } from '../rapporten/alle.ts';
import { verseDatabase } from '../services/postgres.ts';
import { history } from './history.ts';
import { agreed } from './products.ts';
import { installation } from './road.ts';
import type { Cast, Told } from './story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase(await verseDatabase());
});
afterAll(() => database.stop());

const sides = {
  gemeente: { gemeenten: new Set(['0384']) },
  aanbieder: { aanbieders: new Set(['99990001']) },
} as const;

const cast = (standaard: Standaard): Cast => ({
  standaard,
  gemeente: '0384',
  aanbieder: '99990001',
  bsns: ['999900006', '999900018'],
  nummer: 7,
  declareert: true,
  vergist: true,
});

/** What each message was told, and what the casefile shows at the end; numbers of receipt have gaps in PostgreSQL. */
async function play(casefile: Casefile, kant: keyof typeof sides, verteld: readonly Told[]) {
  const road = installation(casefile, agreed(['99990001']), sides[kant]);
  const gehoord: unknown[] = [];
  for (const een of verteld) gehoord.push(await road.hear(een));
  const views = await casefile.zoek({ aantal: 9999 });
  const events = await Promise.all(views.map(({ id }) => casefile.gebeurtenissen(id)));
  const verzoeken = await casefile.verzoeken({ aantal: 9999 });
  const dagen = verteld.map(({ op }) => amsterdamDay(op)).toSorted(Temporal.PlainDate.compare);
  const [eerste, laatste] = [dagen[0], dagen.at(-1)];
  if (!eerste || !laatste) throw new Error('a history without messages');
  const [van, tot] = [eerste.subtract({ years: 1 }), laatste.add({ years: 1 })];
  const rapporten = await allReports(casefile, agreed(['99990001']), { van, tot, peildatum: laatste });
  return {
    rapporten,
    gehoord: gehoord.map(plain),
    einde: plain([
      views.map(({ volgnummer: _, ...view }) => view),
      events,
      verzoeken.map(({ id: _, ...verzoek }) => verzoek),
      await casefile.onafgemaakt(99),
    ]),
  };
}

/** As text, because an answer is named after the number of receipt. */
const plain = (waarde: unknown): unknown =>
  JSON.parse(JSON.stringify(waarde).replaceAll(/"R\d{11}"/g, '"R"'));

/** Reports that had something in them. */
const gemaakt = new Set<string>();

describe.each(standaarden)('Under %s the casefile in memory and the one in PostgreSQL', (standaard) => {
  test.each(['gemeente', 'aanbieder'] as const)('agree on generated histories at the %s', async (kant) => {
    const kinds = new Set<string>();
    await database.empty();
    const verteld = history(cast(standaard), standaard === 'ijw-3.2' ? 11 : 12, 140);
    const inMemory = await play(memoryCasefile(), kant, verteld);
    const inPostgres = await play(database.casefile, kant, verteld);
    for (const [n, { bericht }] of verteld.entries()) {
      expect(inPostgres.gehoord[n], `message ${n}, a ${bericht.nummer}`).toEqual(inMemory.gehoord[n]);
      if (inMemory.gehoord[n] !== null) kinds.add(bericht.nummer);
    }
    expect(inPostgres.einde).toEqual(inMemory.einde);
    expect(inPostgres.rapporten).toEqual(inMemory.rapporten);
    for (const [naam, rijen] of Object.entries(inMemory.rapporten)) if (rijen.length > 0) gemaakt.add(naam);
    // Retours go to whoever sent what they answer; a 325 goes to the provider.
    const eigen = kant === 'gemeente' ? ['302', '320'] : ['306', '308', '316', '318', '325'];
    const beide = ['301', '305', '307', '315', '317', '319', '323'];
    expect([...kinds].sort()).toEqual([...beide, ...eigen].sort());
  });
});

test('These histories have something in every report but the one about providers without any care', () => {
  const leeg = [...reports.keys()].filter((naam) => !gemaakt.has(naam));
  expect(leeg).toEqual(['aanbieders-zonder-clienten']);
});
