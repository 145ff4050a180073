import { standaarden } from '../../standard/berichtsoorten.ts';
import { contacten } from '../classes.ts';
import { bericht301 } from '../examples/berichten.ts';
import { dag } from '../examples/waarden.ts';
import type { RuleWithin } from '../rule.ts';

const vanafMei = { Begindatum: dag('2026-05-01') };

export const cd009: RuleWithin<'301'> = {
  code: 'CD009',
  eis: 'Alleen een Contact op een tijdelijk adres (Soort 04) heeft een Periode.',
  waarom: 'De andere adressen gelden tot er een nieuw adres komt.',
  bron: 'iJw/iWmo 3.2, conditie CD009',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'301'(bericht) {
      for (const { pad, inhoud } of contacten(bericht)) {
        if (inhoud.Periode === undefined || inhoud.Soort === '04') continue;
        yield {
          klasse: pad,
          element: 'Periode',
          melding: `Dit Contact heeft een Periode, maar is van Soort ${inhoud.Soort} en niet 04 (tijdelijk adres).`,
          waarden: { soort: inhoud.Soort, periode: 'gevuld' },
          herstel: 'Laat Periode weg, of vul Soort 04.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Een periode bij een tijdelijk adres',
      bericht: (s) => bericht301(s, { contacten: [{}, { Soort: '04', Periode: vanafMei }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Een periode bij een verblijfadres',
      bericht: (s) => bericht301(s, { contacten: [{}, { Soort: '03', Periode: vanafMei }] }),
      verwacht: ['/Bericht/Client/Contactgegevens/Contact[2]/Periode'],
    },
  ],
};
