import { standaarden } from '../../standard/berichtsoorten.ts';
import { contacten } from '../classes.ts';
import { bericht301 } from '../examples/berichten.ts';
import { adres, telefoon } from '../examples/waarden.ts';
import type { RuleWithin } from '../rule.ts';

export const cd025: RuleWithin<'301'> = {
  code: 'CD025',
  eis: 'Een Nederlands adres (LandCode NL) heeft een huisnummer.',
  waarom: 'In Nederland wijzen postcode en huisnummer samen een adres aan.',
  bron: 'iJw/iWmo 3.2, conditie CD025',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'301'(bericht) {
      for (const { pad, inhoud } of contacten(bericht)) {
        if (inhoud.Adres?.LandCode !== 'NL' || inhoud.Adres.Huis !== undefined) continue;
        yield {
          klasse: pad,
          element: 'Adres/Huis',
          melding: 'Het adres ligt in Nederland (LandCode NL), maar heeft geen huisnummer.',
          waarden: { landCode: 'NL', huis: 'ontbreekt' },
          herstel: 'Vul Huis met een Huisnummer.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Een Belgisch adres zonder huisnummer, met telefoon',
      bericht: (s) =>
        bericht301(s, { contacten: [{ Adres: { Postcode: '9999', LandCode: 'BE' }, Telefoon: telefoon }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Een Nederlands adres zonder huisnummer, met telefoon',
      bericht: (s) =>
        bericht301(s, {
          relaties: [
            {
              Contact: {
                Soort: '01',
                Adres: { Postcode: '9999XX', LandCode: 'NL' },
                Telefoon: telefoon,
              },
            },
          ],
          contacten: [{ Adres: adres }],
        }),
      verwacht: ['/Bericht/Client/Relaties/Relatie/Contact/Adres/Huis'],
    },
  ],
};
