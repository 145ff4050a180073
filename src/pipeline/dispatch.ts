/** The outbox: every message in it leaves once, unchanged, however often sending is tried. */
import type { MessageId, Obligation, Outgoing } from '../casefile/casefile.ts';
import { retourTerm } from '../rules/terms.ts';
import { berichtsoort } from '../standard/berichtsoorten.ts';
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
      return { op, termijnen: termsFrom(uit, op, wiring) };
    },
  );
}

/** OP090: whoever sends a heen-bericht watches for its retour, which is due three working days later. */
function termsFrom(uit: Outgoing, op: Temporal.Instant, wiring: Wiring): readonly Obligation[] {
  if (berichtsoort(uit.standaard, uit.nummer).retour === null) return [];
  const { kalender } = wiring.protocolVoor(uit.van, uit.standaard);
  return [{ ...retourTerm(op, kalender), partij: 'aanbieder' }];
}
