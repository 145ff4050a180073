import { standaarden } from '../../standard/berichtsoorten.ts';
import { declaratie as klasse } from '../classes.ts';
import { messageText, messageValues } from '../earlier.ts';
import { declaratie, declaraties } from '../examples/declaraties.ts';
import { eerder } from '../examples/facts.ts';
import type { RuleAcross } from '../rule.ts';

export const tr333: RuleAcross<'323'> = {
  code: 'TR333',
  eis: 'Een aanbieder gebruikt een DeclaratieNummer maar één keer per wet.',
  waarom: 'Een antwoord en een betaling noemen de declaratie bij dit nummer.',
  bron: 'iJw/iWmo 3.2, technische regel TR333; IV087',
  beperking:
    'Het nummer van een declaratie die als geheel is afgewezen, mag opnieuw gebruikt worden: zij geldt als niet verzonden.',
  standaarden,
  niveau: 3,
  retourcode: '9333',
  controleer: {
    *'323'(bericht, { feiten: { declaratieMetDitNummer: eerdere } }) {
      if (eerdere === null) return;
      const { DeclaratieNummer } = bericht.Declaratie;
      yield {
        klasse,
        element: 'DeclaratieNummer',
        melding: `DeclaratieNummer ${DeclaratieNummer} is al gebruikt (${messageText(eerdere)}).`,
        waarden: { declaratieNummer: DeclaratieNummer, ...messageValues(eerdere) },
        herstel: 'Geef de declaratie een nieuw DeclaratieNummer, als zij niet al is ingediend.',
      };
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'Een nieuw DeclaratieNummer',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een DeclaratieNummer dat al gebruikt is',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { declaratieMetDitNummer: eerder(s, '323', '3230000', '2026-05-04') }),
      verwacht: ['/Bericht/Declaratie/DeclaratieNummer'],
    },
  ],
};
