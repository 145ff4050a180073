import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verseDatabase } from '../../test/services/postgres.ts';
import { totdat } from '../../test/services/wachten.ts';
import { bericht301, bericht305, bericht323 } from '../rules/examples/berichten.ts';
import { aanbieder, bsn, gemeente, periode } from '../rules/examples/waarden.ts';
import type { FactsFor } from '../rules/facts.ts';
import type { BerichtVan } from '../standard/berichten.generated.ts';
import type { Case, ClientCase, Judged, MessageId, OwnMessage } from './casefile.ts';
import { type TestDatabase, testDatabase } from './contract/database.ts';
import {
  answer,
  approved,
  asNew,
  factsOf,
  granted,
  judged,
  moment,
  processed,
  refused,
  takenIn,
} from './contract/wereld.ts';

let database: TestDatabase;
/** Another process on the same casefile, so that nothing in memory keeps the two apart. */
let ander: TestDatabase;
beforeAll(async () => {
  database = await testDatabase(await verseDatabase(), { max: 20 });
  ander = database.another();
});
beforeEach(() => database.empty());
afterAll(async () => {
  await ander.stop();
  await database.stop();
});

const law = 'ijw-3.2';
/** What the allocation holds in all. */
const ruimte = 10;

/** Grants, in order, whatever still fits within the allocation: no rules, only what the casefile says. */
function fitting(bericht: BerichtVan<'323'>, feiten: FactsFor<'323'>) {
  let over = ruimte - volumeOf(feiten);
  return granted(bericht, ({ GeleverdVolume }) => {
    if (GeleverdVolume > over) return false;
    over -= GeleverdVolume;
    return true;
  });
}

/** Others get every chance to come between. */
function breath(): Promise<void> {
  return new Promise((klaar) => setImmediate(klaar));
}

/** What is busy is offered again a little later. */
async function later(doe: () => unknown): Promise<void> {
  await new Promise((klaar) => setTimeout(klaar, 3));
  doe();
}

function volumeOf({ prestaties }: Pick<FactsFor<'323'>, 'prestaties'>): number {
  return prestaties.reduce(
    (som, p) => som + (p.debetCredit === 'D' ? p.geleverdVolume : -p.geleverdVolume),
    0,
  );
}

function judging(bericht: BerichtVan<'323'>) {
  return async (zaak: Case) => {
    const effecten = fitting(bericht, await zaak.feiten(bericht));
    await breath();
    await zaak.besluit(
      {
        oordeel: { ...refused, uitkomst: effecten.length > 1 ? 'deels-goedgekeurd' : 'afgekeurd', effecten },
        op: moment(60),
        antwoord: answer(`R${zaak.bericht.volgnummer}`, bericht),
        doorsturen: false,
        termijnVervalt: false,
      },
      bericht,
    );
  };
}

function declaration(n: number, volumes: readonly number[]): BerichtVan<'323'> {
  const prestaties = volumes.map((GeleverdVolume, plaats) => ({
    ToewijzingNummer: 1001,
    GeleverdVolume,
    ProductReferentie: { ReferentieNummer: `P${n}-${plaats}` },
  }));
  return bericht323(law, {
    identificatie: `N${n}`,
    declaratie: { DeclaratieNummer: `D${n}`, DeclaratiePeriode: periode('2026-04-01', '2026-04-30') },
    clienten: [{ prestaties }],
  });
}

