import { standaarden } from '../../standard/berichtsoorten.ts';
import { contacten } from '../classes.ts';
import { bericht301 } from '../examples/berichten.ts';
import { adres, telefoon } from '../examples/waarden.ts';
import type { RuleWithin } from '../rule.ts';

const nederlands = /^[1-9][0-9]{3}[a-zA-Z]{2}$/;

export const cs089: RuleWithin<'301'> = {
  code: 'CS089',
  eis: 'Een postcode in Nederland (LandCode NL) is vier cijfers, het eerste geen 0, en twee letters zonder spatie.',
  waarom: 'Een andere schrijfwijze wordt door geen adressysteem herkend.',
  bron: 'iJw/iWmo 3.2, constraint CS089',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'301'(bericht) {
      for (const { pad, inhoud } of contacten(bericht)) {
        // An absent Postcode is refused by CD005.
        const { LandCode, Postcode } = inhoud.Adres ?? {};
        if (LandCode !== 'NL' || Postcode === undefined || nederlands.test(Postcode)) continue;
        yield {
          klasse: pad,
          element: 'Adres/Postcode',
          // Part of somebody's address, so it is not repeated.
          melding: 'Het adres ligt in Nederland (LandCode NL), maar de Postcode heeft niet de vorm 1234AB.',
          waarden: { landCode: 'NL' },
          herstel: 'Vul vier cijfers en twee letters zonder spatie, of de juiste LandCode.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Kleine letters in Nederland, en vier cijfers in België',
      bericht: (s) =>
        bericht301(s, {
          contacten: [
            { Adres: { ...adres, Postcode: '1000aa' } },
            { Adres: { ...adres, Postcode: '9999', LandCode: 'BE' } },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Een spatie, en bij een relatie een 0 voorop',
      bericht: (s) =>
        bericht301(s, {
          contacten: [{ Adres: { ...adres, Postcode: '9999 XX' } }],
          relaties: [{ Contact: { Soort: '01', Adres: { ...adres, Postcode: '0999XX' } } }],
        }),
      verwacht: [
        '/Bericht/Client/Relaties/Relatie/Contact/Adres/Postcode',
        '/Bericht/Client/Contactgegevens/Contact/Adres/Postcode',
      ],
    },
    {
      nummer: '301',
      titel: 'Een contact met alleen een telefoonnummer, zonder adres',
      bericht: (s) => bericht301(s, { contacten: [{}, { Adres: undefined, Telefoon: telefoon }] }),
      verwacht: 'aanvaard',
    },
  ],
};
