/** Test equipment: what reports read, out of lists, and short ways to make them. */
import type { RequestView } from '../casefile/casefile.ts';
import type { Care, GrantedMonth, TermCount } from '../casefile/rapportage.ts';
import { isBefore } from '../rules/dates.ts';
import { landelijk } from '../rules/examples/landelijk.ts';
import { dag } from '../rules/examples/waarden.ts';
import type { Question, Section, Source } from './rapport.ts';

export const gemeente = '0384';
export const standaard = 'ijw-3.2' as const;
export const [een, twee] = ['99990001', '99990002'] as const;

/** Ten in the morning of a day in Amsterdam. */
export const op = (tekst: string) => Temporal.Instant.from(`${tekst}T09:00:00Z`);

type Told = {
  readonly starts?: readonly (readonly [begin: string, ontvangen: string])[];
  readonly stops?: readonly (readonly [begin: string, eind: string, reden: string, ontvangen: string])[];
};

/** Allocated on a day, of one product of one provider unless told otherwise. */
export function zorg(
  toewijzingNummer: number,
  toegewezen: string,
  { starts = [], stops = [] }: Told = {},
  anders: Partial<Care> = {},
): Care {
  return {
    standaard,
    gemeente,
    aanbieder: een,
    toewijzingNummer,
    product: { Categorie: '45', Code: '45A01' },
    ingangsdatum: dag(toegewezen),
    einddatum: null,
    toegewezenOp: op(toegewezen),
    omvang: null,
    budget: null,
    starts: starts.map(([begin, ontvangen]) => ({ begindatum: dag(begin), ontvangenOp: op(ontvangen) })),
    stops: stops.map(([begin, eind, reden, ontvangen]) => ({
      begindatum: dag(begin),
      einddatum: dag(eind),
      // The reasons in the tests are of the code list.
      reden: reden as Care['stops'][number]['reden'],
      ontvangenOp: op(ontvangen),
    })),
    toegekend: [],
    ...anders,
  };
}

/** A month of granted care, in euros' cents. */
export function maand(van: string, debet: number, anders: Partial<GrantedMonth> = {}): GrantedMonth {
  const begin = dag(van);
  return {
    aanbieder: een,
    categorie: '45',
    code: '45A01',
    eenheid: '01',
    maand: begin.with({ day: 1 }),
    prestaties: 1,
    volume: 60,
    debet,
    credit: 0,
    laatsteDag: begin,
    ...anders,
  };
}

export function termijn(
  uitkomst: TermCount['uitkomst'],
  aantal: number,
  anders: Partial<TermCount> = {},
): TermCount {
  return {
    verplichting: 'OP090',
    partij: 'gemeente',
    aanbieder: een,
    uitkomst,
    dagen: null,
    aantal,
    ...anders,
  };
}

type World = {
  readonly zorg?: readonly Care[];
  /** By municipality and law: `0384/ijw-3.2`. */
  readonly toegekend?: Readonly<Record<string, readonly GrantedMonth[]>>;
  readonly termijnen?: readonly TermCount[];
  readonly verzoeken?: readonly RequestView[];
};

export function bronVan({ zorg: alle = [], toegekend = {}, termijnen = [], verzoeken = [] }: World): Source {
  return {
    async *zorg({ toegewezen, eindVanaf, ...wie }) {
      for (const deze of alle) {
        if (deze.gemeente !== wie.gemeente || deze.standaard !== wie.standaard) continue;
        if (wie.aanbieder !== undefined && deze.aanbieder !== wie.aanbieder) continue;
        if (eindVanaf && deze.einddatum && isBefore(deze.einddatum, eindVanaf)) continue;
        const { epochMilliseconds: om } = deze.toegewezenOp;
        if (toegewezen && (om < toegewezen.van.epochMilliseconds || om >= toegewezen.voor.epochMilliseconds))
          continue;
        yield deze;
      }
    },
    async toegekendPerMaand({ aanbieder, ...wie }) {
      const deze = toegekend[`${wie.gemeente}/${wie.standaard}`] ?? [];
      return deze.filter((een) => aanbieder === undefined || een.aanbieder === aanbieder);
    },
    async termijnenGeteld() {
      return termijnen;
    },
    async verzoeken({ voor = Number.MAX_SAFE_INTEGER, aantal }) {
      return verzoeken.filter(({ id }) => id < voor).slice(0, aantal);
    },
  };
}

export const vraag: Question = {
  van: dag('2026-01-01'),
  tot: dag('2026-12-31'),
  peildatum: dag('2026-12-31'),
  per: 'product',
  zaad: '1',
  aantal: 20,
  hoogstens: 1000,
};

export function sectie(met: object = {}, anders: Partial<Section> = {}): Section {
  // Tests give the numbers that the report they are about knows.
  return { gemeente, standaard, protocol: landelijk, met: met as Section['met'], ...anders };
}
