import { standaarden } from '../../standard/berichtsoorten.ts';
import { contacten } from '../classes.ts';
import { bericht301 } from '../examples/berichten.ts';
import { telefoon } from '../examples/waarden.ts';
import type { RuleWithin } from '../rule.ts';

export const tr006: RuleWithin<'301'> = {
  code: 'TR006',
  eis: 'Ieder Contact heeft een telefoonnummer, of een adres met huisnummer en postcode.',
  waarom: 'Met minder kan de aanbieder de cliënt of zijn relatie niet bereiken.',
  bron: 'iJw/iWmo 3.2, technische regel TR006',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'301'(bericht) {
      for (const { pad, inhoud } of contacten(bericht)) {
        const adres = inhoud.Adres;
        if (inhoud.Telefoon !== undefined) continue;
        if (adres?.Huis !== undefined && adres.Postcode !== undefined) continue;
        yield {
          klasse: pad,
          melding: 'Dit Contact heeft geen telefoonnummer en ook geen adres met huisnummer en postcode.',
          waarden: {
            telefoon: 'ontbreekt',
            huisnummer: adres?.Huis === undefined ? 'ontbreekt' : 'gevuld',
            postcode: adres?.Postcode === undefined ? 'ontbreekt' : 'gevuld',
          },
          herstel: 'Vul Telefoon, of Huis en Postcode in Adres.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Een correspondentie-adres met alleen een telefoonnummer',
      bericht: (s) => bericht301(s, { contacten: [{}, { Adres: undefined, Telefoon: telefoon }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Een correspondentie-adres met alleen een e-mailadres en een relatie met alleen een straat',
      bericht: (s) =>
        bericht301(s, {
          contacten: [{}, { Adres: undefined, Emailadres: 'post@nergens.example' }],
          relaties: [{ Contact: { Soort: '02', Adres: { Straatnaam: 'Denkbeeldpad' } } }],
        }),
      verwacht: ['/Bericht/Client/Relaties/Relatie/Contact', '/Bericht/Client/Contactgegevens/Contact[2]'],
    },
    {
      nummer: '301',
      titel: 'Een adres met huisnummer en zonder postcode, en geen telefoonnummer',
      bericht: (s) => bericht301(s, { contacten: [{}, { Adres: { Huis: { Huisnummer: 1 } } }] }),
      verwacht: ['/Bericht/Client/Contactgegevens/Contact[2]'],
    },
    {
      nummer: '301',
      titel: 'Een adres met postcode en zonder huisnummer, en geen telefoonnummer',
      bericht: (s) => bericht301(s, { contacten: [{}, { Adres: { Postcode: '9999', LandCode: 'BE' } }] }),
      verwacht: ['/Bericht/Client/Contactgegevens/Contact[2]'],
    },
  ],
};
