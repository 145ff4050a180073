/** `plafonds.csv`: the most that was agreed to be paid to a provider in a year. */
import { z } from 'zod';
import type { Ceiling } from '../../rules/regional/regional.ts';
import { ProtocolError } from './error.ts';
import { readCsv } from './read.ts';

const rij = z.strictObject({
  aanbieder: z.string().regex(/^[0-9]{8}$/, 'een AGB-code van 8 cijfers'),
  jaar: z.string().regex(/^[0-9]{4}$/, 'een jaar van 4 cijfers'),
  plafond_cent: z.string().regex(/^[0-9]{1,12}$/, 'hele centen'),
  bron: z.string().min(1, 'waar het staat'),
});

/** @throws ProtocolError */
export function readCeilings(pad: string): readonly Ceiling[] {
  const gezien = new Set<string>();
  return readCsv(rij, pad).map(({ waarde: { aanbieder, jaar, plafond_cent, bron }, regel }) => {
    const sleutel = `${aanbieder} ${jaar}`;
    if (gezien.has(sleutel)) {
      throw new ProtocolError(
        `${pad}, regel ${regel}: aanbieder ${aanbieder} heeft al een plafond voor ${jaar}. Laat er één staan.`,
      );
    }
    gezien.add(sleutel);
    return { aanbieder, jaar: Number(jaar), cent: Number(plafond_cent), bron };
  });
}
