/** What a declaration and its answer ask: set-wise and along an index, so that a large casefile costs no more. */
import { sql } from 'kysely';
import type {
  DeclarationAnswerFacts,
  DeclarationFacts,
  DeliveryFact,
  PrestatieFact,
  RefusedFact,
} from '../../rules/facts.ts';
import type { BerichtVan, LDT_Eenheid, LDT_ProductCategorie } from '../../standard/berichten.generated.ts';
import type { MessageId } from '../casefile.ts';
import { bsnsIn, numbersIn, referentieNummersIn } from '../named.ts';
import { type OwnDeclaration, readOwnDeclaration } from '../own-declaration.ts';
import { nameOf } from '../partijen.ts';
import { type AgreedJson, agreedFrom } from './afspraken.ts';
import {
  type AllocationJson,
  allocationColumns,
  allocationFrom,
  type DeliveryJson,
  deliveryColumns,
  deliveryFrom,
} from './facts-json.ts';
import {
  bytesOf,
  type Db,
  dayFrom,
  dayOrNull,
  dayText,
  type EarlierJson,
  earlierFrom,
  type Json,
  momentFrom,
  type Relation,
  type Store,
  selectEarlier,
} from './store.ts';

type Facts = Omit<DeclarationFacts, 'eerderMetDezeIdentificatie'>;
type DeclaredJson = AllocationJson & { readonly client: string };

export async function readDeclarationFacts(
  { db, kluis }: Store,
  relatie: Relation | null,
  bericht: BerichtVan<'323'>,
): Promise<Facts> {
  if (!relatie) {
    return {
      declaratieMetDitNummer: null,
      laatsteDeclaratiePeriode: null,
      bekendeClienten: new Set(),
      toewijzingen: new Map(),
      prestaties: [],
      laatsteDeclaratie: null,
      leveringen: new Map(),
      afspraken: [],
      geweigerd: [],
    };
  }
  const { standaard, gemeente, aanbieder } = relatie;
  const nummers = numbersIn(bericht);
  const hashes = bsnsIn(bericht).map((bsn) => Buffer.from(kluis.bsnHash(bsn)).toString('hex'));
  const van = sql`aanbieder = ${aanbieder} and gemeente = ${gemeente} and standaard = ${standaard} and not afgekeurd`;
  // Planned anew each time: a plan that was made when there were no Prestaties, or for one line, takes minutes for
  // twenty thousand, and planning takes a few milliseconds.
  await sql`set local plan_cache_mode = force_custom_plan`.execute(db);
  const { rows } = await sql<{
    eerder: EarlierJson | null;
    laatste: string | null;
    bekend: readonly number[];
    laatsteBericht: EarlierJson | null;
    toewijzingen: readonly DeclaredJson[] | null;
    leveringen: readonly DeliveryJson[] | null;
    afspraken: readonly AgreedJson[] | null;
    geweigerd: readonly Json<RefusedFact>[] | null;
  }>`
    with huidig as (
      select t.nummer, v.*, null as van_client, v.aanbieder = ${aanbieder} as van_aanbieder
      from toewijzing t, lateral (
        select * from toewijzing_versie w where w.toewijzing_id = t.id and w.status <> 'afgekeurd'
        order by w.id desc limit 1
      ) v
      where t.gemeente = ${gemeente} and t.standaard = ${standaard} and t.nummer = any(${nummers}::bigint[])
    )
    select
      (select ${selectEarlier('b')} from declaratie join bericht b on b.id = bericht_id
        where ${sql`declaratie.aanbieder = ${aanbieder} and declaratie.gemeente = ${gemeente}
        and declaratie.standaard = ${standaard} and not declaratie.afgekeurd`}
        and declaratie.nummer = ${bericht.Declaratie.DeclaratieNummer}) as eerder,
      (select begindatum::text from declaratie where ${van} order by id desc limit 1) as laatste,
      (select ${selectEarlier('b')} from bericht b where b.id = (
        select bericht_id from declaratie where ${van} order by id desc limit 1)) as "laatsteBericht",
      array(
        select (c.plaats - 1)::integer from unnest(${hashes}::text[]) with ordinality as c(hash, plaats), lateral (
          select from toewijzing_versie v join toewijzing t on t.id = v.toewijzing_id
          where v.bsn_hash = decode(c.hash, 'hex') and v.aanbieder = ${aanbieder} and v.status <> 'afgekeurd'
            and t.gemeente = ${gemeente} and t.standaard = ${standaard}
          limit 1
        ) v
      ) as bekend,
      (select json_agg(${allocationColumns('h', 'b', gemeente, standaard)}::jsonb
          || jsonb_build_object('client', encode(h.bsn_hash, 'hex')))
        from huidig h join bericht b on b.id = h.bericht_id) as toewijzingen,
      (select json_agg(${deliveryColumns('l', 'b')} order by l.id)
        from levering l join bericht b on b.id = l.bericht_id
        where l.bsn_hash = any(select decode(c, 'hex') from unnest(${hashes}::text[]) c)
          and l.aanbieder = ${aanbieder} and l.gemeente = ${gemeente} and l.standaard = ${standaard}
          and l.verwijderd_door is null and not l.afgekeurd and l.toewijzing_nummer = any(${nummers}::bigint[])) as leveringen,
      (select json_agg(json_build_object('soort', a.soort, 'toewijzingNummer', a.toewijzing_nummer, 'maand', a.maand)
          order by a.id)
        from afspraak a
        where a.aanbieder = ${aanbieder} and a.gemeente = ${gemeente} and a.standaard = ${standaard}
          and a.ingetrokken_op is null
          and (a.toewijzing_nummer is null or a.toewijzing_nummer = any(${nummers}::bigint[]))) as afspraken,
      (select json_agg(json_build_object('toewijzingNummer', g.toewijzing_nummer, 'maand', g.maand,
          'op', b.beoordeeld_op) order by g.id)
        from prestatie_geweigerd g join declaratie d on d.id = g.declaratie_id join bericht b on b.id = d.bericht_id
        where g.aanbieder = ${aanbieder} and g.gemeente = ${gemeente} and g.standaard = ${standaard}
          and g.toewijzing_nummer = any(${nummers}::bigint[])) as geweigerd`.execute(db);
  const [rij] = rows;
  const plaatsen = places(hashes);
  return {
    declaratieMetDitNummer: rij?.eerder ? earlierFrom(rij.eerder) : null,
    laatsteDeclaratiePeriode: dayOrNull(rij?.laatste ?? null),
    bekendeClienten: new Set(rij?.bekend),
    toewijzingen: new Map((rij?.toewijzingen ?? []).map((json) => declaredFrom(json, plaatsen))),
    prestaties: await readPrestaties(db, relatie, nummers, referentieNummersIn(bericht)),
    laatsteDeclaratie: rij?.laatsteBericht ? earlierFrom(rij.laatsteBericht) : null,
    leveringen: perNumber((rij?.leveringen ?? []).map(deliveryFrom)),
    afspraken: (rij?.afspraken ?? []).map(agreedFrom),
    geweigerd: (rij?.geweigerd ?? []).map(({ toewijzingNummer, maand, op }) => ({
      toewijzingNummer,
      maand: dayFrom(maand),
      op: momentFrom(op),
    })),
  };
}

