import { antwoord } from '../classes.ts';
import { bericht319 } from '../examples/berichten.ts';
import type { RuleWithin } from '../rule.ts';

export const tr377: RuleWithin<'319'> = {
  code: 'TR377',
  eis: 'Wie een verzoek om het woonplaatsbeginsel (reden 8) afwijst, noemt de gemeente die wel verantwoordelijk is.',
  waarom: 'De aanbieder moet weten bij welke gemeente hij terecht kan.',
  bron: 'iJw 3.2, technische regel TR377',
  // Woonplaatsbeginsel belongs to the Jeugdwet; the iWmo 319 has no such class.
  standaarden: ['ijw-3.2'],
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'319'(bericht) {
      const { RedenAfwijzingVerzoek, Woonplaatsbeginsel } = bericht.Antwoord;
      if (RedenAfwijzingVerzoek !== '8' || Woonplaatsbeginsel !== undefined) return;
      yield {
        klasse: antwoord,
        element: 'Woonplaatsbeginsel',
        melding:
          'RedenAfwijzingVerzoek is 8 (woonplaatsbeginsel), maar de verantwoordelijke gemeente ontbreekt.',
        waarden: { redenAfwijzingVerzoek: '8', woonplaatsbeginsel: 'ontbreekt' },
        herstel: 'Neem Woonplaatsbeginsel op met de gemeentecode.',
      };
    },
  },
  voorbeelden: [
    {
      nummer: '319',
      titel: 'Afgewezen om reden 8, met de gemeente',
      bericht: (s) =>
        bericht319(s, { antwoord: { RedenAfwijzingVerzoek: '8', Woonplaatsbeginsel: { Gemeente: '0363' } } }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '319',
      titel: 'Afgewezen om reden 8, zonder de gemeente',
      bericht: (s) => bericht319(s, { antwoord: { RedenAfwijzingVerzoek: '8' } }),
      verwacht: ['/Bericht/Antwoord/Woonplaatsbeginsel'],
    },
    {
      nummer: '319',
      titel: 'Afgewezen om reden 4, zonder gemeente',
      bericht: (s) => bericht319(s),
      verwacht: 'aanvaard',
    },
  ],
};
