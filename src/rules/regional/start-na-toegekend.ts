import { ownAllocations } from '../allocations.ts';
import { startProducten } from '../classes.ts';
import { isAfter } from '../dates.ts';
import { datum } from '../dutch.ts';
import { bericht305 } from '../examples/berichten.ts';
import { gestart, regie, toegewezen } from '../examples/facts.ts';
import { dag } from '../examples/waarden.ts';
import type { DeliveryFact } from '../facts.ts';
import { messageKind } from './kind.ts';

type S = Parameters<typeof bericht305>[0];
const na = (goedgekeurdePrestaties: number, leveringen: (s: S) => readonly DeliveryFact[] = () => []) => ({
  parameters: {},
  feiten: (s: S) =>
    regie({ toewijzingen: [toegewezen(s, { goedgekeurdePrestaties })], leveringen: leveringen(s) }),
});
const eerst = { Begindatum: dag('2026-04-01') };
const later = { Begindatum: dag('2026-04-08') };
const found = '/Bericht/Client/StartProducten/StartProduct';

export const startNaToegekend = messageKind({
  soort: 'start-na-toegekend',
  over: 'bericht',
  eis: 'Is een start (305) verwijderd en begint de nieuwe later dan de toewijzing, dan worden de prestaties bekeken die al zijn toegekend.',
  waarom: 'Wat voor de nieuwe begindatum is toegekend, is volgens de melding niet geleverd.',
  parameters: {},
  *perBericht({ nummer, bericht, context }) {
    if (nummer !== '305') return;
    const eigen = ownAllocations(context.feiten.toewijzingen);
    const producten = startProducten(bericht);
    for (const { pad, inhoud } of producten) {
      const toewijzing = eigen.get(inhoud.ToewijzingNummer ?? 0);
      if (inhoud.StatusAanlevering === '3' || !toewijzing || toewijzing.goedgekeurdePrestaties === 0)
        continue;
      if (!isAfter(inhoud.Begindatum, toewijzing.ingangsdatum)) continue;
      const nummerVan = toewijzing.toewijzingNummer;
      const gestart = context.feiten.leveringen.some(
        (een) =>
          een.toewijzingNummer === nummerVan &&
          !producten.some(
            ({ inhoud: weg }) =>
              weg.StatusAanlevering === '3' &&
              weg.ToewijzingNummer === nummerVan &&
              weg.Begindatum.equals(een.begindatum),
          ),
      );
      if (gestart) continue;
      yield {
        klasse: pad,
        element: 'Begindatum',
        melding: `Op toewijzing ${nummerVan} zijn al prestaties toegekend; de start is nu ${datum(inhoud.Begindatum)}. Ga na of een prestatie van ervoor gecrediteerd en opnieuw gedeclareerd moet worden.`,
        waarden: { toewijzingNummer: String(nummerVan), begindatum: datum(inhoud.Begindatum) },
      };
    }
  },
  voorbeelden: [
    {
      ...na(0),
      bericht: (s) => bericht305(s, { producten: [later] }),
      titel: 'Er is nog niets toegekend',
      verwacht: 'aanvaard',
    },
    {
      ...na(1),
      bericht: (s) => bericht305(s, { producten: [eerst] }),
      titel: 'De start is het begin van de toewijzing',
      verwacht: 'aanvaard',
    },
    {
      ...na(1, (s) => [gestart(s, { begindatum: dag('2026-04-02') })]),
      bericht: (s) => bericht305(s, { producten: [later] }),
      titel: 'Een hervatting',
      verwacht: 'aanvaard',
    },
    {
      ...na(1, (s) => [gestart(s, { toewijzingNummer: 900 })]),
      bericht: (s) => bericht305(s, { producten: [later] }),
      titel: 'Een latere start na wat is toegekend',
      verwacht: [`${found}/Begindatum`],
    },
    {
      ...na(1, (s) => [gestart(s, { begindatum: dag('2026-04-01') })]),
      bericht: (s) =>
        bericht305(s, {
          producten: [
            { ...eerst, StatusAanlevering: '3' },
            { ...later, ToewijzingNummer: 1001 },
          ],
        }),
      titel: 'Verwijderd en opnieuw in één bericht',
      verwacht: [`${found}[2]/Begindatum`],
    },
    {
      ...na(1, (s) => [gestart(s, { begindatum: dag('2026-04-02') })]),
      bericht: (s) =>
        bericht305(s, {
          producten: [
            { ...eerst, StatusAanlevering: '3' },
            { ...later, ToewijzingNummer: 1001 },
          ],
        }),
      titel: 'Een andere start verwijderd',
      verwacht: 'aanvaard',
    },
  ],
});
