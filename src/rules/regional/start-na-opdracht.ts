import { ownAllocations } from '../allocations.ts';
import { startProducten } from '../classes.ts';
import { isBefore } from '../dates.ts';
import { datum } from '../dutch.ts';
import { bericht305 } from '../examples/berichten.ts';
import { eerder, regie, toegewezen } from '../examples/facts.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import type { AllocationFact } from '../facts.ts';
import { amsterdamDay } from '../workingdays.ts';
import { messageKind } from './kind.ts';

type S = Parameters<typeof bericht305>[0];
const toegewezenOp = (op: string, anders: Partial<AllocationFact> = {}) => ({
  parameters: { behalve: null },
  feiten: (s: S) =>
    regie({ toewijzingen: [toegewezen(s, { uitBericht: eerder(s, '301', '3010000', op), ...anders })] }),
});
const op = (Begindatum: string, StatusAanlevering: '1' | '3' = '1') => ({
  bericht: (s: S) => bericht305(s, { producten: [{ Begindatum: dag(Begindatum), StatusAanlevering }] }),
});
const codes = new Set([specifiek('ijw-3.2').Code, specifiek('iwmo-3.2').Code]);

export const startNaOpdracht = messageKind({
  soort: 'start-na-opdracht',
  over: 'bericht',
  eis: 'De levering begint niet voor de dag waarop de toewijzing (301) is verzonden.',
  waarom: 'Wie zonder opdracht begint, levert voor eigen rekening, tenzij de Toegang het bevestigd heeft.',
  parameters: {
    behalve: {
      soort: 'producten',
      optioneel: true,
      uitleg: 'producten die eerder mogen beginnen, zoals crisiszorg',
    },
  },
  *perBericht({ nummer, bericht, context }, { behalve }) {
    if (nummer !== '305') return;
    const eigen = ownAllocations(context.feiten.toewijzingen);
    for (const { pad, inhoud } of startProducten(bericht)) {
      const toewijzing = eigen.get(inhoud.ToewijzingNummer ?? 0);
      // Of an allocation that was changed since, the day of the first version is not known here.
      if (toewijzing === undefined || toewijzing.redenWijziging !== null) continue;
      if (inhoud.StatusAanlevering === '3' || behalve?.has(toewijzing.product?.Code ?? '')) continue;
      const opdracht = amsterdamDay(toewijzing.uitBericht.ontvangenOp);
      if (!isBefore(inhoud.Begindatum, opdracht)) continue;
      yield {
        klasse: pad,
        element: 'Begindatum',
        melding: `De levering op toewijzing ${toewijzing.toewijzingNummer} begon op ${datum(inhoud.Begindatum)}, voor de opdracht van ${datum(opdracht)}: ga na of dat is toegestaan.`,
        waarden: {
          toewijzingNummer: String(toewijzing.toewijzingNummer),
          begindatum: datum(inhoud.Begindatum),
          opdracht: datum(opdracht),
        },
      };
    }
  },
  voorbeelden: [
    {
      ...toegewezenOp('2026-04-08'),
      ...op('2026-04-08'),
      titel: 'Op de dag van de opdracht',
      verwacht: 'aanvaard',
    },
    {
      ...toegewezenOp('2026-04-09'),
      ...op('2026-04-08', '3'),
      titel: 'Een start die verwijderd wordt',
      verwacht: 'aanvaard',
    },
    {
      ...toegewezenOp('2026-04-09', { redenWijziging: '02' }),
      ...op('2026-04-08'),
      titel: 'Op een toewijzing die daarna gewijzigd is',
      verwacht: 'aanvaard',
    },
    {
      ...toegewezenOp('2026-04-09'),
      ...op('2026-04-08'),
      parameters: { behalve: codes },
      titel: 'Een product dat eerder mag beginnen',
      verwacht: 'aanvaard',
    },
    {
      ...toegewezenOp('2026-04-09'),
      ...op('2026-04-08'),
      titel: 'Voor de dag van de opdracht',
      verwacht: ['/Bericht/Client/StartProducten/StartProduct/Begindatum'],
    },
  ],
});
