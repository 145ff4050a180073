import type { LDT_StatusAanlevering } from '../../standard/berichten.generated.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { type Occurrence, startProducten, stopProducten } from '../classes.ts';
import { bericht305, bericht307 } from '../examples/berichten.ts';
import type { Defect, RuleWithin } from '../rule.ts';

function* otherStatus(
  producten: readonly Occurrence<{ readonly StatusAanlevering: LDT_StatusAanlevering }>[],
): Iterable<Defect> {
  for (const { pad, inhoud } of producten) {
    const status = inhoud.StatusAanlevering;
    if (status === '1' || status === '3') continue;
    yield {
      klasse: pad,
      element: 'StatusAanlevering',
      melding: `StatusAanlevering is ${status}; alleen 1 (eerste aanlevering) en 3 (verwijderen) kunnen.`,
      waarden: { statusAanlevering: status },
      herstel: 'Corrigeer door de eerdere regel te verwijderen (3) en de juiste aan te leveren (1).',
    };
  }
}

export const cs058: RuleWithin<'305' | '307'> = {
  code: 'CS058',
  eis: 'Een start of stop wordt aangeleverd (StatusAanlevering 1) of verwijderd (3).',
  waarom: 'Wijzigen bestaat niet: een correctie is een verwijdering en een nieuwe aanlevering.',
  bron: 'iJw/iWmo 3.2, constraint CS058',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    '305': (b) => otherStatus(startProducten(b)),
    '307': (b) => otherStatus(stopProducten(b)),
  },
  voorbeelden: [
    {
      nummer: '305',
      titel: 'Een start aangeleverd en een andere verwijderd',
      bericht: (s) => bericht305(s, { producten: [{ StatusAanlevering: '3' }, { StatusAanlevering: '1' }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'StatusAanlevering 2 en 9',
      bericht: (s) => bericht305(s, { producten: [{ StatusAanlevering: '2' }, { StatusAanlevering: '9' }] }),
      verwacht: [
        '/Bericht/Client/StartProducten/StartProduct[1]/StatusAanlevering',
        '/Bericht/Client/StartProducten/StartProduct[2]/StatusAanlevering',
      ],
    },
    {
      nummer: '307',
      titel: 'Een stop verwijderd en een andere aangeleverd',
      bericht: (s) => bericht307(s, { producten: [{ StatusAanlevering: '3' }, { StatusAanlevering: '1' }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'StatusAanlevering 2',
      bericht: (s) => bericht307(s, { producten: [{ StatusAanlevering: '2' }] }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct/StatusAanlevering'],
    },
  ],
};
