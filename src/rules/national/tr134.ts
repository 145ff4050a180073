import { standaarden } from '../../standard/berichtsoorten.ts';
import {
  declaratie,
  geboortedata,
  prestaties,
  startProducten,
  stopProducten,
  toegewezenProducten,
} from '../classes.ts';
import { isAfter } from '../dates.ts';
import { datum } from '../dutch.ts';
import {
  bericht301,
  bericht305,
  bericht307,
  bericht315,
  bericht323,
  bericht325,
} from '../examples/berichten.ts';
import { dag, periode } from '../examples/waarden.ts';
import type { Defect, RuleWithin } from '../rule.ts';

type Dated = {
  readonly klasse: string;
  readonly element: string;
  /** The date as the sentence calls it. */
  readonly naam: string;
  readonly dag: Temporal.PlainDate;
  /** Of a person, so that a finding does not repeat it. */
  readonly persoonlijk?: boolean;
};

function* inFuture(
  {
    BerichtIdentificatie: { Dagtekening },
  }: { readonly BerichtIdentificatie: { readonly Dagtekening: Temporal.PlainDate } },
  data: Iterable<Dated>,
): Iterable<Defect> {
  for (const { klasse, element, naam, dag: deze, persoonlijk = false } of data) {
    if (!isAfter(deze, Dagtekening)) continue;
    yield {
      klasse,
      element,
      melding: `De ${naam}${persoonlijk ? '' : ` ${datum(deze)}`} ligt na de Dagtekening ${datum(Dagtekening)} van het bericht.`,
      waarden: { [naam]: persoonlijk ? 'later' : datum(deze), dagtekening: datum(Dagtekening) },
      herstel: `Vul een datum tot en met ${datum(Dagtekening)}, of stuur het bericht met een latere Dagtekening.`,
    };
  }
}

function births(bericht: Parameters<typeof geboortedata>[0]): readonly Dated[] {
  return geboortedata(bericht).map(({ pad, inhoud }) => ({
    klasse: pad,
    element: 'Geboortedatum/Datum',
    naam: 'geboortedatum',
    dag: inhoud.Datum,
    persoonlijk: true,
  }));
}

function begin({
  pad,
  inhoud,
}: {
  readonly pad: string;
  readonly inhoud: { readonly ProductPeriode: { readonly Begindatum: Temporal.PlainDate } };
}): Dated {
  return {
    klasse: pad,
    element: 'ProductPeriode/Begindatum',
    naam: 'Begindatum van de ProductPeriode',
    dag: inhoud.ProductPeriode.Begindatum,
  };
}

const vandaag = { Geboortedatum: { Datum: dag('2026-05-06') } };
const morgen = { Geboortedatum: { Datum: dag('2026-05-07') } };
const dagtekening = '2026-05-06';

