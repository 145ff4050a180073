/** Which municipality is responsible for a client (woonplaatsbeginsel), as far as somebody knows. */

export type Woonplaatsregister = {
  /**
   * The CBS code of the municipality that is responsible on a day; null when the register does not know the client. Asked
   * while a request is judged, so it answers from a copy of its own and does not fail.
   */
  gemeenteVan(bsn: string, dag: Temporal.PlainDate): Promise<string | null>;
};
