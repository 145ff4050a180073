import { standaarden } from '../../standard/berichtsoorten.ts';
import { prestaties } from '../classes.ts';
import { isAfter } from '../dates.ts';
import { datum, periode as span } from '../dutch.ts';
import { bericht323 } from '../examples/berichten.ts';
import { periode } from '../examples/waarden.ts';
import type { RuleWithin } from '../rule.ts';

/**
 * The rule report calls this berichtoverstijgend and gives it 9319, but everything it needs stands in the message, and
 * the official level 2 check refuses it. A sender can only rely on one answer, so it is judged where that check does.
 */
export const tr319: RuleWithin<'323'> = {
  code: 'TR319',
  eis: 'Iedere ProductPeriode begint en eindigt uiterlijk op de laatste dag van de DeclaratiePeriode.',
  waarom: 'Wat na de declaratieperiode geleverd wordt, hoort in een latere declaratie.',
  bron: 'iJw/iWmo 3.2, technische regel TR319',
  beperking:
    'Het regelrapport rekent deze regel tot de berichtoverstijgende regels met retourcode 9319; wij volgen de officiële ' +
    'controle binnen het bericht en antwoorden daarom 0001.',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'323'(bericht) {
      const tot = bericht.Declaratie.DeclaratiePeriode.Einddatum;
      for (const { pad, inhoud } of prestaties(bericht)) {
        const { Begindatum, Einddatum } = inhoud.ProductPeriode;
        if (!isAfter(Begindatum, tot) && !isAfter(Einddatum, tot)) {
          continue;
        }
        yield {
          klasse: pad,
          melding: `De ProductPeriode ${span(Begindatum, Einddatum)} loopt door na de DeclaratiePeriode, die op ${datum(tot)} eindigt.`,
          waarden: { productPeriode: span(Begindatum, Einddatum), eindeDeclaratiePeriode: datum(tot) },
          herstel: 'Declareer deze prestatie in de declaratie over de maand waarin zij geleverd is.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel:
        'Een prestatie tot de laatste dag van april en een van een maand eerder, gedeclareerd over april',
      bericht: (s) =>
        bericht323(s, {
          clienten: [
            {
              prestaties: [
                { ProductPeriode: periode('2026-04-30') },
                { ProductPeriode: periode('2026-03-01', '2026-03-31') },
              ],
            },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een prestatie van 1 mei, gedeclareerd over april',
      bericht: (s) =>
        bericht323(s, { clienten: [{ prestaties: [{ ProductPeriode: periode('2026-05-01') }] }] }),
      verwacht: ['/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie'],
    },
    {
      nummer: '323',
      titel: 'Een prestatie van 30 april tot en met 1 mei, gedeclareerd over april (ook CS337)',
      bericht: (s) =>
        bericht323(s, {
          clienten: [{ prestaties: [{ ProductPeriode: periode('2026-04-30', '2026-05-01') }] }],
        }),
      verwacht: ['/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie'],
    },
    {
      nummer: '323',
      titel: 'Een periode die na april begint en ervoor eindigt (ook TR137 en CS337)',
      bericht: (s) =>
        bericht323(s, {
          clienten: [{ prestaties: [{ ProductPeriode: periode('2026-05-01', '2026-04-30') }] }],
        }),
      verwacht: ['/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie'],
    },
  ],
};
