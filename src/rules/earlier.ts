/** How a finding names what was known before: an earlier message, a delivery, the differences with it. */
import { datum, product } from './dutch.ts';
import type { StartKey, StopKey } from './effects.ts';
import type { AllocationFact, EarlierMessage } from './facts.ts';
import { amsterdamDay } from './workingdays.ts';

/** `JW305 met identificatie 3050001, ontvangen op 10-04-2026`, or `dit bericht`. */
export function messageText(uit: EarlierMessage | null): string {
  if (uit === null) return 'dit bericht';
  return `${uit.bericht} met identificatie ${uit.identificatie}, ontvangen op ${receiptDay(uit)}`;
}

/** The same for `waarden`. */
export function messageValues(uit: EarlierMessage | null): Readonly<Record<string, string>> {
  if (uit === null) return { eerderBericht: 'dit bericht' };
  return { eerderBericht: `${uit.bericht} ${uit.identificatie}`, eerderOntvangenOp: receiptDay(uit) };
}

/** `toewijzing 1001 (JW301 met identificatie 3010000, ontvangen op 01-04-2026)` */
export function allocationText({
  toewijzingNummer,
  uitBericht,
}: Pick<AllocationFact, 'toewijzingNummer' | 'uitBericht'>): string {
  return `toewijzing ${toewijzingNummer} (${messageText(uitBericht)})`;
}

function receiptDay({ ontvangenOp }: EarlierMessage): string {
  return datum(amsterdamDay(ontvangenOp));
}

/** `toewijzing 1001`, or `product 45A01 (categorie 45) zonder ToewijzingNummer`. */
export function subjectText({
  toewijzingNummer,
  product: deze,
}: Pick<StartKey, 'toewijzingNummer' | 'product'>): string {
  if (toewijzingNummer !== null) return `toewijzing ${toewijzingNummer}`;
  return deze === null
    ? 'een product zonder naam en nummer'
    : `product ${product(deze)} zonder ToewijzingNummer`;
}

/** A logical key by element, as it may be shown; an absent element says so. */
export function keyValues(sleutel: StartKey | StopKey): Readonly<Record<string, string>> {
  return {
    ToewijzingNummer: sleutel.toewijzingNummer === null ? 'leeg' : String(sleutel.toewijzingNummer),
    Product: sleutel.product === null ? 'leeg' : product(sleutel.product),
    Begindatum: datum(sleutel.begindatum),
    ...('einddatum' in sleutel
      ? { RedenBeeindiging: sleutel.redenBeeindiging, Einddatum: datum(sleutel.einddatum) }
      : {}),
  };
}

/** `ToewijzingNummer 1001, Product 45A01 (categorie 45), Begindatum 08-04-2026` */
export function keyText(sleutel: StartKey | StopKey): string {
  return valuesText(keyValues(sleutel));
}

export function valuesText(waarden: Readonly<Record<string, string>>): string {
  return Object.entries(waarden)
    .map(([element, waarde]) => `${element} ${waarde}`)
    .join(', ');
}

/** The elements in which two keys differ, with both values. */
export type Difference = { readonly element: string; readonly hier: string; readonly eerder: string };

/** What was known of the elements that differ, for `waarden`: `bekendProduct`, `bekendeBegindatum`. */
export function knownValues(verschil: readonly Difference[]): Readonly<Record<string, string>> {
  const het = new Set(['ToewijzingNummer', 'Product']);
  return Object.fromEntries(
    verschil.map(({ element, eerder }) => [`${het.has(element) ? 'bekend' : 'bekende'}${element}`, eerder]),
  );
}

export function differences(hier: StartKey | StopKey, eerder: StartKey | StopKey): readonly Difference[] {
  const bekend = keyValues(eerder);
  return Object.entries(keyValues(hier)).flatMap(([element, waarde]) => {
    const ander = bekend[element];
    return ander === undefined || ander === waarde ? [] : [{ element, hier: waarde, eerder: ander }];
  });
}