describe('Declarations on one allocation, judged by several processes at once', () => {
  test('never together exceed it, are judged in order of receipt, each once, and all in the end', async () => {
    for (let ronde = 0; ronde < 40; ronde += 1) {
      await database.empty();
      await processed(database.casefile, bericht301(law));
      // Each alone fits, together they do not.
      const berichten = new Map<MessageId, BerichtVan<'323'>>();
      for (const n of [0, 1, 2, 3]) {
        berichten.set(await takenIn(database.casefile, declaration(n, [3, 4])), declaration(n, [3, 4]));
      }
      const beoordeeld: MessageId[] = [];
      const hand = async ({ casefile }: TestDatabase, ids: readonly MessageId[]) => {
        const rij = [...ids];
        for (let id = rij.shift(); id !== undefined; id = rij.shift()) {
          const bericht = berichten.get(id);
          if (!bericht) throw new Error('an unknown message');
          const uitkomst = await casefile.beoordeel(id, judging(bericht));
          if (uitkomst.soort === 'beoordeeld') beoordeeld.push(id);
          // As the pipeline does: what must come first goes first, what is busy is offered again.
          if (uitkomst.soort === 'eerst') rij.unshift(uitkomst.id, id);
          const nogEens = id;
          if (uitkomst.soort === 'bezet') await later(() => rij.push(nogEens));
        }
      };
      const ids = [...berichten.keys()];
      await Promise.all([
        hand(database, ids),
        hand(ander, ids.toReversed()),
        hand(database, ids.slice(2)),
        hand(ander, ids),
      ]);
      expect(beoordeeld).toEqual(ids);
      const { prestaties } = await factsOf(database.casefile, declaration(9, [1]));
      expect(volumeOf({ prestaties })).toBe(ruimte);
      expect(prestaties.map((p) => p.referentieNummer)).toEqual(['P0-0', 'P0-1', 'P1-0']);
      expect((await database.casefile.achterstand()).teBeoordelen).toBe(0);
      expect((await database.casefile.zoek({ bericht: 'JW325', aantal: 99 })).length).toBe(4);
    }
  }, 120_000);

  test('see what is allocated before them, and are seen by what is allocated after them', async () => {
    for (let ronde = 0; ronde < 20; ronde += 1) {
      await database.empty();
      const toewijzing = bericht301(law);
      const intrekking = bericht301(law, { identificatie: 'WEG', producten: [{ RedenWijziging: '13' }] });
      const declaratie = declaration(0, [3]);
      const gezien = new Map<string, number>();
      const ids = [
        await takenIn(database.casefile, toewijzing),
        await takenIn(database.casefile, declaratie),
        await takenIn(database.casefile, intrekking),
      ] as const;
      const werk = async (zaak: Case) => {
        const { id } = zaak.bericht;
        if (id === ids[1]) {
          gezien.set('declaratie', (await zaak.feiten(declaratie)).toewijzingen.size);
          return judging(declaratie)(zaak);
        }
        const bericht = id === ids[0] ? toewijzing : intrekking;
        const feiten = await zaak.feiten(bericht);
        if (id === ids[2]) gezien.set('intrekking', feiten.toewijzingen[0]?.goedgekeurdePrestaties ?? -1);
        const oordeel = {
          uitkomst: 'goedgekeurd',
          niveau: null,
          bevindingen: [],
          effecten: bericht.Client.ToegewezenProducten.ToegewezenProduct.map((p) => ({
            effect: 'toewijzing-vastgelegd' as const,
            toewijzingNummer: p.ToewijzingNummer,
            referentieAanbieder: null,
            product: p.Product ?? null,
            ingangsdatum: p.Ingangsdatum,
            einddatum: null,
            redenWijziging: p.RedenWijziging ?? null,
            omvang: null,
            budget: null,
          })),
        } as const;
        return zaak.besluit(
          { oordeel, op: moment(60), antwoord: null, doorsturen: true, termijnVervalt: false },
          bericht,
        );
      };
      const hand = async ({ casefile }: TestDatabase, wie: readonly MessageId[]) => {
        const rij = [...wie];
        for (let id = rij.shift(); id !== undefined; id = rij.shift()) {
          const { soort, ...rest } = await casefile.beoordeel(id, werk);
          if ('id' in rest) rij.unshift(rest.id, id);
          const nogEens = id;
          if (soort === 'bezet') await later(() => rij.push(nogEens));
        }
      };
      await Promise.all([hand(database, ids.toReversed()), hand(ander, ids), hand(ander, [ids[1], ids[2]])]);
      expect(Object.fromEntries(gezien)).toEqual({ declaratie: 1, intrekking: 1 });
    }
  }, 120_000);
});

