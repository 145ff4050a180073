/** `aanbieders.csv`: under which codes providers send messages, and since when; without it the contracts tell. */
import { z } from 'zod';
import { isAfter, isBefore } from '../../rules/dates.ts';
import type { Registration } from '../../rules/regional/regional.ts';
import type { Contract } from './contracten.ts';
import { ProtocolError } from './error.ts';
import { readCsv } from './read.ts';
import { dag, dayOrNull, orNothing } from './values.ts';

const rij = z.strictObject({
  code: z.string().regex(/^[0-9]{8}$/, 'een AGB-code van 8 cijfers'),
  /** Two codes of one provider have the same name. */
  naam: z.string().min(1, 'de naam van de aanbieder'),
  rol: z.enum(['aanbieder', 'onderaannemer'], 'aanbieder of onderaannemer'),
  bekostiging: orNothing(z.literal('lumpsum', 'lumpsum, of leeg')),
  geldig_van: dag,
  geldig_tot: orNothing(dag),
  gemeld_op: orNothing(dag),
  toegestaan_vanaf: orNothing(dag),
  geen_nieuwe_vanaf: orNothing(dag).default(''),
});

/** @throws ProtocolError */
export function readProviders(pad: string): readonly Registration[] {
  const rijen = readCsv(rij, pad).map(({ waarde, regel }) => ({ regel, een: registration(waarde) }));
  for (const [plaats, { regel, een }] of rijen.entries()) {
    if (een.geldigTot !== null && isBefore(een.geldigTot, een.geldigVan)) {
      throw new ProtocolError(`${pad}, regel ${regel}: geldig_tot ligt voor geldig_van.`);
    }
    const dubbel = rijen
      .slice(0, plaats)
      .find(({ een: eerder }) => eerder.naam === een.naam && eerder.rol === een.rol && overlap(eerder, een));
    if (dubbel) {
      throw new ProtocolError(
        `${pad}, regel ${regel}: ${een.naam} heeft op dezelfde dagen ook de code van regel ${dubbel.regel}. Laat de ene eindigen voor de andere begint.`,
      );
    }
  }
  return rijen.map(({ een }) => een);
}

function registration(een: z.infer<typeof rij>): Registration {
  return {
    code: een.code,
    naam: een.naam,
    rol: een.rol,
    lumpsum: een.bekostiging === 'lumpsum',
    geldigVan: Temporal.PlainDate.from(een.geldig_van),
    geldigTot: dayOrNull(een.geldig_tot),
    gemeldOp: dayOrNull(een.gemeld_op),
    toegestaanVanaf: dayOrNull(een.toegestaan_vanaf),
    geenNieuweVanaf: dayOrNull(een.geen_nieuwe_vanaf),
  };
}

function overlap(een: Registration, ander: Registration): boolean {
  const na = (a: Registration, b: Registration) => b.geldigTot !== null && isAfter(a.geldigVan, b.geldigTot);
  return !na(een, ander) && !na(ander, een);
}

/**
 * A code holds from the first day of its first contract. It ends only when the same agreement goes on under another code
 * from the next day: a contract that is merely over still brings stops and declarations.
 */
export function providersFrom(contracten: readonly Contract[]): readonly Registration[] {
  return [...Map.groupBy(contracten, ({ aanbieder }) => aanbieder)].map(([code, regels]) => {
    const van = regels.map(({ geldig_van }) => geldig_van).toSorted();
    const opgevolgd = regels.every((regel) => contracten.some((ander) => goesOnAs(regel, ander)));
    const tot = opgevolgd
      ? (regels
          .map(({ geldig_tot }) => geldig_tot)
          .toSorted()
          .at(-1) ?? '')
      : '';
    return {
      code,
      naam: code,
      rol: 'aanbieder',
      lumpsum: false,
      geldigVan: Temporal.PlainDate.from(van[0] ?? ''),
      geldigTot: dayOrNull(tot),
      gemeldOp: null,
      toegestaanVanaf: null,
      geenNieuweVanaf: null,
    };
  });
}

function goesOnAs(regel: Contract, ander: Contract): boolean {
  if (regel.geldig_tot === '' || ander.aanbieder === regel.aanbieder) return false;
  const vanaf = Temporal.PlainDate.from(regel.geldig_tot).add({ days: 1 }).toString();
  return (
    ander.geldig_van === vanaf &&
    ander.productcategorie === regel.productcategorie &&
    ander.productcode === regel.productcode &&
    ander.eenheid === regel.eenheid
  );
}
