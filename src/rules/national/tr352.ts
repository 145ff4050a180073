import { standaarden } from '../../standard/berichtsoorten.ts';
import { ongewijzigdeProducten, teWijzigenProducten, verzoek } from '../classes.ts';
import { bericht317 } from '../examples/berichten.ts';
import type { RuleWithin } from '../rule.ts';

export const tr352: RuleWithin<'317'> = {
  code: 'TR352',
  eis: 'Een verzoek om wijziging noemt minstens een toewijzing die al loopt: ongewijzigd of te wijzigen.',
  waarom: 'Wie nog niets toegewezen heeft, vraagt niet om een wijziging maar om een toewijzing (315).',
  bron: 'iJw/iWmo 3.2, technische regel TR352',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'317'(bericht) {
      if (ongewijzigdeProducten(bericht).length + teWijzigenProducten(bericht).length > 0) return;
      yield {
        klasse: verzoek,
        melding: 'Het verzoek noemt geen enkele lopende toewijzing, ongewijzigd of te wijzigen.',
        waarden: { ongewijzigdeProducten: '0', teWijzigenProducten: '0' },
        herstel: 'Neem alle lopende toewijzingen op, of stuur een verzoek om toewijzing (315).',
      };
    },
  },
  voorbeelden: [
    {
      nummer: '317',
      titel: 'Een nieuw product naast een toewijzing die blijft',
      bericht: (s) => bericht317(s, { ongewijzigd: [1001], nieuw: [{}] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Alleen een te wijzigen toewijzing',
      bericht: (s) => bericht317(s, { ongewijzigd: [], teWijzigen: [{}], nieuw: [] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Alleen een nieuw product',
      bericht: (s) => bericht317(s, { ongewijzigd: [], nieuw: [{}] }),
      verwacht: ['/Bericht/Client/Verzoek'],
    },
  ],
};