describe('A declaration and a decision of ours about what is allocated, at once', () => {
  /** Takes the allocation back, unless something was granted on it. */
  async function withdrawing(zaak: ClientCase): Promise<'ingetrokken' | 'gebruikt'> {
    const [toewijzing] = zaak.toewijzingen;
    if (!toewijzing || toewijzing.goedgekeurdePrestaties > 0) return 'gebruikt';
    const bericht = bericht301(law, { identificatie: 'WEG', producten: [{ RedenWijziging: '13' }] });
    const feiten = await zaak.feiten(bericht);
    await breath();
    const oordeel = approved(bericht, feiten);
    const { bytes } = asNew(bericht);
    const eigen: OwnMessage = { id: randomUUID(), bericht, bytes, oordeel, feiten, termijnen: [] };
    await zaak.besluit({ op: moment(60), wie: 'backoffice', berichten: [eigen] });
    return 'ingetrokken';
  }

  /** Grants nothing on what was taken back. */
  function declaring(bericht: BerichtVan<'323'>) {
    return async (zaak: Case) => {
      const { toewijzingen } = await zaak.feiten(bericht);
      await breath();
      const mag = toewijzingen.get(1001)?.redenWijziging !== '13';
      await zaak.besluit(
        {
          oordeel: { ...refused, uitkomst: 'deels-goedgekeurd', effecten: granted(bericht, () => mag) },
          op: moment(60),
          antwoord: answer(`R${zaak.bericht.volgnummer}`, bericht),
          doorsturen: false,
          termijnVervalt: false,
        },
        bericht,
      );
    };
  }

  // What is decided here waits in no queue, so only the lock on the provider keeps the two apart.
  test('never both: what was taken back is not declared on, and what was declared on is not taken back', async () => {
    const client = { standaard: law, gemeente, aanbieder, bsn: bsn.eerste } as const;
    const bericht = declaration(0, [3]);
    const uitkomsten = new Set<string>();
    for (let ronde = 0; ronde < 20; ronde += 1) {
      await database.empty();
      await processed(database.casefile, bericht301(law));
      const begonnen = Promise.withResolvers<void>();
      const declare = async (): Promise<void> => {
        // Now it comes in while we decide, then before that.
        if (ronde % 2 === 0) await begonnen.promise;
        const id = await takenIn(database.casefile, bericht);
        for (let soort = ''; soort !== 'beoordeeld'; ) {
          ({ soort } = await database.casefile.beoordeel(id, declaring(bericht)));
          if (soort === 'bezet') await breath();
        }
      };
      const withdraw = () =>
        ander.casefile.regel(client, (zaak) => {
          begonnen.resolve();
          return withdrawing(zaak);
        });
      await Promise.all([withdraw(), declare()]);
      const { toewijzingen, prestaties } = await factsOf(database.casefile, declaration(9, [1]));
      const ingetrokken = toewijzingen.get(1001)?.redenWijziging === '13';
      uitkomsten.add(`${ingetrokken ? 'ingetrokken' : 'in gebruik'}, ${prestaties.length} gedeclareerd`);
    }
    expect(uitkomsten).not.toContain('ingetrokken, 1 gedeclareerd');
    expect(uitkomsten).toContain('ingetrokken, 0 gedeclareerd');
  }, 120_000);

  test('while we decide, a declaration is told to come back, and then sees what was decided', async () => {
    await database.empty();
    await processed(database.casefile, bericht301(law));
    const bericht = declaration(0, [3]);
    const bezig = Promise.withResolvers<void>();
    const los = Promise.withResolvers<void>();
    const besluit = ander.casefile.regel(
      { standaard: law, gemeente, aanbieder, bsn: bsn.eerste },
      async (zaak) => {
        bezig.resolve();
        await los.promise;
        return withdrawing(zaak);
      },
    );
    await bezig.promise;
    // It came in when the decision was under way, so nothing of it waited for the declaration.
    const id = await takenIn(database.casefile, bericht);
    expect(await database.casefile.beoordeel(id, declaring(bericht))).toEqual({ soort: 'bezet' });
    los.resolve();
    expect(await besluit).toEqual({ soort: 'gedaan', uitslag: 'ingetrokken' });
    expect(await database.casefile.beoordeel(id, declaring(bericht))).toEqual({ soort: 'beoordeeld' });
    expect((await factsOf(database.casefile, declaration(9, [1]))).prestaties).toEqual([]);
  });
});

