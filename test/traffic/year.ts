/**
 * A year of one client, as the back offices of a municipality and a provider hand it in: a request of two products, one
 * investigated and granted and one refused, care from month to month, a declaration that is wrong and one that makes it
 * right, more hours from June, a holiday, and the end.
 */
import {
  bericht301,
  bericht305,
  bericht307,
  bericht315,
  bericht317,
  bericht319,
  bericht323,
} from '../../src/rules/examples/berichten.ts';
import { dag, periode, specifiek } from '../../src/rules/examples/waarden.ts';
import type { Bericht, Prestatie323 } from '../../src/standard/berichten.generated.ts';
import type { Standaard } from '../../src/standard/berichtsoorten.ts';

export type Happening = {
  readonly op: Temporal.Instant;
  readonly van: 'gemeente' | 'aanbieder';
  readonly bericht: Bericht;
};

/** What the municipality agreed with the provider per hour; the provider's software does not know it. */
export const uurtarief = 1250;

/** What the municipality pays for the year, by DeclaratieNummer, in cents. */
export const toegekend: Readonly<Record<string, number>> = {
  D202601: 4 * uurtarief,
  // January is taken back; February is refused for its tariff.
  D202602: -4 * uurtarief,
  D202603: (8 + 5 + 9) * uurtarief,
  D202604: 8 * uurtarief,
  D202605: 10 * uurtarief,
  D202606: 12 * uurtarief,
  D202607: 12 * uurtarief,
  D202609: 11 * uurtarief,
  D202610: 12 * uurtarief,
  D202611: 7 * uurtarief,
};

const eerste = 1001;
const tweede = 1002;

export function year(wet: Standaard): readonly Happening[] {
  const volgensPlan = wet === 'ijw-3.2' ? '31' : '19';
  const omvang = (Volume: number) => ({ Volume, Eenheid: '04', Frequentie: '4' }) as const;
  const januari = hours('P01', eerste, '2026-01-19', '2026-01-31', 4);
  return [
    on('2026-01-05', 'aanbieder', (kop) =>
      bericht315(wet, {
        ...kop,
        identificatie: 'VERZOEK1',
        producten: [
          { ToewijzingIngangsdatum: dag('2026-01-19'), Omvang: omvang(10) },
          { ToewijzingIngangsdatum: dag('2026-01-19'), Omvang: omvang(2) },
        ],
      }),
    ),
    on('2026-01-08', 'gemeente', (kop) =>
      bericht319(wet, {
        ...kop,
        identificatie: 'ANTWOORD1',
        antwoord: { VerzoekAntwoord: '2', RedenAfwijzingVerzoek: undefined },
      }),
    ),
    on('2026-01-09', 'gemeente', (kop) =>
      bericht319(wet, { ...kop, identificatie: 'ANTWOORD2', antwoord: { ReferentieAanbieder: 'VOT2' } }),
    ),
    on('2026-01-14', 'gemeente', (kop) =>
      bericht301(wet, {
        ...kop,
        identificatie: 'TOEWIJZING1',
        producten: [
          {
            Toewijzingsdatum: dag('2026-01-14'),
            Ingangsdatum: dag('2026-01-19'),
            Omvang: omvang(10),
            ReferentieAanbieder: 'VOT1',
          },
        ],
      }),
    ),
    on('2026-01-20', 'aanbieder', (kop) =>
      bericht305(wet, {
        ...kop,
        identificatie: 'START1',
        producten: [{ ToewijzingIngangsdatum: dag('2026-01-19'), Begindatum: dag('2026-01-19') }],
      }),
    ),
    declared(wet, '2026-02-03', '01', [januari]),
    declared(wet, '2026-03-03', '02', [
      credit('C01', januari),
      hours('P02', eerste, '2026-02-01', '2026-02-28', 8, 1300),
    ]),
    declared(wet, '2026-04-02', '03', [
      hours('P02A', eerste, '2026-02-01', '2026-02-28', 8),
      hours('P01A', eerste, '2026-01-19', '2026-01-31', 5),
      hours('P03', eerste, '2026-03-01', '2026-03-31', 9),
    ]),
    on('2026-04-15', 'aanbieder', (kop) =>
      bericht317(wet, {
        ...kop,
        identificatie: 'VERZOEK2',
        ongewijzigd: [],
        teWijzigen: [
          { ToewijzingNummer: eerste, GewensteIngangsdatum: dag('2026-06-01'), Omvang: omvang(12) },
        ],
        nieuw: [],
      }),
    ),
    on('2026-04-20', 'gemeente', (kop) =>
      bericht301(wet, {
        ...kop,
        identificatie: 'TOEWIJZING2',
        producten: [
          {
            Toewijzingsdatum: dag('2026-01-14'),
            Ingangsdatum: dag('2026-01-19'),
            Einddatum: dag('2026-05-31'),
            RedenWijziging: '12',
            Omvang: omvang(10),
            ReferentieAanbieder: 'VOW1',
          },
          {
            ToewijzingNummer: tweede,
            Product: specifiek(wet),
            Toewijzingsdatum: dag('2026-04-20'),
            Ingangsdatum: dag('2026-06-01'),
            Omvang: omvang(12),
            ReferentieAanbieder: 'VOW1',
          },
        ],
      }),
    ),
    declared(wet, '2026-05-04', '04', [hours('P04', eerste, '2026-04-01', '2026-04-30', 8)]),
    on('2026-06-01', 'aanbieder', (kop) =>
      bericht307(wet, {
        ...kop,
        identificatie: 'STOP1',
        producten: [
          {
            ToewijzingIngangsdatum: dag('2026-01-19'),
            Begindatum: dag('2026-01-19'),
            Einddatum: dag('2026-05-31'),
            RedenBeeindiging: volgensPlan,
          },
        ],
      }),
    ),
    declared(wet, '2026-06-02', '05', [hours('P05', eerste, '2026-05-01', '2026-05-31', 10)]),
    started(wet, '2026-06-03', 'START2', [['2026-06-01', '1']]),
    // It was a day later.
    started(wet, '2026-06-08', 'START3', [
      ['2026-06-01', '3'],
      ['2026-06-02', '1'],
    ]),
    declared(wet, '2026-07-02', '06', [hours('P06', tweede, '2026-06-01', '2026-06-30', 12)]),
    stopped(wet, '2026-07-31', 'STOP2', '2026-06-02', '2026-07-31', '20'),
    declared(wet, '2026-08-04', '07', [hours('P07', tweede, '2026-07-01', '2026-07-31', 12)]),
    started(wet, '2026-09-01', 'START4', [['2026-09-01', '1']]),
    // Nothing was delivered in August, so nothing is declared.
    declared(wet, '2026-10-02', '09', [hours('P09', tweede, '2026-09-01', '2026-09-30', 11)]),
    declared(wet, '2026-11-03', '10', [hours('P10', tweede, '2026-10-01', '2026-10-31', 12)]),
    stopped(wet, '2026-12-01', 'STOP3', '2026-09-01', '2026-11-30', volgensPlan),
    declared(wet, '2026-12-02', '11', [hours('P11', tweede, '2026-11-01', '2026-11-30', 7)]),
    on('2026-12-03', 'gemeente', (kop) =>
      bericht301(wet, {
        ...kop,
        identificatie: 'TOEWIJZING3',
        producten: [
          {
            ToewijzingNummer: tweede,
            Product: specifiek(wet),
            Toewijzingsdatum: dag('2026-04-20'),
            Ingangsdatum: dag('2026-06-01'),
            Einddatum: dag('2026-11-30'),
            RedenWijziging: '02',
            Omvang: omvang(12),
          },
        ],
      }),
    ),
  ];
}

