import { antwoord } from '../classes.ts';
import { bericht319 } from '../examples/berichten.ts';
import type { RuleWithin } from '../rule.ts';

export const tr409: RuleWithin<'319'> = {
  code: 'TR409',
  eis: 'Wie een verzoek om een andere reden dan het woonplaatsbeginsel (8) afwijst, noemt geen andere gemeente.',
  waarom: 'Een andere gemeente noemen suggereert dat die verantwoordelijk is.',
  bron: 'iJw 3.2, technische regel TR409',
  // As TR377.
  standaarden: ['ijw-3.2'],
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'319'(bericht) {
      const { RedenAfwijzingVerzoek: reden, Woonplaatsbeginsel } = bericht.Antwoord;
      if (reden === undefined || reden === '8' || Woonplaatsbeginsel === undefined) return;
      yield {
        klasse: antwoord,
        element: 'Woonplaatsbeginsel',
        melding: `RedenAfwijzingVerzoek is ${reden}, maar Woonplaatsbeginsel noemt gemeente ${Woonplaatsbeginsel.Gemeente}.`,
        waarden: { redenAfwijzingVerzoek: reden, gemeente: Woonplaatsbeginsel.Gemeente },
        herstel: 'Laat Woonplaatsbeginsel weg, of vul reden 8.',
      };
    },
  },
  voorbeelden: [
    {
      nummer: '319',
      titel:
        'In onderzoek, dus zonder reden, en toch met een gemeente: deze regel kijkt alleen naar een reden',
      bericht: (s) =>
        bericht319(s, {
          antwoord: {
            VerzoekAntwoord: '2',
            RedenAfwijzingVerzoek: undefined,
            Woonplaatsbeginsel: { Gemeente: '0363' },
          },
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '319',
      titel: 'Afgewezen om reden 8, met een gemeente',
      bericht: (s) =>
        bericht319(s, { antwoord: { RedenAfwijzingVerzoek: '8', Woonplaatsbeginsel: { Gemeente: '0363' } } }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '319',
      titel: 'Afgewezen om reden 4, met een gemeente',
      bericht: (s) =>
        bericht319(s, { antwoord: { RedenAfwijzingVerzoek: '4', Woonplaatsbeginsel: { Gemeente: '0363' } } }),
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
