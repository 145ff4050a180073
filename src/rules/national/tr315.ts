import { standaarden } from '../../standard/berichtsoorten.ts';
import { prestaties } from '../classes.ts';
import { bericht323 } from '../examples/berichten.ts';
import { repeats } from '../repeats.ts';
import type { RuleWithin } from '../rule.ts';

const credit = { Bedrag: 5000, DebetCredit: 'C' } as const;

export const tr315: RuleWithin<'323'> = {
  code: 'TR315',
  eis: 'Een eerdere prestatie wordt in een declaratiebericht hoogstens één keer gecrediteerd.',
  waarom: 'Twee credits op dezelfde prestatie zouden meer terugnemen dan gedeclareerd was.',
  bron: 'iJw/iWmo 3.2, technische regel TR315',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'323'(bericht) {
      const vorige = repeats(
        prestaties(bericht),
        ({ ProductReferentie }) => ProductReferentie.VorigReferentieNummer ?? null,
      );
      for (const { dubbel } of vorige) {
        const { ReferentieNummer, VorigReferentieNummer = '' } = dubbel.inhoud.ProductReferentie;
        yield {
          klasse: dubbel.pad,
          element: 'ProductReferentie',
          melding: `Prestatie ${ReferentieNummer} crediteert ${VorigReferentieNummer}, die in dit bericht al gecrediteerd is.`,
          waarden: { referentieNummer: ReferentieNummer, vorigReferentieNummer: VorigReferentieNummer },
          herstel: 'Crediteer iedere prestatie één keer.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'Twee credits op twee eerdere prestaties, en twee debetregels die nergens naar verwijzen',
      bericht: (s) =>
        bericht323(s, {
          clienten: [
            {
              prestaties: [
                {
                  ProductReferentie: { ReferentieNummer: 'C1', VorigReferentieNummer: 'M1' },
                  IngediendBedrag: credit,
                },
                {
                  ProductReferentie: { ReferentieNummer: 'C2', VorigReferentieNummer: 'M2' },
                  IngediendBedrag: credit,
                },
                {},
                {},
              ],
            },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Twee credits op dezelfde prestatie, ook al staan ze bij twee cliënten',
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
            {
              prestaties: [
                {
                  ProductReferentie: { ReferentieNummer: 'C2', VorigReferentieNummer: 'M1' },
                  IngediendBedrag: credit,
                },
              ],
            },
          ],
        }),
      verwacht: ['/Bericht/Declaratie/Clienten/Client[2]/Prestaties/Prestatie/ProductReferentie'],
    },
  ],
};
