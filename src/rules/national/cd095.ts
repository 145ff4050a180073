import { standaarden } from '../../standard/berichtsoorten.ts';
import { aangevraagdeRegels } from '../classes.ts';
import { bericht315 } from '../examples/berichten.ts';
import { aspecifiek, dag } from '../examples/waarden.ts';
import type { RuleWithin } from '../rule.ts';
import { volumeWithoutCode } from '../volume.ts';

const van2020 = dag('2020-01-01');

export const cd095: RuleWithin<'315'> = {
  code: 'CD095',
  eis: 'Een aanvraag zonder productcode heeft geen Omvang, tenzij zij uiterlijk op 31-12-2020 eindigt.',
  waarom: 'Zonder code staat niet vast waarvan er zoveel gevraagd wordt; dan hoort er een Budget bij.',
  bron: 'iJw/iWmo 3.2, conditie CD095',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: { '315': (b) => volumeWithoutCode(aangevraagdeRegels(b)) },
  voorbeelden: [
    {
      nummer: '315',
      titel: 'Een categorie met omvang, tot en met 31-12-2020',
      bericht: (s) =>
        bericht315(s, {
          producten: [
            {
              Product: aspecifiek(s),
              ToewijzingIngangsdatum: van2020,
              ToewijzingEinddatum: dag('2020-12-31'),
            },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: 'Een categorie met omvang, een keer tot en met 01-01-2021 en een keer zonder einddatum',
      bericht: (s) =>
        bericht315(s, {
          producten: [
            {
              Product: aspecifiek(s),
              ToewijzingIngangsdatum: van2020,
              ToewijzingEinddatum: dag('2021-01-01'),
            },
            { Product: aspecifiek(s) },
          ],
        }),
      verwacht: [
        '/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[1]/Omvang',
        '/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[2]/Omvang',
      ],
    },
  ],
};
