import { standaarden } from '../../standard/berichtsoorten.ts';
import { contacten } from '../classes.ts';
import { bericht301 } from '../examples/berichten.ts';
import { adres, telefoon } from '../examples/waarden.ts';
import type { RuleWithin } from '../rule.ts';

export const cd005: RuleWithin<'301'> = {
  code: 'CD005',
  eis: 'Een adres heeft een LandCode als het een Postcode heeft, en alleen dan.',
  waarom: 'Een postcode zegt pas iets als bekend is van welk land.',
  bron: 'iJw/iWmo 3.2, conditie CD005',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'301'(bericht) {
      for (const { pad, inhoud } of contacten(bericht)) {
        const { Postcode, LandCode } = inhoud.Adres ?? {};
        if ((Postcode === undefined) === (LandCode === undefined)) continue;
        const zonderLand = LandCode === undefined;
        yield {
          klasse: pad,
          element: 'Adres/LandCode',
          melding: zonderLand
            ? 'Het adres heeft een Postcode maar geen LandCode.'
            : `Het adres heeft LandCode ${LandCode} maar geen Postcode.`,
          waarden: {
            postcode: zonderLand ? 'gevuld' : 'ontbreekt',
            landCode: LandCode ?? 'ontbreekt',
          },
          herstel: zonderLand ? 'Vul LandCode.' : 'Vul Postcode, of laat LandCode weg.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Een adres met beide, en een met geen van beide',
      bericht: (s) =>
        bericht301(s, {
          contacten: [{}, { Adres: { Straatnaam: 'Denkbeeldpad' }, Telefoon: telefoon }],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Een relatie met postcode zonder land, en een correspondentie-adres met land zonder postcode',
      bericht: (s) =>
        bericht301(s, {
          relaties: [
            {
              Contact: { Soort: '02', Adres: { Huis: { Huisnummer: 1 }, Postcode: '9999XX' } },
            },
          ],
          contacten: [{ Adres: adres }, { Soort: '02', Adres: { LandCode: 'BE' }, Telefoon: telefoon }],
        }),
      verwacht: [
        '/Bericht/Client/Relaties/Relatie/Contact/Adres/LandCode',
        '/Bericht/Client/Contactgegevens/Contact[2]/Adres/LandCode',
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
