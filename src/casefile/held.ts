/**
 * Messages that are held because what they wait for may still come, and which of them a decision may have freed: a start
 * frees the stops of its client, a heen-bericht its retour.
 */
import { berichtsoort, type Nummer } from '../standard/berichtsoorten.ts';
import type { Decision, MessageEvent, MessageId, MessageIdentity } from './casefile.ts';

export type Frees = {
  /** Of the same provider and client. */
  readonly stroom: boolean;
  /** The retour on this message, which carries its identity. */
  readonly retour: Nummer | null;
};

/** @returns null when it frees nothing */
export function freedBy(
  { oordeel, doorsturen }: Decision,
  { standaard, nummer }: Pick<MessageIdentity, 'standaard' | 'nummer'>,
): Frees | null {
  const stroom = oordeel.effecten.some(({ effect }) => effect === 'start-vastgelegd');
  const retour = doorsturen ? berichtsoort(standaard, nummer).retour : null;
  return stroom || retour !== null ? { stroom, retour } : null;
}

export function holdEvent(berichtId: MessageId, tot: Temporal.Instant, op: Temporal.Instant): MessageEvent {
  const bijzonderheden = { tot: tot.toString({ smallestUnit: 'second' }) };
  return { op, wat: 'aangehouden', wie: 'berichtenpoort', berichtId, bijzonderheden };
}
