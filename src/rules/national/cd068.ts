import { standaarden } from '../../standard/berichtsoorten.ts';
import { aangevraagdeProducten } from '../classes.ts';
import { bericht315 } from '../examples/berichten.ts';
import { isProfessional } from '../referrers.ts';
import type { RuleWithin } from '../rule.ts';

export const cd068: RuleWithin<'315'> = {
  code: 'CD068',
  eis: 'Alleen een verwijzer van Type 02 tot en met 05 heeft een ZorgverlenerCode.',
  waarom: 'Andere verwijzers, zoals de gemeente of de cliënt zelf, hebben geen AGB-code als zorgverlener.',
  bron: 'iJw/iWmo 3.2, conditie CD068',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'315'(bericht) {
      for (const { pad, inhoud } of aangevraagdeProducten(bericht)) {
        const { Type, ZorgverlenerCode } = inhoud.Verwijzer;
        if (isProfessional(Type) || ZorgverlenerCode === undefined) continue;
        yield {
          klasse: pad,
          element: 'Verwijzer/ZorgverlenerCode',
          melding: `De verwijzer is van Type ${Type}, waarbij geen ZorgverlenerCode hoort.`,
          waarden: { type: Type, zorgverlenerCode: 'gevuld' },
          herstel: 'Laat ZorgverlenerCode weg, of verbeter het Type.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '315',
      titel: 'Een verwijzer van Type 04 met een code',
      bericht: (s) =>
        bericht315(s, { producten: [{ Verwijzer: { Type: '04', ZorgverlenerCode: '01000001' } }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: 'Verwijzers van Type 01 en 06 met een code',
      bericht: (s) =>
        bericht315(s, {
          producten: [
            { Verwijzer: { Type: '01', ZorgverlenerCode: '01000001' } },
            { Verwijzer: { Type: '06', ZorgverlenerCode: '01000001' } },
          ],
        }),
      verwacht: [
        '/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[1]/Verwijzer/ZorgverlenerCode',
        '/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[2]/Verwijzer/ZorgverlenerCode',
      ],
    },
    {
      nummer: '315',
      titel: 'Een verwijzer van Type 01 zonder ZorgverlenerCode',
      bericht: (s) => bericht315(s),
      verwacht: 'aanvaard',
    },
  ],
};
