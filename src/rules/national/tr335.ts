import { standaarden } from '../../standard/berichtsoorten.ts';
import { prestaties } from '../classes.ts';
import { isBefore } from '../dates.ts';
import { datum } from '../dutch.ts';
import { bericht323 } from '../examples/berichten.ts';
import { dag, periode } from '../examples/waarden.ts';
import type { RuleWithin } from '../rule.ts';

const maanden = 60;

export const tr335: RuleWithin<'323'> = {
  code: 'TR335',
  eis: 'Een ProductPeriode eindigt niet langer dan vijf jaar (60 maanden) voor de DeclaratieDagtekening.',
  waarom: 'In het algemeen verjaart een vordering na vijf jaar.',
  bron: 'iJw/iWmo 3.2, technische regel TR335',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'323'(bericht) {
      const { DeclaratieDagtekening } = bericht.Declaratie;
      const grens = DeclaratieDagtekening.subtract({ months: maanden });
      for (const { pad, inhoud } of prestaties(bericht)) {
        const { Einddatum } = inhoud.ProductPeriode;
        if (!isBefore(Einddatum, grens)) continue;
        yield {
          klasse: pad,
          element: 'ProductPeriode',
          melding: `De ProductPeriode eindigt op ${datum(Einddatum)}, meer dan vijf jaar voor de DeclaratieDagtekening ${datum(DeclaratieDagtekening)}.`,
          waarden: { einddatum: datum(Einddatum), declaratieDagtekening: datum(DeclaratieDagtekening) },
          herstel:
            'Neem deze prestatie niet op; overleg met de gemeente als zij toch nog betaald moet worden.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'De ProductPeriode eindigt precies vijf jaar voor de DeclaratieDagtekening',
      bericht: (s) =>
        bericht323(s, {
          declaratie: { DeclaratieDagtekening: dag('2026-05-06') },
          clienten: [{ prestaties: [{ ProductPeriode: periode('2021-05-01', '2021-05-06') }] }],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'De ProductPeriode eindigt vijf jaar en een dag voor de DeclaratieDagtekening',
      bericht: (s) =>
        bericht323(s, {
          declaratie: { DeclaratieDagtekening: dag('2026-05-06') },
          clienten: [{ prestaties: [{}, { ProductPeriode: periode('2021-05-01', '2021-05-05') }] }],
        }),
      verwacht: ['/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie[2]/ProductPeriode'],
    },
  ],
};
