/** The register of what was agreed apart from messages and contracts. What is withdrawn stays, and counts no more. */
import type { AgreedException, SoortAfspraak } from '../rules/uitzonderingen.ts';
import type { Standaard } from '../standard/berichtsoorten.ts';

export type NewAgreement = AgreedException & {
  readonly standaard: Standaard;
  readonly gemeente: string;
  readonly aanbieder: string;
  /** Why; nothing personal. */
  readonly toelichting: string;
  /** Who recorded it, as the back office names them. */
  readonly door: string;
};
export type AgreementId = number;
export type AgreementView = NewAgreement & {
  /** Rises in the order in which they were recorded. */
  readonly id: AgreementId;
  readonly vastgelegdOp: Temporal.Instant;
  readonly ingetrokken: { readonly op: Temporal.Instant; readonly door: string } | null;
};

export type AgreementFilter = {
  readonly gemeente?: string;
  readonly aanbieder?: string;
  readonly soort?: SoortAfspraak;
  readonly toewijzingNummer?: number;
  /** Those that were not withdrawn. */
  readonly geldend?: true;
  /** Keyset paging, newest first: only those with a smaller id. */
  readonly voor?: AgreementId;
  readonly aantal: number;
};

export type AgreementStore = {
  /** The same that holds already is not recorded twice: it is given back, with `nieuw` false. */
  legVast(
    afspraak: NewAgreement,
    op: Temporal.Instant,
  ): Promise<{ readonly afspraak: AgreementView; readonly nieuw: boolean }>;
  toon(id: AgreementId): Promise<AgreementView | null>;
  /** What a declaration was granted because of it stays granted. Who withdrew it first stays. */
  trekIn(id: AgreementId, door: string, op: Temporal.Instant): Promise<AgreementView | null>;
  zoek(filter: AgreementFilter): Promise<readonly AgreementView[]>;
};
