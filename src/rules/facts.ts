/**
 * What the rules ask of the casefile, per message number. A rule can only be written against facts that its
 * message's entry here promises, so no rule can pass because nobody loaded what it needs.
 * The facts never hold a BSN: whether something concerns this client is answered by the casefile.
 */
import type {
  CDT_Omvang,
  CDT_Product,
  CDT_XsdVersie,
  LDT_DebetCredit,
  LDT_Eenheid,
  LDT_ProductCategorie,
  LDT_RedenBeeindiging,
  LDT_RedenWijziging,
  Prestatie323,
} from '../standard/berichten.generated.ts';
import type { AgreedException } from './uitzonderingen.ts';

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

/** What is known when an allocation message (301) is judged. */
export type AllocationFacts = HeaderFacts & {
  /**
   * All allocations of this client at this provider, and every allocation whose number the message names, whoever it
   * belongs to. The rules ask for those that are named; the others tell what a message leaves out (OP087).
   */
  readonly toewijzingen: readonly AllocationFact[];
  /** Every request of this provider, municipality and law that the message names by ReferentieAanbieder (TR379). */
  readonly verzoeken: readonly RequestFact[];
};

/** Our own message that a received retour answers; null when we never sent such a message. */
export type SentMessageFact = {
  readonly berichtId: string;
  readonly bericht: string;
  readonly verzondenOp: Temporal.Instant | null;
  /** The retour that already answered it; IV028 allows one. */
  readonly beantwoordMet: EarlierMessage | null;
  /** ReferentieAanbieder of every request it carries: of a 315 each product, of a 317 the whole. */
  readonly verzoeken: readonly string[];
};
export type RetourFacts = { readonly heenbericht: SentMessageFact | null };

/** Where a request stands. `open` and `in-onderzoek` wait for a decision. */
export type RequestState = 'open' | 'in-onderzoek' | 'toegewezen' | 'afgewezen';

/** One requested product of a 315, or a 317 as a whole: what one ReferentieAanbieder stands for. */
export type RequestFact = {
  readonly referentieAanbieder: string;
  readonly soort: '315' | '317';
  readonly stand: RequestState;
  readonly vanDezeClient: boolean;
  /** Of its message; an investigation takes eight weeks from this day (OP274, OP346). */
  readonly dagtekening: Temporal.PlainDate;
  readonly uitBericht: EarlierMessage;
};

/** A request for a client, at whichever provider. */
export type ClientRequest = {
  readonly referentieAanbieder: string;
  readonly soort: '315' | '317';
  readonly stand: RequestState;
  readonly vanDezeAanbieder: boolean;
  /** What a 315 asks; null of a 317, which asks several things. */
  readonly gevraagd: {
    readonly product: CDT_Product | null;
    readonly ingangsdatum: Temporal.PlainDate;
    readonly einddatum: Temporal.PlainDate | null;
  } | null;
  readonly uitBericht: EarlierMessage;
};

/**
 * What this municipality gives and was asked for a client under this law, at every provider, and what it paid this one. For the region's own rules:
 * nothing of it may reach the sender (OP095). Of what other providers are given it is as it was at that moment.
 */
export type ClientFacts = {
  /** The newest version of each allocation, also of what has ended or was removed, by ToewijzingNummer. */
  readonly zorgVanClient: readonly AllocationFact[];
  /** Requests that were not refused technically, in order of recording. */
  readonly verzoekenVanClient: readonly ClientRequest[];
  /** What was granted to this provider, by the year of the DeclaratiePeriode, in eurocents; in order of year. */
  readonly toegekendPerJaar: readonly { readonly jaar: number; readonly cent: number }[];
};

/**
 * What is known when a request (315) is judged: every request of this provider, municipality and law that the message
 * names by ReferentieAanbieder, and every one for this client that waits for a decision. Requests that were refused
 * technically are not among them: they count as never sent (OP286).
 */
export type RequestFacts = HeaderFacts & ClientFacts & { readonly verzoeken: readonly RequestFact[] };

/** What is known when a request for change (317) is judged. */
export type ChangeRequestFacts = RequestFacts & {
  /** Whether this Bsn was ever named in an allocation to this provider (TR304). */
  readonly clientBekend: boolean;
  /** All allocations of this client at this provider, and every allocation whose number the message names. */
  readonly toewijzingen: readonly AllocationFact[];
};

/** What is known when an answer (319) is judged: the request it names, and what was answered to it before. */
export type AnswerFacts = HeaderFacts & { readonly verzoek: RequestFact | null };

