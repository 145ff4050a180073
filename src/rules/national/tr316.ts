import { standaarden } from '../../standard/berichtsoorten.ts';
import { prestaties } from '../classes.ts';
import { bericht323 } from '../examples/berichten.ts';
import type { RuleWithin } from '../rule.ts';

const credit = { Bedrag: 5000, DebetCredit: 'C' } as const;

export const tr316: RuleWithin<'323'> = {
  code: 'TR316',
  eis: 'Een credit verwijst nooit naar een prestatie in hetzelfde declaratiebericht.',
  waarom:
    'Credits worden voor de debetregels verwerkt: wat in hetzelfde bericht staat, is dan nog niet ingediend.',
  bron: 'iJw/iWmo 3.2, technische regel TR316',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'323'(bericht) {
      const alle = prestaties(bericht);
      const credits = alle.filter(
        ({ inhoud }) => inhoud.ProductReferentie.VorigReferentieNummer !== undefined,
      );
      if (credits.length === 0) return;
      const nummers = new Set(alle.map(({ inhoud }) => inhoud.ProductReferentie.ReferentieNummer));
      for (const { pad, inhoud } of credits) {
        const { ReferentieNummer, VorigReferentieNummer = '' } = inhoud.ProductReferentie;
        if (!nummers.has(VorigReferentieNummer)) continue;
        yield {
          klasse: pad,
          element: 'ProductReferentie',
          melding: `Prestatie ${ReferentieNummer} crediteert ${VorigReferentieNummer}, die in hetzelfde bericht staat.`,
          waarden: { referentieNummer: ReferentieNummer, vorigReferentieNummer: VorigReferentieNummer },
          herstel: 'Laat beide regels weg als de prestatie nog niet eerder is ingediend.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'Een credit op een prestatie uit een eerder bericht, naast de verbeterde debetregel',
      bericht: (s) =>
        bericht323(s, {
          clienten: [
            {
              prestaties: [
                {
                  ProductReferentie: { ReferentieNummer: 'C1', VorigReferentieNummer: 'M1' },
                  IngediendBedrag: credit,
                },
                { ProductReferentie: { ReferentieNummer: 'M2' } },
              ],
            },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een credit op een debetregel van een andere cliënt in dit bericht',
      bericht: (s) =>
        bericht323(s, {
          clienten: [
            {
              prestaties: [
                {
                  ProductReferentie: { ReferentieNummer: 'C1', VorigReferentieNummer: 'M1' },
                  IngediendBedrag: credit,
                },
              ],
            },
            { prestaties: [{ ProductReferentie: { ReferentieNummer: 'M1' } }] },
          ],
        }),
      verwacht: ['/Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie/ProductReferentie'],
    },
    {
      nummer: '323',
      titel: 'Een credit die naar zichzelf verwijst',
      bericht: (s) =>
        bericht323(s, {
          clienten: [
            {
              prestaties: [
                {
                  ProductReferentie: { ReferentieNummer: 'C1', VorigReferentieNummer: 'C1' },
                  IngediendBedrag: credit,
                },
              ],
            },
          ],
        }),
      verwacht: ['/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/ProductReferentie'],
    },
  ],
};
