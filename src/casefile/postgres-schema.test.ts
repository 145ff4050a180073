import { randomUUID } from 'node:crypto';
import { type LogEvent, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verseDatabase } from '../../test/services/postgres.ts';
import {
  bericht301,
  bericht302,
  bericht305,
  bericht307,
  bericht315,
  bericht317,
  bericht319,
  bericht320,
  bericht323,
  bericht325,
} from '../rules/examples/berichten.ts';
import { adres, bsn, dag, namen } from '../rules/examples/waarden.ts';
import type { JudgedNumber } from '../rules/facts.ts';
import type { WaitingLine } from '../rules/verdict.ts';
import type { BerichtVan } from '../standard/berichten.generated.ts';
import { agreement } from './contract/afspraken.ts';
import { type TestDatabase, tables, testDatabase } from './contract/database.ts';
import { signal } from './contract/signals.ts';
import {
  approved,
  awaitedTerm,
  decide,
  granted,
  moment,
  processed,
  refused,
  requestTerm,
  sent,
  takenIn,
} from './contract/wereld.ts';
import { postgresNotices } from './postgres/notices.ts';

let database: TestDatabase;
const queries: string[] = [];
beforeAll(async () => {
  const log = (event: LogEvent) => void queries.push(event.query.sql.trim());
  database = await testDatabase(await verseDatabase(), { log });
});
beforeEach(() => database.empty());
afterAll(() => database.stop());

describe('The tables', () => {
  test('say what they and each of their columns are for', async () => {
    const { rows } = await sql<{ zonder: string }>`
      select c.relname || coalesce('.' || a.attname, '') as zonder
      from pg_class c
      left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind = 'r' and c.relnamespace = current_schema::regnamespace
        and (col_description(c.oid, a.attnum) is null or obj_description(c.oid, 'pg_class') is null)`.execute(
      database.db,
    );
    expect(rows).toEqual([]);
    const { rows: all } = await sql<{ naam: string }>`
      select relname as naam from pg_class
      where relkind = 'r' and relnamespace = current_schema::regnamespace`.execute(database.db);
    expect(all.map((rij) => rij.naam).sort()).toEqual([...tables].sort());
  });

  test('let nobody change, remove or empty the audit trail', async () => {
    const id = await takenIn(database.casefile, bericht305('ijw-3.2'));
    for (const statement of [
      `update gebeurtenis set wie = 'iemand anders'`,
      `delete from gebeurtenis`,
      `truncate gebeurtenis`,
    ]) {
      await expect(sql.raw(statement).execute(database.db)).rejects.toThrow(/append-only/);
    }
    expect(await database.casefile.gebeurtenissen(id)).toHaveLength(1);
  });

  test('hold at most one answer to a message, whoever writes it', async () => {
    const id = await processed(database.casefile, bericht305('ijw-3.2'));
    const tweede = sql`
      insert into bericht (id, richting, herkomst, standaard, nummer, ontvangen_op, bytes_verzegeld, in_antwoord_op)
      values (gen_random_uuid(), 'uit', 'berichtenpoort', 'ijw-3.2', '306', now(), '', ${id})`;
    await expect(tweede.execute(database.db)).rejects.toThrow(/bericht_in_antwoord_op_key/);
  });
});

const waitingLine: WaitingLine = {
  pad: '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie',
  referentieNummer: 'P1',
  toewijzingNummer: 1001,
  productCode: '45A01',
  cent: 50_00,
  bevindingen: [],
};

