/**
 * What a person should look at. One row per cause: the same cause seen again is the same signal, and a signal whose
 * cause is gone closes itself. What a verdict signalled has no cause that can go; a person closes it.
 */
import type { Signal } from '../rules/verdict.ts';
import type { Standaard } from '../standard/berichtsoorten.ts';
import type { MessageId, RequestId, StoredMessage } from './casefile.ts';
import { partiesOf } from './partijen.ts';

export const signalKinds = [
  /** A term of ours is about to pass, or has passed. */
  'termijn-nadert',
  'termijn-verstreken',
  /** The other party owes an answer whose term has passed. */
  'geen-antwoord',
  /** An allocation that nobody starts, that was stopped and still runs, or that a region wants looked at. */
  'toewijzing',
  /** A verdict signalled it. */
  'bericht',
] as const;
export type SignalKind = (typeof signalKinds)[number];

export type SignalId = number;

export type NewSignal = {
  /** Names the cause; the same cause has the same text each time it is seen. */
  readonly oorzaak: string;
  readonly soort: SignalKind;
  /** The rule that raises it, or a name of our own. */
  readonly code: string;
  /** In Dutch; nothing personal. */
  readonly melding: string;
  /** Since when the cause is there, whenever it was seen. */
  readonly sinds: Temporal.Instant;
  /** Last day of the term it is about. */
  readonly uiterlijk: Temporal.PlainDate | null;
  readonly standaard: Standaard;
  readonly gemeente: string;
  readonly aanbieder: string;
  readonly berichtId: MessageId | null;
  readonly verzoekId: RequestId | null;
  readonly toewijzingNummer: number | null;
  /** eurocents at stake; null where that is not known or not the point */
  readonly bedrag: number | null;
};

export type SignalView = NewSignal & {
  /** Rises in the order in which signals were recorded. */
  readonly id: SignalId;
  readonly vastgelegdOp: Temporal.Instant;
  readonly gezien: { readonly op: Temporal.Instant; readonly door: string } | null;
  /** By nobody when its cause went. */
  readonly opgelost: {
    readonly op: Temporal.Instant;
    readonly door: string | null;
    readonly hoe: string;
  } | null;
};

export type SignalState = 'open' | 'gezien' | 'opgelost';

export function signalState({ gezien, opgelost }: Pick<SignalView, 'gezien' | 'opgelost'>): SignalState {
  if (opgelost !== null) return 'opgelost';
  return gezien === null ? 'open' : 'gezien';
}

/** What is written where a signal closed itself. */
export const vanzelf = 'De oorzaak is weg.';

export type SignalFilter = {
  readonly stand?: SignalState;
  readonly soort?: SignalKind;
  readonly code?: string;
  readonly gemeente?: string;
  readonly aanbieder?: string;
  /** Keyset paging, newest first: only signals with a smaller id. */
  readonly voor?: SignalId;
  readonly aantal: number;
};

export type SignalStore = {
  /**
   * Looks, alone: what `kijk` finds are the causes that are there now. New ones are recorded in the order found, those
   * that came back are open again, and those that went are closed. Signals of verdicts are left as they are, and so is
   * whatever a person closed.
   * @returns those that were opened; null when somebody else is looking, and then `kijk` was not called
   */
  werkBij(
    kijk: () => Promise<readonly NewSignal[]>,
    op: Temporal.Instant,
  ): Promise<readonly SignalView[] | null>;
  /** Which of these causes have an open signal, or one that a person closed. */
  bekend(oorzaken: readonly string[]): Promise<ReadonlySet<string>>;
  zoek(filter: SignalFilter): Promise<readonly SignalView[]>;
  toon(id: SignalId): Promise<SignalView | null>;
  /** Nothing changes when it was seen, or solved, before. Null when there is no such signal. */
  gezien(id: SignalId, door: string, op: Temporal.Instant): Promise<SignalView | null>;
  /** Also counts as seen. Nothing changes when it was solved before. Null when there is no such signal. */
  losOp(id: SignalId, door: string, hoe: string, op: Temporal.Instant): Promise<SignalView | null>;
};

/** What a verdict signalled about a message. */
export function signalsOfVerdict(
  { id, identiteit }: Pick<StoredMessage, 'id' | 'identiteit'>,
  signalen: readonly Signal[] | undefined,
  op: Temporal.Instant,
): readonly NewSignal[] {
  const { gemeente, aanbieder } = partiesOf(identiteit);
  // A message that is judged as far as its signals has a complete Header.
  if (gemeente === null || aanbieder === null) return [];
  return onePerCause(
    (signalen ?? []).map(({ code, pad, melding }) => ({
      oorzaak: `bericht/${id}/${code}${pad}`,
      soort: 'bericht',
      code,
      melding,
      sinds: op,
      uiterlijk: null,
      standaard: identiteit.standaard,
      gemeente,
      aanbieder,
      berichtId: id,
      verzoekId: null,
      toewijzingNummer: null,
      bedrag: null,
    })),
  );
}

/** The first of each. */
export function onePerCause(signalen: readonly NewSignal[]): readonly NewSignal[] {
  const perOorzaak = new Map<string, NewSignal>();
  for (const signaal of signalen) {
    if (!perOorzaak.has(signaal.oorzaak)) perOorzaak.set(signaal.oorzaak, signaal);
  }
  return [...perOorzaak.values()];
}
