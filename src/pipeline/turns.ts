/**
 * Fair turns. Of each provider the queue holds only the first few messages that wait, and every turn that ends brings the
 * next one of the same provider to the end of the queue. So a message stands behind at most a few of every other
 * provider, however many they sent. The casefile knows what waits; the queue only carries ids.
 */
import type { Casefile, MessageId, TurnRule, Turns } from '../casefile/casefile.ts';
import { Busy, judgeMessage } from './judging.ts';
import { refuseByItself } from './refusing.ts';
import type { Wake, Wiring } from './wiring.ts';

/** More than this at once only fills the queue; the next round takes the rest. */
const perRonde = 1000;
/** Handed on by this process lately. Forgetting one only costs a call to the queue, which has it already. */
const maxRemembered = 10_000;

export type FairTurns = {
  readonly regel: TurnRule;
  /** For messages that were just taken in: wakes a worker for those that have a turn. */
  readonly wek: Wake;
  /** The turn of this message is over, however it ended. */
  volgende(id: MessageId): Promise<void>;
  /** Wakes for everything that has a turn. @returns how many */
  allen(): Promise<number>;
};

/** @param lanes heavy messages have a lane of their own, so that they never take every worker */
export function fairTurns(
  casefile: Pick<Casefile, 'beurten'>,
  lanes: Readonly<Record<keyof Turns, Wake>>,
  regel: TurnRule,
  nu: () => Temporal.Instant,
): FairTurns {
  const handedOn = new Set<MessageId>();
  const wake = async ({ licht, zwaar }: Turns) => {
    await Promise.all([
      licht.length > 0 ? lanes.licht(licht) : null,
      zwaar.length > 0 ? lanes.zwaar(zwaar) : null,
    ]);
    return licht.length + zwaar.length;
  };
  const remember = ({ licht, zwaar }: Turns) => {
    for (const een of [...licht, ...zwaar]) handedOn.add(een);
    for (const oudste of handedOn) {
      if (handedOn.size <= maxRemembered) break;
      handedOn.delete(oudste);
    }
  };
  return {
    regel,
    wek: async (ids) => {
      const beurten = await casefile.beurten({ van: ids }, regel);
      await wake(beurten);
      remember(beurten);
    },
    volgende: async (id) => {
      // It may get another turn: what was held is looked at again.
      handedOn.delete(id);
      const beurten = await casefile.beurten({ na: id, nu: nu() }, regel);
      const unknown = (ids: readonly MessageId[]) => ids.filter((een) => !handedOn.has(een));
      const nieuw = { licht: unknown(beurten.licht), zwaar: unknown(beurten.zwaar) };
      await wake(nieuw);
      remember(nieuw);
    },
    allen: async () => wake(await casefile.beurten({ hoogstens: perRonde, nu: nu() }, regel)),
  };
}

/**
 * One turn. Whatever comes of it, the next of its provider gets one.
 * @returns `straks` when it waits for another message: nothing failed, and nobody is kept waiting for it
 */
export async function judgeInTurn(
  id: MessageId,
  wiring: Wiring,
  beurten: Pick<FairTurns, 'volgende'>,
  beoordeel: (id: MessageId) => Promise<unknown> = (een) =>
    judgeMessage(een, wiring, (verzoeken) => refuseByItself(wiring, verzoeken)),
): Promise<'klaar' | 'straks'> {
  try {
    await beoordeel(id);
    return 'klaar';
  } catch (fout) {
    if (fout instanceof Busy) return 'straks';
    throw fout;
  } finally {
    await beurten.volgende(id);
  }
}
