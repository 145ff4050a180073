/** What the register of providers says of whoever sent a message. */
import { isAfter, isBefore } from '../dates.ts';
import type { Examined } from './kind.ts';
import type { Registration } from './regional.ts';

/** A message of a provider, and its sender; null for one of the municipality. */
export function senderOf({ nummer, bericht }: Examined): string | null {
  return nummer === '301' ? null : bericht.Header.Afzender;
}

export function holdsOn({ geldigVan, geldigTot }: Registration, dag: Temporal.PlainDate): boolean {
  return !isAfter(geldigVan, dag) && (geldigTot === null || !isBefore(geldigTot, dag));
}

/** What is registered under a code and holds on a day. */
export function registeredOn(
  aanbieders: readonly Registration[],
  code: string,
  dag: Temporal.PlainDate,
): readonly Registration[] {
  return aanbieders.filter((een) => een.code === code && holdsOn(een, dag));
}
