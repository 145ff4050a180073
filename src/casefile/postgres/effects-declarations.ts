/** A declaration that was taken in, with every Prestatie that was granted. */
import { type RawBuilder, sql } from 'kysely';
import type { Effect } from '../../rules/effects.ts';
import type { Bericht } from '../../standard/berichten.generated.ts';
import type { MessageId } from '../casefile.ts';
import type { Kluis } from '../kluis.ts';
import { bsnsIn } from '../named.ts';
import { refusedLines } from '../refused-lines.ts';
import type { Recorded } from './effects.ts';
import { dayText, type Relation } from './store.ts';

export function declarationParts(
  id: MessageId,
  relatie: Relation | null,
  effecten: readonly Effect[],
  gelezen: Bericht | null,
  kluis: Kluis,
): readonly RawBuilder<unknown>[] {
  const declaratie = effecten.find((e) => e.effect === 'declaratie-vastgelegd');
  const prestaties = effecten.filter((e) => e.effect === 'prestatie-toegekend');
  if (!declaratie) {
    if (prestaties.length > 0) throw new Error(`Message ${id} grants Prestaties without a declaration.`);
    return [];
  }
  if (!relatie || gelezen?.nummer !== '323') throw new Error(`Message ${id} declares but is no declaration.`);
  const { standaard, gemeente, aanbieder } = relatie;
  const hashes = bsnsIn(gelezen).map((bsn) => Buffer.from(kluis.bsnHash(bsn)).toString('hex'));
  const rijen = prestaties.map((effect) => prestatieRow(id, effect, hashes));
  const geweigerd = refusedLines(gelezen, effecten).map(({ toewijzingNummer, maand }) => ({
    nummer: toewijzingNummer,
    maand: dayText(maand),
  }));
  return [
    sql`gedeclareerd as (
      insert into declaratie (bericht_id, gemeente, standaard, aanbieder, nummer, begindatum, einddatum, dagtekening,
        betalen_uiterlijk, ingediend, toegekend)
      values (${id}, ${gemeente}, ${standaard}, ${aanbieder}, ${declaratie.declaratieNummer},
        ${dayText(declaratie.periode.begindatum)}, ${dayText(declaratie.periode.einddatum)},
        ${dayText(declaratie.dagtekening)}, ${dayText(declaratie.betalenUiterlijk)}, ${declaratie.ingediend},
        ${declaratie.toegekend})
      returning id
    )`,
    // In the order in which they were granted.
    sql`toegekend as (
      insert into prestatie (declaratie_id, gemeente, standaard, aanbieder, bsn_hash, toewijzing_nummer, referentie,
        vorige_referentie, categorie, code, begindatum, einddatum, volume, eenheid, tarief, bedrag, debet_credit)
      select d.id, ${gemeente}, ${standaard}, ${aanbieder}, decode(p.client, 'hex'), p.nummer, p.referentie,
        p.vorige, p.categorie, p.code, p.begin, p.eind, p.volume, p.eenheid, p.tarief, p.bedrag, p.soort
      from gedeclareerd d, rows from (jsonb_to_recordset(${JSON.stringify(rijen)}::jsonb) as (
        client text, nummer bigint, referentie text, vorige text, categorie text, code text, begin date, eind date,
        volume bigint, eenheid text, tarief bigint, bedrag bigint, soort text)) with ordinality
        as p(client, nummer, referentie, vorige, categorie, code, begin, eind, volume, eenheid, tarief, bedrag, soort,
          plaats)
      order by p.plaats
    )`,
    sql`geweigerd as (
      insert into prestatie_geweigerd (declaratie_id, gemeente, standaard, aanbieder, toewijzing_nummer, maand)
      select d.id, ${gemeente}, ${standaard}, ${aanbieder}, g.nummer, g.maand
      from gedeclareerd d, rows from (jsonb_to_recordset(${JSON.stringify(geweigerd)}::jsonb) as (
        nummer bigint, maand date)) with ordinality as g(nummer, maand, plaats)
      order by g.plaats
    )`,
  ];
}

function prestatieRow(
  id: MessageId,
  { client, prestatie }: Recorded<'prestatie-toegekend'>,
  hashes: readonly string[],
) {
  const hash = hashes[client];
  if (hash === undefined) throw new Error(`Message ${id} has no client in place ${client}.`);
  const { ProductReferentie, ProductPeriode, IngediendBedrag } = prestatie;
  return {
    client: hash,
    nummer: prestatie.ToewijzingNummer,
    referentie: ProductReferentie.ReferentieNummer,
    vorige: ProductReferentie.VorigReferentieNummer,
    categorie: prestatie.ProductCategorie,
    code: prestatie.ProductCode,
    begin: dayText(ProductPeriode.Begindatum),
    eind: dayText(ProductPeriode.Einddatum),
    volume: prestatie.GeleverdVolume,
    eenheid: prestatie.Eenheid,
    tarief: prestatie.ProductTarief,
    bedrag: IngediendBedrag.Bedrag,
    soort: IngediendBedrag.DebetCredit,
  };
}
