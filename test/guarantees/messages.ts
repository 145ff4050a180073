/**
 * Fictitious clients and what a provider and a municipality say about them. Every message of a lifetime is approved
 * when, and only when, the ones before it were judged first.
 */
import { bericht301, bericht302, bericht305, bericht307 } from '../../src/rules/examples/berichten.ts';
import { amsterdamDay } from '../../src/rules/workingdays.ts';
import type { Bericht } from '../../src/standard/berichten.generated.ts';
import { schrijfBericht } from '../../src/standard/xml/schrijven.ts';

export type Client = {
  /** One per database; names and numbers are derived from it. */
  readonly number: number;
  readonly bsn: string;
};

/** What the gateway must have made of a message in the end. */
export type Expected =
  | 'allocated'
  | 'allocated and confirmed'
  | 'confirmation'
  | 'approved'
  | 'refused'
  | 'unreadable';

export type Offered = {
  readonly client: Client;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly expected: Expected;
};

const standaard = 'ijw-3.2';
const today = amsterdamDay(Temporal.Now.instant());
const allocatedFrom = today.subtract({ days: 200 });

/** Numbers that satisfy the 11-proef, from a range that is never given out. */
export function client(number: number): Client {
  const first = `99${String(900_000 + number).padStart(6, '0')}`;
  const sum = [...first].reduce((total, digit, place) => total + Number(digit) * (9 - place), 0);
  // A number whose check digit would be 10 does not exist; its neighbour of another range does.
  return sum % 11 === 10 ? client(number + 50_000) : { number, bsn: `${first}${sum % 11}` };
}

export function clients(from: number, count: number): readonly Client[] {
  return Array.from({ length: count }, (_, place) => client(from + place));
}

const allocationNumber = ({ number }: Client) => 1_000_000 + number;

/** `kind` and `turn` name the message within its client, so the same call gives the same message. */
function header({ number }: Client, kind: string, turn: number) {
  return { identificatie: `${kind}${number}-${turn}`, dagtekening: today.toString() };
}

function offered(who: Client, bericht: Bericht, expected: Expected): Offered {
  const { Identificatie: name } = bericht.Header.BerichtIdentificatie;
  return { client: who, name, bytes: schrijfBericht(bericht), expected };
}

export function allocation(who: Client, expected: Expected = 'allocated'): Offered {
  const product = {
    ToewijzingNummer: allocationNumber(who),
    Toewijzingsdatum: allocatedFrom,
    Ingangsdatum: allocatedFrom,
  };
  return offered(
    who,
    bericht301(standaard, { ...header(who, 'T', 0), client: { Bsn: who.bsn }, producten: [product] }),
    expected,
  );
}

/** The provider's 302 on `allocation`, whose identification it carries. */
export function confirmation(who: Client): Offered {
  return offered(who, bericht302(standaard, header(who, 'T', 0)), 'confirmation');
}

/** Care is given in periods of five days, ten days apart. */
const begin = (period: number) => allocatedFrom.add({ days: 10 * period });
const end = (period: number) => begin(period).add({ days: 5 });

export function start(who: Client, period: number, expected: Expected = 'approved'): Offered {
  const product = {
    ToewijzingNummer: allocationNumber(who),
    ToewijzingIngangsdatum: allocatedFrom,
    Begindatum: begin(period),
  };
  return offered(
    who,
    bericht305(standaard, { ...header(who, 'A', period), client: { Bsn: who.bsn }, producten: [product] }),
    expected,
  );
}

/** Temporary, unless it is the last. */
export function stop(who: Client, period: number, last = false): Offered {
  const product = {
    ToewijzingNummer: allocationNumber(who),
    ToewijzingIngangsdatum: allocatedFrom,
    Begindatum: begin(period),
    Einddatum: end(period),
    RedenBeeindiging: last ? '31' : '20',
  } as const;
  return offered(
    who,
    bericht307(standaard, { ...header(who, 'Z', period), client: { Bsn: who.bsn }, producten: [product] }),
    'approved',
  );
}

/** Allocated and confirmed, and then started and stopped so many times; the last stop is definitive. */
export function lifetime(who: Client, periods: number): readonly [Offered, ...Offered[]] {
  const care = Array.from({ length: periods }, (_, period) => [
    start(who, period),
    stop(who, period, period === periods - 1),
  ]);
  return [allocation(who, 'allocated and confirmed'), confirmation(who), ...care.flat()];
}

/** The same identity as `start`, with another content. */
export function otherStart(who: Client, variant: number): Offered {
  const bericht = bericht305(standaard, {
    ...header(who, 'A', 0),
    client: { Bsn: who.bsn },
    producten: [
      {
        ToewijzingNummer: allocationNumber(who),
        ToewijzingIngangsdatum: allocatedFrom,
        Begindatum: begin(0).add({ days: variant }),
      },
    ],
  });
  return offered(who, bericht, 'approved');
}

/** A start that breaks its schema in a place that holds what it should not: nothing of it may be repeated. */
export function broken(who: Client, period: number): Offered {
  const whole = start(who, period, 'unreadable');
  const text = new TextDecoder().decode(whole.bytes);
  const bytes = new TextEncoder().encode(
    text.replace(/(<jw305:Begindatum>)[^<]*</, `$1${who.bsn} Verzonnenstein<`),
  );
  return { ...whole, bytes };
}
