import { standaarden } from '../../standard/berichtsoorten.ts';
import { nieuweRegels } from '../classes.ts';
import { bericht317 } from '../examples/berichten.ts';
import { aspecifiek, dag } from '../examples/waarden.ts';
import type { RuleWithin } from '../rule.ts';
import { volumeWithoutCode } from '../volume.ts';

export const cd096: RuleWithin<'317'> = {
  code: 'CD096',
  eis: 'Een nieuw product zonder productcode heeft geen Omvang, tenzij het uiterlijk op 31-12-2020 eindigt.',
  waarom: 'Zonder code staat niet vast waarvan er zoveel gevraagd wordt; dan hoort er een Budget bij.',
  bron: 'iJw/iWmo 3.2, conditie CD096',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: { '317': (b) => volumeWithoutCode(nieuweRegels(b)) },
  voorbeelden: [
    {
      nummer: '317',
      titel: 'Een categorie met omvang, tot en met 31-12-2020',
      bericht: (s) =>
        bericht317(s, {
          dagtekening: '2020-05-06',
          nieuw: [
            {
              Product: aspecifiek(s),
              GewensteIngangsdatum: dag('2020-06-01'),
              Einddatum: dag('2020-12-31'),
            },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Een categorie met omvang, een keer tot en met 01-01-2021 en een keer zonder einddatum',
      bericht: (s) =>
        bericht317(s, {
          dagtekening: '2020-05-06',
          nieuw: [
            {
              Product: aspecifiek(s),
              GewensteIngangsdatum: dag('2020-06-01'),
              Einddatum: dag('2021-01-01'),
            },
            { Product: aspecifiek(s), GewensteIngangsdatum: dag('2021-01-02') },
          ],
        }),
      verwacht: [
        '/Bericht/Client/Verzoek/NieuweProducten/NieuwProduct[1]/Omvang',
        '/Bericht/Client/Verzoek/NieuweProducten/NieuwProduct[2]/Omvang',
      ],
    },
  ],
};