/** A granted Prestatie. */
export type PrestatieFact = {
  readonly referentieNummer: string;
  readonly vorigReferentieNummer: string | null;
  readonly toewijzingNummer: number;
  readonly productCategorie: LDT_ProductCategorie;
  readonly productCode: string;
  readonly begindatum: Temporal.PlainDate;
  readonly einddatum: Temporal.PlainDate;
  readonly geleverdVolume: number;
  readonly eenheid: LDT_Eenheid;
  /** eurocents */
  readonly productTarief: number | null;
  /** eurocents, without sign */
  readonly bedrag: number;
  readonly debetCredit: LDT_DebetCredit;
  readonly uitBericht: EarlierMessage & {
    readonly declaratieNummer: string;
    /** When it was judged here. */
    readonly toegekendOp: Temporal.Instant;
  };
};

/** That a debit of a month was refused, in a declaration that was taken in. */
export type RefusedFact = {
  readonly toewijzingNummer: number;
  /** First day of the month in which the care began. */
  readonly maand: Temporal.PlainDate;
  /** When it was judged. */
  readonly op: Temporal.Instant;
};

/** An allocation as a declaration sees it. */
export type DeclaredAllocation = Omit<AllocationFact, 'vanDezeClient'> & {
  /** Places (from 0) in Declaratie/Clienten of the clients it belongs to; none when it is of somebody else. */
  readonly clienten: ReadonlySet<number>;
};

/** What a person decided on a line that only the region refuses. */
export type LineDecision = {
  /** Of the Prestatie, as findings name it. */
  readonly pad: string;
  readonly besluit: 'toekennen' | 'afwijzen';
  /** Why it was granted against the rule of the region; free text. */
  readonly motivering: string | null;
};

/** Where a region holds a declaration for a person. */
export type LineDecisions = {
  readonly regels: ReadonlyMap<LineDecision['pad'], LineDecision>;
  /** Nobody is waited for any more: what was not decided goes as the region agreed. */
  readonly voorbij: boolean;
};

/** What is known when a declaration (323) is judged. */
export type DeclarationFacts = HeaderFacts & {
  /** TR333: the earlier declaration of this provider under this law with this DeclaratieNummer that was taken in. */
  readonly declaratieMetDitNummer: EarlierMessage | null;
  /** TR318: first day of the DeclaratiePeriode of the last declaration of this provider that was taken in. */
  readonly laatsteDeclaratiePeriode: Temporal.PlainDate | null;
  /** TR304: places (from 0) of the clients who ever had an allocation at this provider. */
  readonly bekendeClienten: ReadonlySet<number>;
  /** Every allocation whose number the message names, by ToewijzingNummer; the newest version, removed ones too. */
  readonly toewijzingen: ReadonlyMap<number, DeclaredAllocation>;
  /**
   * Granted Prestaties of this provider under this law, debit and credit, in order of receipt: all on the
   * ToewijzingNummers that the message names, and all whose ReferentieNummer it names.
   */
  readonly prestaties: readonly PrestatieFact[];
  /** The last declaration of this provider under this law that was taken in. */
  readonly laatsteDeclaratie: EarlierMessage | null;
  /** Starts and stops by this provider on the ToewijzingNummers that the message names, in order of receipt. */
  readonly leveringen: ReadonlyMap<number, readonly DeliveryFact[]>;
  /** Debits of this provider on the ToewijzingNummers that the message names that were refused, in order of receipt. */
  readonly geweigerd: readonly RefusedFact[];
  /** What was agreed with this provider apart from messages, about all allocations or those that the message names. */
  readonly afspraken: readonly AgreedException[];
  /** Absent: nobody was asked yet. */
  readonly besluiten?: LineDecisions;
};

/** What is known of our own declaration when the answer to it (325) is judged; null when we never sent it. */
export type DeclarationAnswerFacts = HeaderFacts & {
  readonly declaratie: {
    readonly berichtId: string;
    readonly declaratieNummer: string;
    readonly xsdVersie: CDT_XsdVersie;
    readonly beantwoordMet: EarlierMessage | null;
    /** Its Prestaties as sent, by ReferentieNummer, each with the place of its client in the 323. */
    readonly prestaties: ReadonlyMap<string, Prestatie323>;
    /** Places (from 0) of the clients of the 325 who are clients of the 323. */
    readonly bekendeClienten: ReadonlySet<number>;
  } | null;
};

/** What is known when a message of each number is judged. */
export type FactsPerNumber = {
  '301': AllocationFacts;
  '302': RetourFacts;
  '305': RegieFacts;
  '306': RetourFacts;
  '307': RegieFacts;
  '308': RetourFacts;
  '315': RequestFacts;
  '316': RetourFacts;
  '317': ChangeRequestFacts;
  '318': RetourFacts;
  '319': AnswerFacts;
  '320': RetourFacts;
  '323': DeclarationFacts;
  '325': DeclarationAnswerFacts;
};
export type JudgedNumber = keyof FactsPerNumber;
export type FactsFor<N extends JudgedNumber> = FactsPerNumber[N];
