import { standaarden } from '../../standard/berichtsoorten.ts';
import { header } from '../classes.ts';
import { bericht325 } from '../examples/berichten.ts';
import { onbekendeDeclaratie, verzondenDeclaratie } from '../examples/declaraties.ts';
import type { RuleAcross } from '../rule.ts';

export const tr337: RuleAcross<'325'> = {
  code: 'TR337',
  eis: 'Een declaratie-antwoord noemt een declaratie die aan deze gemeente is verstuurd.',
  waarom: 'Zonder declaratie is niet te zeggen wat er is toegekend of afgewezen.',
  bron: 'iJw/iWmo 3.2, technische regel TR337; IV087',
  beperking:
    'De standaard kent geen retour op een declaratie-antwoord en dus geen retourcode. De gemeente hoort het buiten het berichtenverkeer om.',
  standaarden,
  niveau: 3,
  retourcode: null,
  controleer: {
    *'325'(bericht, { feiten }) {
      if (feiten.declaratie !== null) return;
      const { Identificatie } = bericht.Header.DeclaratieIdentificatie;
      yield {
        klasse: header,
        element: 'DeclaratieIdentificatie',
        melding: `Dit antwoord noemt een declaratie met identificatie ${Identificatie}, maar zo'n declaratie is niet aan deze gemeente verstuurd.`,
        waarden: { declaratieIdentificatie: Identificatie },
        herstel: 'Vul de BerichtIdentificatie van de declaratie waarop het antwoordt.',
      };
    },
  },
  voorbeelden: [
    {
      nummer: '325',
      titel: 'Het antwoord op een declaratie van ons',
      bericht: (s) => bericht325(s),
      feiten: (s) => verzondenDeclaratie(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '325',
      titel: 'Een antwoord op een declaratie die niet is verstuurd',
      bericht: (s) => bericht325(s, { afgekeurd: '0001' }),
      feiten: () => onbekendeDeclaratie,
      verwacht: ['/Bericht/Header/DeclaratieIdentificatie'],
    },
  ],
};
