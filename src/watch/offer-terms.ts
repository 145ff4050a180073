/** Until when a provider may offer again what was refused of a declaration, where a region has a rule for it. */
import type { Term } from '../casefile/casefile.ts';
import type { RefusedOffer } from '../casefile/watched.ts';
import { isAfter } from '../rules/dates.ts';
import { type Protocol, protocolOn } from '../rules/protocol.ts';
import { offerAgain } from '../rules/regional/geweigerde-op-tijd.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import type { Watched } from './watch.ts';

export type OfferTerm = {
  readonly verplichting: string;
  readonly vanaf: Temporal.PlainDate;
  readonly uiterlijk: Temporal.PlainDate;
  readonly einde: Term['einde'];
  readonly geweigerd: RefusedOffer;
};

/** What was refused longer ago is told no more. */
const terug = { years: 1 };

export async function offerTerms(
  { casefile, protocolVoor }: Pick<Watched, 'casefile' | 'protocolVoor'>,
  vandaag: Temporal.PlainDate,
): Promise<readonly OfferTerm[]> {
  const sinds = startOf(vandaag.subtract(terug));
  const gevonden: OfferTerm[] = [];
  for (const { gemeente, standaard } of await casefile.toewijzendeGemeenten()) {
    const protocol = protocolVoor(gemeente, standaard);
    if (!hasRule(protocol)) continue;
    const geweigerd = await casefile.geweigerdeRegels({ gemeente, standaard, sinds });
    gevonden.push(...geweigerd.flatMap((een) => termsOf(een, protocol, vandaag)));
  }
  return gevonden;
}

function hasRule({ regionaal, later = [] }: Protocol): boolean {
  const dag = Temporal.PlainDate.from('2000-01-01');
  return [regionaal, ...later.map(({ protocol }) => protocol.regionaal)].some((deel) =>
    deel?.regels.some((regel) => offerAgain(regel, dag) !== null),
  );
}

/** By the rule that held when it was refused. Once the last day has passed nobody owes anything: it may not come back. */
function termsOf(
  geweigerd: RefusedOffer,
  protocol: Protocol,
  vandaag: Temporal.PlainDate,
): readonly OfferTerm[] {
  const dag = amsterdamDay(geweigerd.op);
  return (protocolOn(protocol, dag).regionaal?.regels ?? [])
    .filter(({ wetten }) => wetten.has(geweigerd.standaard))
    .flatMap((regel) => {
      const term = offerAgain(regel, dag);
      return term === null
        ? []
        : [{ verplichting: regel.id, ...term, einde: endOf(geweigerd, term.uiterlijk, vandaag), geweigerd }];
    });
}

function endOf(
  { terug: toegekend }: RefusedOffer,
  uiterlijk: Temporal.PlainDate,
  vandaag: Temporal.PlainDate,
): Term['einde'] {
  if (toegekend !== null) return { hoe: 'nagekomen', op: toegekend };
  return isAfter(vandaag, uiterlijk) ? { hoe: 'vervallen', op: startOf(uiterlijk.add({ days: 1 })) } : null;
}

function startOf(dag: Temporal.PlainDate): Temporal.Instant {
  return dag.toZonedDateTime('Europe/Amsterdam').toInstant();
}
