/**
 * What a message costs when there is little in the database, and when there is much: the same messages, one after another,
 * in turns on two databases that differ only in how many allocations they hold.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { preparing } from '../src/casefile/postgres/prepared.ts';
import { postgresCasefile } from '../src/casefile/postgres.ts';
import { openSchemas } from '../src/commands/schemas.ts';
import { dispatch } from '../src/pipeline/dispatch.ts';
import { takeIn } from '../src/pipeline/intake.ts';
import { judgeMessage } from '../src/pipeline/judging.ts';
import type { Wiring } from '../src/pipeline/wiring.ts';
import { openDatabase } from '../src/platform/database.ts';
import { leesSleutel, leesSleutelring, maakKluis, nieuweSleutel } from '../src/platform/sleutels.ts';
import { bericht323 } from '../src/rules/examples/berichten.ts';
import { landelijk, ontvangst } from '../src/rules/examples/landelijk.ts';
import { schrijfBericht } from '../src/standard/xml/schrijven.ts';
import { type Client, clients, messageOf, standaard } from './messages.ts';

export type ScaleResult = {
  readonly toewijzingen: readonly [number, number];
  /** Milliseconds per message, median over the rounds, few and many. */
  readonly perSoort: readonly { readonly nummer: string; readonly ms: readonly [number, number] }[];
};

const kinds = ['301', '305', '323'] as const;
type Kind = (typeof kinds)[number];

type Side = {
  /** Milliseconds of a message of this kind about this client, from intake until it and its answer were sent. */
  cost(nummer: Kind, client: Client): Promise<number>;
  stop(): Promise<void>;
};

/**
 * @param databases with our tables and nothing in them
 * @param toewijzingen few and many
 */
export async function measureScale(
  databases: readonly [string, string],
  toewijzingen: readonly [number, number],
  rondes: number,
  berichten: number,
): Promise<ScaleResult> {
  await fill(databases[0], toewijzingen[0]);
  await fill(databases[1], toewijzingen[1]);
  const sides = [open(databases[0]), open(databases[1])] as const;
  const nieuw = clients();
  const gemeten = new Map<Kind, [number[], number[]]>(kinds.map((nummer) => [nummer, [[], []]]));
  try {
    for (let ronde = 0; ronde <= rondes; ronde += 1) {
      const ronden = Array.from({ length: berichten }, () => nieuw.next().value);
      for (const nummer of kinds) {
        for (const [welke, side] of sides.entries()) {
          const tijden: number[] = [];
          for (const client of ronden) tijden.push(await side.cost(nummer, client));
          // In the first round code is compiled, statements are planned and pages are read.
          if (ronde > 0) gemeten.get(nummer)?.[welke]?.push(median(tijden));
        }
      }
    }
  } finally {
    await Promise.all(sides.map((side) => side.stop()));
  }
  return {
    toewijzingen,
    perSoort: [...gemeten].map(([nummer, [weinig, veel]]) => ({
      nummer,
      ms: [median(weinig), median(veel)] as const,
    })),
  };
}

function open(url: string): Side {
  const database = openDatabase({ url, verbindingen: 4, omhul: preparing, meld: () => {} });
  const kluis = maakKluis({
    sleutels: leesSleutelring(`meting:${nieuweSleutel()}`),
    bsnSleutel: leesSleutel(nieuweSleutel()),
  });
  const teVerzenden: string[] = [];
  const wiring: Wiring = {
    casefile: postgresCasefile({ db: database.db, kluis }),
    ...openSchemas(),
    protocolVoor: () => landelijk,
    gemeenten: new Set(),
    aanbieders: new Set(),
    sender: { verzend: async () => {} },
    nu: () => ontvangst,
    nieuwId: randomUUID,
    wekOordelen: async () => {},
    wekVerzenden: async (ids) => void teVerzenden.push(...ids),
  };
  return {
    async cost(nummer, client) {
      const bytes = nummer === '323' ? declarationOf(client) : messageOf(nummer, client);
      const begin = performance.now();
      const inname = await takeIn({ bytes, envelop: null, bijBotsing: 'beoordelen' }, wiring);
      if (inname.soort !== 'ontvangen') throw new Error(`Een bericht van de meting is ${inname.soort}.`);
      await judgeMessage(inname.id, wiring);
      for (const id of teVerzenden.splice(0)) await dispatch(id, wiring);
      const duur = performance.now() - begin;
      const uitkomst = (await wiring.casefile.toon(inname.id))?.uitkomst;
      if (uitkomst !== 'goedgekeurd') throw new Error(`Een ${nummer} van de meting is ${uitkomst}.`);
      return duur;
    },
    stop: () => database.sluit(),
  };
}

/** Of two hours on the first allocation of a client. */
function declarationOf({ bsn, aanbieder, identificatie, toewijzingNummer }: Client): Uint8Array {
  return schrijfBericht(
    bericht323(standaard, {
      aanbieder,
      identificatie,
      declaratie: { DeclaratieNummer: identificatie },
      clienten: [
        {
          bsn,
          prestaties: [
            {
              ProductReferentie: { ReferentieNummer: identificatie },
              ToewijzingNummer: toewijzingNummer,
              GeleverdVolume: 2,
              IngediendBedrag: { Bedrag: 2_500, DebetCredit: 'D' },
            },
          ],
        },
      ],
    }),
  );
}