function perNumber(leveringen: readonly DeliveryFact[]): ReadonlyMap<number, readonly DeliveryFact[]> {
  const perNummer = new Map<number, DeliveryFact[]>();
  for (const levering of leveringen) {
    const { toewijzingNummer: nummer } = levering;
    if (nummer === null) continue;
    const bij = perNummer.get(nummer);
    if (bij) bij.push(levering);
    else perNummer.set(nummer, [levering]);
  }
  return perNummer;
}

function places(hashes: readonly string[]): ReadonlyMap<string, ReadonlySet<number>> {
  const plaatsen = new Map<string, Set<number>>();
  for (const [plaats, hash] of hashes.entries()) {
    plaatsen.set(hash, (plaatsen.get(hash) ?? new Set()).add(plaats));
  }
  return plaatsen;
}

function declaredFrom(
  { client, ...json }: DeclaredJson,
  plaatsen: ReadonlyMap<string, ReadonlySet<number>>,
): [number, Facts['toewijzingen'] extends ReadonlyMap<number, infer D> ? D : never] {
  const { vanDezeClient: _, ...toewijzing } = allocationFrom(json);
  return [toewijzing.toewijzingNummer, { ...toewijzing, clienten: plaatsen.get(client) ?? new Set() }];
}

type PrestatieRow = {
  referentie: string;
  vorige: string | null;
  nummer: number;
  // The codes were checked by the schema before they were granted.
  categorie: LDT_ProductCategorie;
  code: string;
  begin: string;
  eind: string;
  volume: number;
  eenheid: LDT_Eenheid;
  tarief: number | null;
  bedrag: number;
  soort: 'D' | 'C';
  declaratie: string;
};

