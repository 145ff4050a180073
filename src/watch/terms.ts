/** Every term there is, in the order in which they would be broken: those that are stored and those worked out. */
import type { MessageId, RequestId, Term } from '../casefile/casefile.ts';
import type { TermId, WatchedAllocation } from '../casefile/watched.ts';
import { sideOf } from '../pipeline/parties.ts';
import { isBefore } from '../rules/dates.ts';
import { protocolOn } from '../rules/protocol.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import type { Standaard } from '../standard/berichtsoorten.ts';
import { allocationTerms, stopFrom, stopGevraagd, stopOwed } from './allocation-terms.ts';
import { offerTerms } from './offer-terms.ts';
import { type PaymentDue, paymentsDue, settled, unpaid } from './payment-terms.ts';
import type { Watched } from './watch.ts';

export type ListedTerm = Pick<Term, 'partij' | 'vanaf' | 'uiterlijk' | 'einde'> & {
  readonly verplichting: string;
  readonly plaats: TermPlace;
  readonly standaard: Standaard;
  readonly gemeente: string | null;
  readonly aanbieder: string | null;
  readonly berichtId: MessageId;
  readonly verzoekId: RequestId | null;
  readonly referentieAanbieder: string | null;
  readonly toewijzingNummer: number | null;
};

/** Where a term stands in the order: by its last day, and on one day those that are stored first. */
export type TermPlace = { readonly uiterlijk: Temporal.PlainDate } & (
  | { readonly id: TermId }
  | { readonly sleutel: string }
);

export type ListFilter = {
  readonly status: 'lopend' | 'open' | 'verstreken' | 'nagekomen' | 'vervallen';
  readonly verplichting?: string;
  readonly partij?: 'gemeente' | 'aanbieder';
  readonly gemeente?: string;
  readonly aanbieder?: string;
  /** Its last day is not after this one. */
  readonly uiterlijk?: Temporal.PlainDate;
  readonly na?: TermPlace;
  readonly aantal: number;
};

export async function listTerms(wiring: Watched, filter: ListFilter): Promise<readonly ListedTerm[]> {
  const vandaag = amsterdamDay(wiring.nu());
  const gevonden = await Promise.all([
    stored(wiring, filter, vandaag),
    derived(wiring, filter, vandaag),
    payments(wiring, filter, vandaag),
  ]);
  return gevonden
    .flat()
    .toSorted((a, b) => inOrder(a.plaats, b.plaats))
    .slice(0, filter.aantal);
}

async function stored(
  { casefile }: Pick<Watched, 'casefile'>,
  { status, uiterlijk, na, ...rest }: ListFilter,
  vandaag: Temporal.PlainDate,
): Promise<readonly ListedTerm[]> {
  const tot = earliest(uiterlijk, status === 'verstreken' ? vandaag.subtract({ days: 1 }) : undefined);
  const termijnen = await casefile.termijnen({
    ...rest,
    einde: status === 'nagekomen' || status === 'vervallen' ? status : null,
    ...(status === 'open' ? { vanaf: vandaag } : {}),
    ...(tot ? { tot } : {}),
    // What is worked out stands after all that is stored on its day.
    ...(na ? { na: { uiterlijk: na.uiterlijk, id: 'id' in na ? na.id : Number.MAX_SAFE_INTEGER } } : {}),
  });
  return termijnen.map((term) => ({
    ...term,
    plaats: { uiterlijk: term.uiterlijk, id: term.id },
    referentieAanbieder: term.referentieAanbieder ?? null,
    toewijzingNummer: null,
  }));
}

async function derived(
  wiring: Watched,
  filter: ListFilter,
  vandaag: Temporal.PlainDate,
): Promise<readonly ListedTerm[]> {
  const { status, verplichting, partij, gemeente, aanbieder, uiterlijk, na } = filter;
  if (partij === 'gemeente') return [];
  const alle = await ofProviders(wiring, vandaag);
  return alle
    .filter((een) => gemeente === undefined || een.gemeente === gemeente)
    .filter((een) => aanbieder === undefined || een.aanbieder === aanbieder)
    .filter(
      (term) =>
        (verplichting === undefined || term.verplichting === verplichting) &&
        (uiterlijk === undefined || !isBefore(uiterlijk, term.uiterlijk)) &&
        stands(term, status, vandaag) &&
        (na === undefined || inOrder(na, term.plaats) < 0),
    );
}

function stands(
  { einde, uiterlijk }: ListedTerm,
  status: ListFilter['status'],
  vandaag: Temporal.PlainDate,
): boolean {
  if (einde !== null) return einde.hoe === status;
  const verstreken = isBefore(uiterlijk, vandaag);
  return status === 'lopend' || status === (verstreken ? 'verstreken' : 'open');
}

/** What providers owe or may do, where the municipality is ours. */
async function ofProviders(wiring: Watched, vandaag: Temporal.PlainDate): Promise<readonly ListedTerm[]> {
  const [zonderStart, zonderStop, geweigerd] = await Promise.all([
    wiring.casefile.teBewaken(vandaag),
    wiring.casefile.zonderStop(vandaag.subtract(stopGevraagd), vandaag),
    offerTerms(wiring, vandaag),
  ]);
  const ours = (partijen: { readonly gemeente: string; readonly aanbieder: string }) =>
    sideOf(partijen, wiring) === 'gemeente';
  const agreedOn = (
    { gemeente, standaard }: Pick<WatchedAllocation, 'gemeente' | 'standaard'>,
    op: Temporal.PlainDate,
  ) => protocolOn(wiring.protocolVoor(gemeente, standaard), op);
  return [
    ...zonderStart
      .filter(ours)
      .flatMap((een) =>
        allocationTerms(een, agreedOn(een, amsterdamDay(een.toegewezenOp))).map((term) =>
          ofAllocation({ ...term, einde: null }, een),
        ),
      ),
    ...zonderStop
      .filter(ours)
      .map((een) => ofAllocation({ ...stopOwed(een, agreedOn(een, stopFrom(een))), einde: null }, een)),
    ...geweigerd
      .filter((een) => ours(een.geweigerd))
      .map(({ geweigerd: over, ...term }) => ofAllocation(term, over, `/${over.aanbieder}/${over.maand}`)),
  ];
}

