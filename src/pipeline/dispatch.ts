/** The outbox: every message in it leaves once, unchanged, however often sending is tried. */
import type { MessageId } from '../casefile/casefile.ts';
import { berichtsoort } from '../standard/berichtsoorten.ts';
import { termsAtSending } from './terms.ts';
import type { Wiring } from './wiring.ts';

/**
 * Sends a message from the outbox.
 * @returns false when it was sent before or is being sent by someone else
 * @throws what the sender threw; the attempt is counted and the message stays in the outbox
 */
export function dispatch(id: MessageId, wiring: Wiring): Promise<boolean> {
  return wiring.casefile.verzend(
    id,
    (uit) => wiring.sender.verzend(uit),
    (uit) => {
      const op = wiring.nu();
      const vanGemeente = berichtsoort(uit.standaard, uit.nummer).afzender === 'gemeente';
      const { kalender } = wiring.protocolVoor(vanGemeente ? uit.van : uit.naar, uit.standaard);
      return { op, termijnen: termsAtSending(uit, op, kalender) };
    },
  );
}
