/** How long anything may take, in milliseconds. */
export type Timing = {
  /** For a whole request to come in: 25 MB over a slow line. */
  readonly verzoek: number;
  /** That a connection may be silent. */
  readonly stilte: number;
  /** For the casefile to answer. */
  readonly opslag: number;
  /** For a report, which reads many rows; less than a connection may be silent. */
  readonly rapport: number;
  /** For waking a worker; the message is safe by then. */
  readonly wekken: number;
  /** For one readiness check. */
  readonly gereed: number;
};

export const defaultTiming: Timing = {
  verzoek: 120_000,
  stilte: 60_000,
  opslag: 30_000,
  rapport: 50_000,
  wekken: 2_000,
  gereed: 2_000,
};
