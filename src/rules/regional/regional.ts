/** What a region agreed beyond the national standard, as data. Loaded from a pack under `protocols/`. */
import type {
  LDT_Eenheid,
  LDT_Frequentie,
  LDT_ProductCategorie,
  LDT_RedenAfwijzingVerzoek,
  LDT_RetourCode,
} from '../../standard/berichten.generated.ts';
import type { Standaard } from '../../standard/berichtsoorten.ts';
import type { Parameters } from './parameters.ts';

export type Regional = {
  /** The laws it is about. */
  readonly wetten: ReadonlySet<Standaard>;
  readonly producten: ReadonlyMap<string, Product>;
  readonly regels: readonly RegionalRule[];
  readonly schakelaars: Switches;
  readonly afkeur: Refusal;
  /** What the Header of an answer carries when only the region refuses a message as a whole. */
  readonly afkeurBericht: LDT_RetourCode;
  /** Codes of providers; none where no register is kept. */
  readonly aanbieders: readonly Registration[];
  readonly plafonds: readonly Ceiling[];
  /** The reasons of a 319 that are used here. */
  readonly afwijzingsredenen: ReadonlySet<string>;
  /** The rule that says so of a reason that is not; a reason may stand in neither. */
  readonly ongebruikteRedenen: ReadonlyMap<string, string>;
  readonly afspraken: Arrangements;
  /** How long after its end an allocation may be looked up; absent: always. */
  readonly inzageNaEinde?: { readonly aantal: number; readonly in: 'maanden' | 'jaren' };
};

/** What a municipality switches on knowingly, because a national rule says otherwise. */
export type Switches = {
  /** Refuse a declared line because of a start or stop (against OP364); off: only signal it. */
  readonly declaratieVereistStart: boolean;
  /** Rules about other messages that refuse what the standard accepts: by their id, only these do; others signal it. */
  readonly tegenDeStandaard: ReadonlySet<string>;
};

/** The most that was agreed to be paid to a provider in a year. */
export type Ceiling = {
  readonly aanbieder: string;
  readonly jaar: number;
  /** eurocents */
  readonly cent: number;
  readonly bron: string;
};

/** A code (AGB) under which a provider sends messages, and since when. */
export type Registration = {
  readonly code: string;
  /** Whose code it is: two codes of one provider are the same name. */
  readonly naam: string;
  readonly rol: 'aanbieder' | 'onderaannemer';
  /** Paid in one sum, so not by what it declares. */
  readonly lumpsum: boolean;
  readonly geldigVan: Temporal.PlainDate;
  readonly geldigTot: Temporal.PlainDate | null;
  /** When a change to this code was announced, and from when it was permitted; null where that is not registered. */
  readonly gemeldOp: Temporal.PlainDate | null;
  readonly toegestaanVanaf: Temporal.PlainDate | null;
  /** From when no new clients are taken, after a notice; null: they are. */
  readonly geenNieuweVanaf: Temporal.PlainDate | null;
};

/**
 * How a line travels that only a regional rule refuses. The standard has no code for such a refusal.
 * `retourcode`: returned as refused, under the rule's own choice of code or else this one.
 * `goedkeuren-met-signaal`: granted, and a person is told.
 */
export type Travel =
  | { readonly wijze: 'retourcode'; readonly retourcode: LDT_RetourCode }
  | { readonly wijze: 'goedkeuren-met-signaal' };

/**
 * `vasthouden`: its declaration is held until a person decided on the line, and `daarna` holds where nobody did in time.
 * Whatever else the region refuses, a class of another message, travels as `daarna` says.
 */
export type Refusal = Travel | { readonly wijze: 'vasthouden'; readonly daarna: Travel };

/** How something travels that is not held for a person. */
export function travelOf(afkeur: Refusal): Travel {
  return afkeur.wijze === 'vasthouden' ? afkeur.daarna : afkeur;
}

