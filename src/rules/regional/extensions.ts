/** Whether a request goes on with what a client had, and how often that happened. */
import { isRemoved } from '../allocations.ts';
import { isBefore } from '../dates.ts';
import type { AllocationFact, ClientFacts } from '../facts.ts';
import type { Arrangements } from './regional.ts';
import type { Asked } from './requested.ts';

export type Extended = {
  /** What it goes on with. */
  readonly eerdere: AllocationFact;
  readonly code: string;
  /** How often that had been gone on with. */
  readonly keren: number;
};

type Route = { readonly verwijzers: ReadonlySet<string>; readonly binnenDagen: number };

/**
 * A request of a referrer of this route that begins within some days after the end of an allocation of the same form at the
 * same provider. Neither a referral nor its day stands in a message, so a new referral for the same looks the same.
 */
export function extensionOf(
  wens: Asked,
  { zorgVanClient }: ClientFacts,
  { zwaarte }: Pick<Arrangements, 'zwaarte'>,
  { verwijzers, binnenDagen }: Route,
): Extended | null {
  if (!verwijzers.has(wens.verwijzer.Type)) return null;
  const eigen = zorgVanClient.filter((een) => een.vanDezeAanbieder && !isRemoved(een));
  const before = (code: string, van: Temporal.PlainDate) =>
    eigen.find(({ product, einddatum }) => {
      if (einddatum === null || product?.Code === undefined || !sameForm(product.Code, code, zwaarte))
        return false;
      return isBefore(einddatum, van) && !isBefore(einddatum.add({ days: binnenDagen }), van);
    });
  const eerdere = before(wens.code, wens.van);
  if (eerdere?.product?.Code === undefined) return null;
  let keren = 0;
  // Each ends before the one that goes on with it begins, so this ends.
  for (let een: AllocationFact | undefined = eerdere; een?.product?.Code !== undefined; keren += 1) {
    een = before(een.product.Code, een.ingangsdatum);
  }
  return { eerdere, code: eerdere.product.Code, keren: keren - 1 };
}

/** How much heavier one product is than another of the same form; 0 for the same, null where nobody says. */
export function heavierBy(code: string, dan: string, zwaarte: Arrangements['zwaarte']): number | null {
  if (code === dan) return 0;
  const vorm = zwaarte.find(({ codes }) => codes.includes(code) && codes.includes(dan));
  return vorm === undefined ? null : vorm.codes.indexOf(code) - vorm.codes.indexOf(dan);
}

function sameForm(een: string, ander: string, zwaarte: Arrangements['zwaarte']): boolean {
  return heavierBy(een, ander, zwaarte) !== null;
}