/** At half past ten in the morning, by the clocks here. */
export function morning(dagtekening: string): Temporal.Instant {
  return Temporal.ZonedDateTime.from(`${dagtekening}T10:30[Europe/Amsterdam]`).toInstant();
}

function on(
  dagtekening: string,
  van: Happening['van'],
  maak: (kop: { readonly dagtekening: string }) => Bericht,
): Happening {
  return { op: morning(dagtekening), van, bericht: maak({ dagtekening }) };
}

function started(
  wet: Standaard,
  dagtekening: string,
  identificatie: string,
  starts: readonly (readonly [begin: string, status: '1' | '3'])[],
): Happening {
  const producten = starts.map(([begin, StatusAanlevering]) => ({
    ToewijzingNummer: tweede,
    Product: specifiek(wet),
    ToewijzingIngangsdatum: dag('2026-06-01'),
    Begindatum: dag(begin),
    StatusAanlevering,
  }));
  return on(dagtekening, 'aanbieder', (kop) => bericht305(wet, { ...kop, identificatie, producten }));
}

function stopped(
  wet: Standaard,
  dagtekening: string,
  identificatie: string,
  begin: string,
  eind: string,
  RedenBeeindiging: '19' | '20' | '31',
): Happening {
  const product = {
    ToewijzingNummer: tweede,
    ToewijzingIngangsdatum: dag('2026-06-01'),
    Begindatum: dag(begin),
    Einddatum: dag(eind),
    RedenBeeindiging,
  };
  return on(dagtekening, 'aanbieder', (kop) =>
    bericht307(wet, { ...kop, identificatie, producten: [product] }),
  );
}

type Line = Omit<Prestatie323, 'ProductCategorie' | 'ProductCode'>;

function declared(
  wet: Standaard,
  dagtekening: string,
  maand: string,
  prestaties: readonly Line[],
): Happening {
  const begin = dag(`2026-${maand}-01`);
  const DeclaratiePeriode = periode(begin.toString(), begin.with({ day: begin.daysInMonth }).toString());
  return on(dagtekening, 'aanbieder', (kop) =>
    bericht323(wet, {
      ...kop,
      identificatie: `DECL2026${maand}`,
      declaratie: {
        DeclaratieNummer: `D2026${maand}`,
        DeclaratiePeriode,
        DeclaratieDagtekening: dag(dagtekening),
      },
      clienten: [
        {
          prestaties: prestaties.map((prestatie) => ({ ...prestatie, ProductCode: specifiek(wet).Code })),
        },
      ],
    }),
  );
}

function hours(
  ReferentieNummer: string,
  ToewijzingNummer: number,
  begin: string,
  eind: string,
  GeleverdVolume: number,
  ProductTarief = uurtarief,
): Line {
  return {
    ProductReferentie: { ReferentieNummer },
    ToewijzingNummer,
    ProductPeriode: periode(begin, eind),
    GeleverdVolume,
    Eenheid: '04',
    ProductTarief,
    IngediendBedrag: { Bedrag: GeleverdVolume * ProductTarief, DebetCredit: 'D' },
  };
}

function credit(ReferentieNummer: string, debet: Line): Line {
  return {
    ...debet,
    ProductReferentie: {
      ReferentieNummer,
      VorigReferentieNummer: debet.ProductReferentie.ReferentieNummer,
    },
    IngediendBedrag: { ...debet.IngediendBedrag, DebetCredit: 'C' },
  };
}
