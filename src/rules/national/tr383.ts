import { standaarden } from '../../standard/berichtsoorten.ts';
import { aangevraagdeProducten } from '../classes.ts';
import { bericht315 } from '../examples/berichten.ts';
import { repeats } from '../repeats.ts';
import type { RuleWithin } from '../rule.ts';

export const tr383: RuleWithin<'315'> = {
  code: 'TR383',
  eis: 'Ieder aangevraagd product heeft binnen het bericht een eigen ReferentieAanbieder.',
  waarom: 'Het antwoord van de gemeente noemt alleen die referentie, geen cliënt en geen product.',
  bron: 'iJw/iWmo 3.2, technische regel TR383',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'315'(bericht) {
      const dubbele = repeats(aangevraagdeProducten(bericht), (p) => p.ReferentieAanbieder);
      for (const { dubbel, plaats, plaatsVanEerste } of dubbele) {
        const referentie = dubbel.inhoud.ReferentieAanbieder;
        yield {
          klasse: dubbel.pad,
          element: 'ReferentieAanbieder',
          melding: `ReferentieAanbieder ${referentie} staat bij AangevraagdProduct ${plaatsVanEerste} en bij ${plaats}.`,
          waarden: { referentieAanbieder: referentie },
          herstel: 'Geef ieder AangevraagdProduct een eigen referentie.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '315',
      titel: 'Twee referenties die alleen in hoofdletters verschillen',
      bericht: (s) =>
        bericht315(s, { producten: [{ ReferentieAanbieder: 'a1' }, { ReferentieAanbieder: 'A1' }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: 'Een referentie die drie keer voorkomt (ook TR101)',
      bericht: (s) =>
        bericht315(s, {
          producten: [
            { ReferentieAanbieder: 'A1' },
            { ReferentieAanbieder: 'A1' },
            { ReferentieAanbieder: 'A1' },
          ],
        }),
      verwacht: [
        '/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[2]/ReferentieAanbieder',
        '/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[3]/ReferentieAanbieder',
      ],
    },
  ],
};
