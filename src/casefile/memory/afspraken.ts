/** What was agreed apart from messages, in a plain list. */
import type { AgreedException } from '../../rules/uitzonderingen.ts';
import type { AgreementStore, AgreementView, NewAgreement } from '../afspraken.ts';
import type { Relation } from './dossier.ts';

export type MemoryAgreements = AgreementStore & {
  /** What holds between these two about these allocations, in order of recording. */
  over(relatie: Relation, nummers: readonly number[]): readonly AgreedException[];
};

export function memoryAgreements(): MemoryAgreements {
  const alle: AgreementView[] = [];
  const met = (id: number) => alle.find((een) => een.id === id) ?? null;

  return {
    async legVast(nieuw, op) {
      const bekend = alle.find((een) => een.ingetrokken === null && sameMatter(een, nieuw));
      if (bekend) return { afspraak: bekend, nieuw: false };
      const afspraak = { ...nieuw, id: alle.length + 1, vastgelegdOp: op, ingetrokken: null };
      alle.push(afspraak);
      return { afspraak, nieuw: true };
    },
    async toon(id) {
      return met(id);
    },
    async trekIn(id, door, op) {
      const oud = met(id);
      if (oud === null || oud.ingetrokken !== null) return oud;
      const ingetrokken = { ...oud, ingetrokken: { op, door } };
      alle[alle.indexOf(oud)] = ingetrokken;
      return ingetrokken;
    },
    async zoek({ geldend, voor, aantal, ...gelijk }) {
      return alle
        .filter(
          (een) =>
            // A filter has the fields of what it looks for.
            Object.entries(gelijk).every(([naam, waarde]) => een[naam as keyof typeof gelijk] === waarde) &&
            (geldend === undefined || een.ingetrokken === null) &&
            (voor === undefined || een.id < voor),
        )
        .toReversed()
        .slice(0, aantal);
    },
    over(relatie, nummers) {
      return alle
        .filter(
          (een) =>
            een.ingetrokken === null &&
            een.aanbieder === relatie.aanbieder &&
            een.gemeente === relatie.gemeente &&
            een.standaard === relatie.standaard &&
            (een.toewijzingNummer === null || nummers.includes(een.toewijzingNummer)),
        )
        .map(({ soort, toewijzingNummer, maand }) => ({ soort, toewijzingNummer, maand }));
    },
  };
}

function sameMatter(een: NewAgreement, ander: NewAgreement): boolean {
  return (
    een.standaard === ander.standaard &&
    een.gemeente === ander.gemeente &&
    een.aanbieder === ander.aanbieder &&
    een.soort === ander.soort &&
    een.toewijzingNummer === ander.toewijzingNummer &&
    een.maand?.toString() === ander.maand?.toString()
  );
}
