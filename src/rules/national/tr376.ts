import { standaarden } from '../../standard/berichtsoorten.ts';
import { declaratieAntwoord } from '../classes.ts';
import { bericht325 } from '../examples/berichten.ts';
import { onbekendeDeclaratie, verzondenDeclaratie } from '../examples/declaraties.ts';
import type { RuleAcross } from '../rule.ts';

export const tr376: RuleAcross<'325'> = {
  code: 'TR376',
  eis: 'Het DeclaratieNummer in een antwoord is dat van de declaratie waarop het antwoordt.',
  waarom: 'De betaling volgt het DeclaratieNummer.',
  bron: 'iJw/iWmo 3.2, technische regel TR376',
  beperking: 'De standaard kent hiervoor geen retourcode.',
  standaarden,
  niveau: 3,
  retourcode: null,
  controleer: {
    *'325'(bericht, { feiten: { declaratie } }) {
      const gemeld = bericht.DeclaratieAntwoord?.DeclaratieNummer;
      if (declaratie === null || gemeld === undefined || gemeld === declaratie.declaratieNummer) return;
      yield {
        klasse: declaratieAntwoord,
        element: 'DeclaratieNummer',
        melding: `Het antwoord noemt DeclaratieNummer ${gemeld}, maar de declaratie had ${declaratie.declaratieNummer}.`,
        waarden: { declaratieNummer: gemeld, verzonden: declaratie.declaratieNummer },
        herstel: 'Neem DeclaratieNummer over uit de declaratie.',
      };
    },
  },
  voorbeelden: [
    {
      nummer: '325',
      titel: 'Het nummer van de declaratie',
      bericht: (s) => bericht325(s),
      feiten: (s) => verzondenDeclaratie(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '325',
      titel: 'De declaratie is in de Header afgekeurd, dus er is geen nummer',
      bericht: (s) => bericht325(s, { afgekeurd: '9056' }),
      feiten: (s) => verzondenDeclaratie(s, { declaratieNummer: 'D202605' }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '325',
      titel: 'Het nummer van een andere declaratie',
      bericht: (s) => bericht325(s),
      feiten: (s) => verzondenDeclaratie(s, { declaratieNummer: 'D202605' }),
      verwacht: ['/Bericht/DeclaratieAntwoord/DeclaratieNummer'],
    },
    {
      nummer: '325',
      titel: 'Een antwoord op een declaratie die wij niet kennen: dat is voor TR337',
      bericht: (s) => bericht325(s),
      feiten: () => onbekendeDeclaratie,
      verwacht: 'aanvaard',
    },
  ],
};
