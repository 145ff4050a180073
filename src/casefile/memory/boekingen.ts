/** Payments that were made, in a plain list. */
import { amsterdamDay } from '../../rules/workingdays.ts';
import type { PaymentBooking } from '../betalingen.ts';
import {
  type BookingStore,
  type BookingView,
  bookedEvent,
  type DeclarationName,
  judgeBooking,
  unknownDeclaration,
} from '../boekingen.ts';
import type { MessageId } from '../casefile.ts';
import { type Declarations, declarationWithNumber } from './declarations.ts';
import { type Register, record } from './register.ts';

export type MemoryBookings = {
  /** Of a declaration, in order of recording. */
  van(declaratie: MessageId): readonly PaymentBooking[];
  readonly alle: BookingView[];
};

export function emptyBookings(): MemoryBookings {
  const alle: BookingView[] = [];
  return {
    alle,
    van: (id) => alle.filter((een) => een.declaratie === id).map(({ declaratie: _, ...boeking }) => boeking),
  };
}

export function memoryBookings(
  { alle, van }: MemoryBookings,
  declaraties: Declarations,
  register: Register,
): BookingStore {
  function known(naam: DeclarationName) {
    const id =
      'declaratie' in naam
        ? naam.declaratie
        : declarationWithNumber(declaraties, naam, naam.declaratieNummer);
    const bekend = id === null ? undefined : declaraties.perBericht.get(id);
    if (id === null || bekend === undefined || bekend.afgekeurd) return null;
    return { id, toegekend: bekend.toegekend, boekingen: van(id).filter((een) => een.ingetrokken === null) };
  }
  return {
    async legVast(nieuw, door, op) {
      return nieuw.map(({ van: naam, ...boeking }) => {
        const declaratie = known(naam);
        if (declaratie === null) return unknownDeclaration;
        const anders = judgeBooking({ van: naam, ...boeking }, declaratie, amsterdamDay(op));
        if (anders !== null) return anders;
        const id = alle.length + 1;
        const vastgelegd = {
          ...boeking,
          id,
          declaratie: declaratie.id,
          vastgelegdOp: op,
          door,
          ingetrokken: null,
        };
        alle.push(vastgelegd);
        record(register, bookedEvent(vastgelegd, 'betaald', op));
        return { uitkomst: 'vastgelegd', boeking: id };
      });
    },
    async trekIn(id, door, op) {
      const oud = alle.find((een) => een.id === id) ?? null;
      if (oud === null || oud.ingetrokken !== null) return oud;
      const ingetrokken = { ...oud, ingetrokken: { op, door } };
      alle[alle.indexOf(oud)] = ingetrokken;
      record(register, bookedEvent(ingetrokken, 'betaling-ingetrokken', op));
      return ingetrokken;
    },
  };
}
