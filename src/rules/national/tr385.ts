import { standaarden } from '../../standard/berichtsoorten.ts';
import { toegewezenProducten } from '../classes.ts';
import { messageText, messageValues } from '../earlier.ts';
import { bericht301 } from '../examples/berichten.ts';
import { toegewezen, toewijzing } from '../examples/facts.ts';
import { dag } from '../examples/waarden.ts';
import type { RuleAcross } from '../rule.ts';

const verwijderd = '13';
const verwijdering = { RedenWijziging: verwijderd, Einddatum: dag('2026-04-01') } as const;

export const tr385: RuleAcross<'301'> = {
  code: 'TR385',
  eis: 'Een toewijzing waarop prestaties zijn goedgekeurd en niet gecrediteerd, wordt niet verwijderd.',
  waarom: 'Een verwijderde toewijzing telt als nooit verstuurd, maar er is al op betaald.',
  bron: 'iJw/iWmo 3.2, technische regel TR385; CS335',
  standaarden,
  niveau: 3,
  retourcode: '9385',
  controleer: {
    *'301'(bericht, { feiten }) {
      const perNummer = new Map(feiten.toewijzingen.map((t) => [t.toewijzingNummer, t]));
      for (const { pad, inhoud } of toegewezenProducten(bericht)) {
        if (inhoud.RedenWijziging !== verwijderd) continue;
        const bekend = perNummer.get(inhoud.ToewijzingNummer);
        if (bekend === undefined || bekend.goedgekeurdePrestaties === 0) continue;
        const aantal = bekend.goedgekeurdePrestaties;
        yield {
          klasse: pad,
          element: 'RedenWijziging',
          melding: `Toewijzing ${inhoud.ToewijzingNummer} (${messageText(bekend.uitBericht)}) kan niet met RedenWijziging ${verwijderd} verwijderd worden: er ${aantal === 1 ? 'is 1 goedgekeurde prestatie' : `zijn ${aantal} goedgekeurde prestaties`} die niet gecrediteerd ${aantal === 1 ? 'is' : 'zijn'}.`,
          waarden: {
            ToewijzingNummer: String(inhoud.ToewijzingNummer),
            RedenWijziging: verwijderd,
            goedgekeurdePrestaties: String(aantal),
            ...messageValues(bekend.uitBericht),
          },
          herstel: 'Beperk de toewijzing met een eerdere Einddatum, of laat de aanbieder eerst crediteren.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Een toewijzing zonder goedgekeurde prestaties wordt verwijderd',
      bericht: (s) => bericht301(s, { producten: [verwijdering] }),
      feiten: (s) => toewijzing({ toewijzingen: [toegewezen(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Een toewijzing met goedgekeurde prestaties wordt ingekort',
      bericht: (s) => bericht301(s, { producten: [{ ...verwijdering, RedenWijziging: '12' }] }),
      feiten: (s) => toewijzing({ toewijzingen: [toegewezen(s, { goedgekeurdePrestaties: 3 })] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Een toewijzing met een goedgekeurde prestatie wordt verwijderd',
      bericht: (s) => bericht301(s, { producten: [{}, verwijdering] }),
      feiten: (s) =>
        toewijzing({ toewijzingen: [toegewezen(s, { toewijzingNummer: 1002, goedgekeurdePrestaties: 1 })] }),
      verwacht: ['/Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]/RedenWijziging'],
    },
    {
      nummer: '301',
      titel: 'Een toewijzing die wij niet kennen wordt verwijderd',
      bericht: (s) => bericht301(s, { producten: [verwijdering] }),
      feiten: () => toewijzing(),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Een toewijzing met drie goedgekeurde prestaties wordt verwijderd',
      bericht: (s) => bericht301(s, { producten: [verwijdering] }),
      feiten: (s) => toewijzing({ toewijzingen: [toegewezen(s, { goedgekeurdePrestaties: 3 })] }),
      verwacht: ['/Bericht/Client/ToegewezenProducten/ToegewezenProduct/RedenWijziging'],
    },
  ],
};
