/**
 * The kinds of message of iJw 3.2 and iWmo 3.2: the one table that says which law, number, code, direction and
 * namespace belong together.
 *
 * Source: iJw/iWmo release 3.2 (BerichtCode: COD002VEKTIS; retours: IV028; declaratie-antwoord: IV087).
 */

/** A law's standard in one release. */
export type Standaard = 'ijw-3.2' | 'iwmo-3.2';

/** Municipality (CBS code, 4 digits) or care provider (AGB code, 8 digits). */
export type Partij = 'gemeente' | 'aanbieder';

type Rij = {
  readonly naam: string;
  readonly berichtcode: Readonly<Record<Standaard, string>>;
  readonly afzender: Partij;
};

/** What the standard fixes per number; everything else about a kind follows from it. */
const rijen = {
  '301': {
    naam: 'Toewijzingsbericht',
    berichtcode: { 'ijw-3.2': '436', 'iwmo-3.2': '414' },
    afzender: 'gemeente',
  },
  '302': {
    naam: 'Retourbericht op het toewijzingsbericht',
    berichtcode: { 'ijw-3.2': '437', 'iwmo-3.2': '415' },
    afzender: 'aanbieder',
  },
  '305': {
    naam: 'Startbericht',
    berichtcode: { 'ijw-3.2': '438', 'iwmo-3.2': '418' },
    afzender: 'aanbieder',
  },
  '306': {
    naam: 'Retourbericht op het startbericht',
    berichtcode: { 'ijw-3.2': '439', 'iwmo-3.2': '419' },
    afzender: 'gemeente',
  },
  '307': { naam: 'Stopbericht', berichtcode: { 'ijw-3.2': '440', 'iwmo-3.2': '420' }, afzender: 'aanbieder' },
  '308': {
    naam: 'Retourbericht op het stopbericht',
    berichtcode: { 'ijw-3.2': '441', 'iwmo-3.2': '421' },
    afzender: 'gemeente',
  },
  '315': {
    naam: 'Verzoek om toewijzing',
    berichtcode: { 'ijw-3.2': '446', 'iwmo-3.2': '444' },
    afzender: 'aanbieder',
  },
  '316': {
    naam: 'Retourbericht op het verzoek om toewijzing',
    berichtcode: { 'ijw-3.2': '447', 'iwmo-3.2': '445' },
    afzender: 'gemeente',
  },
  '317': {
    naam: 'Verzoek om wijziging',
    berichtcode: { 'ijw-3.2': '486', 'iwmo-3.2': '480' },
    afzender: 'aanbieder',
  },
  '318': {
    naam: 'Retourbericht op het verzoek om wijziging',
    berichtcode: { 'ijw-3.2': '487', 'iwmo-3.2': '481' },
    afzender: 'gemeente',
  },
  '319': {
    naam: 'Antwoordbericht',
    berichtcode: { 'ijw-3.2': '488', 'iwmo-3.2': '482' },
    afzender: 'gemeente',
  },
  '320': {
    naam: 'Retourbericht op het antwoordbericht',
    berichtcode: { 'ijw-3.2': '489', 'iwmo-3.2': '483' },
    afzender: 'aanbieder',
  },
  '323': {
    naam: 'Declaratiebericht',
    berichtcode: { 'ijw-3.2': '490', 'iwmo-3.2': '484' },
    afzender: 'aanbieder',
  },
  '325': {
    naam: 'Declaratie-antwoordbericht',
    berichtcode: { 'ijw-3.2': '491', 'iwmo-3.2': '485' },
    afzender: 'gemeente',
  },
} as const satisfies Readonly<Record<string, Rij>>;

/** The number of a kind, the same for both laws. */
export type Nummer = keyof typeof rijen;

/** The technical retour of each heen-bericht (IV028); a 323 is answered by a 325, which has no retour (IV087). */
const retours: Readonly<Partial<Record<Nummer, Nummer>>> = {
  '301': '302',
  '305': '306',
  '307': '308',
  '315': '316',
  '317': '318',
  '319': '320',
};

/** The name of a kind as the standard writes it: `JW305`, `WMO305`. */
export type Berichtnaam = `JW${Nummer}` | `WMO${Nummer}`;

