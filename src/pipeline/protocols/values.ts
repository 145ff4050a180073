/** The values that the files of a pack share. */
import { z } from 'zod';

export const dag = z.iso.date('een datum als JJJJ-MM-DD');
export const code = z
  .string('een productcode tussen aanhalingstekens; zonder zou een code van cijfers een getal zijn')
  .regex(/^[0-9A-Z]{1,5}$/, 'een productcode van ten hoogste 5 tekens');
export const categorie = z.string().regex(/^[0-9]{2}$/, 'een productcategorie van 2 cijfers');
export const eenheid = z.enum(
  ['01', '04', '14', '16', '82', '83', '84'],
  'een eenheid uit de codelijst (WJ756)',
);
/** IV042: day, week, month, total. */
export const frequentie = z.enum(['1', '2', '4', '6'], 'een frequentie uit de codelijst (1, 2, 4 of 6)');
export const wet = z.enum(['ijw', 'iwmo'], 'ijw of iwmo');
export const cent = z.string().regex(/^[0-9]{1,8}$/, 'hele centen');

export function orNothing<S extends z.ZodType>(schema: S) {
  return z.union([schema, z.literal('')]);
}

export function dayOrNull(tekst: string): Temporal.PlainDate | null {
  return tekst === '' ? null : Temporal.PlainDate.from(tekst);
}

/** Rows that hold from a day and, where they say so, up to and including another. */
export function inOrder<S extends z.ZodType<{ geldig_van: string; geldig_tot: string }>>(rij: S) {
  return rij.refine(({ geldig_van, geldig_tot }) => geldig_tot === '' || geldig_van <= geldig_tot, {
    path: ['geldig_tot'],
    error: 'niet voor geldig_van',
  });
}