type DeclarationRow = {
  id: string;
  nummer: string;
  identificatie: string | null;
  op: string;
  beoordeeld: string;
};

/** Rows and not one value of JSON: there can be a hundred thousand of them. */
async function readPrestaties(
  db: Db,
  relatie: Relation,
  nummers: readonly number[],
  referenties: readonly string[],
): Promise<readonly PrestatieFact[]> {
  const { standaard, gemeente, aanbieder } = relatie;
  const { rows } = await sql<PrestatieRow>`
    select referentie, vorige_referentie as vorige, toewijzing_nummer::float8 as nummer, categorie, code,
      begindatum::text as begin, einddatum::text as eind, volume::float8 as volume, eenheid,
      tarief::float8 as tarief, bedrag::float8 as bedrag, debet_credit as soort, declaratie_id::text as declaratie
    from prestatie
    where id in (
      select id from prestatie where gemeente = ${gemeente} and standaard = ${standaard}
        and toewijzing_nummer = any(${nummers}::bigint[]) and aanbieder = ${aanbieder} and not afgekeurd
      union
      select id from prestatie where aanbieder = ${aanbieder} and gemeente = ${gemeente}
        and standaard = ${standaard} and referentie = any(${referenties}::text[]) and not afgekeurd
    )
    order by id`.execute(db);
  const ids = [...new Set(rows.map((rij) => rij.declaratie))];
  const { rows: declaraties } = await sql<DeclarationRow>`
    select d.id::text as id, d.nummer, b.identificatie, to_json(b.ontvangen_op) #>> '{}' as op,
      to_json(b.beoordeeld_op) #>> '{}' as beoordeeld
    from declaratie d join bericht b on b.id = d.bericht_id where d.id = any(${ids}::bigint[])`.execute(db);
  const bericht = nameOf({ standaard, nummer: '323' });
  const uit = new Map(
    declaraties.map(({ id, nummer, identificatie, op, beoordeeld }) => [
      id,
      {
        bericht,
        identificatie: identificatie ?? '',
        ontvangenOp: momentFrom(op),
        declaratieNummer: nummer,
        toegekendOp: momentFrom(beoordeeld),
      },
    ]),
  );
  return rows.map((rij) => {
    const uitBericht = uit.get(rij.declaratie);
    if (!uitBericht) throw new Error('A Prestatie without a declaration.');
    return {
      referentieNummer: rij.referentie,
      vorigReferentieNummer: rij.vorige,
      toewijzingNummer: rij.nummer,
      productCategorie: rij.categorie,
      productCode: rij.code,
      begindatum: dayFrom(rij.begin),
      einddatum: dayFrom(rij.eind),
      geleverdVolume: rij.volume,
      eenheid: rij.eenheid,
      productTarief: rij.tarief,
      bedrag: rij.bedrag,
      debetCredit: rij.soort,
      uitBericht,
    };
  });
}

/** Our own declaration in the outbox, or sent, that this answer names. */
export async function readDeclarationAnswerFacts(
  { db, kluis }: Store,
  bericht: BerichtVan<'325'>,
): Promise<DeclarationAnswerFacts['declaratie']> {
  const { Afzender, Ontvanger, DeclaratieIdentificatie } = bericht.Header;
  const { rows } = await sql<{ id: MessageId; bytes: Uint8Array; beantwoord: EarlierJson | null }>`
    select b.id::text as id, b.bytes_verzegeld as bytes,
      (select ${selectEarlier('r')} from bericht r where r.in_antwoord_op = b.id) as beantwoord
    from identiteit i join bericht b on b.id = i.bericht_id
    where i.standaard = ${bericht.standaard} and i.nummer = '323' and i.afzender = ${Ontvanger}
      and i.identificatie = ${DeclaratieIdentificatie.Identificatie} and b.richting = 'uit'
      and b.ontvanger = ${Afzender} and b.dagtekening = ${dayText(DeclaratieIdentificatie.Dagtekening)}::date
      and exists (select from verzending v where v.bericht_id = b.id)`.execute(db);
  const [rij] = rows;
  if (!rij) return null;
  const declaratie: OwnDeclaration = readOwnDeclaration(kluis.open(rij.bytes, bytesOf(rij.id)), bericht);
  return {
    berichtId: rij.id,
    beantwoordMet: rij.beantwoord && earlierFrom(rij.beantwoord),
    ...declaratie,
  };
}