describe('What identifies a person', () => {
  test('is in no table of the database readable, in whatever writing', async () => {
    const { casefile, db } = database;
    await postgresNotices(database).stelIn(['backoffice'], moment(0));
    const heen = await processed(casefile, bericht301('ijw-3.2', { relaties: [{}] }));
    await sent(casefile, heen, moment(90), [awaitedTerm]);
    await processed(casefile, bericht302('ijw-3.2', { retourcodes: ['9332'] }));
    await processed(casefile, bericht305('ijw-3.2'), {}, { envelop: { zender: 'v', referentienummer: 'r' } });
    await processed(casefile, bericht307('ijw-3.2'), { oordeel: refused });
    // What is asked holds free text about people.
    const Commentaar = `${namen.client.Achternaam} vraagt hulp van ${namen.relatie.Achternaam}`;
    await processed(casefile, bericht315('ijw-3.2', { producten: [{ Commentaar }] }), {
      termijnen: [requestTerm('VOT1')],
    });
    await processed(casefile, bericht319('ijw-3.2'));
    const declaratie = await processed(casefile, bericht323('ijw-3.2'));
    const van = { declaratie };
    await casefile.boekingen.legVast(
      [{ van, op: dag('2026-05-06'), bedrag: 1, kenmerk: 'B1' }],
      'x',
      moment(99),
    );
    const geweigerd = bericht323('ijw-3.2', { identificatie: 'G', declaratie: { DeclaratieNummer: 'G' } });
    await processed(casefile, geweigerd, {
      oordeel: { ...refused, effecten: granted(geweigerd, () => false) },
    });
    await casefile.afspraken.legVast(agreement, moment(99));
    const vast = bericht323('ijw-3.2', { identificatie: 'V', declaratie: { DeclaratieNummer: 'V' } });
    const vastId = await takenIn(casefile, vast);
    await casefile.beoordeel(vastId, async (zaak) => {
      await zaak.feiten(vast);
      await zaak.houdVast([waitingLine], moment(999), moment(98));
    });
    await casefile.vastgehouden.besluit(vastId, {
      besluiten: [{ pad: waitingLine.pad, besluit: 'toekennen', motivering: Commentaar }],
      overige: null,
      door: 'medewerker-17',
      op: moment(99),
    });
    await casefile.signalen.werkBij(async () => [signal('toewijzing/0384/ijw-3.2/1001/OP271')], moment(99));
    await takenIn(casefile, bericht305('ijw-3.2'), { bijBotsing: 'beoordelen' });

    const dump: string[] = [];
    for (const table of tables) {
      const { rows } = await sql<{
        rij: object;
      }>`select to_jsonb(t) as rij from ${sql.table(table)} t`.execute(db);
      if (table !== 'identiteit') expect(rows.length).toBeGreaterThan(0);
      for (const { rij } of rows) {
        for (const waarde of Object.values(rij)) {
          const tekst = typeof waarde === 'string' ? waarde : JSON.stringify(waarde);
          dump.push(tekst);
          // Bytes as such too, whatever they hold.
          if (tekst.startsWith('\\x')) dump.push(Buffer.from(tekst.slice(2), 'hex').toString('latin1'));
        }
      }
    }
    const alles = dump.join('\n').toLowerCase();
    for (const geheim of [
      bsn.eerste,
      namen.client.Achternaam,
      namen.relatie.Achternaam,
      adres.Straatnaam ?? '',
      bericht301('ijw-3.2').Client.Geboortedatum.Datum.toString(),
    ]) {
      for (const schrijfwijze of writings(geheim)) expect(alles).not.toContain(schrijfwijze.toLowerCase());
    }
    // The search itself works: what may be read is found.
    expect(alles).toContain('3010001');
  });

  test('does not open when it was moved to another message', async () => {
    const { casefile, db } = database;
    const een = await takenIn(casefile, bericht305('ijw-3.2', { identificatie: 'A' }));
    const ander = await takenIn(casefile, bericht305('ijw-3.2', { identificatie: 'B' }));
    await sql`update bericht set bytes_verzegeld = (select bytes_verzegeld from bericht where id = ${ander})
      where id = ${een}`.execute(db);
    await expect(casefile.bytes(een)).rejects.toThrow();
    expect(await casefile.bytes(ander)).not.toBeNull();
  });

  /** Clear, hexadecimal, and base64 at each of its three alignments. */
  function writings(tekst: string): readonly string[] {
    const base64 = [0, 1, 2].map((voor) =>
      Buffer.from(' '.repeat(voor) + tekst)
        .toString('base64')
        .slice(voor === 0 ? 0 : voor + 1)
        .replace(/.{0,3}$/, ''),
    );
    return [tekst, Buffer.from(tekst).toString('hex'), ...base64];
  }
});

