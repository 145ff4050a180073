import { standaarden } from '../../standard/berichtsoorten.ts';
import { nieuweProducten, teWijzigenProducten, verzoek } from '../classes.ts';
import { bericht317 } from '../examples/berichten.ts';
import type { RuleWithin } from '../rule.ts';

export const tr353: RuleWithin<'317'> = {
  code: 'TR353',
  eis: 'Een verzoek om wijziging vraagt minstens een wijziging of een nieuw product.',
  waarom: 'Als alles blijft zoals het is, valt er niets te besluiten.',
  bron: 'iJw/iWmo 3.2, technische regel TR353',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'317'(bericht) {
      if (teWijzigenProducten(bericht).length + nieuweProducten(bericht).length > 0) return;
      yield {
        klasse: verzoek,
        melding: 'Het verzoek vraagt geen enkele wijziging en geen nieuw product.',
        waarden: { teWijzigenProducten: '0', nieuweProducten: '0' },
        herstel: 'Neem op wat er moet veranderen, of stuur geen verzoek.',
      };
    },
  },
  voorbeelden: [
    {
      nummer: '317',
      titel: 'Een toewijzing die blijft en een te wijzigen toewijzing',
      bericht: (s) => bericht317(s, { ongewijzigd: [1001], teWijzigen: [{}], nieuw: [] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Alleen toewijzingen die blijven',
      bericht: (s) => bericht317(s, { ongewijzigd: [1001, 1002], nieuw: [] }),
      verwacht: ['/Bericht/Client/Verzoek'],
    },
    {
      nummer: '317',
      titel: 'Alleen een nieuw product',
      bericht: (s) => bericht317(s),
      verwacht: 'aanvaard',
    },
  ],
};
