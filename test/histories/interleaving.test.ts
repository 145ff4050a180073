/**
 * Order: what is told about one client is judged in the order in which it came, and what is told about another makes no
 * difference, however the two come mixed, and whoever judges them at once.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessageId } from '../../src/casefile/casefile.ts';
import { type TestDatabase, testDatabase } from '../../src/casefile/contract/database.ts';
import { memoryCasefile } from '../../src/casefile/memory.ts';
import { bericht301, bericht305 } from '../../src/rules/examples/berichten.ts';
import { type Nummer, standaarden } from '../../src/standard/berichtsoorten.ts';
import { type Kies, kiesUit } from '../../src/standard/schema/voorbeelden.ts';
import { verseDatabase } from '../services/postgres.ts';
import { history } from './history.ts';
import { agreed } from './products.ts';
import { type Heard, installation, numbered } from './road.ts';
import type { Cast, Told } from './story.ts';

const protocol = agreed(['99990001', '99990002', '99990003']);
const served = { gemeenten: new Set(['0384']) };

/**
 * Two providers that declare for their clients under one law and one under the other, and clients of theirs, and of a
 * third provider, who are in no declaration.
 */
const casts: readonly Cast[] = [
  { ...standing(1), aanbieder: '99990001', bsns: ['999900006', '999900018'], declareert: true },
  { ...standing(2), aanbieder: '99990002', bsns: ['999900031', '999900043'], declareert: true },
  {
    ...standing(3),
    standaard: 'iwmo-3.2',
    aanbieder: '99990001',
    bsns: ['999900006', '999900055'],
    declareert: true,
  },
  { ...standing(4), aanbieder: '99990001', bsns: ['999900067'] },
  { ...standing(5), aanbieder: '99990003', bsns: ['999900006'] },
  { ...standing(6), standaard: 'iwmo-3.2', aanbieder: '99990003', bsns: ['999900079'] },
];

function standing(nummer: number) {
  return { standaard: 'ijw-3.2', gemeente: '0384', nummer, declareert: false, vergist: true } as const;
}

const stories = (lengte: number, scheef = true) =>
  casts.map((cast) => history(cast, 300 + cast.nummer, lengte, scheef));

/** Each with nobody else around. */
async function alone(
  verhalen: readonly (readonly Told[])[],
): Promise<readonly (readonly (Heard | null)[])[]> {
  return Promise.all(
    verhalen.map(async (verteld) => {
      const road = installation(memoryCasefile(), protocol, served);
      const gehoord: (Heard | null)[] = [];
      for (const een of verteld) gehoord.push(await road.hear(een));
      return gehoord;
    }),
  );
}

/** The places of the stories, mixed; each story keeps its order. */
function mixed(verhalen: readonly (readonly unknown[])[], kies: Kies): readonly number[] {
  const over = verhalen.map(({ length }) => length);
  const volgorde: number[] = [];
  while (over.some((n) => n > 0)) {
    const wie = kies(verhalen.length);
    // Now a few of one, now one of each.
    for (let n = 1 + kies(4); n > 0 && (over[wie] ?? 0) > 0; n -= 1) {
      over[wie] = (over[wie] ?? 0) - 1;
      volgorde.push(wie);
    }
  }
  return volgorde;
}

/** The next message of each story, in a mixed order. */
function* told(verhalen: readonly (readonly Told[])[], kies: Kies): Iterable<readonly [number, Told]> {
  const plaats = verhalen.map(() => 0);
  for (const wie of mixed(verhalen, kies)) {
    const een = verhalen[wie]?.[plaats[wie] ?? 0];
    plaats[wie] = (plaats[wie] ?? 0) + 1;
    if (een) yield [wie, een];
  }
}

/**
 * Names no client, so it waits for no message of its own client; nobody answers a request before it was judged, and
 * neither does the test.
 */
const nameless: ReadonlySet<Nummer> = new Set(['319', '320']);

function shuffled<T>(lijst: readonly T[], kies: Kies): readonly T[] {
  const over = [...lijst];
  return lijst.flatMap(() => over.splice(kies(over.length), 1));
}

/** Without the day on which the answer was made: whoever judges a message may do so for a later one. */
function verdicts(gehoord: readonly (Heard | null)[]): unknown {
  return gehoord.map(
    (een) => een && { ...een, antwoord: een.antwoord === null ? null : undated(een.antwoord) },
  );
}

