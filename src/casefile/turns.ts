/** Whose turn it is to be judged. */
import type { MessageId } from './casefile.ts';

/**
 * Which messages may be judged now. Of each provider that is the first few that wait, so that whoever sends many stands
 * in nobody's way; heavy messages, which take long, have turns of their own.
 */
export type Turns = { readonly licht: readonly MessageId[]; readonly zwaar: readonly MessageId[] };

export type TurnRule = {
  /** Turns of one provider at a time, for messages that are not heavy and for those that are. */
  readonly licht: number;
  readonly zwaar: number;
  /** Bytes from which a message is heavy. */
  readonly zwaarVanaf: number;
};

/**
 * A held message has no turn, and keeps none from others, before the moment until which it is held; one that waits for a
 * held declaration has none before that was judged.
 */
export type TurnQuery =
  /** Which of these have a turn; one that is held always does, for whoever asks has a reason to look at it again. */
  | { readonly van: readonly MessageId[] }
  /**
   * What follows on a message of the same provider and weight, whose turn is over, however it ended: as many as have a
   * turn at a time. Some had theirs before; which of them nobody can tell from here, for turns end in any order.
   */
  | { readonly na: MessageId; readonly nu: Temporal.Instant }
  /** Of every provider, the first of each before the second of any. */
  | { readonly hoogstens: number; readonly nu: Temporal.Instant };
