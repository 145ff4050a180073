/** What a back office is yet to be told: written with what it tells of, gone when it was taken over. */

import type { Verdict } from '../rules/verdict.ts';
import type { MessageId } from './casefile.ts';
import type { SignalId, SignalKind } from './signals.ts';

export type NoticeId = number;

/** Ids and codes only: whoever is told asks the api for the rest. */
export type Notice = {
  readonly id: NoticeId;
  readonly op: Temporal.Instant;
  readonly over:
    | {
        readonly soort: 'signaal';
        readonly signaalId: SignalId;
        readonly signaalsoort: SignalKind;
        readonly code: string;
      }
    | {
        readonly soort: 'bericht-beoordeeld';
        readonly berichtId: MessageId;
        /** `JW305` */
        readonly bericht: string;
        readonly uitkomst: Verdict['uitkomst'];
      };
};

export type Told = { readonly soort: 'verteld' | 'mislukt'; readonly id: NoticeId };

export type NoticeStore = {
  /**
   * Makes these the ones that are told, from this moment on. What one that is no longer named was yet to be told goes
   * with it.
   */
  stelIn(webhooks: readonly string[], op: Temporal.Instant): Promise<void>;
  /**
   * Runs `vertel` for the notice whose turn it is, unless somebody else is telling it. When it resolves, the notice is
   * gone; when it throws, that is counted and it comes back after `wachttijd`. When the process dies meanwhile, it is
   * told again.
   * @returns null when there is none whose time has come
   */
  vertel(
    webhook: string,
    nu: Temporal.Instant,
    vertel: (melding: Notice) => Promise<void>,
    wachttijd: (pogingen: number) => Temporal.Duration,
  ): Promise<Told | null>;
  /** How many are yet to be told. */
  wachtend(): Promise<number>;
};
