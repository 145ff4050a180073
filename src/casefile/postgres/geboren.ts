/** Birth dates: sealed, with the year beside them so that few need opening. */
import { type RawBuilder, sql } from 'kysely';
import type { Effect } from '../../rules/effects.ts';
import { birthYears, hasAge } from '../../rules/watched.ts';
import type { Bericht, CDT_Geboortedatum } from '../../standard/berichten.generated.ts';
import { leesBericht } from '../../standard/xml/bericht.ts';
import type { MessageId } from '../casefile.ts';
import type { Kluis } from '../kluis.ts';
import { type AgeQuery, type ClientAllocation, lastYear } from '../watched.ts';
import { birthOf, bytesOf, type Db, dayFrom, dayText, type Owner, type Store } from './store.ts';
import { inForce, productFrom } from './watched.ts';

/** What a 301 of ours says, as a part of the statement that records what it allocates. */
export function birthParts(
  id: MessageId,
  { gemeente, bsnHash }: Owner,
  effecten: readonly Effect[],
  gelezen: Bericht | null,
  kluis: Kluis,
): readonly RawBuilder<unknown>[] {
  if (gelezen?.nummer !== '301') return [];
  if (!effecten.some(({ effect }) => effect === 'toewijzing-vastgelegd')) return [];
  const { jaar, verzegeld } = sealed(gelezen.Client.Geboortedatum, gemeente, bsnHash, kluis);
  return [
    sql`geboren as (
      insert into client_geboren (gemeente, bsn_hash, jaar, geboren_verzegeld, bericht_id)
      values (${gemeente}, ${bsnHash}, ${jaar}, ${verzegeld}, ${id})
      on conflict (gemeente, bsn_hash) do update
        set jaar = excluded.jaar, geboren_verzegeld = excluded.geboren_verzegeld, bericht_id = excluded.bericht_id
    )`,
  ];
}

function sealed(geboren: CDT_Geboortedatum, gemeente: string, bsnHash: Uint8Array, kluis: Kluis) {
  const { Datum, DatumGebruik } = geboren;
  const tekst = JSON.stringify([dayText(Datum), ...(DatumGebruik === undefined ? [] : [DatumGebruik])]);
  return { jaar: Datum.year, verzegeld: kluis.seal(Buffer.from(tekst), birthOf(gemeente, hex(bsnHash))) };
}