export type Berichtsoort = {
  readonly standaard: Standaard;
  readonly nummer: Nummer;
  readonly bericht: Berichtnaam;
  /** The Dutch name, for people. */
  readonly naam: string;
  /** Header/BerichtCode. */
  readonly berichtcode: string;
  /** Who sends the message on the wire. */
  readonly afzender: Partij;
  /** Whose code stands in Header/Afzender: a retour does not swap the parties of the message it answers. */
  readonly headerAfzender: Partij;
  readonly soort: 'heen' | 'retour';
  /** The technical retour of a heen-bericht; null for a retour, a 323 and a 325. */
  readonly retour: Nummer | null;
  /** The namespace of `Bericht` and of everything that is no child of a CDT_ type. */
  readonly namespace: string;
  /** The namespace of the children of CDT_ types. */
  readonly basisNamespace: string;
  /** The usual prefix for `namespace`: `jw305`. */
  readonly prefix: string;
  /** The usual prefix for `basisNamespace`. */
  readonly basisPrefix: 'ijw' | 'iwmo';
};

/** All numbers, ascending. */
// Object.keys forgets the key type; `rijen` has exactly the keys of Nummer.
export const nummers: readonly Nummer[] = Object.keys(rijen) as Nummer[];

export const standaarden: readonly Standaard[] = ['ijw-3.2', 'iwmo-3.2'];

function maak(standaard: Standaard, nummer: Nummer): Berichtsoort {
  const { naam, berichtcode, afzender } = rijen[nummer];
  const jeugd = standaard === 'ijw-3.2';
  const basisPrefix = jeugd ? 'ijw' : 'iwmo';
  const prefix = `${jeugd ? 'jw' : 'wmo'}${nummer}`;
  const isRetour = Object.values(retours).includes(nummer);
  const ander = afzender === 'gemeente' ? 'aanbieder' : 'gemeente';
  return {
    standaard,
    nummer,
    bericht: jeugd ? `JW${nummer}` : `WMO${nummer}`,
    naam,
    berichtcode: berichtcode[standaard],
    afzender,
    headerAfzender: isRetour ? ander : afzender,
    soort: isRetour ? 'retour' : 'heen',
    retour: retours[nummer] ?? null,
    namespace: `http://www.istandaarden.nl/${basisPrefix}/3_2/${prefix}/schema`,
    basisNamespace: `http://www.istandaarden.nl/${basisPrefix}/3_2/basisschema/schema`,
    prefix,
    basisPrefix,
  };
}

/** All 28 kinds: iJw before iWmo, numbers ascending. */
export const berichtsoorten: readonly Berichtsoort[] = standaarden.flatMap((standaard) =>
  nummers.map((nummer) => maak(standaard, nummer)),
);

const perNaam = new Map(berichtsoorten.map((soort) => [`${soort.standaard}/${soort.nummer}`, soort]));
const perNamespace = new Map(berichtsoorten.map((soort) => [soort.namespace, soort]));
const perBericht = new Map<string, Berichtsoort>(berichtsoorten.map((soort) => [soort.bericht, soort]));

export function berichtsoort(standaard: Standaard, nummer: Nummer): Berichtsoort {
  const soort = perNaam.get(`${standaard}/${nummer}`);
  if (soort === undefined) throw new Error(`Geen berichtsoort ${standaard}/${nummer}`); // The table is total.
  return soort;
}

/** The kind whose root element has this namespace, or null. */
export function soortVanNamespace(namespace: string): Berichtsoort | null {
  return perNamespace.get(namespace) ?? null;
}

/** The kind with this name (`JW305`), or null. */
export function soortVanBericht(bericht: string): Berichtsoort | null {
  return perBericht.get(bericht) ?? null;
}

/** The technical retour of a heen-bericht, or null. */
export function retourVan(soort: Berichtsoort): Berichtsoort | null {
  return soort.retour === null ? null : berichtsoort(soort.standaard, soort.retour);
}

/** The heen-bericht that a retour answers, or null. */
export function heenVan(soort: Berichtsoort): Berichtsoort | null {
  return (
    berichtsoorten.find((heen) => heen.standaard === soort.standaard && heen.retour === soort.nummer) ?? null
  );
}

/** The names of a law and release for people: `iJw 3.2`. */
export const standaardnamen: Readonly<Record<Standaard, string>> = {
  'ijw-3.2': 'iJw 3.2',
  'iwmo-3.2': 'iWmo 3.2',
};
