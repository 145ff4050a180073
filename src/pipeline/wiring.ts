/** What the journey of a message needs from outside; everything here is passed in, nothing is global. */
import type { Casefile, MessageId } from '../casefile/casefile.ts';
import type { Protocol } from '../rules/protocol.ts';
import type { CDT_XsdVersie } from '../standard/berichten.generated.ts';
import type { Standaard } from '../standard/berichtsoorten.ts';
import type { SchemaValidator } from '../standard/xsd/validator.ts';
import type { IntakeRequest, IntakeResult } from './intake.ts';
import type { Served } from './parties.ts';
import type { Sender } from './sender.ts';
import type { Woonplaatsregister } from './woonplaats.ts';

/** Wakes a worker up; the casefile is the truth, so a lost call loses nothing. */
export type Wake = (ids: readonly MessageId[]) => Promise<void>;

export type Wiring = Served & {
  readonly casefile: Casefile;
  readonly schemas: SchemaValidator;
  /** The agreement in force for a municipality under a law. */
  readonly protocolVoor: (gemeente: string, standaard: Standaard) => Protocol;
  /** Version numbers of the schemas we check with, stated in every retour (IV034). */
  readonly xsdVersies: Readonly<Record<Standaard, CDT_XsdVersie>>;
  /** Absent: nobody here knows who is responsible for whom. */
  readonly woonplaatsen?: Woonplaatsregister;
  readonly sender: Sender;
  readonly nu: () => Temporal.Instant;
  readonly nieuwId: () => MessageId;
  /** Bytes from which a message is heavy; absent: none is. */
  readonly zwaarVanaf?: number;
  /** Takes a heavy message in where that keeps nobody waiting; absent: here. */
  readonly neemInElders?: (verzoek: IntakeRequest) => Promise<IntakeResult>;
  readonly wekOordelen: Wake;
  readonly wekVerzenden: Wake;
};
