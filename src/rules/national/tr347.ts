import { standaarden } from '../../standard/berichtsoorten.ts';
import { aangevraagdeProducten, type Occurrence, verzoek } from '../classes.ts';
import { messageText, messageValues } from '../earlier.ts';
import { bericht315, bericht317 } from '../examples/berichten.ts';
import { gevraagd, verzoeken, wijziging } from '../examples/facts.ts';
import type { RequestFacts } from '../facts.ts';
import type { Defect, RuleAcross } from '../rule.ts';

const element = 'ReferentieAanbieder';

function* usedBefore(
  leden: readonly Occurrence<{ readonly ReferentieAanbieder: string }>[],
  { verzoeken: bekend }: RequestFacts,
): Iterable<Defect> {
  const gebruikt = new Map(bekend.map((eerder) => [eerder.referentieAanbieder, eerder]));
  for (const { pad, inhoud } of leden) {
    const { ReferentieAanbieder } = inhoud;
    const eerder = gebruikt.get(ReferentieAanbieder);
    if (eerder === undefined) continue;
    yield {
      klasse: pad,
      element,
      melding: `ReferentieAanbieder ${ReferentieAanbieder} is al gebruikt voor een ander verzoek (${messageText(eerder.uitBericht)}).`,
      waarden: { ReferentieAanbieder, ...messageValues(eerder.uitBericht) },
      herstel: 'Geef ieder verzoek een ReferentieAanbieder die nog niet gebruikt is.',
    };
  }
}

export const tr347: RuleAcross<'315' | '317'> = {
  code: 'TR347',
  eis: 'Een aanbieder gebruikt een ReferentieAanbieder maar één keer, in verzoeken om toewijzing en om wijziging samen.',
  waarom:
    'Het antwoord noemt geen cliënt; alleen aan de ReferentieAanbieder is te zien op welk verzoek het slaat.',
  bron: 'iJw/iWmo 3.2, technische regel TR347',
  beperking:
    'Vergeleken wordt met de verzoeken aan deze gemeente onder dezelfde wet; wat een aanbieder aan andere gemeenten stuurt is hier niet bekend. Een verzoek dat technisch is afgekeurd telt niet mee.',
  standaarden,
  niveau: 3,
  retourcode: '9347',
  controleer: {
    '315': (bericht, { feiten }) => usedBefore(aangevraagdeProducten(bericht), feiten),
    '317': (bericht, { feiten }) => usedBefore([{ pad: verzoek, inhoud: bericht.Client.Verzoek }], feiten),
  },
  voorbeelden: [
    {
      nummer: '315',
      titel: 'Twee nieuwe referenties, naast een ouder verzoek met een andere',
      bericht: (s) => bericht315(s, { producten: [{}, {}] }),
      feiten: (s) =>
        verzoeken({ verzoeken: [gevraagd(s, { referentieAanbieder: 'VOT0', stand: 'afgewezen' })] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: 'De tweede referentie is van een verzoek voor een andere cliënt',
      bericht: (s) => bericht315(s, { producten: [{}, {}] }),
      feiten: (s) =>
        verzoeken({
          verzoeken: [
            gevraagd(s, { referentieAanbieder: 'VOT2', stand: 'toegewezen', vanDezeClient: false }),
          ],
        }),
      verwacht: ['/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[2]/ReferentieAanbieder'],
    },
    {
      nummer: '315',
      titel: 'De referentie is die van een verzoek om wijziging',
      bericht: (s) => bericht315(s, { producten: [{ ReferentieAanbieder: 'VOW1' }] }),
      feiten: (s) => verzoeken({ verzoeken: [gevraagd(s, { soort: '317', stand: 'afgewezen' })] }),
      verwacht: ['/Bericht/Client/AangevraagdeProducten/AangevraagdProduct/ReferentieAanbieder'],
    },
    {
      nummer: '317',
      titel: 'Een nieuwe referentie',
      bericht: (s) => bericht317(s),
      feiten: (s) => wijziging(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'De referentie is die van een afgewezen verzoek om toewijzing',
      bericht: (s) => bericht317(s, { verzoek: { ReferentieAanbieder: 'VOT1' } }),
      feiten: (s) => wijziging(s, { verzoeken: [gevraagd(s, { stand: 'afgewezen' })] }),
      verwacht: ['/Bericht/Client/Verzoek/ReferentieAanbieder'],
    },
  ],
};
