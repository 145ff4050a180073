import { standaarden } from '../../standard/berichtsoorten.ts';
import { toegewezenRegels } from '../classes.ts';
import { bericht301 } from '../examples/berichten.ts';
import { aspecifiek, dag } from '../examples/waarden.ts';
import type { RuleWithin } from '../rule.ts';
import { volumeWithoutCode } from '../volume.ts';

export const cd080: RuleWithin<'301'> = {
  code: 'CD080',
  eis: 'Een toewijzing zonder productcode heeft geen Omvang, tenzij zij uiterlijk op 31-12-2020 eindigt.',
  waarom: 'Zonder code staat niet vast waarvan er zoveel is toegewezen; dan hoort er een Budget bij.',
  bron: 'iJw/iWmo 3.2, conditie CD080',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: { '301': (b) => volumeWithoutCode(toegewezenRegels(b)) },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Een categorie met omvang tot en met 31-12-2020, en een product met code en omvang daarna',
      bericht: (s) =>
        bericht301(s, {
          producten: [
            { Product: aspecifiek(s), Ingangsdatum: dag('2020-01-01'), Einddatum: dag('2020-12-31') },
            {},
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Een categorie met omvang, een keer tot en met 01-01-2021 en een keer zonder einddatum',
      bericht: (s) =>
        bericht301(s, {
          producten: [
            { Product: aspecifiek(s), Ingangsdatum: dag('2020-01-01'), Einddatum: dag('2021-01-01') },
            { Product: aspecifiek(s) },
          ],
        }),
      verwacht: [
        '/Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]/Omvang',
        '/Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]/Omvang',
      ],
    },
    {
      nummer: '301',
      titel: 'Een categorie met een budget',
      bericht: (s) =>
        bericht301(s, {
          producten: [
            { Product: aspecifiek(s), Omvang: undefined, Budget: 100_00, Einddatum: dag('2026-12-31') },
          ],
        }),
      verwacht: 'aanvaard',
    },
  ],
};
