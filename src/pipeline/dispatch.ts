/** The outbox: every message in it leaves once, unchanged, however often sending is tried. */

import type { MessageId } from '../casefile/casefile.ts';
import { LaterInLine } from '../casefile/errors.ts';
import { protocolOn } from '../rules/protocol.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import { berichtsoort } from '../standard/berichtsoorten.ts';
import { termsAtSending } from './terms.ts';
import type { Wiring } from './wiring.ts';

/**
 * Sends a message from the outbox, after every earlier message that must leave before it.
 * @returns false when it was sent before or is being sent by someone else
 * @throws LaterInLine when what must leave before it is being sent by someone else
 * @throws what the sender threw; the attempt is counted and the message stays in the outbox
 */
export async function dispatch(id: MessageId, wiring: Wiring): Promise<boolean> {
  let vorige: MessageId | null = null;
  for (;;) {
    try {
      return await send(id, wiring);
    } catch (fout) {
      if (!(fout instanceof LaterInLine) || fout.eerst === vorige) throw fout;
      vorige = fout.eerst;
      await dispatch(fout.eerst, wiring);
    }
  }
}

/** For a queue: what must wait comes back, which is no failure. */
export async function dispatchInTurn(id: MessageId, wiring: Wiring): Promise<'klaar' | 'straks'> {
  try {
    await dispatch(id, wiring);
    return 'klaar';
  } catch (fout) {
    if (fout instanceof LaterInLine) return 'straks';
    throw fout;
  }
}

function send(id: MessageId, wiring: Wiring): Promise<boolean> {
  return wiring.casefile.verzend(
    id,
    (uit) => wiring.sender.verzend(uit),
    (uit) => {
      const op = wiring.nu();
      const vanGemeente = berichtsoort(uit.standaard, uit.nummer).afzender === 'gemeente';
      const protocol = wiring.protocolVoor(vanGemeente ? uit.van : uit.naar, uit.standaard);
      const { kalender } = protocolOn(protocol, amsterdamDay(op));
      return { op, termijnen: termsAtSending(uit, op, kalender) };
    },
  );
}
