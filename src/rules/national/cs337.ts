import { standaarden } from '../../standard/berichtsoorten.ts';
import { prestaties } from '../classes.ts';
import { periode as span } from '../dutch.ts';
import { bericht323 } from '../examples/berichten.ts';
import { periode } from '../examples/waarden.ts';
import type { RuleWithin } from '../rule.ts';

export const cs337: RuleWithin<'323'> = {
  code: 'CS337',
  eis: 'Een ProductPeriode begint en eindigt in dezelfde kalendermaand.',
  waarom: 'Zorg wordt per maand gedeclareerd en per maand met de toewijzing vergeleken.',
  bron: 'iJw/iWmo 3.2, constraint CS337',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'323'(bericht) {
      for (const { pad, inhoud } of prestaties(bericht)) {
        const { Begindatum, Einddatum } = inhoud.ProductPeriode;
        if (Begindatum.month === Einddatum.month && Begindatum.year === Einddatum.year) continue;
        yield {
          klasse: pad,
          element: 'ProductPeriode',
          melding: `De ProductPeriode ${span(Begindatum, Einddatum)} ligt niet in één kalendermaand.`,
          waarden: { productPeriode: span(Begindatum, Einddatum) },
          herstel: 'Dien per kalendermaand een prestatie in.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'Een hele maand en een paar dagen van een eerdere maand',
      bericht: (s) =>
        bericht323(s, {
          clienten: [{ prestaties: [{}, { ProductPeriode: periode('2026-03-30', '2026-03-31') }] }],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een periode over de grens van twee maanden, en een van dezelfde maand in een ander jaar',
      bericht: (s) =>
        bericht323(s, {
          clienten: [
            {
              prestaties: [
                { ProductPeriode: periode('2026-03-31', '2026-04-01') },
                { ProductPeriode: periode('2025-04-01', '2026-04-30') },
              ],
            },
          ],
        }),
      verwacht: [
        '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie[1]/ProductPeriode',
        '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie[2]/ProductPeriode',
      ],
    },
  ],
};
