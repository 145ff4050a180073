import { standaarden } from '../../standard/berichtsoorten.ts';
import { nieuweProducten } from '../classes.ts';
import { isAfter } from '../dates.ts';
import { datum } from '../dutch.ts';
import { bericht317 } from '../examples/berichten.ts';
import { dag } from '../examples/waarden.ts';
import type { RuleWithin } from '../rule.ts';

export const tr380: RuleWithin<'317'> = {
  code: 'TR380',
  eis: 'Een nieuw product in een verzoek om wijziging gaat in na de Dagtekening van het bericht.',
  waarom: 'Zorg die al geleverd is, kan niet meer als nieuw gevraagd worden.',
  bron: 'iJw/iWmo 3.2, technische regel TR380',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'317'(bericht) {
      const { Dagtekening } = bericht.Header.BerichtIdentificatie;
      for (const { pad, inhoud } of nieuweProducten(bericht)) {
        const gewenst = inhoud.GewensteIngangsdatum;
        if (isAfter(gewenst, Dagtekening)) continue;
        yield {
          klasse: pad,
          element: 'GewensteIngangsdatum',
          melding: `De GewensteIngangsdatum ${datum(gewenst)} ligt niet na de Dagtekening ${datum(Dagtekening)}.`,
          waarden: { gewensteIngangsdatum: datum(gewenst), dagtekening: datum(Dagtekening) },
          herstel: `Vul een datum na ${datum(Dagtekening)}.`,
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '317',
      titel: 'Een nieuw product vanaf de dag na de Dagtekening; een wijziging mag eerder ingaan',
      bericht: (s) =>
        bericht317(s, {
          dagtekening: '2026-05-06',
          teWijzigen: [{ GewensteIngangsdatum: dag('2026-04-01') }],
          nieuw: [{ GewensteIngangsdatum: dag('2026-05-07') }],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Een nieuw product vanaf de Dagtekening zelf',
      bericht: (s) =>
        bericht317(s, {
          dagtekening: '2026-05-06',
          nieuw: [{}, { GewensteIngangsdatum: dag('2026-05-06') }],
        }),
      verwacht: ['/Bericht/Client/Verzoek/NieuweProducten/NieuwProduct[2]/GewensteIngangsdatum'],
    },
  ],
};
