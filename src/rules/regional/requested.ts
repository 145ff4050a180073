/** What a product of a request asks, and what its client has or is asked for at the same time. */
import type { CDT_Omvang, CDT_Product, CDT_Verwijzer } from '../../standard/berichten.generated.ts';
import { isRemoved } from '../allocations.ts';
import { aangevraagdeProducten } from '../classes.ts';
import { isAfter, isBefore } from '../dates.ts';
import type { ClientFacts } from '../facts.ts';
import type { Requested } from './kind.ts';

export type Asked = {
  readonly code: string;
  readonly product: CDT_Product;
  readonly van: Temporal.PlainDate;
  /** null: it has no last day. */
  readonly tot: Temporal.PlainDate | null;
  readonly omvang: CDT_Omvang | null;
  readonly verwijzer: CDT_Verwijzer;
};

/** Null of a request for change, and of a request that names no product code. */
export function asked(gevraagd: Requested): Asked | null {
  if (gevraagd.nummer !== '315') return null;
  const { Product, ToewijzingIngangsdatum, ToewijzingEinddatum, Omvang, Verwijzer } = gevraagd.product;
  if (Product?.Code === undefined) return null;
  return {
    code: Product.Code,
    product: Product,
    van: ToewijzingIngangsdatum,
    tot: ToewijzingEinddatum ?? null,
    omvang: Omvang ?? null,
    verwijzer: Verwijzer,
  };
}

export type Beside = {
  readonly code: string;
  /** Allocated, or only asked: of that nobody knows yet what becomes of it. */
  readonly hoe: 'toegewezen' | 'gevraagd';
  /** Dutch: what it is, for whoever decides. */
  readonly tekst: string;
};

/** What overlaps the period that is asked, at any provider; not the request itself. */
export function beside(
  gevraagd: Requested,
  wens: Asked,
  feiten: Pick<ClientFacts, 'zorgVanClient' | 'verzoekenVanClient'>,
): readonly Beside[] {
  if (gevraagd.nummer !== '315') return [];
  const samen = ({ van, tot }: Pick<Asked, 'van' | 'tot'>) =>
    !(wens.tot && isAfter(van, wens.tot)) && !(tot && isBefore(tot, wens.van));
  const toegewezen = feiten.zorgVanClient
    .filter((een) => !isRemoved(een) && samen({ van: een.ingangsdatum, tot: een.einddatum }))
    .flatMap(({ product, toewijzingNummer, vanDezeAanbieder }): readonly Beside[] => {
      if (product?.Code === undefined) return [];
      const wie = vanDezeAanbieder ? 'deze aanbieder' : 'een andere aanbieder';
      const tekst = `toewijzing ${toewijzingNummer} van product ${product.Code} bij ${wie}`;
      return [{ code: product.Code, hoe: 'toegewezen', tekst }];
    });
  const inBericht = aangevraagdeProducten(gevraagd.bericht).flatMap(({ inhoud }): readonly Beside[] => {
    const ander = asked({ ...gevraagd, product: inhoud });
    if (ander === null || inhoud.ReferentieAanbieder === gevraagd.referentieAanbieder || !samen(ander)) {
      return [];
    }
    const tekst = `product ${ander.code} in verzoek ${inhoud.ReferentieAanbieder} van hetzelfde bericht`;
    return [{ code: ander.code, hoe: 'gevraagd', tekst }];
  });
  const elders = feiten.verzoekenVanClient.flatMap((verzoek): readonly Beside[] => {
    const code = verzoek.gevraagd?.product?.Code;
    const wacht = verzoek.stand === 'open' || verzoek.stand === 'in-onderzoek';
    if (verzoek.gevraagd === null || code === undefined || !wacht) return [];
    const { ingangsdatum: van, einddatum: tot } = verzoek.gevraagd;
    const wie = verzoek.vanDezeAanbieder ? 'deze aanbieder' : 'een andere aanbieder';
    return samen({ van, tot })
      ? [{ code, hoe: 'gevraagd', tekst: `een verzoek om product ${code} van ${wie}` }]
      : [];
  });
  return [...toegewezen, ...inBericht, ...elders];
}

/** The last day of a term that begins on a day and lasts so long. */
export function lastDayOf(
  van: Temporal.PlainDate,
  { aantal, in: eenheid }: { readonly aantal: number; readonly in: 'weken' | 'maanden' },
): Temporal.PlainDate {
  return van.add(eenheid === 'weken' ? { weeks: aantal } : { months: aantal }).subtract({ days: 1 });
}
