/** Which lines of a declaration were refused: what it asks and is not granted. */
import type { Effect } from '../rules/effects.ts';
import type { Bericht323 } from '../standard/berichten.generated.ts';

export type RefusedLine = { readonly toewijzingNummer: number; readonly maand: Temporal.PlainDate };

/** Debits only, and of each allocation and month one. */
export function refusedLines(bericht: Bericht323, effecten: readonly Effect[]): readonly RefusedLine[] {
  const toegekend = new Set(
    effecten.flatMap((e) =>
      e.effect === 'prestatie-toegekend' ? e.prestatie.ProductReferentie.ReferentieNummer : [],
    ),
  );
  const regels = new Map<string, RefusedLine>();
  for (const { Prestaties } of bericht.Declaratie.Clienten.Client) {
    for (const prestatie of Prestaties.Prestatie) {
      const { ProductReferentie, IngediendBedrag, ProductPeriode, ToewijzingNummer } = prestatie;
      if (IngediendBedrag.DebetCredit === 'C' || toegekend.has(ProductReferentie.ReferentieNummer)) continue;
      const maand = ProductPeriode.Begindatum.with({ day: 1 });
      regels.set(`${ToewijzingNummer} ${maand}`, { toewijzingNummer: ToewijzingNummer, maand });
    }
  }
  return [...regels.values()];
}
