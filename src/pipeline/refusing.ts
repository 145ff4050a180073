/**
 * Requests that the agreements of the region refuse without anybody deciding. Done when such a request was judged, and
 * by the clock for what was left undone then: it is said once, because only a request that was never answered is
 * refused, alone with its provider and client.
 */
import type { MessageId, RequestCase, RequestId, RequestView } from '../casefile/casefile.ts';
import { refusesItself } from '../rules/regional/assessing.ts';
import { concluded, decideInCase } from './deciding.ts';
import { inTurn } from './in-turn.ts';
import type { Draft } from './own-message.ts';
import { sideOf } from './parties.ts';
import type { Wiring } from './wiring.ts';

/** Read at a time; mostly there are none. */
const bladzijde = 100;

/**
 * @param bericht only the requests that this message carries
 * @returns the messages that refuse, those of the oldest request first
 * @throws when some request could not be refused, after all the others were looked at
 */
export async function refuseByItself(wiring: Wiring, bericht?: MessageId): Promise<readonly MessageId[]> {
  const verstuurd: MessageId[] = [];
  const fouten: unknown[] = [];
  for (const verzoek of await due(wiring, bericht)) {
    // Of a provider that we serve, the municipality decides.
    if (sideOf(verzoek, wiring) !== 'gemeente') continue;
    try {
      const id = await refuse(verzoek.id, wiring);
      if (id !== null) verstuurd.push(id);
    } catch (fout) {
      // One that cannot be refused keeps nobody else's answer.
      fouten.push(fout);
    }
  }
  if (fouten.length > 0)
    throw new AggregateError(fouten, `${fouten.length} verzoeken konden niet vanzelf worden afgewezen.`);
  return verstuurd;
}

async function due({ casefile }: Wiring, bericht?: MessageId): Promise<readonly RequestView[]> {
  const gevonden: RequestView[] = [];
  for (;;) {
    const laatste = gevonden.at(-1);
    const meer = await casefile.verzoeken({
      stand: 'open',
      advies: 'zelf-afwijzen',
      onbeantwoord: true,
      ...(bericht === undefined ? {} : { bericht }),
      ...(laatste === undefined ? {} : { voor: laatste.id }),
      aantal: bladzijde,
    });
    gevonden.push(...meer);
    if (meer.length < bladzijde) return gevonden.toReversed();
  }
}

/** Whether it is refused by itself; never taken into investigation, also where its provider refused the 319. */
export function isRefusedByItself({ advies }: Pick<RequestView, 'advies'>): boolean {
  return advies?.oordeel === 'zelf-afwijzen';
}

async function refuse(id: RequestId, wiring: Wiring): Promise<MessageId | null> {
  const uitkomst = await inTurn(() => wiring.casefile.beslis(id, (zaak) => lookAgain(zaak, wiring)), wiring);
  if (uitkomst.soort !== 'gedaan' || uitkomst.uitslag === null) return null;
  const uitslag = await concluded({ soort: 'gedaan', uitslag: uitkomst.uitslag }, {}, wiring);
  if (uitslag.soort === 'besloten') return uitslag.eigen.id;
  const regels = uitslag.soort === 'geweigerd' ? uitslag.bevindingen.map(({ regel }) => regel) : [];
  throw new Error(`Verzoek ${id} kan niet vanzelf worden afgewezen: ${regels.join(', ')}. Beslis zelf.`);
}

/** Nothing when somebody answered since. */
async function lookAgain(zaak: RequestCase, wiring: Wiring): Promise<Draft | null> {
  const { stand, advies, antwoorden } = zaak.verzoek;
  const reden = advies && refusesItself(advies);
  if (stand !== 'open' || antwoorden.length > 0 || reden === null) return null;
  return decideInCase(zaak, { antwoord: 'afwijzen', reden }, { wie: 'berichtenpoort' }, wiring);
}
