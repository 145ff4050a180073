import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verseDatabase } from '../../test/services/postgres.ts';
import { type TestWorld, testWorld } from '../../test/world.ts';
import { type TestDatabase, testDatabase } from '../casefile/contract/database.ts';
import { bericht301, bericht305, bericht323 } from '../rules/examples/berichten.ts';
import { aanbieder, bsn, dag, gemeente, omvang, specifiek } from '../rules/examples/waarden.ts';
import type { Wijziging } from '../rules/request.ts';
import { type Allocation, allocate } from './allocating.ts';

const s = 'ijw-3.2';
const { ToegewezenProducten: _, Bsn: __, ...gegevens } = bericht301(s).Client;
const nieuw = (toewijzingNummer: number, plaats = 1): Wijziging => ({
  soort: 'nieuw',
  toewijzingNummer,
  product: specifiek(s, plaats),
  ingangsdatum: dag('2026-06-01'),
  einddatum: null,
  omvang,
  budget: null,
});
const voor = (nummer: string, ...wijzigingen: readonly Wijziging[]): Allocation => ({
  client: { standaard: s, gemeente, aanbieder, bsn: nummer },
  wijzigingen,
  gegevens,
});

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase(await verseDatabase());
});
afterAll(() => database.stop());

describe('a change in what is allocated, with the casefile in PostgreSQL', () => {
  let w: TestWorld;
  beforeEach(async () => {
    await database.empty();
    w = testWorld(database.casefile);
  });
  const messages = () => w.casefile.zoek({ bericht: 'JW301', aantal: 99 });

  test('is committed with the full state, sent, and known to whoever is judged after it', async () => {
    await w.receive(bericht301(s));
    const uitkomst = await allocate(voor(bsn.eerste, nieuw(5001, 2)), {}, w.wiring);
    expect(uitkomst).toMatchObject({
      soort: 'besloten',
      verschil: { toegevoegd: [{ toewijzingNummer: 5001 }], ongewijzigd: [{ toewijzingNummer: 1001 }] },
    });
    await w.sendAll();
    expect(w.verzonden.map(({ bericht }) => bericht)).toEqual(['JW301', 'JW301']);
    const start = { ToewijzingNummer: 5001, Product: specifiek(s, 2), Begindatum: dag('2026-06-01') };
    w.klok.nu = Temporal.Instant.from('2026-06-03T10:00:00+02:00');
    await w.receive(
      bericht305(s, {
        dagtekening: '2026-06-03',
        producten: [{ ...start, ToewijzingIngangsdatum: dag('2026-06-01') }],
      }),
    );
  });

  test('of which the same is asked twice at one moment is made once', async () => {
    const uitkomsten = await Promise.all(
      [1, 2, 3].map(() => allocate(voor(bsn.eerste, nieuw(5001)), {}, w.wiring)),
    );
    expect(uitkomsten.map(({ soort }) => soort).toSorted()).toEqual(['besloten', 'herhaling', 'herhaling']);
    expect(await messages()).toHaveLength(1);
  });

  test('gives one number to one client, also when two ask at one moment', async () => {
    const uitkomsten = await Promise.all(
      [bsn.eerste, bsn.tweede, bsn.derde].map((een) => allocate(voor(een, nieuw(5001)), {}, w.wiring)),
    );
    const geweigerd = uitkomsten.flatMap((een) =>
      een.soort === 'geweigerd' ? [een.bevindingen.map(({ regel }) => regel)] : [],
    );
    expect(geweigerd).toEqual([['TR332'], ['TR332']]);
    expect(await messages()).toHaveLength(1);
  });

  test('waits for what came in earlier', async () => {
    await w.receive(bericht301(s));
    const start = await w.receive(bericht305(s), { zonderOordeel: true });
    expect((await allocate(voor(bsn.eerste, nieuw(5001, 2)), {}, w.wiring)).soort).toBe('besloten');
    expect((await w.casefile.toon(start))?.oordeel).not.toBeNull();
    const declaratie = await w.receive(bericht323(s), { zonderOordeel: true });
    expect(await allocate(voor(bsn.eerste, nieuw(5002, 3)), {}, w.wiring)).toEqual({ soort: 'bezet' });
    expect(w.teOordelen).toContain(declaratie);
    expect(await messages()).toHaveLength(2);
  });
});
