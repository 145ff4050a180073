/**
 * What the rules ask of the casefile, per message number. A rule can only be written against facts that its
 * message's entry here promises, so no rule can pass because nobody loaded what it needs.
 * The facts never hold a BSN: whether something concerns this client is answered by the casefile.
 */
import type {
  CDT_Omvang,
  CDT_Product,
  LDT_RedenBeeindiging,
  LDT_RedenWijziging,
} from '../standard/berichten.generated.ts';

/** An earlier message, as a finding may name it to the sender. */
export type EarlierMessage = {
  readonly bericht: string;
  readonly identificatie: string;
  readonly ontvangenOp: Temporal.Instant;
};

/** TR056: who already used this Identificatie for this kind of message; null when nobody did. */
export type HeaderFacts = { readonly eerderMetDezeIdentificatie: EarlierMessage | null };

/** One allocation as last sent and not refused (the newest version of its ToewijzingNummer). */
export type AllocationFact = {
  readonly toewijzingNummer: number;
  readonly vanDezeClient: boolean;
  readonly vanDezeAanbieder: boolean;
  readonly product: CDT_Product | null;
  readonly ingangsdatum: Temporal.PlainDate;
  readonly einddatum: Temporal.PlainDate | null;
  readonly redenWijziging: LDT_RedenWijziging | null;
  readonly omvang: CDT_Omvang | null;
  /** eurocents */
  readonly budget: number | null;
  readonly referentieAanbieder: string | null;
  /** Approved Prestaties on this ToewijzingNummer that were not credited (TR385). */
  readonly goedgekeurdePrestaties: number;
  readonly uitBericht: EarlierMessage;
};

type Regieregel = {
  readonly toewijzingNummer: number | null;
  readonly product: CDT_Product | null;
  readonly begindatum: Temporal.PlainDate;
  readonly uitBericht: EarlierMessage;
};
/** An approved StartProduct that was not removed by StatusAanlevering 3. */
export type StartFact = Regieregel & { readonly soort: 'start' };
/** An approved StopProduct that was not removed by StatusAanlevering 3. */
export type StopFact = Regieregel & {
  readonly soort: 'stop';
  readonly einddatum: Temporal.PlainDate;
  readonly redenBeeindiging: LDT_RedenBeeindiging;
};
/** Starts and stops of one provider for one client under one law. */
export type DeliveryFact = StartFact | StopFact;

/** What is known when a start (305) or stop (307) is judged. */
export type RegieFacts = HeaderFacts & {
  /** All allocations of this client at this provider, and every allocation whose number the message names. */
  readonly toewijzingen: readonly AllocationFact[];
  /** In order of receipt. */
  readonly leveringen: readonly DeliveryFact[];
};

/** What is known when an allocation message (301) is judged: the numbers it names, whoever they belong to. */
export type AllocationFacts = HeaderFacts & { readonly toewijzingen: readonly AllocationFact[] };

/** Our own message that a received retour answers; null when we never sent such a message. */
export type SentMessageFact = {
  readonly berichtId: string;
  readonly bericht: string;
  readonly verzondenOp: Temporal.Instant | null;
  /** The retour that already answered it; IV028 allows one. */
  readonly beantwoordMet: EarlierMessage | null;
};
export type RetourFacts = { readonly heenbericht: SentMessageFact | null };

/** The message numbers this version judges across messages, with the facts each needs. */
export type FactsPerNumber = {
  '301': AllocationFacts;
  '302': RetourFacts;
  '305': RegieFacts;
  '307': RegieFacts;
};
export type JudgedNumber = keyof FactsPerNumber;
export type FactsFor<N extends JudgedNumber> = FactsPerNumber[N];