/** What follows when a rule is broken. */
export type Consequence =
  | { readonly wat: 'weigeren' }
  | { readonly wat: 'signaleren' }
  /** A request: told to whoever decides, with the reason (WJ760) that refusing would have where one is agreed. */
  | { readonly wat: 'adviseren'; readonly reden: LDT_RedenAfwijzingVerzoek | null }
  /** A request: refused without a decision, with this reason (WJ760). */
  | { readonly wat: 'zelf-afwijzen'; readonly reden: LDT_RedenAfwijzingVerzoek };

/** One rule of the region that a kind of rule carries out. */
export type RegionalRule = {
  readonly id: string;
  /** Which kind of rule, by the name of its file. */
  readonly soort: string;
  readonly parameters: Parameters;
  readonly gevolg: Consequence;
  readonly wetten: ReadonlySet<Standaard>;
  /** The code of the standard that says the same, for the answer; null: the one of the pack. */
  readonly retourcode: LDT_RetourCode | null;
  /** National rules it departs from. */
  readonly wijktAf: readonly string[];
  readonly uitleg: string;
  readonly bron: string;
};

export type Product = {
  readonly code: string;
  readonly naam: string;
  readonly categorie: LDT_ProductCategorie;
  /** `maand`: a price per calendar month; null where only the code is named. */
  readonly variant: 'inspanning' | 'output' | 'maand' | 'traject' | null;
  /** `uitlopend`: only what was allocated before still runs; `genoemd`: nothing but the code is known. */
  readonly status: 'actief' | 'uitlopend' | 'genoemd';
  readonly tarieven: readonly Tariff[];
  /** How it may be allocated; null where that is not said. */
  readonly toewijzen: {
    readonly eenheid: LDT_Eenheid;
    readonly frequenties: readonly LDT_Frequentie[];
  } | null;
  readonly maxVolume: { readonly aantal: number; readonly per: 'week' | 'toewijzing' } | null;
  readonly maxDuur: { readonly aantal: number; readonly in: 'weken' | 'maanden' } | null;
  /** From the first birthday named until, not with, the second. */
  readonly leeftijd: { readonly van: number; readonly tot: number } | null;
  readonly geldigVan: Temporal.PlainDate;
  readonly geldigTot: Temporal.PlainDate | null;
  readonly bron: string;
};

export type Tariff = {
  readonly eenheid: LDT_Eenheid;
  /** eurocents */
  readonly cent: number;
  readonly geldigVan: Temporal.PlainDate;
  readonly geldigTot: Temporal.PlainDate | null;
  readonly bron: string;
};

/** What the catalogue says of products together. */
export type Arrangements = {
  /** A shorter allocation allows proportionally less: hours per month or week, in hundredths. */
  readonly evenredig: readonly {
    readonly codes: ReadonlySet<string>;
    readonly per: 'maand' | 'week';
    /** Hundredths of an hour. */
    readonly honderdsten: number;
    readonly bron: string;
  }[];
  readonly stapeling: readonly Stacking[];
  /** From light to heavy. */
  readonly zwaarte: readonly { readonly codes: readonly string[]; readonly bron: string }[];
  readonly verlenging: ReadonlyMap<string, Extension>;
  readonly vervoer: Transport | null;
};

/** Whether products `a` go beside products `b` at the same time. */
export type Stacking = {
  /** Empty: every product. */
  readonly a: ReadonlySet<string>;
  /** Empty: the same product. */
  readonly b: ReadonlySet<string>;
  readonly oordeel: 'niet' | 'na-overleg' | 'wel';
  readonly bron: string;
};

export type Extension = {
  readonly keren: number | null;
  readonly maanden: number | null;
  readonly volume: number | null;
  /** The product it is extended with; null for the same or a lighter one. */
  readonly product: string | null;
  readonly bron: string;
};

/** Which code belongs to a distance and a way of travelling. */
export type Transport = {
  /** Kilometres at which the next column begins, one way. */
  readonly grenzen: readonly number[];
  /** Per way of travelling a code for each column. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
  /** Beside which products a code may be asked. */
  readonly naast: ReadonlyMap<string, ReadonlySet<string>>;
  readonly bron: string;
};
