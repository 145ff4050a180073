import { standaarden } from '../../standard/berichtsoorten.ts';
import { ongewijzigdeProducten } from '../classes.ts';
import { bericht317 } from '../examples/berichten.ts';
import { toegewezen, wijziging } from '../examples/facts.ts';
import { dag } from '../examples/waarden.ts';
import { notCurrent } from '../named.ts';
import type { RuleAcross } from '../rule.ts';

const lijst = '/Bericht/Client/Verzoek/OngewijzigdeProducten/OngewijzigdProduct';
const element = 'ToewijzingNummer';

export const tr350: RuleAcross<'317'> = {
  code: 'TR350',
  eis: 'Een ongewijzigd product noemt een toewijzing van deze cliënt aan deze aanbieder die nu of later geldig is.',
  waarom: 'Alleen wat er is kan hetzelfde blijven.',
  bron: 'iJw/iWmo 3.2, technische regel TR350',
  standaarden,
  niveau: 3,
  retourcode: '9350',
  controleer: {
    '317': (bericht, context) => notCurrent(ongewijzigdeProducten(bericht), context),
  },
  voorbeelden: [
    {
      nummer: '317',
      titel: 'Een toewijzing die op de dag van ontvangst eindigt, en een die nog moet ingaan',
      bericht: (s) => bericht317(s, { ongewijzigd: [1001, 1002] }),
      feiten: (s) =>
        wijziging(s, {
          toewijzingen: [
            toegewezen(s, { einddatum: dag('2026-05-06') }),
            toegewezen(s, { toewijzingNummer: 1002, ingangsdatum: dag('2027-01-01') }),
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Een toewijzing die niet bekend is',
      bericht: (s) => bericht317(s, { ongewijzigd: [1001, 1002] }),
      feiten: (s) => wijziging(s),
      verwacht: [`${lijst}[2]/${element}`],
    },
    {
      nummer: '317',
      titel: 'Een toewijzing die de dag voor de ontvangst eindigde, en een verwijderde',
      bericht: (s) => bericht317(s, { ongewijzigd: [1001, 1002] }),
      feiten: (s) =>
        wijziging(s, {
          toewijzingen: [
            toegewezen(s, { einddatum: dag('2026-05-05') }),
            toegewezen(s, {
              toewijzingNummer: 1002,
              ingangsdatum: dag('2026-07-01'),
              einddatum: dag('2026-07-01'),
              redenWijziging: '13',
            }),
          ],
        }),
      verwacht: [`${lijst}[1]/${element}`, `${lijst}[2]/${element}`],
    },
    {
      nummer: '317',
      titel: 'Toewijzingen van een andere cliënt en van een andere aanbieder',
      bericht: (s) => bericht317(s, { ongewijzigd: [1001, 1002] }),
      feiten: (s) =>
        wijziging(s, {
          toewijzingen: [
            toegewezen(s, { vanDezeClient: false }),
            toegewezen(s, { toewijzingNummer: 1002, vanDezeAanbieder: false }),
          ],
        }),
      verwacht: [`${lijst}[1]/${element}`, `${lijst}[2]/${element}`],
    },
    {
      nummer: '317',
      titel: 'Een verwijderde toewijzing zonder Einddatum, die dus nog geldt',
      bericht: (s) => bericht317(s),
      feiten: (s) => wijziging(s, { toewijzingen: [toegewezen(s, { redenWijziging: '13' })] }),
      verwacht: 'aanvaard',
    },
  ],
};
