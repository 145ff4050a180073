/** The fictitious world of the examples: its people, parties and products. Nobody and nothing here exists. */
import type {
  CDT_Adres,
  CDT_GeslotenPeriode,
  CDT_Omvang,
  CDT_Product,
  CDT_Telefoonnummers,
  LDT_ProductCategorie,
} from '../../standard/berichten.generated.ts';
import type { Standaard } from '../../standard/berichtsoorten.ts';

/** A date as the XML writes it. */
export function dag(tekst: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(tekst);
}

/** A closed period; of one day when only that day is given. */
export function periode(begin: string, eind = begin): CDT_GeslotenPeriode {
  return { Begindatum: dag(begin), Einddatum: dag(eind) };
}

/** BSN from the official test series; all satisfy the 11-proef. */
export const bsn = { eerste: '999900006', tweede: '999900018', derde: '999900031' } as const;

export const gemeente = '0384';
export const aanbieder = '99990001';

export const namen = {
  client: { Achternaam: 'Verzonnenstein' },
  relatie: { Achternaam: 'Fabelhuizen' },
  partner: { Achternaam: 'Sprookjesberg' },
} as const;

const categorieen: Readonly<Record<Standaard, readonly [LDT_ProductCategorie, LDT_ProductCategorie]>> = {
  'ijw-3.2': ['45', '50'],
  'iwmo-3.2': ['02', '07'],
};

/** The category of the examples under this law; `tweede` is another one of the same law. */
export function categorie(standaard: Standaard, welke: 'eerste' | 'tweede' = 'eerste'): LDT_ProductCategorie {
  return categorieen[standaard][welke === 'eerste' ? 0 : 1];
}

/** A product with a code (specific): a different code for every `nummer`. */
export function specifiek(standaard: Standaard, nummer = 1): Required<CDT_Product> {
  const eerste = categorie(standaard);
  return { Categorie: eerste, Code: `${eerste}A${String(nummer).padStart(2, '0')}` };
}

/** A product known by its category only. */
export function aspecifiek(standaard: Standaard): CDT_Product {
  return { Categorie: categorie(standaard) };
}

/** Two hours a month. */
export const omvang: CDT_Omvang = { Volume: 2, Eenheid: '04', Frequentie: '4' };

export const adres: CDT_Adres = {
  Huis: { Huisnummer: 1 },
  Postcode: '9999XX',
  Straatnaam: 'Denkbeeldpad',
  Plaatsnaam: 'Nergenshuizen',
  LandCode: 'NL',
};

export const telefoon: CDT_Telefoonnummers = {
  Telefoon01: { Telefoonnummer: '0000000000', Landnummer: '0031' },
};

/** What an example changes in a base; `undefined` leaves an optional element out. */
export type Wijziging<T> = {
  readonly [K in keyof T]?: T[K] | (Record<never, never> extends Pick<T, K> ? undefined : never);
};

/** A base with some elements replaced. */
export function met<T extends object>(basis: T, wijziging: Wijziging<T> | undefined): T {
  const gevuld = Object.entries({ ...basis, ...wijziging }).filter(([, waarde]) => waarde !== undefined);
  // Only optional elements can be undefined in a Wijziging, so what is left is a T again.
  return Object.fromEntries(gevuld) as T;
}
