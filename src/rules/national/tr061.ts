import { standaarden } from '../../standard/berichtsoorten.ts';
import { client } from '../classes.ts';
import { bericht301 } from '../examples/berichten.ts';
import type { RuleWithin } from '../rule.ts';

export const tr061: RuleWithin<'301'> = {
  code: 'TR061',
  eis: 'De cliënt heeft minstens een Contact van Soort 01 (BRP-adres), 02 (correspondentie) of 03 (verblijf).',
  waarom: 'Een tijdelijk adres alleen vervalt, en dan is de cliënt onvindbaar.',
  bron: 'iJw/iWmo 3.2, technische regel TR061',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'301'(bericht) {
      if (bericht.Client.Contactgegevens.Contact.some(({ Soort }) => Soort !== '04')) return;
      yield {
        klasse: client,
        melding: 'De cliënt heeft alleen tijdelijke adressen (Soort 04).',
        waarden: { soort: '04' },
        herstel: 'Voeg een Contact van Soort 01, 02 of 03 toe.',
      };
    },
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Een correspondentie-adres naast een tijdelijk adres',
      bericht: (s) => bericht301(s, { contacten: [{ Soort: '04' }, { Soort: '02' }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Alleen een tijdelijk adres; het BRP-adres van een relatie telt niet mee',
      bericht: (s) => bericht301(s, { contacten: [{ Soort: '04' }], relaties: [{}] }),
      verwacht: ['/Bericht/Client'],
    },
  ],
};