/**
 * Allocations of other clients at five hundred providers, each with the message it came in, a start, a granted Prestatie
 * and the trail of all of it. Numbers and references are none that the measured messages use.
 */
async function fill(url: string, toewijzingen: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Only what is measured has to reach the disk.
    await client.query('set synchronous_commit = off');
    for (const vulling of fillings) await client.query(vulling.replaceAll('$1', String(toewijzingen)));
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

const n = 'generate_series(1, $1) n';
const id = (soort: string) => `md5('${soort}' || n)::uuid`;
const aanbieder = "lpad((99990000 + n % 500)::text, 8, '0')";
const bsn = "sha256(('bsn' || n / 3)::bytea)";
const moment = "timestamptz '2026-05-01 09:00+02'";
const nummer = '900000000 + n';

const message = (soort: string, van: string, naar: string) => `
  insert into bericht (id, richting, herkomst, standaard, nummer, afzender, ontvanger, aanbieder, identificatie,
    dagtekening, bsn_hash, bsn_verzegeld, stroom, ontvangen_op, bytes_verzegeld, oordeel, uitkomst, beoordeeld_op)
  select ${id(soort)}, '${soort === '301' ? 'uit' : 'in'}', '${soort === '301' ? 'backoffice' : 'aanbieder'}', 'ijw-3.2',
    '${soort}', ${van}, ${naar}, ${aanbieder}, 'V' || n, '2026-05-01', ${bsn}, ${bsn}, n / 3, ${moment},
    decode(repeat('ab', 1000), 'hex'), '{"uitkomst":"goedgekeurd","niveau":null,"bevindingen":[],"effecten":[]}',
    'goedgekeurd', ${moment}
  from ${n}`;

const fillings: readonly string[] = [
  message('301', "'0384'", aanbieder),
  message('305', aanbieder, "'0384'"),
  `insert into identiteit select 'ijw-3.2', '301', '0384', 'V' || n, ${id('301')} from ${n}`,
  `insert into toewijzing (gemeente, standaard, nummer) select '0384', 'ijw-3.2', ${nummer} from ${n}`,
  `insert into toewijzing_versie (toewijzing_id, bericht_id, status, aanbieder, bsn_hash, categorie, code, ingangsdatum,
      volume, eenheid, frequentie)
    select t.id, ${id('301')}, 'bevestigd', ${aanbieder}, ${bsn}, '45', '45A01', '2026-04-01', 2, '04', '4'
    from ${n} join toewijzing t on t.nummer = ${nummer}`,
  `insert into levering (soort, gemeente, standaard, aanbieder, bsn_hash, toewijzing_nummer, categorie, code, begindatum,
      toewijzing_ingangsdatum, bericht_id)
    select 'start', '0384', 'ijw-3.2', ${aanbieder}, ${bsn}, ${nummer}, '45', '45A01', '2026-04-08', '2026-04-01',
      ${id('305')} from ${n}`,
  `insert into termijn (bericht_id, verplichting, partij, vanaf, uiterlijk, einde, einde_op)
    select ${id('305')}, 'OP090', 'gemeente', '2026-05-01', '2026-05-06', 'nagekomen', ${moment} from ${n}`,
  `insert into verzending (bericht_id, aangemaakt_op, verzonden_op, pogingen)
    select ${id('301')}, ${moment}, ${moment}, 1 from ${n}`,
  `insert into gebeurtenis (op, wat, wie, bericht_id)
    select ${moment}, wat, 'berichtenpoort', ${id('301')} from ${n}, unnest(array['ontvangen', 'beoordeeld']) wat`,
  `insert into bekend select ${id('305')}, decode(repeat('cd', 400), 'hex') from ${n}`,
  `insert into declaratie (bericht_id, gemeente, standaard, aanbieder, nummer, begindatum, einddatum, ingediend, toegekend,
      dagtekening, betalen_uiterlijk)
    select ${id('305')}, '0384', 'ijw-3.2', ${aanbieder}, 'V' || n, '2026-04-01', '2026-04-30', 2500, 2500, '2026-05-01',
      '2026-05-31' from ${n} where n % 10 = 0`,
  `insert into prestatie (declaratie_id, gemeente, standaard, aanbieder, bsn_hash, toewijzing_nummer, referentie, categorie,
      code, begindatum, einddatum, volume, eenheid, tarief, bedrag, debet_credit)
    select d.id, '0384', 'ijw-3.2', ${aanbieder}, ${bsn}, ${nummer}, 'V' || n, '45', '45A01', '2026-04-01', '2026-04-30',
      2, '04', 1250, 2500, 'D'
    from ${n} join declaratie d on d.nummer = 'V' || greatest(n / 10 * 10, 10)`,
];

function median(waarden: readonly number[]): number {
  const op = waarden.toSorted((een, ander) => een - ander);
  return op[Math.floor(op.length / 2)] ?? 0;
}