function opened(
  verzegeld: Uint8Array,
  gemeente: string,
  bsnHash: Uint8Array,
  kluis: Kluis,
): CDT_Geboortedatum {
  const tekst = Buffer.from(kluis.open(verzegeld, birthOf(gemeente, hex(bsnHash)))).toString();
  // As `sealed` wrote it, or it would not have opened.
  const [dag, DatumGebruik] = JSON.parse(tekst) as [string, CDT_Geboortedatum['DatumGebruik']];
  return { Datum: dayFrom(dag), ...(DatumGebruik === undefined ? {} : { DatumGebruik }) };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** Opened before what is allocated is asked, for of those born in these years half has another age. */
export async function allocationsByAge(
  { db, kluis }: Store,
  { gemeente, standaard, leeftijden, vandaag }: AgeQuery,
): Promise<readonly ClientAllocation[]> {
  const jaren = leeftijden.flatMap((leeftijd) => birthYears(leeftijd, vandaag));
  const { rows: geborenen } = await sql<{ hash: Uint8Array; verzegeld: Uint8Array }>`
    select bsn_hash as hash, geboren_verzegeld as verzegeld from client_geboren
    where gemeente = ${gemeente} and jaar = any(${jaren}::smallint[])`.execute(db);
  const clienten = geborenen
    .map(({ hash, verzegeld }) => ({ hash, geboren: opened(verzegeld, gemeente, hash, kluis) }))
    .filter(({ geboren }) => leeftijden.some((leeftijd) => hasAge(geboren, leeftijd, vandaag)));
  if (clienten.length === 0) return [];
  const { rows } = await sql<AllocationRow>`
    select c.client::integer as client, v.aanbieder, t.nummer::integer as nummer, v.categorie, v.code,
      v.ingangsdatum::text as begin, v.einddatum::text as eind, v.bericht_id as bericht
    from unnest(${clienten.map(({ hash }) => hash)}::bytea[]) with ordinality as c(hash, client)
    join toewijzing_versie v on v.bsn_hash = c.hash
    join toewijzing t on t.id = v.toewijzing_id
    where t.gemeente = ${gemeente} and t.standaard = ${standaard} and ${inForce}
      and (v.einddatum is null or v.einddatum >= ${dayText(lastYear(vandaag))}::date)
    order by t.nummer`.execute(db);
  const dagen = new Map<string, Temporal.PlainDate>();
  // Many begin and end on the same days, and making one takes longer than finding it.
  const dag = (tekst: string) => {
    const gemaakt = dagen.get(tekst) ?? dayFrom(tekst);
    dagen.set(tekst, gemaakt);
    return gemaakt;
  };
  return rows.flatMap(({ client, aanbieder, nummer, categorie, code, begin, eind, bericht }) => {
    const geboren = clienten[client - 1]?.geboren;
    if (geboren === undefined) return [];
    return {
      standaard,
      gemeente,
      aanbieder,
      toewijzingNummer: nummer,
      product: productFrom(categorie, code),
      ingangsdatum: dag(begin),
      einddatum: eind === null ? null : dag(eind),
      berichtId: bericht,
      client,
      geboren,
    };
  });
}

type AllocationRow = {
  readonly client: number;
  readonly aanbieder: string;
  readonly nummer: number;
  readonly categorie: string | null;
  readonly code: string | null;
  readonly begin: string;
  readonly eind: string | null;
  readonly bericht: MessageId;
};

/** Clients searched for by one statement, which reads every allocation, and messages read by one. */
const perSearch = 20_000;
const perReading = 200;

/**
 * Of clients with care in force that was allocated before birth dates were kept: reads when they were born from the
 * newest 301 about it. What is known already stays, and a 301 that cannot be read is passed over.
 * @returns of how many it was found
 */
export async function completeBirthDates({ db, kluis }: Store, vandaag: Temporal.PlainDate): Promise<number> {
  let gevonden = 0;
  let na: Missing | undefined;
  for (;;) {
    const ontbreekt = await missing(db, vandaag, na);
    for (let vanaf = 0; vanaf < ontbreekt.length; vanaf += perReading) {
      gevonden += await complete({ db, kluis }, ontbreekt.slice(vanaf, vanaf + perReading));
    }
    na = ontbreekt.at(-1);
    if (na === undefined || ontbreekt.length < perSearch) return gevonden;
  }
}

async function complete({ db, kluis }: Store, clienten: readonly Missing[]): Promise<number> {
  const { rows } = await sql<{ id: MessageId; verzegeld: Uint8Array }>`
    select id, bytes_verzegeld as verzegeld from bericht
    where id = any(${clienten.map(({ id }) => id)}::uuid[])`.execute(db);
  const perBericht = new Map(rows.map(({ id, verzegeld }) => [id, verzegeld]));
  const nieuw = clienten.flatMap(({ gemeente, hash, id }) => {
    const verzegeld = perBericht.get(id);
    const gelezen = verzegeld && leesBericht(kluis.open(verzegeld, bytesOf(id)));
    if (!gelezen?.ok || gelezen.bericht.nummer !== '301') return [];
    const geboren = sealed(gelezen.bericht.Client.Geboortedatum, gemeente, hash, kluis);
    return { gemeente, hash: hex(hash), jaar: geboren.jaar, verzegeld: hex(geboren.verzegeld), id };
  });
  const { numAffectedRows } = await sql`
    insert into client_geboren (gemeente, bsn_hash, jaar, geboren_verzegeld, bericht_id)
    select gemeente, decode(hash, 'hex'), jaar, decode(verzegeld, 'hex'), id
    from jsonb_to_recordset(${JSON.stringify(nieuw)}::jsonb)
      as n(gemeente text, hash text, jaar smallint, verzegeld text, id uuid)
    on conflict (gemeente, bsn_hash) do nothing`.execute(db);
  return Number(numAffectedRows ?? 0);
}

type Missing = { readonly gemeente: string; readonly hash: Uint8Array; readonly id: MessageId };

async function missing(
  db: Db,
  vandaag: Temporal.PlainDate,
  na: Missing | undefined,
): Promise<readonly Missing[]> {
  const verder = na ? sql`(t.gemeente, v.bsn_hash) > (${na.gemeente}, ${na.hash}::bytea)` : sql`true`;
  const { rows } = await sql<Missing>`
    select distinct on (t.gemeente, v.bsn_hash) t.gemeente, v.bsn_hash as hash, v.bericht_id as id
    from toewijzing_versie v
    join toewijzing t on t.id = v.toewijzing_id
    join bericht m on m.id = v.bericht_id
    where ${verder} and ${inForce} and m.richting = 'uit'
      and (v.einddatum is null or v.einddatum >= ${dayText(vandaag)}::date)
      and not exists (select from client_geboren c where c.gemeente = t.gemeente and c.bsn_hash = v.bsn_hash)
    order by t.gemeente, v.bsn_hash, v.id desc
    limit ${perSearch}`.execute(db);
  return rows;
}
