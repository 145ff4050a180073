import { standaarden } from '../../standard/berichtsoorten.ts';
import { aangevraagdeProducten } from '../classes.ts';
import { bericht315 } from '../examples/berichten.ts';
import { isProfessional } from '../referrers.ts';
import type { RuleWithin } from '../rule.ts';

export const cd067: RuleWithin<'315'> = {
  code: 'CD067',
  eis: 'Een verwijzer van Type 02 tot en met 05 zonder ZorgverlenerCode heeft een Naam.',
  waarom: 'De gemeente moet kunnen nagaan wie verwezen heeft.',
  bron: 'iJw/iWmo 3.2, conditie CD067',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'315'(bericht) {
      for (const { pad, inhoud } of aangevraagdeProducten(bericht)) {
        const { Type, Naam, ZorgverlenerCode } = inhoud.Verwijzer;
        if (!isProfessional(Type) || ZorgverlenerCode !== undefined || Naam !== undefined) continue;
        yield {
          klasse: pad,
          element: 'Verwijzer/Naam',
          melding: `De verwijzer (Type ${Type}) heeft geen ZorgverlenerCode en ook geen Naam.`,
          waarden: { type: Type, zorgverlenerCode: 'ontbreekt', naam: 'ontbreekt' },
          herstel: 'Vul ZorgverlenerCode of Naam.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '315',
      titel: 'Een verwijzer van Type 03 met alleen een naam',
      bericht: (s) =>
        bericht315(s, { producten: [{ Verwijzer: { Type: '03', Naam: 'Praktijk Luchtkasteel' } }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel:
        'Verwijzers van Type 02 tot en met 05 zonder naam en code, naast een van Type 06 die dat wel mag',
      bericht: (s) =>
        bericht315(s, {
          producten: [
            { Verwijzer: { Type: '02' } },
            { Verwijzer: { Type: '03' } },
            { Verwijzer: { Type: '04' } },
            { Verwijzer: { Type: '05' } },
            { Verwijzer: { Type: '06' } },
          ],
        }),
      verwacht: [
        '/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[1]/Verwijzer/Naam',
        '/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[2]/Verwijzer/Naam',
        '/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[3]/Verwijzer/Naam',
        '/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[4]/Verwijzer/Naam',
      ],
    },
    {
      nummer: '315',
      titel: 'Een verwijzer van Type 02 met alleen een ZorgverlenerCode',
      bericht: (s) =>
        bericht315(s, { producten: [{ Verwijzer: { Type: '02', ZorgverlenerCode: '99990009' } }] }),
      verwacht: 'aanvaard',
    },
  ],
};
