/**
 * What a new allocation message (301) changes in what its provider knows, and what it silently leaves out. A 301 is the
 * full state (OP087): a provider that takes it as such may end care of which nobody decided that it should end.
 */
import { isCurrent, isRemoved } from '../rules/allocations.ts';
import { bedrag, datum } from '../rules/dutch.ts';
import type { AllocationFact, EarlierMessage } from '../rules/facts.ts';
import type { Granted } from '../rules/granting.ts';
import type { AllocationContent } from '../rules/request.ts';
import type { Bericht301, CDT_Omvang, ToegewezenProduct301 } from '../standard/berichten.generated.ts';

/** An allocation as the difference shows it. */
export type ShownAllocation = AllocationContent & { readonly toewijzingNummer: number };
/** One element with what it was and what it becomes, as a reader writes it. */
export type ElementChange = { readonly element: string; readonly was: string; readonly wordt: string };

export type Verschil = {
  readonly toegevoegd: readonly ShownAllocation[];
  readonly gewijzigd: readonly (ShownAllocation & { readonly elementen: readonly ElementChange[] })[];
  /** With RedenWijziging 13: counts as never sent. */
  readonly verwijderd: readonly ShownAllocation[];
  readonly ongewijzigd: readonly ShownAllocation[];
  /** Still current, sent before, and not in this message (OP087). */
  readonly weggelaten: readonly (ShownAllocation & { readonly uitBericht: EarlierMessage })[];
};

/** @param bekend the allocations of this client at this provider as last sent and not refused, by ToewijzingNummer */
export function difference(bericht: Bericht301, bekend: ReadonlyMap<number, AllocationFact>): Verschil {
  const producten = grantedBy(bericht);
  const verwijderd = producten.filter(isRemoved);
  const blijft = producten.filter((product) => !isRemoved(product));
  const eerder = blijft.flatMap((product) => {
    const was = bekend.get(product.toewijzingNummer);
    // What was removed counts as never sent, so it is added when it comes back.
    return was === undefined || isRemoved(was) ? [] : [{ product, elementen: changedElements(was, product) }];
  });
  const kende = new Set(eerder.map(({ product }) => product));
  return {
    toegevoegd: blijft.filter((product) => !kende.has(product)).map(shown),
    gewijzigd: eerder
      .filter(({ elementen }) => elementen.length > 0)
      .map(({ product, elementen }) => ({ ...shown(product), elementen })),
    verwijderd: verwijderd.map(shown),
    ongewijzigd: eerder
      .filter(({ elementen }) => elementen.length === 0)
      .map(({ product }) => shown(product)),
    weggelaten: leftOut(bericht, bekend).map((was) => ({ ...shown(was), uitBericht: was.uitBericht })),
  };
}

/** The allocations that are current on the Dagtekening of the message and that it does not name. */
export function leftOut(
  bericht: Bericht301,
  bekend: ReadonlyMap<number, AllocationFact>,
): readonly AllocationFact[] {
  const genoemd = new Set(
    bericht.Client.ToegewezenProducten.ToegewezenProduct.map(({ ToewijzingNummer }) => ToewijzingNummer),
  );
  const { Dagtekening } = bericht.Header.BerichtIdentificatie;
  return [...bekend.values()].filter(
    (was) => isCurrent(was, Dagtekening) && !genoemd.has(was.toewijzingNummer),
  );
}

/** The products of a 301 in the terms of the casefile. */
export function grantedBy(bericht: Bericht301): readonly Granted[] {
  return bericht.Client.ToegewezenProducten.ToegewezenProduct.map(granted);
}

function granted(product: ToegewezenProduct301): Granted {
  return {
    toewijzingNummer: product.ToewijzingNummer,
    referentieAanbieder: product.ReferentieAanbieder ?? null,
    product: product.Product ?? null,
    ingangsdatum: product.Ingangsdatum,
    einddatum: product.Einddatum ?? null,
    redenWijziging: product.RedenWijziging ?? null,
    omvang: product.Omvang ?? null,
    budget: product.Budget ?? null,
  };
}

function shown({
  toewijzingNummer,
  product,
  ingangsdatum,
  einddatum,
  omvang,
  budget,
}: ShownAllocation): ShownAllocation {
  return { toewijzingNummer, product, ingangsdatum, einddatum, omvang, budget };
}

function changedElements(was: AllocationContent, wordt: AllocationContent): readonly ElementChange[] {
  const nu = values(wordt);
  return values(was).flatMap(([element, waarde], plaats) => {
    const nieuw = nu[plaats]?.[1] ?? leeg;
    return nieuw === waarde ? [] : [{ element, was: waarde, wordt: nieuw }];
  });
}

const leeg = 'leeg';

function values(inhoud: AllocationContent): readonly (readonly [element: string, waarde: string])[] {
  const { product, ingangsdatum, einddatum, omvang, budget } = inhoud;
  return [
    [
      'Product',
      product === null ? leeg : `${product.Categorie}${product.Code === undefined ? '' : ` ${product.Code}`}`,
    ],
    ['Ingangsdatum', datum(ingangsdatum)],
    ['Einddatum', einddatum === null ? leeg : datum(einddatum)],
    ['Omvang', omvang === null ? leeg : amount(omvang)],
    ['Budget', budget === null ? leeg : bedrag(budget)],
  ];
}

function amount({ Volume, Eenheid, Frequentie }: CDT_Omvang): string {
  return `${Volume} (eenheid ${Eenheid}, frequentie ${Frequentie})`;
}
