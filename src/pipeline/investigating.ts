/**
 * The last day of the first term of a request (OP274, OP346): what nobody decided on by then is taken into investigation,
 * so that a provider is never left without an answer. Any number of clocks may run this at once: each request is looked
 * at again alone, in its own transaction.
 */
import type { MessageId, RequestCase, RequestId, RequestView } from '../casefile/casefile.ts';
import { isAfter } from '../rules/dates.ts';
import { protocolOn } from '../rules/protocol.ts';
import type { TermRule } from '../rules/terms.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import { concluded, decideInCase } from './deciding.ts';
import { inTurn } from './in-turn.ts';
import type { Draft } from './own-message.ts';
import { sideOf } from './parties.ts';
import { isRefusedByItself } from './refusing.ts';
import type { Wiring } from './wiring.ts';

/** Read at a time; there are as many as came in on a few working days and wait. */
const bladzijde = 100;

/**
 * @returns the messages that say so, those of the oldest request first
 * @throws when some request could not be looked at, after all the others were
 */
export async function investigateInTime(wiring: Wiring): Promise<readonly MessageId[]> {
  const verstuurd: MessageId[] = [];
  const fouten: unknown[] = [];
  for (const verzoek of await due(wiring)) {
    // Of a provider that we serve, the municipality decides.
    if (sideOf(verzoek, wiring) !== 'gemeente') continue;
    // Found by any of its terms.
    if (
      !isDue(verzoek, wiring.nu()) ||
      !byItself(verzoek, wiring) ||
      wasInvestigated(verzoek) ||
      isRefusedByItself(verzoek)
    )
      continue;
    try {
      const id = await investigate(verzoek.id, wiring);
      if (id !== null) verstuurd.push(id);
    } catch (fout) {
      // The others have a last day too.
      fouten.push(fout);
    }
  }
  if (fouten.length > 0)
    throw new AggregateError(fouten, `${fouten.length} verzoeken konden niet in onderzoek worden genomen.`);
  return verstuurd;
}

/** Whether the municipality wants it. */
function byItself({ gemeente, standaard }: RequestView, { protocolVoor, nu }: Wiring): boolean {
  return protocolOn(protocolVoor(gemeente, standaard), amsterdamDay(nu())).onderzoekVanzelf;
}

async function investigate(id: RequestId, wiring: Wiring): Promise<MessageId | null> {
  const uitkomst = await inTurn(() => wiring.casefile.beslis(id, (zaak) => lookAgain(zaak, wiring)), wiring);
  if (uitkomst.soort !== 'gedaan' || uitkomst.uitslag === null) return null;
  const uitslag = await concluded({ soort: 'gedaan', uitslag: uitkomst.uitslag }, {}, wiring);
  return uitslag.soort === 'besloten' ? uitslag.eigen.id : null;
}

/** Nothing when somebody decided since, or the request is one that we sent ourselves. */
async function lookAgain(zaak: RequestCase, wiring: Wiring): Promise<Draft | null> {
  const { verzoek, bericht } = zaak;
  if (verzoek.stand !== 'open' || wasInvestigated(verzoek) || bericht.herkomst !== 'aanbieder') return null;
  return decideInCase(zaak, { antwoord: 'onderzoek' }, { wie: 'berichtenpoort' }, wiring);
}

async function due({ casefile, nu }: Wiring): Promise<readonly RequestView[]> {
  const uiterlijk = amsterdamDay(nu());
  const gevonden: RequestView[] = [];
  for (;;) {
    const laatste = gevonden.at(-1);
    const meer = await casefile.verzoeken({
      stand: 'open',
      uiterlijk,
      aantal: bladzijde,
      ...(laatste === undefined ? {} : { voor: laatste.id }),
    });
    gevonden.push(...meer);
    if (meer.length < bladzijde) return gevonden.toReversed();
  }
}

function isDue({ termijnen }: RequestView, nu: Temporal.Instant): boolean {
  return termijnen.some(
    ({ verplichting, einde, uiterlijk }) =>
      eigenTermijn.has(verplichting) && einde === null && !isAfter(uiterlijk, amsterdamDay(nu)),
  );
}

/** Also when its provider refused the message that said so: it would refuse the next one too, and people must look. */
function wasInvestigated({ termijnen }: RequestView): boolean {
  return termijnen.filter(({ verplichting }) => eigenTermijn.has(verplichting)).length > 1;
}

const eigenTermijn: ReadonlySet<string> = new Set<TermRule>(['OP274', 'OP346']);
