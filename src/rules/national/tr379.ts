import { standaarden } from '../../standard/berichtsoorten.ts';
import { toegewezenProducten } from '../classes.ts';
import { messageText, messageValues } from '../earlier.ts';
import { bericht301 } from '../examples/berichten.ts';
import { toegewezen, toewijzing } from '../examples/facts.ts';
import type { RuleAcross } from '../rule.ts';

const element = 'ReferentieAanbieder';

export const tr379: RuleAcross<'301'> = {
  code: 'TR379',
  eis: 'Een toewijzing noemt de ReferentieAanbieder van het verzoek dat zij inwilligt, en alleen de eerste keer dat zij daarna wordt verstuurd.',
  waarom: 'Aan de ReferentieAanbieder ziet de aanbieder welk verzoek is ingewilligd; dat gebeurt één keer.',
  bron: 'iJw/iWmo 3.2, technische regel TR379; IV097',
  beperking:
    'Verzoeken (315 en 317) worden in deze versie nog niet bewaard. Gecontroleerd wordt alleen of de vorige versie van dezelfde toewijzing dezelfde ReferentieAanbieder al noemde; niet of die bij een verzoek hoort, en niet of zij ten onrechte ontbreekt.',
  standaarden,
  niveau: 3,
  retourcode: '9379',
  controleer: {
    *'301'(bericht, { feiten }) {
      const perNummer = new Map(feiten.toewijzingen.map((t) => [t.toewijzingNummer, t]));
      for (const { pad, inhoud } of toegewezenProducten(bericht)) {
        const { ReferentieAanbieder, ToewijzingNummer } = inhoud;
        const vorige = perNummer.get(ToewijzingNummer);
        // A number of another client or provider is another allocation: TR332 refuses that.
        if (!vorige?.vanDezeClient || !vorige.vanDezeAanbieder) continue;
        if (ReferentieAanbieder === undefined || ReferentieAanbieder !== vorige.referentieAanbieder) continue;
        yield {
          klasse: pad,
          element,
          melding: `ReferentieAanbieder ${ReferentieAanbieder} stond al bij toewijzing ${ToewijzingNummer} toen zij na het verzoek voor het eerst werd verstuurd (${messageText(vorige.uitBericht)}).`,
          waarden: {
            ToewijzingNummer: String(ToewijzingNummer),
            ReferentieAanbieder,
            ...messageValues(vorige.uitBericht),
          },
          herstel:
            'Laat ReferentieAanbieder leeg, of vul die van het nieuwe verzoek dat nu wordt ingewilligd.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'De eerste keer na een verzoek, en daarna een wijziging zonder ReferentieAanbieder',
      bericht: (s) => bericht301(s, { producten: [{ ReferentieAanbieder: 'VOT1' }, {}] }),
      feiten: (s) =>
        toewijzing({
          toewijzingen: [toegewezen(s, { toewijzingNummer: 1002, referentieAanbieder: 'VOT2' })],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Na een verzoek om wijziging noemt de toewijzing de ReferentieAanbieder van dat nieuwe verzoek',
      bericht: (s) => bericht301(s, { producten: [{ ReferentieAanbieder: 'VOW1', RedenWijziging: '12' }] }),
      feiten: (s) => toewijzing({ toewijzingen: [toegewezen(s, { referentieAanbieder: 'VOT1' })] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'De toewijzing wordt nog eens verstuurd met de ReferentieAanbieder van de eerste keer',
      bericht: (s) => bericht301(s, { producten: [{}, { ReferentieAanbieder: 'VOT1' }] }),
      feiten: (s) =>
        toewijzing({
          toewijzingen: [toegewezen(s, { toewijzingNummer: 1002, referentieAanbieder: 'VOT1' })],
        }),
      verwacht: ['/Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]/ReferentieAanbieder'],
    },
  ],
};
