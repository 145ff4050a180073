/**
 * What was known when a message was judged, kept as it was: the facts move on, and an explanation given later must show
 * those of then.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Facts as JSON has them: days as text, maps and sets as lists. */
export type KnownFacts = { readonly [feit: string]: unknown };

/** A fact as JSON has it. */
export type Plain<T> = T extends Temporal.PlainDate | Temporal.Instant
  ? string
  : T extends ReadonlyMap<unknown, infer E> | ReadonlySet<infer E> | readonly (infer E)[]
    ? readonly Plain<E>[]
    : T extends object
      ? { readonly [K in keyof T]: Plain<T[K]> }
      : T;

/** Packed, because what is sealed does not compress afterwards. */
export function packFacts(feiten: object): Uint8Array {
  return deflateRawSync(JSON.stringify(feiten, plain), { level: 1 });
}

/** @param ingepakt made by `packFacts` */
export function unpackFacts(ingepakt: Uint8Array): KnownFacts {
  // Written by packFacts from an object.
  return JSON.parse(inflateRawSync(ingepakt).toString('utf8')) as KnownFacts;
}

/** The keys of a map stand in its values too, or say only where something stands in the message. */
function plain(_sleutel: string, waarde: unknown): unknown {
  if (waarde instanceof Map) return [...waarde.values()];
  return waarde instanceof Set ? [...waarde] : waarde;
}
