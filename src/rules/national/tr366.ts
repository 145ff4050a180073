import { standaarden } from '../../standard/berichtsoorten.ts';
import { prestaties } from '../classes.ts';
import { bericht325 } from '../examples/berichten.ts';
import { onbekendeDeclaratie, verzondenDeclaratie } from '../examples/declaraties.ts';
import type { RuleAcross } from '../rule.ts';

const refused = ['/Bericht/DeclaratieAntwoord/Clienten/Client/Prestaties/Prestatie/ProductReferentie'];

export const tr366: RuleAcross<'325'> = {
  code: 'TR366',
  eis: 'Iedere prestatie in een antwoord stond met dezelfde ProductReferentie in de declaratie.',
  waarom: 'Alleen zo weet de aanbieder welke prestatie is afgewezen.',
  bron: 'iJw/iWmo 3.2, technische regel TR366',
  beperking: 'De standaard kent geen retour op een declaratie-antwoord om de retourcode in terug te sturen.',
  standaarden,
  niveau: 3,
  retourcode: '9366',
  controleer: {
    *'325'(bericht, { feiten: { declaratie } }) {
      if (declaratie === null) return;
      for (const { pad, inhoud } of prestaties(bericht)) {
        const { ReferentieNummer, VorigReferentieNummer } = inhoud.ProductReferentie;
        const verzonden = declaratie.prestaties.get(ReferentieNummer);
        if (verzonden?.ProductReferentie.VorigReferentieNummer === VorigReferentieNummer && verzonden)
          continue;
        yield {
          klasse: pad,
          element: 'ProductReferentie',
          melding: `Prestatie ${ReferentieNummer}${VorigReferentieNummer === undefined ? '' : `, credit van ${VorigReferentieNummer},`} stond niet in de declaratie.`,
          waarden: {
            referentieNummer: ReferentieNummer,
            vorigReferentieNummer: VorigReferentieNummer ?? 'leeg',
          },
          herstel: 'Neem de afgewezen prestatie ongewijzigd over uit de declaratie.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '325',
      titel: 'Een prestatie uit de declaratie',
      bericht: (s) => bericht325(s),
      feiten: (s) => verzondenDeclaratie(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '325',
      titel: 'Een ReferentieNummer dat niet in de declaratie stond',
      bericht: (s) =>
        bericht325(s, { clienten: [{ prestaties: [{ ProductReferentie: { ReferentieNummer: 'P9' } }] }] }),
      feiten: (s) => verzondenDeclaratie(s),
      verwacht: refused,
    },
    {
      nummer: '325',
      titel: 'Een debet uit de declaratie, teruggestuurd als credit',
      bericht: (s) =>
        bericht325(s, {
          clienten: [
            {
              prestaties: [
                {
                  ProductReferentie: { ReferentieNummer: 'P101', VorigReferentieNummer: 'M1' },
                  IngediendBedrag: { Bedrag: 5000, DebetCredit: 'C' },
                },
              ],
            },
          ],
        }),
      feiten: (s) => verzondenDeclaratie(s),
      verwacht: refused,
    },
    {
      nummer: '325',
      titel: 'Een antwoord op een declaratie die wij niet kennen: dat is voor TR337',
      bericht: (s) => bericht325(s),
      feiten: () => onbekendeDeclaratie,
      verwacht: 'aanvaard',
    },
  ],
};
