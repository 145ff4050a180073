import { standaarden } from '../../standard/berichtsoorten.ts';
import { aangevraagdeProducten } from '../classes.ts';
import { bericht315 } from '../examples/berichten.ts';
import { isProfessional } from '../referrers.ts';
import type { RuleWithin } from '../rule.ts';

export const cd066: RuleWithin<'315'> = {
  code: 'CD066',
  eis: 'Een verwijzer van Type 02 tot en met 05 met een ZorgverlenerCode heeft niet ook nog een Naam.',
  waarom: 'De code wijst de verwijzer al aan; een naam erbij kan daar alleen van afwijken.',
  bron: 'iJw/iWmo 3.2, conditie CD066',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'315'(bericht) {
      for (const { pad, inhoud } of aangevraagdeProducten(bericht)) {
        const { Type, Naam, ZorgverlenerCode } = inhoud.Verwijzer;
        if (!isProfessional(Type) || ZorgverlenerCode === undefined || Naam === undefined) continue;
        yield {
          klasse: pad,
          element: 'Verwijzer/Naam',
          melding: `De verwijzer (Type ${Type}) heeft een ZorgverlenerCode en daarnaast een Naam.`,
          waarden: { type: Type, zorgverlenerCode: 'gevuld', naam: 'gevuld' },
          herstel: 'Laat Naam weg.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '315',
      titel: 'Een huisarts met alleen een code',
      bericht: (s) =>
        bericht315(s, { producten: [{ Verwijzer: { Type: '02', ZorgverlenerCode: '01000001' } }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: 'Een verwijzer van Type 05 met alleen een naam',
      bericht: (s) =>
        bericht315(s, { producten: [{ Verwijzer: { Type: '05', Naam: 'Praktijk Luchtkasteel' } }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: 'Een verwijzer van Type 05 met code en naam',
      bericht: (s) =>
        bericht315(s, {
          producten: [
            { Verwijzer: { Type: '05', Naam: 'Praktijk Luchtkasteel', ZorgverlenerCode: '01000001' } },
          ],
        }),
      verwacht: ['/Bericht/Client/AangevraagdeProducten/AangevraagdProduct/Verwijzer/Naam'],
    },
  ],
};
