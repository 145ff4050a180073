import { standaarden } from '../../standard/berichtsoorten.ts';
import { contacten } from '../classes.ts';
import { bericht301 } from '../examples/berichten.ts';
import { telefoon } from '../examples/waarden.ts';
import type { RuleWithin } from '../rule.ts';

export const cd034: RuleWithin<'301'> = {
  code: 'CD034',
  eis: 'Een BRP-adres (Soort 01) en een verblijfadres (Soort 03) hebben een Postcode.',
  waarom: 'Aan die adressen is te zien waar de cliënt woont of te vinden is.',
  bron: 'iJw/iWmo 3.2, conditie CD034',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'301'(bericht) {
      for (const { pad, inhoud } of contacten(bericht)) {
        if (inhoud.Soort !== '01' && inhoud.Soort !== '03') continue;
        if (inhoud.Adres?.Postcode !== undefined) continue;
        yield {
          klasse: pad,
          element: 'Adres/Postcode',
          melding: `Dit Contact is van Soort ${inhoud.Soort}, maar heeft geen Postcode.`,
          waarden: { soort: inhoud.Soort, postcode: 'ontbreekt' },
          herstel: 'Vul Postcode in Adres.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Een correspondentie-adres zonder postcode, met telefoon',
      bericht: (s) =>
        bericht301(s, { contacten: [{}, { Soort: '02', Adres: undefined, Telefoon: telefoon }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Een BRP-adres en een verblijfadres zonder postcode, met telefoon',
      bericht: (s) =>
        bericht301(s, {
          contacten: [
            { Soort: '01', Adres: { Plaatsnaam: 'Nergenshuizen' }, Telefoon: telefoon },
            { Soort: '03', Adres: undefined, Telefoon: telefoon },
          ],
        }),
      verwacht: [
        '/Bericht/Client/Contactgegevens/Contact[1]/Adres/Postcode',
        '/Bericht/Client/Contactgegevens/Contact[2]/Adres/Postcode',
      ],
    },
  ],
};
