/**
 * The vault: keeps what identifies a person unreadable in the database. Keys and their rotation are the business of
 * whoever makes one; the casefile only asks.
 */
export type Kluis = {
  /** `context` is bound to the sealed value, so that it does not open when moved to another row or column. */
  seal(klaar: Uint8Array, context: string): Uint8Array;
  /** @throws when it was not sealed by us, for this context, unchanged */
  open(verzegeld: Uint8Array, context: string): Uint8Array;
  /** The same for the same BSN, and of no use without the key. */
  bsnHash(bsn: string): Uint8Array;
};
