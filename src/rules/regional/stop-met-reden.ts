import { stopProducten } from '../classes.ts';
import { datum } from '../dutch.ts';
import { bericht305, bericht307 } from '../examples/berichten.ts';
import { regie, toegewezen } from '../examples/facts.ts';
import { messageKind } from './kind.ts';

type S = Parameters<typeof bericht307>[0];
const met = (RedenBeeindiging: '38' | '39', StatusAanlevering: '1' | '3' = '1') => ({
  parameters: { redenen: new Set(['39']) },
  bericht: (s: S) => bericht307(s, { producten: [{ RedenBeeindiging, StatusAanlevering }] }),
  feiten: (s: S) => regie({ toewijzingen: [toegewezen(s)] }),
});

export const stopMetReden = messageKind({
  soort: 'stop-met-reden',
  over: 'bericht',
  eis: 'Een stop (307) om een van de genoemde redenen wordt gemeld.',
  waarom:
    'Zo’n einde vraagt dat een mens verder kijkt: naar wat er in de plaats komt, en naar wat er daarna nog gedeclareerd wordt.',
  parameters: {
    redenen: { soort: 'codes', uitleg: 'codes van RedenBeeindiging die gemeld worden' },
  },
  *perBericht({ nummer, bericht }, { redenen }) {
    if (nummer !== '307') return;
    for (const { pad, inhoud } of stopProducten(bericht)) {
      const { RedenBeeindiging, StatusAanlevering, ToewijzingNummer, Einddatum } = inhoud;
      if (StatusAanlevering === '3' || !redenen.has(RedenBeeindiging)) continue;
      yield {
        klasse: pad,
        element: 'RedenBeeindiging',
        melding: `De levering${ToewijzingNummer === undefined ? '' : ` op toewijzing ${ToewijzingNummer}`} is op ${datum(Einddatum)} gestopt om reden ${RedenBeeindiging}: ga na wat dat betekent voor de toewijzing, en voor declaraties van daarna.`,
        waarden: { redenBeeindiging: RedenBeeindiging, einddatum: datum(Einddatum) },
      };
    }
  },
  voorbeelden: [
    { ...met('38'), titel: 'Om een andere reden', verwacht: 'aanvaard' },
    { ...met('39', '3'), titel: 'Een stop die verwijderd wordt', verwacht: 'aanvaard' },
    { ...met('38'), bericht: bericht305, titel: 'Een start', verwacht: 'aanvaard' },
    {
      ...met('39'),
      titel: 'Om een genoemde reden',
      verwacht: ['/Bericht/Client/StopProducten/StopProduct/RedenBeeindiging'],
    },
  ],
});
