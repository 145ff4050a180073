/** The clock as a part that is handed in, so that a test or a demo decides what time it is. */
export type Klok = { nu(): Temporal.Instant };

export const systeemklok: Klok = { nu: () => Temporal.Now.instant() };

/** A clock that stands still until it is set; backwards too, for real clocks do that. */
export function zetbareKlok(begin: Temporal.Instant): Klok & { zet(naar: Temporal.Instant): void } {
  let nu = begin;
  return {
    nu: () => nu,
    zet: (naar) => {
      nu = naar;
    },
  };
}
