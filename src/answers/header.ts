/** The Header of a message of our own: the municipality sends, the provider receives. */
import type { CDT_XsdVersie, Header301 } from '../standard/berichten.generated.ts';
import { berichtsoort, type Standaard } from '../standard/berichtsoorten.ts';

export type Parties = {
  readonly standaard: Standaard;
  readonly gemeente: string;
  readonly aanbieder: string;
};

/** What a new message says of itself; given, so that making it twice makes the same message. */
export type OwnIdentity = {
  /** Not used before by this municipality for this kind of message (TR056). */
  readonly identificatie: string;
  readonly dagtekening: Temporal.PlainDate;
  /** Of the schema the message is written by (IV034). */
  readonly xsdVersie: CDT_XsdVersie;
};

export function ownHeader(
  nummer: '301' | '319',
  { standaard, gemeente, aanbieder }: Parties,
  { identificatie, dagtekening, xsdVersie }: OwnIdentity,
): Header301 {
  return {
    BerichtCode: berichtsoort(standaard, nummer).berichtcode,
    BerichtVersie: 3,
    BerichtSubversie: 2,
    Afzender: gemeente,
    Ontvanger: aanbieder,
    BerichtIdentificatie: { Identificatie: identificatie, Dagtekening: dagtekening },
    XsdVersie: xsdVersie,
  };
}
