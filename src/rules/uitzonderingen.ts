/**
 * What was agreed apart from messages and contracts, because a rule of the region asks for it: talked over beforehand,
 * force majeure, that a treatment has begun.
 */
export const soortenAfspraak = ['vooroverleg', 'overmacht', 'behandeling'] as const;
export type SoortAfspraak = (typeof soortenAfspraak)[number];

export type AgreedException = {
  readonly soort: SoortAfspraak;
  /** null: for every allocation of the provider. */
  readonly toewijzingNummer: number | null;
  /** First day of the month of care; null: for every month. */
  readonly maand: Temporal.PlainDate | null;
};

/** Whether something was agreed about care on a day under an allocation. */
export function isAgreed(
  afspraken: readonly AgreedException[],
  soort: SoortAfspraak | null,
  toewijzingNummer: number,
  dag: Temporal.PlainDate,
): boolean {
  if (soort === null) return false;
  return afspraken.some(
    (een) =>
      een.soort === soort &&
      (een.toewijzingNummer === null || een.toewijzingNummer === toewijzingNummer) &&
      (een.maand === null || (een.maand.year === dag.year && een.maand.month === dag.month)),
  );
}
