import { standaarden } from '../../standard/berichtsoorten.ts';
import { toegewezenProducten } from '../classes.ts';
import { bericht301 } from '../examples/berichten.ts';
import type { RuleWithin } from '../rule.ts';

export const cs336: RuleWithin<'301'> = {
  code: 'CS336',
  eis: 'RedenWijziging 01 (administratieve correctie) wordt niet meer gebruikt.',
  waarom: 'De code is vervallen; een verwijdering heeft reden 13.',
  bron: 'iJw/iWmo 3.2, constraint CS336',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'301'(bericht) {
      for (const { pad, inhoud } of toegewezenProducten(bericht)) {
        if (inhoud.RedenWijziging !== '01') continue;
        yield {
          klasse: pad,
          element: 'RedenWijziging',
          melding: 'RedenWijziging is 01 (administratieve correctie), een vervallen code.',
          waarden: { redenWijziging: '01' },
          herstel: 'Vul de reden die het dichtst bij de wijziging ligt, of 13 voor een verwijdering.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'RedenWijziging 02',
      bericht: (s) => bericht301(s, { producten: [{ RedenWijziging: '02' }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'RedenWijziging 01',
      bericht: (s) => bericht301(s, { producten: [{}, { RedenWijziging: '01' }] }),
      verwacht: ['/Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]/RedenWijziging'],
    },
  ],
};
