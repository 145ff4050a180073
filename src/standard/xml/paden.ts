import type { Knoop } from './lezen.ts';

/** The last piece of a child's path: its name, with `[n]` when the parent has several of that name. */
export type Padstuk = (ouder: Knoop, kind: Knoop) => string;

const gewoneNaam = /^[A-Za-z_][A-Za-z_.-]{0,39}[0-9]{0,3}$/;

/** An element name fit for a finding. A name that could carry data (long, or with many digits) is left out. */
export function toonbareNaam(naam: string): string {
  return gewoneNaam.test(naam) ? naam : 'onbekend-element';
}

/** Makes a path maker that looks at the children of each parent only once, so that many findings stay cheap. */
export function maakPadstuk(): Padstuk {
  const perOuder = new Map<Knoop, ReadonlyMap<Knoop, string>>();
  return (ouder, kind) => {
    let stukken = perOuder.get(ouder);
    if (stukken === undefined) {
      const aantallen = new Map<string, number>();
      for (const { naam } of ouder.kinderen) aantallen.set(naam, (aantallen.get(naam) ?? 0) + 1);
      const gezien = new Map<string, number>();
      stukken = new Map(
        ouder.kinderen.map((knoop) => {
          const volgnummer = (gezien.get(knoop.naam) ?? 0) + 1;
          gezien.set(knoop.naam, volgnummer);
          const naam = toonbareNaam(knoop.naam);
          return [knoop, aantallen.get(knoop.naam) === 1 ? naam : `${naam}[${volgnummer}]`];
        }),
      );
      perOuder.set(ouder, stukken);
    }
    return stukken.get(kind) ?? toonbareNaam(kind.naam);
  };
}
