import type { CDT_Geboortedatum, LDT_DatumGebruik } from '../../standard/berichten.generated.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { geboortedata, type Occurrence } from '../classes.ts';
import { bericht301, bericht305, bericht307, bericht315 } from '../examples/berichten.ts';
import { dag } from '../examples/waarden.ts';
import type { Defect, RuleWithin } from '../rule.ts';

/** What Datum must look like for what is unknown of it. */
const vormen: Readonly<
  Record<LDT_DatumGebruik, { readonly vorm: string; readonly past: (datum: Temporal.PlainDate) => boolean }>
> = {
  '1': { vorm: '01-mm-jjjj', past: ({ day }) => day === 1 },
  '2': { vorm: '01-01-jjjj', past: ({ day, month }) => day === 1 && month === 1 },
  '3': {
    vorm: '01-01-1900',
    past: ({ day, month, year }) => day === 1 && month === 1 && year === 1900,
  },
};

function* atOdds(data: readonly Occurrence<CDT_Geboortedatum>[]): Iterable<Defect> {
  for (const { pad, inhoud } of data) {
    const { Datum, DatumGebruik } = inhoud;
    if (DatumGebruik === undefined || vormen[DatumGebruik].past(Datum)) continue;
    const { vorm } = vormen[DatumGebruik];
    yield {
      klasse: pad,
      element: 'Geboortedatum/DatumGebruik',
      // The date itself is not repeated: a finding says nothing about who somebody is.
      melding: `Bij DatumGebruik ${DatumGebruik} hoort een datum van de vorm ${vorm}, en die vorm heeft de geboortedatum niet.`,
      waarden: { datumGebruik: DatumGebruik, geboortedatum: `niet ${vorm}` },
      herstel: `Vul ${vorm}, of laat DatumGebruik weg als de datum bekend is.`,
    };
  }
}

const geboren = (datum: string, DatumGebruik: LDT_DatumGebruik) => ({
  Geboortedatum: { Datum: dag(datum), DatumGebruik },
});
const bijClient = ['/Bericht/Client/Geboortedatum/DatumGebruik'];

export const cs139: RuleWithin<'301' | '305' | '307' | '315'> = {
  code: 'CS139',
  eis:
    'Wat van een geboortedatum onbekend is, staat op 01: bij DatumGebruik 1 de dag, bij 2 ook de maand, ' +
    'en bij 3 is de datum 01-01-1900.',
  waarom: 'Zo leest niemand een verzonnen dag als een echte.',
  bron: 'iJw/iWmo 3.2, constraint CS139',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    '301': (b) => atOdds(geboortedata(b)),
    '305': (b) => atOdds(geboortedata(b)),
    '307': (b) => atOdds(geboortedata(b)),
    '315': (b) => atOdds(geboortedata(b)),
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Van de cliënt is de dag onbekend (01-07), van een relatie alles (01-01-1900)',
      bericht: (s) =>
        bericht301(s, { client: geboren('2010-07-01', '1'), relaties: [geboren('1900-01-01', '3')] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'De dag onbekend en toch de 2e; bij een relatie alles onbekend en toch 1950',
      bericht: (s) =>
        bericht301(s, {
          client: geboren('2010-07-02', '1'),
          relaties: [{}, geboren('1950-01-01', '3')],
        }),
      verwacht: [...bijClient, '/Bericht/Client/Relaties/Relatie[2]/Geboortedatum/DatumGebruik'],
    },
    {
      nummer: '305',
      titel: 'Dag en maand onbekend: 1 januari',
      bericht: (s) => bericht305(s, { client: geboren('2010-01-01', '2') }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'Dag en maand onbekend, en toch 1 februari',
      bericht: (s) => bericht305(s, { client: geboren('2010-02-01', '2') }),
      verwacht: bijClient,
    },
    {
      nummer: '307',
      titel: 'Alles onbekend: 01-01-1900',
      bericht: (s) => bericht307(s, { client: geboren('1900-01-01', '3') }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Alles onbekend, en toch 2010',
      bericht: (s) => bericht307(s, { client: geboren('2010-01-01', '3') }),
      verwacht: bijClient,
    },
    {
      nummer: '315',
      titel: 'De dag onbekend: de eerste van de maand',
      bericht: (s) => bericht315(s, { client: geboren('2010-02-01', '1') }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: 'De dag onbekend, en toch de 14e',
      bericht: (s) => bericht315(s, { client: geboren('2010-02-14', '1') }),
      verwacht: bijClient,
    },
    {
      nummer: '301',
      titel: 'Alles onbekend, en toch de 2e; bij een relatie alles onbekend, en toch februari (ook TR002)',
      bericht: (s) =>
        bericht301(s, { client: geboren('1900-01-02', '3'), relaties: [geboren('1900-02-01', '3')] }),
      verwacht: [...bijClient, '/Bericht/Client/Relaties/Relatie/Geboortedatum/DatumGebruik'],
    },
    {
      nummer: '305',
      titel: 'Een geboortedatum die helemaal bekend is',
      bericht: (s) => bericht305(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'Dag en maand onbekend, en toch 2 januari',
      bericht: (s) => bericht305(s, { client: geboren('2010-01-02', '2') }),
      verwacht: bijClient,
    },
  ],
};