describe('Signals', () => {
  test('that are seen again take no number and write nothing', async () => {
    const { casefile, db } = database;
    const look = (...oorzaken: readonly string[]) =>
      casefile.signalen.werkBij(async () => oorzaken.map((een) => signal(een)), moment(1));
    const versions = async () =>
      (
        await sql<{ versie: string }>`select xmin || '/' || xmax as versie from signaal order by id`.execute(
          db,
        )
      ).rows;
    const [eerste] = (await look('a')) ?? [];
    const voor = await versions();
    for (let keer = 0; keer < 5; keer += 1) await look('a');
    expect(await versions()).toEqual(voor);
    const [tweede] = (await look('a', 'b')) ?? [];
    expect(tweede?.id).toBe((eerste?.id ?? 0) + 1);
  });
});

describe('The number of queries', () => {
  /** How often a judgement asks PostgreSQL something. */
  async function asked(bericht: BerichtVan<JudgedNumber>): Promise<{
    readonly facts: number;
    readonly all: number;
  }> {
    const id = await takenIn(database.casefile, bericht);
    const voor = queries.length;
    let facts = 0;
    await database.casefile.beoordeel(id, async (zaak) => {
      const voorFeiten = queries.length;
      const feiten = await zaak.feiten(bericht);
      facts = queries.length - voorFeiten;
      await decide(zaak, bericht, feiten, { oordeel: refused });
    });
    return { facts, all: queries.length - voor };
  }

  test.each([1, 40])('is the same for every kind of message, with %i products', async (aantal) => {
    const producten = Array.from({ length: aantal }, (_, n) => ({ ToewijzingNummer: 7000 + n }));
    await processed(database.casefile, bericht301('ijw-3.2', { identificatie: 'BASIS', producten }));
    await processed(database.casefile, bericht305('ijw-3.2', { identificatie: 'BASIS', producten }));
    // begin, lock and message, facts, decision, commit
    const verwacht = { facts: 1, all: 5 };
    expect(await asked(bericht301('ijw-3.2', { producten }))).toEqual(verwacht);
    expect(await asked(bericht305('ijw-3.2', { producten }))).toEqual(verwacht);
    expect(await asked(bericht307('ijw-3.2', { producten }))).toEqual(verwacht);
    expect(await asked(bericht302('ijw-3.2'))).toEqual(verwacht);
    const referenties = producten.map((p) => ({ ReferentieAanbieder: `V${p.ToewijzingNummer}` }));
    // What the client is given at every provider is a statement of its own.
    const metClient = { facts: 2, all: 6 };
    expect(await asked(bericht315('ijw-3.2', { producten: referenties }))).toEqual(metClient);
    const ongewijzigd = producten.map((p) => p.ToewijzingNummer);
    expect(await asked(bericht317('ijw-3.2', { ongewijzigd }))).toEqual(metClient);
    expect(await asked(bericht319('ijw-3.2'))).toEqual(verwacht);
    expect(await asked(bericht320('ijw-3.2'))).toEqual(verwacht);
    expect(await asked(bericht325('ijw-3.2'))).toEqual(verwacht);
    // How it is planned, its Prestaties, and the declarations they come from are statements of their own.
    const clienten = [{ prestaties: producten }];
    expect(await asked(bericht323('ijw-3.2', { clienten }))).toEqual({ facts: 4, all: 8 });
  });

  test('of a decision on a request is the same, however much is known of the client', async () => {
    const { casefile } = database;
    const counts: number[] = [];
    for (const aantal of [1, 40]) {
      const producten = Array.from({ length: aantal }, (_, n) => ({ ToewijzingNummer: 100 * aantal + n }));
      await processed(casefile, bericht301('ijw-3.2', { identificatie: `T${aantal}`, producten }));
      const ReferentieAanbieder = `V${aantal}`;
      const gevraagd = bericht315('ijw-3.2', {
        identificatie: `V${aantal}`,
        producten: [{ ReferentieAanbieder }],
      });
      await processed(casefile, gevraagd);
      const [verzoek] = await casefile.verzoeken({ aantal: 1 });
      const antwoord = bericht319('ijw-3.2', {
        identificatie: `A${aantal}`,
        antwoord: { ReferentieAanbieder },
      });
      const voor = queries.length;
      await casefile.beslis(verzoek?.id ?? 0, async (zaak) => {
        const feiten = await zaak.feiten(antwoord);
        const oordeel = approved(antwoord, feiten);
        const eigen = {
          id: randomUUID(),
          bericht: antwoord,
          bytes: Buffer.from('<x/>'),
          oordeel,
          feiten,
          termijnen: [],
        };
        await zaak.besluit({ op: moment(60), wie: 'backoffice', berichten: [eigen] });
      });
      counts.push(queries.length - voor);
    }
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts[1]).toBe(counts[0]);
  });

  test('of an intake is one, and two for a retour', async () => {
    const voor = queries.length;
    await takenIn(database.casefile, bericht305('ijw-3.2'));
    expect(queries.length - voor).toBe(1);
    await takenIn(database.casefile, bericht302('ijw-3.2'));
    expect(queries.length - voor).toBe(3);
  });

  test('is the same when an approved message has many effects', async () => {
    for (const aantal of [1, 60]) {
      const producten = Array.from({ length: aantal }, (_, n) => ({ ToewijzingNummer: 9000 + n * aantal }));
      const bericht = bericht301('ijw-3.2', { identificatie: `A${aantal}`, producten });
      const voor = queries.length;
      await processed(database.casefile, bericht);
      expect(queries.length - voor).toBe(6);
    }
  });

  test('of the payments is one, however many there are', async () => {
    for (const aantal of [1, 2, 3]) {
      await processed(
        database.casefile,
        bericht323('ijw-3.2', {
          identificatie: `D${aantal}`,
          declaratie: { DeclaratieNummer: `D${aantal}` },
          clienten: [{ prestaties: [{ ProductReferentie: { ReferentieNummer: `P${aantal}` } }] }],
        }),
      );
    }
    const voor = queries.length;
    expect((await database.casefile.betalingen({}, { aantal: 99 })).regels).toHaveLength(3);
    expect(queries.length - voor).toBe(1);
  });

  test('of recording payments is seven, however many there are', async () => {
    const declaratie = await processed(database.casefile, bericht323('ijw-3.2'));
    for (const aantal of [1, 60]) {
      const boekingen = Array.from({ length: aantal }, (_, n) => ({
        van: { declaratie },
        op: dag('2026-05-06'),
        bedrag: 1,
        kenmerk: `B${aantal}-${n}`,
      }));
      const voor = queries.length;
      const uitkomsten = await database.casefile.boekingen.legVast(boekingen, 'x', moment(99));
      expect(uitkomsten.every(({ uitkomst }) => uitkomst === 'vastgelegd')).toBe(true);
      expect(queries.length - voor).toBe(7);
    }
  });

  test('is the same when many Prestaties are granted', async () => {
    const counts: number[] = [];
    for (const aantal of [1, 60]) {
      const prestaties = Array.from({ length: aantal }, (_, n) => ({
        ProductReferentie: { ReferentieNummer: `${aantal}-${n}` },
      }));
      const bericht = bericht323('ijw-3.2', {
        identificatie: `D${aantal}`,
        declaratie: { DeclaratieNummer: `D${aantal}` },
        clienten: [{ prestaties }],
      });
      const voor = queries.length;
      await processed(database.casefile, bericht);
      counts.push(queries.length - voor);
    }
    expect(counts).toEqual([9, 9]);
  });
});
