/** Which lines of a declaration correct what was granted before. */

import type { Prestatie323 } from '../../standard/berichten.generated.ts';
import { clienten, prestatiesVan } from '../classes.ts';
import { monthCount } from '../declaration/calendar.ts';
import type { DeclaredLine, LineContext } from '../declaration/line.ts';

/** Credits in the same message on the same allocation and month: what a debit takes the place of. */
export function creditsBeside(
  { prestatie }: DeclaredLine,
  { bericht }: Pick<LineContext, 'bericht'>,
): readonly Prestatie323[] {
  const maand = monthCount(prestatie.ProductPeriode.Begindatum);
  return clienten(bericht).flatMap((client) =>
    prestatiesVan(client)
      .map(({ inhoud }) => inhoud)
      .filter(
        (deze) =>
          deze.IngediendBedrag.DebetCredit === 'C' &&
          deze.ToewijzingNummer === prestatie.ToewijzingNummer &&
          monthCount(deze.ProductPeriode.Begindatum) === maand,
      ),
  );
}