/** @param nader what tells it apart from others about the allocation, by the same rule */
function ofAllocation(
  term: Pick<ListedTerm, 'verplichting' | 'vanaf' | 'uiterlijk' | 'einde'>,
  {
    gemeente,
    aanbieder,
    standaard,
    toewijzingNummer,
    berichtId,
  }: Pick<WatchedAllocation, 'gemeente' | 'aanbieder' | 'standaard' | 'toewijzingNummer' | 'berichtId'>,
  nader = '',
): ListedTerm {
  return {
    ...term,
    partij: 'aanbieder',
    plaats: {
      uiterlijk: term.uiterlijk,
      sleutel: `${gemeente}/${standaard}/${toewijzingNummer}/${term.verplichting}${nader}`,
    },
    standaard,
    gemeente,
    aanbieder,
    berichtId,
    verzoekId: null,
    referentieAanbieder: null,
    toewijzingNummer,
  };
}

/** Who pays is the municipality, whichever side is ours. */
async function payments(
  wiring: Watched,
  filter: ListFilter,
  vandaag: Temporal.PlainDate,
): Promise<readonly ListedTerm[]> {
  const { status, verplichting, partij, gemeente, aanbieder, uiterlijk, na, aantal } = filter;
  if (status === 'vervallen' || partij === 'aanbieder') return [];
  const tot = earliest(uiterlijk, status === 'verstreken' ? vandaag.subtract({ days: 1 }) : undefined);
  const gevonden = await paymentsDue(wiring, {
    standen: status === 'nagekomen' ? settled : unpaid,
    ...(gemeente === undefined ? {} : { gemeente }),
    ...(aanbieder === undefined ? {} : { aanbieder }),
    ...(status === 'open' ? { van: vandaag } : {}),
    ...(tot ? { tot } : {}),
    ...(na ? { na: { uiterlijk: na.uiterlijk, id: paymentsBefore(na) } } : {}),
    // One rule of a pack more than its municipality has is rare, and then the rest of it is read too.
    ...(verplichting === undefined ? { aantal } : {}),
  });
  return gevonden
    .filter((due) => verplichting === undefined || due.verplichting === verplichting)
    .map(paymentTerm);
}

function paymentTerm({ betaling, ...term }: PaymentDue): ListedTerm {
  const { standaard, gemeente, aanbieder, declaratie, id } = betaling;
  return {
    ...term,
    partij: 'gemeente',
    // As long as any id, so that they stand in its order.
    plaats: { uiterlijk: term.uiterlijk, sleutel: `${paymentKey}${String(id).padStart(15, '0')}` },
    standaard,
    gemeente,
    aanbieder,
    berichtId: declaratie.id,
    verzoekId: null,
    referentieAanbieder: null,
    toewijzingNummer: null,
  };
}

const paymentKey = 'betaling/';

/** The id of the last payment that stands before a place, on its day. */
function paymentsBefore(plaats: TermPlace): number {
  if ('id' in plaats) return 0;
  if (plaats.sleutel.startsWith(paymentKey)) return Number(plaats.sleutel.slice(paymentKey.length)) || 0;
  return plaats.sleutel < paymentKey ? 0 : Number.MAX_SAFE_INTEGER;
}

function inOrder(een: TermPlace, ander: TermPlace): number {
  const dagen = Temporal.PlainDate.compare(een.uiterlijk, ander.uiterlijk);
  if (dagen !== 0) return dagen;
  if ('id' in een) return 'id' in ander ? een.id - ander.id : -1;
  if ('id' in ander) return 1;
  return een.sleutel < ander.sleutel ? -1 : een.sleutel > ander.sleutel ? 1 : 0;
}

function earliest(
  een: Temporal.PlainDate | undefined,
  ander: Temporal.PlainDate | undefined,
): Temporal.PlainDate | undefined {
  if (een === undefined || ander === undefined) return een ?? ander;
  return isBefore(een, ander) ? een : ander;
}

/** A place as an address can carry it. */
export function placeText(plaats: TermPlace): string {
  return `${plaats.uiterlijk}~${'id' in plaats ? plaats.id : plaats.sleutel}`;
}

/** Null when it is none. */
export function placeFrom(tekst: string): TermPlace | null {
  const [, dag, rest] = /^([0-9]{4}-[0-9]{2}-[0-9]{2})~(.{1,200})$/.exec(tekst) ?? [];
  if (dag === undefined || rest === undefined) return null;
  try {
    const uiterlijk = Temporal.PlainDate.from(dag);
    if (!/^[0-9]+$/.test(rest)) return { uiterlijk, sleutel: rest };
    return /^[0-9]{1,15}$/.test(rest) ? { uiterlijk, id: Number(rest) } : null;
  } catch {
    return null;
  }
}
