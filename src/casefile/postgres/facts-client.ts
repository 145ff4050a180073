/** What a municipality gives and was asked for a client, at every provider, and what it paid this one: one query. */
import { sql } from 'kysely';
import type { ClientFacts, ClientRequest } from '../../rules/facts.ts';
import type { AangevraagdProduct315, Verzoek317 } from '../../standard/berichten.generated.ts';
import type { MessageId } from '../casefile.ts';
import { askedFrom, askedIn } from '../requests.ts';
import { type AllocationJson, allocationColumns, allocationFrom } from './facts-json.ts';
import { askedOf, type EarlierJson, earlierFrom, type Owner, type Store, selectEarlier } from './store.ts';

type RequestJson = Omit<ClientRequest, 'gevraagd' | 'uitBericht'> & {
  readonly berichtId: MessageId;
  readonly plaats: number;
  readonly uitBericht: EarlierJson;
  /** Sealed, in base64. */
  readonly gevraagd: string;
};

export async function readClientFacts({ db, kluis }: Store, eigenaar: Owner | null): Promise<ClientFacts> {
  if (!eigenaar) return { zorgVanClient: [], verzoekenVanClient: [], toegekendPerJaar: [] };
  const { standaard, gemeente, aanbieder, bsnHash } = eigenaar;
  // A number's newest version that was not refused decides whose it is; older versions only tell where to look.
  const { rows } = await sql<{
    toewijzingen: readonly AllocationJson[] | null;
    verzoeken: readonly RequestJson[] | null;
    toegekend: ClientFacts['toegekendPerJaar'] | null;
  }>`
    with huidig as (
      select k.nummer, v.*, true as van_client, v.aanbieder = ${aanbieder} as van_aanbieder
      from (
        select distinct t.id, t.nummer from toewijzing_versie e join toewijzing t on t.id = e.toewijzing_id
        where e.bsn_hash = ${bsnHash} and t.gemeente = ${gemeente} and t.standaard = ${standaard}
      ) k, lateral (
        select * from toewijzing_versie w where w.toewijzing_id = k.id and w.status <> 'afgekeurd'
        order by w.id desc limit 1
      ) v
      where v.bsn_hash = ${bsnHash}
    )
    select
      (select json_agg(${allocationColumns('h', 'b', gemeente, standaard)} order by h.nummer)
      from huidig h join bericht b on b.id = h.bericht_id) as toewijzingen,
      (select json_agg(json_build_object(
        'referentieAanbieder', v.referentie, 'soort', v.soort, 'stand', v.stand,
        'vanDezeAanbieder', v.aanbieder = ${aanbieder}, 'berichtId', v.bericht_id, 'plaats', v.plaats,
        'uitBericht', ${selectEarlier('b')}, 'gevraagd', encode(v.gevraagd_verzegeld, 'base64')) order by v.id)
      from verzoek v join bericht b on b.id = v.bericht_id
      where v.bsn_hash = ${bsnHash} and v.gemeente = ${gemeente} and v.standaard = ${standaard}
        and not v.afgekeurd) as verzoeken,
      (select json_agg(json_build_object('jaar', jaar, 'cent', cent) order by jaar) from (
        select extract(year from begindatum)::integer as jaar, sum(toegekend)::bigint as cent from declaratie
        where aanbieder = ${aanbieder} and gemeente = ${gemeente} and standaard = ${standaard} and not afgekeurd
        group by 1) d) as toegekend`.execute(db);
  const [rij] = rows;
  return {
    toegekendPerJaar: rij?.toegekend ?? [],
    zorgVanClient: (rij?.toewijzingen ?? []).map(allocationFrom),
    verzoekenVanClient: (rij?.verzoeken ?? []).map(
      ({ berichtId, plaats, uitBericht, gevraagd, ...verzoek }) => {
        const verzegeld = Buffer.from(gevraagd, 'base64');
        const klaar = Buffer.from(kluis.open(verzegeld, askedOf(berichtId, plaats))).toString();
        return {
          ...verzoek,
          gevraagd: askedIn({ gevraagd: askedFrom<AangevraagdProduct315 | Verzoek317>(klaar) }),
          uitBericht: earlierFrom(uitBericht),
        };
      },
    ),
  };
}
