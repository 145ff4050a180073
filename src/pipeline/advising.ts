/** What the region says of a request, when the municipality that decides on it takes it in. */
import type { StoredMessage } from '../casefile/casefile.ts';
import { isBefore } from '../rules/dates.ts';
import type { FactsFor, JudgedNumber } from '../rules/facts.ts';
import type { Protocol } from '../rules/protocol.ts';
import { type Advice, assess } from '../rules/regional/assessing.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import type { Bericht, BerichtVan } from '../standard/berichten.generated.ts';
import type { Wiring } from './wiring.ts';

/** @returns nothing of what is no request, was refused, or is not ours to decide on */
export async function advise(
  bericht: Bericht,
  feiten: FactsFor<JudgedNumber>,
  { herkomst, ontvangenOp }: StoredMessage,
  protocol: Protocol,
  { woonplaatsen }: Pick<Wiring, 'woonplaatsen'>,
): Promise<readonly Advice[]> {
  if (herkomst !== 'aanbieder' || (bericht.nummer !== '315' && bericht.nummer !== '317')) return [];
  const ontvangstdag = amsterdamDay(ontvangenOp);
  // The facts belong to the number just looked at, which TypeScript cannot tell.
  const context = { feiten: feiten as FactsFor<'315'>, protocol, ontvangenOp, ontvangstdag };
  const woonplaats =
    (await woonplaatsen?.gemeenteVan(bericht.Client.Bsn, beginOf(bericht, ontvangstdag))) ?? null;
  return assess(bericht, context, woonplaats);
}

/** The first day that is asked; a change is about what there is. */
function beginOf(bericht: BerichtVan<'315' | '317'>, ontvangstdag: Temporal.PlainDate): Temporal.PlainDate {
  if (bericht.nummer === '317') return ontvangstdag;
  const [eerste = ontvangstdag, ...overige] = bericht.Client.AangevraagdeProducten.AangevraagdProduct.map(
    (product) => product.ToewijzingIngangsdatum,
  );
  return overige.reduce((vroegste, dag) => (isBefore(dag, vroegste) ? dag : vroegste), eerste);
}