function undated(antwoord: string): string {
  const eigen = antwoord.includes('DeclaratieIdentificatie>')
    ? /Dagtekening>[^<]*/
    : /DagtekeningRetour>[^<]*/;
  return antwoord.replace(eigen, 'Dagtekening>');
}

describe('In memory', () => {
  const verhalen = stories(110);
  let ieder: readonly (readonly (Heard | null)[])[];
  beforeAll(async () => {
    ieder = await alone(verhalen);
  });

  test('the stories themselves are worth telling', () => {
    const uitkomsten = new Set(ieder.flat().flatMap((een) => een?.uitkomst ?? []));
    expect(uitkomsten).toEqual(new Set(['goedgekeurd', 'afgekeurd', 'deels-goedgekeurd']));
    for (const gehoord of ieder.slice(0, 3)) {
      expect(gehoord.some((een) => een?.antwoord?.includes('DeclaratieAntwoord>'))).toBe(true);
    }
  });

  test.each([1, 2, 3, 4, 5])(
    'mixing %i of independent clients and providers changes no verdict',
    async (zaad) => {
      const road = installation(memoryCasefile(), protocol, served);
      const gehoord = verhalen.map((): (Heard | null)[] => []);
      for (const [wie, een] of told(verhalen, kiesUit(zaad))) gehoord[wie]?.push(await road.hear(een));
      for (const [wie, deze] of gehoord.entries()) expect(deze, `story ${wie}`).toEqual(ieder[wie]);
    },
  );

  test.each([1, 2, 3])('judging in any order %i gives the verdicts of the order of receipt', async (zaad) => {
    const kies = kiesUit(zaad);
    // What is changed may be about somebody else, and then nothing keeps the two in order.
    const verhalen = stories(90, false);
    const ieder = await alone(verhalen);
    const road = installation(memoryCasefile(), protocol, served);
    const verhaal = verhalen.map((): (MessageId | null)[] => []);
    let wachtend: MessageId[] = [];
    const judgeAll = async () => {
      for (const id of shuffled(wachtend, kies)) await road.judge(id);
      wachtend = [];
    };
    for (const [wie, een] of told(verhalen, kies)) {
      if (nameless.has(een.bericht.nummer)) await judgeAll();
      const id = await road.takeIn(een);
      verhaal[wie]?.push(id);
      if (id !== null) wachtend.push(id);
      if (nameless.has(een.bericht.nummer)) await judgeAll();
    }
    await judgeAll();
    for (const [wie, deze] of verhaal.entries()) {
      const gehoord = await Promise.all(deze.map(async (id) => (id === null ? null : road.heard(id))));
      expect(verdicts(gehoord), `story ${wie}`).toEqual(verdicts(ieder[wie] ?? []));
    }
  });

  test.each(standaarden)(
    'within one client the order matters: a start before its allocation (%s)',
    async (s) => {
      const op = Temporal.Instant.from('2026-05-06T08:00:00Z');
      const toewijzing = { op, bericht: bericht301(s) };
      const start = { op, bericht: bericht305(s) };
      const inOrde = installation(memoryCasefile(), protocol, served);
      await inOrde.hear(toewijzing);
      expect(await inOrde.hear(start)).toMatchObject({ uitkomst: 'goedgekeurd' });
      const omgekeerd = installation(memoryCasefile(), protocol, served);
      expect(await omgekeerd.hear(start)).toMatchObject({ bevindingen: [{ regel: 'TR019' }] });
      await omgekeerd.hear(toewijzing);
    },
  );
});

describe('In PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase(await verseDatabase());
  });
  afterAll(() => database.stop());

  test('workers that judge independent stories at once give each the verdicts it has alone', async () => {
    const verhalen = stories(40);
    const ieder = await alone(verhalen);
    const gehoord = await Promise.all(
      verhalen.map(async (verteld, wie) => {
        const road = installation(database.casefile, protocol, served, numbered(wie));
        const deze: (Heard | null)[] = [];
        for (const een of verteld) deze.push(await road.hear(een));
        return deze;
      }),
    );
    for (const [wie, deze] of gehoord.entries()) {
      expect(verdicts(deze), `story ${wie}`).toEqual(verdicts(ieder[wie] ?? []));
    }
  });
});
