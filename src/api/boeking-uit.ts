/** Between payments that were made and what goes over the wire about them. */
import type { PaymentBooking } from '../casefile/betalingen.ts';
import type {
  BookingId,
  BookingOutcome,
  BookingView,
  DeclarationName,
  NewBooking,
} from '../casefile/boekingen.ts';
import { bedrag } from '../rules/dutch.ts';
import type { BetaaldeRegels, Betaaluitslag, BoekingBody } from './shapes-betalingen.ts';
import { basePath, hrefOf, moment } from './views.ts';

export function withdrawHref(id: BookingId): string {
  return `${basePath}/boekingen/${id}/ingetrokken`;
}

export function bookingFields({
  id,
  op,
  bedrag: cent,
  kenmerk,
  vastgelegdOp,
  door,
  ingetrokken,
}: PaymentBooking) {
  return {
    id,
    op: op.toString(),
    bedrag: cent,
    kenmerk,
    vastgelegdOp: moment(vastgelegdOp),
    door,
    ingetrokken: ingetrokken && { ...ingetrokken, op: moment(ingetrokken.op) },
  };
}

export function bookingBody({ declaratie, ...boeking }: BookingView): BoekingBody {
  return { ...bookingFields(boeking), _links: { declaratie: { href: hrefOf(declaratie) } } };
}

export function bookingsFrom(regels: BetaaldeRegels['regels']): readonly NewBooking[] {
  return regels.map((regel) => ({
    van: nameFrom(regel),
    op: Temporal.PlainDate.from(regel.op),
    bedrag: regel.bedrag,
    kenmerk: regel.kenmerk,
  }));
}

function nameFrom(regel: BetaaldeRegels['regels'][number]): DeclarationName {
  const { declaratie, standaard, gemeente, aanbieder, declaratieNummer } = regel;
  if (declaratie !== undefined) return { declaratie };
  if (!standaard || !gemeente || !aanbieder || !declaratieNummer) throw new Error('Its shape was checked.');
  return { standaard, gemeente, aanbieder, declaratieNummer };
}

export function outcomesBody(uitkomsten: readonly BookingOutcome[]): Betaaluitslag {
  const count = (wat: BookingOutcome['uitkomst']) => uitkomsten.filter((een) => een.uitkomst === wat).length;
  return {
    vastgelegd: count('vastgelegd'),
    bekend: count('bekend'),
    geweigerd: count('geweigerd'),
    regels: uitkomsten.map((een) =>
      een.uitkomst === 'geweigerd'
        ? { uitkomst: een.uitkomst, boeking: null, reden: een.reden, melding: why(een), _links: {} }
        : {
            uitkomst: een.uitkomst,
            boeking: een.boeking,
            reden: null,
            melding: null,
            _links: { intrekken: { href: withdrawHref(een.boeking) } },
          },
    ),
  };
}

function why({ reden, over }: Extract<BookingOutcome, { uitkomst: 'geweigerd' }>): string {
  switch (reden) {
    case 'onbekend':
      return 'Er is geen declaratie met dit id of nummer, of zij is in haar geheel afgewezen.';
    case 'niets-te-betalen':
      return 'Van deze declaratie valt niets te betalen: er is niets toegekend, of meer teruggenomen dan toegekend.';
    case 'te-veel':
      return `Dit is meer dan er van deze declaratie te betalen is: na wat al is vastgelegd nog ${bedrag(over ?? 0)}. Klopt wat er al staat niet, trek dat dan eerst in.`;
    case 'kenmerk-in-gebruik':
      return 'Van deze declaratie is al een betaling met dit kenmerk vastgelegd, met een andere dag of een ander bedrag. Trek die in, of gebruik een ander kenmerk.';
    case 'dag-in-toekomst':
      return 'De dag ligt in de toekomst. Leg een betaling vast als zij is gedaan.';
  }
}
