import { isRemoved, ownAllocations } from '../allocations.ts';
import { startProducten } from '../classes.ts';
import { isAfter, isBefore } from '../dates.ts';
import { datum } from '../dutch.ts';
import { bericht305 } from '../examples/berichten.ts';
import { gestart, regie, toegewezen } from '../examples/facts.ts';
import { dag } from '../examples/waarden.ts';
import type { AllocationFact, DeliveryFact } from '../facts.ts';
import { messageKind } from './kind.ts';

type S = Parameters<typeof bericht305>[0];
const vorige = { toewijzingNummer: 900, ingangsdatum: dag('2025-10-01'), einddatum: dag('2026-03-31') };
const na = (anders: Partial<AllocationFact> = {}, gestartOp: number | null = 900) => ({
  parameters: { dagen: 1 },
  feiten: (s: S) =>
    regie({
      toewijzingen: [toegewezen(s, { ...vorige, ...anders }), toegewezen(s)],
      leveringen:
        gestartOp === null
          ? []
          : [gestart(s, { toewijzingNummer: gestartOp, begindatum: dag('2025-10-01') })],
    }),
});
const op = (Begindatum: string, StatusAanlevering: '1' | '3' = '1') => ({
  bericht: (s: S) => bericht305(s, { producten: [{ Begindatum: dag(Begindatum), StatusAanlevering }] }),
});

export const verlengingVanafIngang = messageKind({
  soort: 'verlenging-vanaf-ingang',
  over: 'bericht',
  eis: 'De start (305) van een verlenging begint op de Ingangsdatum van de nieuwe toewijzing.',
  waarom: 'De zorg loopt door: er is geen wachttijd tussen de oude en de nieuwe toewijzing.',
  parameters: {
    dagen: {
      soort: 'getal',
      uitleg:
        'een toewijzing van hetzelfde product die ten hoogste zoveel dagen na het einde van een gestarte begint, is een verlenging',
    },
  },
  *perBericht({ nummer, bericht, context }, { dagen }) {
    if (nummer !== '305') return;
    const eigen = ownAllocations(context.feiten.toewijzingen);
    for (const { pad, inhoud } of startProducten(bericht)) {
      const toewijzing = eigen.get(inhoud.ToewijzingNummer ?? 0);
      if (toewijzing === undefined || inhoud.StatusAanlevering === '3') continue;
      if (inhoud.Begindatum.equals(toewijzing.ingangsdatum)) continue;
      const vorige = [...eigen.values()].find(
        (een) => extendedBy(een, toewijzing, dagen) && wasStarted(een, context.feiten.leveringen),
      );
      if (vorige === undefined) continue;
      yield {
        klasse: pad,
        element: 'Begindatum',
        melding: `Toewijzing ${toewijzing.toewijzingNummer} verlengt toewijzing ${vorige.toewijzingNummer} vanaf ${datum(toewijzing.ingangsdatum)}, maar de gemelde start is op ${datum(inhoud.Begindatum)}.`,
        waarden: {
          toewijzingNummer: String(toewijzing.toewijzingNummer),
          ingangsdatum: datum(toewijzing.ingangsdatum),
          begindatum: datum(inhoud.Begindatum),
        },
        herstel: `Verwijder de start en stuur haar opnieuw met Begindatum ${datum(toewijzing.ingangsdatum)}.`,
      };
    }
  },
  voorbeelden: [
    {
      ...na(),
      ...op('2026-04-01'),
      titel: 'Een verlenging die op haar ingangsdatum begint',
      verwacht: 'aanvaard',
    },
    { ...na(), ...op('2026-04-08', '3'), titel: 'Een start die verwijderd wordt', verwacht: 'aanvaard' },
    {
      ...na({ einddatum: dag('2026-03-30') }),
      ...op('2026-04-08'),
      titel: 'Na een toewijzing die eerder ophield: een nieuw begin',
      verwacht: 'aanvaard',
    },
    {
      ...na({ einddatum: dag('2026-04-01') }),
      ...op('2026-04-08'),
      titel: 'Naast een toewijzing die nog loopt',
      verwacht: 'aanvaard',
    },
    {
      ...na({ product: null }),
      ...op('2026-04-08'),
      titel: 'Na een ander product',
      verwacht: 'aanvaard',
    },
    {
      ...na({}, null),
      ...op('2026-04-08'),
      titel: 'Na een toewijzing die nooit gestart is',
      verwacht: 'aanvaard',
    },
    {
      ...na({ redenWijziging: '13', ingangsdatum: dag('2026-03-31') }),
      ...op('2026-04-08'),
      titel: 'Na een verwijderde toewijzing',
      verwacht: 'aanvaard',
    },
    {
      ...na(),
      ...op('2026-04-08'),
      titel: 'Een verlenging die later begint',
      verwacht: ['/Bericht/Client/StartProducten/StartProduct/Begindatum'],
    },
  ],
});

function extendedBy(een: AllocationFact, volgende: AllocationFact, dagen: number): boolean {
  if (een.einddatum === null || isRemoved(een) || een.product === null) return false;
  if (een.product.Code !== volgende.product?.Code || een.product.Categorie !== volgende.product?.Categorie) {
    return false;
  }
  return (
    isBefore(een.einddatum, volgende.ingangsdatum) &&
    !isAfter(volgende.ingangsdatum, een.einddatum.add({ days: dagen }))
  );
}

function wasStarted({ toewijzingNummer }: AllocationFact, leveringen: readonly DeliveryFact[]): boolean {
  return leveringen.some((een) => een.soort === 'start' && een.toewijzingNummer === toewijzingNummer);
}