export const tr134: RuleWithin<'301' | '305' | '307' | '315' | '323' | '325'> = {
  code: 'TR134',
  eis: 'Geboorte, toewijzing, start, stop en het begin van een periode liggen niet na de Dagtekening van het bericht.',
  waarom: 'Een bericht meldt wat gebeurd is; wat nog moet komen, kan op de Dagtekening niet gemeld worden.',
  bron: 'iJw/iWmo 3.2, technische regel TR134',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'301'(b) {
      yield* inFuture(b.Header, births(b));
      yield* inFuture(
        b.Header,
        toegewezenProducten(b).map(({ pad, inhoud }) => ({
          klasse: pad,
          element: 'Toewijzingsdatum',
          naam: 'Toewijzingsdatum',
          dag: inhoud.Toewijzingsdatum,
        })),
      );
    },
    *'305'(b) {
      yield* inFuture(b.Header, births(b));
      yield* inFuture(
        b.Header,
        startProducten(b).map(({ pad, inhoud }) => ({
          klasse: pad,
          element: 'Begindatum',
          naam: 'Begindatum',
          dag: inhoud.Begindatum,
        })),
      );
    },
    *'307'(b) {
      yield* inFuture(b.Header, births(b));
      yield* inFuture(
        b.Header,
        stopProducten(b).map(({ pad, inhoud }) => ({
          klasse: pad,
          element: 'Einddatum',
          naam: 'Einddatum',
          dag: inhoud.Einddatum,
        })),
      );
    },
    '315': (b) => inFuture(b.Header, births(b)),
    *'323'(b) {
      const element = 'DeclaratiePeriode/Begindatum';
      yield* inFuture(b.Header, [
        {
          klasse: declaratie,
          element,
          naam: 'Begindatum van de DeclaratiePeriode',
          dag: b.Declaratie.DeclaratiePeriode.Begindatum,
        },
      ]);
      yield* inFuture(b.Header, prestaties(b).map(begin));
    },
    '325': (b) => inFuture(b.Header, prestaties(b).map(begin)),
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Toegewezen en geboren op de Dagtekening, met een relatie waarvan de geboortedatum ontbreekt',
      bericht: (s) =>
        bericht301(s, {
          dagtekening,
          client: vandaag,
          relaties: [{}],
          producten: [{ Toewijzingsdatum: dag('2026-05-06'), Ingangsdatum: dag('2026-07-01') }],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Cliënt, relatie en Toewijzingsdatum een dag na de Dagtekening',
      bericht: (s) =>
        bericht301(s, {
          dagtekening,
          client: morgen,
          relaties: [morgen],
          producten: [{}, { Toewijzingsdatum: dag('2026-05-07') }],
        }),
      verwacht: [
        '/Bericht/Client/Geboortedatum/Datum',
        '/Bericht/Client/Relaties/Relatie/Geboortedatum/Datum',
        '/Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]/Toewijzingsdatum',
      ],
    },
    {
      nummer: '305',
      titel: 'De zorg begint op de Dagtekening',
      bericht: (s) => bericht305(s, { dagtekening, producten: [{ Begindatum: dag('2026-05-06') }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'De zorg begint een dag na de Dagtekening',
      bericht: (s) => bericht305(s, { dagtekening, producten: [{ Begindatum: dag('2026-05-07') }] }),
      verwacht: ['/Bericht/Client/StartProducten/StartProduct/Begindatum'],
    },
    {
      nummer: '305',
      titel: 'De cliënt is na de Dagtekening geboren',
      bericht: (s) => bericht305(s, { dagtekening, client: morgen }),
      verwacht: ['/Bericht/Client/Geboortedatum/Datum'],
    },
    {
      nummer: '307',
      titel: 'De zorg stopt op de Dagtekening',
      bericht: (s) => bericht307(s, { dagtekening, producten: [{ Einddatum: dag('2026-05-06') }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'De zorg stopt een dag na de Dagtekening, en de cliënt is dan pas geboren',
      bericht: (s) =>
        bericht307(s, { dagtekening, client: morgen, producten: [{ Einddatum: dag('2026-05-07') }] }),
      verwacht: [
        '/Bericht/Client/Geboortedatum/Datum',
        '/Bericht/Client/StopProducten/StopProduct/Einddatum',
      ],
    },
    {
      nummer: '315',
      titel: 'De cliënt is op de Dagtekening geboren; de gewenste zorg mag later beginnen',
      bericht: (s) => bericht315(s, { dagtekening, client: vandaag }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: 'De cliënt is na de Dagtekening geboren',
      bericht: (s) => bericht315(s, { dagtekening, client: morgen }),
      verwacht: ['/Bericht/Client/Geboortedatum/Datum'],
    },
    {
      nummer: '323',
      titel: 'De ProductPeriode is alleen de dag van de Dagtekening',
      bericht: (s) =>
        bericht323(s, {
          dagtekening: '2026-04-30',
          clienten: [{ prestaties: [{ ProductPeriode: periode('2026-04-30') }] }],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'De ProductPeriode begint een dag na de Dagtekening (ook TR137 en TR319)',
      bericht: (s) =>
        bericht323(s, {
          dagtekening: '2026-04-30',
          clienten: [{ prestaties: [{ ProductPeriode: periode('2026-05-01') }] }],
        }),
      verwacht: ['/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/ProductPeriode/Begindatum'],
    },
    {
      nummer: '323',
      titel: 'De DeclaratiePeriode is de maand na de Dagtekening (ook TR137)',
      bericht: (s) =>
        bericht323(s, {
          dagtekening: '2026-04-30',
          declaratie: { DeclaratiePeriode: periode('2026-05-01', '2026-05-31') },
        }),
      verwacht: ['/Bericht/Declaratie/DeclaratiePeriode/Begindatum'],
    },
    {
      nummer: '325',
      titel: 'De ProductPeriode van een afgewezen prestatie is alleen de dag van de Dagtekening',
      bericht: (s) =>
        bericht325(s, {
          dagtekening: '2026-04-30',
          clienten: [{ prestaties: [{ ProductPeriode: periode('2026-04-30') }] }],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '325',
      titel: 'De ProductPeriode van een afgewezen prestatie begint een dag na de Dagtekening (ook TR137)',
      bericht: (s) =>
        bericht325(s, {
          dagtekening: '2026-04-30',
          clienten: [{ prestaties: [{ ProductPeriode: periode('2026-05-01') }] }],
        }),
      verwacht: [
        '/Bericht/DeclaratieAntwoord/Clienten/Client/Prestaties/Prestatie/ProductPeriode/Begindatum',
      ],
    },
  ],
};
