/** `afspraken.yaml`: what the catalogue says of products together. */
import { z } from 'zod';
import type { Arrangements, Product } from '../../rules/regional/regional.ts';
import { ProtocolError } from './error.ts';
import { readYaml } from './read.ts';
import { code } from './values.ts';

const bron = z.string().min(1, 'waar het staat');
const codes = z.array(code).min(1);

const bestand = z.strictObject({
  evenredig: z
    .array(z.strictObject({ codes, per: z.enum(['maand', 'week']), honderdstenUur: z.int().min(1), bron }))
    .default([]),
  stapeling: z
    .array(
      z.strictObject({
        a: z.union([codes, z.literal('alle')]),
        b: z.union([codes, z.literal('zelfde')]),
        oordeel: z.enum(['niet', 'na-overleg', 'wel']),
        bron,
      }),
    )
    .default([]),
  /** From light to heavy. */
  zwaarte: z.array(z.strictObject({ codes, bron })).default([]),
  verlenging: z
    .array(
      z.strictObject({
        codes,
        keren: z.int().min(0).nullable().default(null),
        maanden: z.int().min(1).nullable().default(null),
        volume: z.int().min(1).nullable().default(null),
        product: code.nullable().default(null),
        bron,
      }),
    )
    .default([]),
  vervoer: z
    .strictObject({
      grenzenKm: z.array(z.int().min(1)),
      codes: z.record(z.string(), codes),
      naast: z.record(code, codes),
      bron,
    })
    .nullable()
    .default(null),
});

export const geenAfspraken: Arrangements = {
  evenredig: [],
  stapeling: [],
  zwaarte: [],
  verlenging: new Map(),
  vervoer: null,
};

/** @throws ProtocolError */
export function readArrangements(pad: string, producten: ReadonlyMap<string, Product>): Arrangements {
  const { waarde, regel } = readYaml(bestand, pad);
  const known = (deze: readonly string[], waar: readonly PropertyKey[]) => {
    for (const een of deze) {
      if (producten.has(een)) continue;
      throw new ProtocolError(
        `${pad}, regel ${regel(waar)}: product ${een} staat niet in producten.csv. Voeg het toe, of haal het hier weg.`,
      );
    }
    return new Set(deze);
  };
  const { vervoer } = waarde;
  return {
    evenredig: waarde.evenredig.map(({ honderdstenUur, ...rest }, i) => ({
      ...rest,
      codes: known(rest.codes, ['evenredig', i, 'codes']),
      honderdsten: honderdstenUur,
    })),
    stapeling: waarde.stapeling.map(({ a, b, ...rest }, i) => ({
      ...rest,
      a: a === 'alle' ? new Set<string>() : known(a, ['stapeling', i, 'a']),
      b: b === 'zelfde' ? new Set<string>() : known(b, ['stapeling', i, 'b']),
    })),
    zwaarte: waarde.zwaarte.map((een, i) => ({
      codes: [...known(een.codes, ['zwaarte', i, 'codes'])],
      bron: een.bron,
    })),
    verlenging: new Map(
      waarde.verlenging.flatMap(({ codes: voor, ...rest }, i) =>
        [...known(voor, ['verlenging', i, 'codes'])].map((een) => [een, rest] as const),
      ),
    ),
    vervoer: vervoer && {
      grenzen: vervoer.grenzenKm,
      codes: new Map(
        Object.entries(vervoer.codes).map(([hoe, rij]) => {
          known(rij, ['vervoer', 'codes', hoe]);
          return [hoe, rij];
        }),
      ),
      naast: new Map(
        Object.entries(vervoer.naast).map(([een, rij]) => [een, known(rij, ['vervoer', 'naast', een])]),
      ),
      bron: vervoer.bron,
    },
  };
}