describe('A declaration that takes long', () => {
  test('keeps one connection, however many wait for it, and holds up nobody else', async () => {
    const klein = await testDatabase(await verseDatabase(), { max: 2 });
    const { casefile, db } = klein;
    const eerste = declaration(0, [1]);
    const id = await takenIn(casefile, eerste);
    const later = await takenIn(casefile, declaration(1, [1]));
    const bezig = Promise.withResolvers<void>();
    const los = Promise.withResolvers<void>();
    const lang = casefile.beoordeel(id, async (zaak) => {
      bezig.resolve();
      await los.promise;
      return judging(eerste)(zaak);
    });
    await bezig.promise;
    // All of these with the one connection that is left.
    const wachtend = await Promise.all(
      [id, later, id, later].map((welk) => casefile.beoordeel(welk, judging(eerste))),
    );
    expect(wachtend.map((u: Judged) => u.soort)).toEqual(['bezet', 'eerst', 'bezet', 'eerst']);
    const start = bericht305(law);
    expect(await judged(casefile, await takenIn(casefile, start), start)).toEqual({ soort: 'beoordeeld' });
    const elders = bericht323(law, { aanbieder: '99990002' });
    expect(await judged(casefile, await takenIn(casefile, elders), elders)).toEqual({ soort: 'beoordeeld' });
    const { rows } = await sql<{ aantal: number }>`
      select count(*)::integer as aantal from pg_stat_activity
      where datname = current_database() and state = 'idle in transaction'`.execute(db);
    expect(rows[0]?.aantal).toBe(1);
    los.resolve();
    expect(await lang).toEqual({ soort: 'beoordeeld' });
    await klein.stop();
  });

  test('is taken in only when everything of its provider that came before it is there', async () => {
    const { casefile, db } = database;
    await takenIn(casefile, bericht305(law, { identificatie: 'EERST' }));
    const intake = await db.transaction().execute(async (trx) => {
      // The intake of a message of this provider that has not been committed yet.
      await sql`select pg_advisory_xact_lock_shared(~ hashtextextended(aanbieder, 1)) from bericht limit 1`.execute(
        trx,
      );
      const nieuw = asNew(declaration(0, [1]), { id: randomUUID() });
      const wacht = casefile.neemIn(nieuw);
      await totdat('the intake of the declaration waits', async () => {
        const { rows } = await sql<{ aantal: number }>`
          select count(*)::integer as aantal from pg_locks
          where locktype = 'advisory' and not granted
            and database = (select oid from pg_database where datname = current_database())`.execute(trx);
        return rows[0]?.aantal === 1;
      });
      expect(await casefile.toon(nieuw.id)).toBeNull();
      return { wacht };
    });
    expect((await intake.wacht).soort).toBe('ontvangen');
  });
});

test('of two who record a payment at one moment, one finds that nothing is left', async () => {
  await processed(database.casefile, bericht323(law, { clienten: [{ prestaties: [{}] }] }));
  const [betaling] = (await database.casefile.betalingen({}, { aantal: 1 })).regels;
  if (!betaling) throw new Error('Nothing was declared.');
  const record = (casefile: typeof database.casefile, kenmerk: string) =>
    casefile.boekingen.legVast(
      [
        {
          van: { declaratie: betaling.declaratie.id },
          op: betaling.dagtekening,
          bedrag: betaling.toegekend,
          kenmerk,
        },
      ],
      'x',
      moment(1),
    );
  const uitkomsten = await Promise.all(
    Array.from({ length: 8 }, (_, n) => record(n % 2 === 0 ? database.casefile : ander.casefile, `B${n}`)),
  );
  expect(uitkomsten.flat().filter(({ uitkomst }) => uitkomst === 'vastgelegd')).toHaveLength(1);
  const zelfde = await Promise.all([record(database.casefile, 'B9'), record(ander.casefile, 'B9')]);
  expect(zelfde.flat().map((een) => een.uitkomst === 'geweigerd' && een.reden)).toEqual([
    'te-veel',
    'te-veel',
  ]);
});
