/** What the region says of a request, when the municipality that decides on it takes it in. */
import type { StoredMessage } from '../casefile/casefile.ts';
import { isBefore } from '../rules/dates.ts';
import type { FactsFor, JudgedNumber } from '../rules/facts.ts';
import type { Protocol } from '../rules/protocol.ts';
import { type Advice, assess } from '../rules/regional/assessing.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import type { Bericht, BerichtVan } from '../standard/berichten.generated.ts';
import type { Wiring } from './wiring.ts';

/** Which municipality is responsible for the client, as the register says; null where nobody knows, or it is not asked. */
export async function responsibleFor(
  bericht: Bericht,
  { herkomst, ontvangenOp }: Pick<StoredMessage, 'herkomst' | 'ontvangenOp'>,
  { woonplaatsen }: Pick<Wiring, 'woonplaatsen'>,
): Promise<string | null> {
  if (!isAsked(bericht, herkomst)) return null;
  return (
    (await woonplaatsen?.gemeenteVan(bericht.Client.Bsn, beginOf(bericht, amsterdamDay(ontvangenOp)))) ?? null
  );
}

/**
 * @param woonplaats which municipality is responsible for the client; null where nobody knows
 * @returns nothing of what is no request, was refused, or is not ours to decide on
 */
export function advise(
  bericht: Bericht,
  feiten: FactsFor<JudgedNumber>,
  { herkomst, ontvangenOp }: StoredMessage,
  protocol: Protocol,
  woonplaats: string | null,
): readonly Advice[] {
  if (!isAsked(bericht, herkomst)) return [];
  const ontvangstdag = amsterdamDay(ontvangenOp);
  // The facts belong to the number just looked at, which TypeScript cannot tell.
  const context = { feiten: feiten as FactsFor<'315'>, protocol, ontvangenOp, ontvangstdag };
  return assess(bericht, context, woonplaats);
}

function isAsked(
  bericht: Bericht,
  herkomst: StoredMessage['herkomst'],
): bericht is BerichtVan<'315' | '317'> {
  return herkomst === 'aanbieder' && (bericht.nummer === '315' || bericht.nummer === '317');
}

/** The first day that is asked; a change is about what there is. */
function beginOf(bericht: BerichtVan<'315' | '317'>, ontvangstdag: Temporal.PlainDate): Temporal.PlainDate {
  if (bericht.nummer === '317') return ontvangstdag;
  const [eerste = ontvangstdag, ...overige] = bericht.Client.AangevraagdeProducten.AangevraagdProduct.map(
    (product) => product.ToewijzingIngangsdatum,
  );
  return overige.reduce((vroegste, dag) => (isBefore(dag, vroegste) ? dag : vroegste), eerste);
}
