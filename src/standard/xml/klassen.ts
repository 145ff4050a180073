/** The generated mapping, made ready for reading and writing: per law, every class with its elements by name. */

import { basisklassen, berichtklassen } from '../berichten.generated.ts';
import { type Berichtsoort, berichtsoorten, type Standaard } from '../berichtsoorten.ts';
import type { Waardesoort } from '../schema/afbeelding.ts';

/** A child element of a class: a value, or an instance of another class. */
export type Onderdeel = {
  readonly naam: string;
  readonly verplicht: boolean;
  /** Whether it may occur more than once, so that its property is an array. */
  readonly lijst: boolean;
} & (
  | { readonly klasse: null; readonly waarde: Waardesoort }
  | { readonly klasse: Klasse; readonly waarde: null }
);

/** A class in one law: its elements in schema order. */
export type Klasse = {
  readonly naam: string;
  /** Whether its children are in the namespace of the basisschema. */
  readonly basis: boolean;
  readonly onderdelen: ReadonlyMap<string, Onderdeel>;
};

const waardesoorten: readonly Waardesoort[] = ['tekst', 'getal', 'datum', 'tijd'];

function maakKlassen(standaard: Standaard): (naam: string) => Klasse {
  const klaar = new Map<string, Klasse>();
  function klasse(naam: string): Klasse {
    const eerder = klaar.get(naam);
    if (eerder !== undefined) return eerder;
    const basis = basisklassen[naam];
    const velden = basis ?? berichtklassen[naam];
    if (velden === undefined) throw new Error(`De afbeelding kent geen ${naam}: draai npm run generate`);
    const onderdelen = new Map<string, Onderdeel>();
    const nieuw: Klasse = { naam, basis: basis !== undefined, onderdelen };
    klaar.set(naam, nieuw);
    for (const [elementnaam, type, min, max, alleenIn = standaard] of velden) {
      if (alleenIn !== standaard) continue;
      const waarde = waardesoorten.find((soort) => soort === type);
      const gemeen = { naam: elementnaam, verplicht: min > 0, lijst: max !== 1 };
      onderdelen.set(
        elementnaam,
        waarde === undefined
          ? { ...gemeen, klasse: klasse(type), waarde: null }
          : { ...gemeen, klasse: null, waarde },
      );
    }
    return nieuw;
  }
  return klasse;
}

const perStandaard = { 'ijw-3.2': maakKlassen('ijw-3.2'), 'iwmo-3.2': maakKlassen('iwmo-3.2') };

const wortels: ReadonlyMap<Berichtsoort, Klasse> = new Map(
  berichtsoorten.map((soort) => [soort, perStandaard[soort.standaard](`Bericht${soort.nummer}`)]),
);

/** The class of the root element `Bericht` of a kind. */
export function wortelklasse(soort: Berichtsoort): Klasse {
  const klasse = wortels.get(soort);
  if (klasse === undefined) throw new Error(`Geen afbeelding voor ${soort.bericht}`); // All kinds are in the table.
  return klasse;
}
