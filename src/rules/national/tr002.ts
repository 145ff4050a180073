import type { CDT_Geboortedatum } from '../../standard/berichten.generated.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { geboortedata, type Occurrence } from '../classes.ts';
import { dayNumber } from '../dates.ts';
import { datum } from '../dutch.ts';
import { bericht301, bericht305, bericht307, bericht315 } from '../examples/berichten.ts';
import { dag } from '../examples/waarden.ts';
import type { Defect, RuleWithin } from '../rule.ts';

function isUnknown({ Datum, DatumGebruik }: CDT_Geboortedatum): boolean {
  return DatumGebruik === '3' && dayNumber(Datum) === 1900_01_01;
}

function* tooOld(
  data: readonly Occurrence<CDT_Geboortedatum>[],
  dagtekening: Temporal.PlainDate,
): Iterable<Defect> {
  for (const { pad, inhoud } of data) {
    // Counted in the digits of the date, so that 29 February needs no rule of its own.
    if (isUnknown(inhoud) || dayNumber(inhoud.Datum) + 120_00_00 >= dayNumber(dagtekening)) continue;
    yield {
      klasse: pad,
      element: 'Geboortedatum/Datum',
      // The date itself is not repeated: a finding says nothing about who somebody is.
      melding: `De geboortedatum ligt meer dan 120 jaar voor de Dagtekening ${datum(dagtekening)}.`,
      waarden: { geboortedatum: 'meer dan 120 jaar eerder', dagtekening: datum(dagtekening) },
      herstel: 'Vul de juiste geboortedatum, of 01-01-1900 met DatumGebruik 3 als die onbekend is.',
    };
  }
}

const exact = { dagtekening: '2026-05-06', client: { Geboortedatum: { Datum: dag('1906-05-06') } } };
const teOud = { dagtekening: '2026-05-06', client: { Geboortedatum: { Datum: dag('1906-05-05') } } };
const onbekend = {
  dagtekening: '2026-05-06',
  client: { Geboortedatum: { Datum: dag('1900-01-01'), DatumGebruik: '3' } },
} as const;
const bijClient = ['/Bericht/Client/Geboortedatum/Datum'];

export const tr002: RuleWithin<'301' | '305' | '307' | '315'> = {
  code: 'TR002',
  eis: 'Niemand is op de Dagtekening van het bericht ouder dan 120 jaar, behalve wie een onbekende geboortedatum heeft.',
  waarom:
    'Een hogere leeftijd is vrijwel zeker een tikfout, en daarmee gaat het bericht over de verkeerde persoon.',
  bron: 'iJw/iWmo 3.2, technische regel TR002',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    '301': (b) => tooOld(geboortedata(b), b.Header.BerichtIdentificatie.Dagtekening),
    '305': (b) => tooOld(geboortedata(b), b.Header.BerichtIdentificatie.Dagtekening),
    '307': (b) => tooOld(geboortedata(b), b.Header.BerichtIdentificatie.Dagtekening),
    '315': (b) => tooOld(geboortedata(b), b.Header.BerichtIdentificatie.Dagtekening),
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'De cliënt is op de Dagtekening precies 120 jaar',
      bericht: (s) => bericht301(s, exact),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'De cliënt en een relatie zijn 120 jaar en een dag',
      bericht: (s) =>
        bericht301(s, { ...teOud, relaties: [{}, { Geboortedatum: { Datum: dag('1906-05-05') } }] }),
      verwacht: [...bijClient, '/Bericht/Client/Relaties/Relatie[2]/Geboortedatum/Datum'],
    },
    {
      nummer: '305',
      titel: 'De cliënt is op de Dagtekening precies 120 jaar',
      bericht: (s) => bericht305(s, exact),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'De geboortedatum is onbekend (01-01-1900 met DatumGebruik 3)',
      bericht: (s) => bericht305(s, onbekend),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'De cliënt is 120 jaar en een dag',
      bericht: (s) => bericht305(s, teOud),
      verwacht: bijClient,
    },
    {
      nummer: '305',
      titel: 'Geboren op 01-01-1900 zonder dat DatumGebruik zegt dat de datum onbekend is',
      bericht: (s) => bericht305(s, { client: { Geboortedatum: { Datum: dag('1900-01-01') } } }),
      verwacht: bijClient,
    },
    {
      nummer: '307',
      titel: 'De cliënt is op de Dagtekening precies 120 jaar',
      bericht: (s) => bericht307(s, exact),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'De cliënt is 120 jaar en een dag',
      bericht: (s) => bericht307(s, teOud),
      verwacht: bijClient,
    },
    {
      nummer: '315',
      titel: 'De cliënt is op de Dagtekening precies 120 jaar',
      bericht: (s) => bericht315(s, exact),
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: 'De cliënt is 120 jaar en een dag',
      bericht: (s) => bericht315(s, teOud),
      verwacht: bijClient,
    },
    {
      nummer: '305',
      titel: 'DatumGebruik 3 bij een andere datum dan 01-01-1900 (ook CS139)',
      bericht: (s) =>
        bericht305(s, { client: { Geboortedatum: { Datum: dag('1899-12-31'), DatumGebruik: '3' } } }),
      verwacht: bijClient,
    },
  ],
};
