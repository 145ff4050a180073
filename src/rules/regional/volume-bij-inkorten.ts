import { isRemoved, isWholeTerm, ownAllocations } from '../allocations.ts';
import { toegewezenProducten } from '../classes.ts';
import { isBefore } from '../dates.ts';
import { datum } from '../dutch.ts';
import { bericht301 } from '../examples/berichten.ts';
import { toegewezen, toewijzing } from '../examples/facts.ts';
import { dag, omvang } from '../examples/waarden.ts';
import type { AllocationFact } from '../facts.ts';
import { messageKind } from './kind.ts';

type S = Parameters<typeof bericht301>[0];
const totaal = { ...omvang, Frequentie: '6' } as const;
const eerst = (anders: Partial<AllocationFact> = {}) => ({
  parameters: {},
  feiten: (s: S) =>
    toewijzing({ toewijzingen: [toegewezen(s, { omvang, einddatum: dag('2026-12-31'), ...anders })] }),
});
const nu = (Einddatum: string, Omvang: typeof omvang) => ({
  bericht: (s: S) =>
    bericht301(s, { producten: [{ Einddatum: dag(Einddatum), Omvang, RedenWijziging: '02' as const }] }),
});

export const volumeBijInkorten = messageKind({
  soort: 'volume-bij-inkorten',
  over: 'bericht',
  eis: 'Wie een toewijzing inkort, wijzigt het volume alleen mee als het een totaal binnen de geldigheidsduur is.',
  waarom: 'Een volume per week of maand geldt voor iedere week of maand, hoe lang de toewijzing ook duurt.',
  parameters: {},
  *perBericht({ nummer, bericht, context }) {
    if (nummer !== '301') return;
    const eigen = ownAllocations(context.feiten.toewijzingen);
    for (const { pad, inhoud } of toegewezenProducten(bericht)) {
      const was = eigen.get(inhoud.ToewijzingNummer);
      const { Einddatum, Omvang, RedenWijziging } = inhoud;
      if (was === undefined || was.omvang === null || Omvang === undefined || Einddatum === undefined)
        continue;
      const wordt = {
        redenWijziging: RedenWijziging ?? null,
        ingangsdatum: inhoud.Ingangsdatum,
        einddatum: Einddatum,
      };
      if (isRemoved(wordt) || isWholeTerm(was.omvang) || was.omvang.Volume === Omvang.Volume) continue;
      if (was.einddatum !== null && !isBefore(Einddatum, was.einddatum)) continue;
      yield {
        klasse: pad,
        element: 'Omvang/Volume',
        melding: `Toewijzing ${inhoud.ToewijzingNummer} wordt ingekort tot en met ${datum(Einddatum)} en krijgt volume ${Omvang.Volume} in plaats van ${was.omvang.Volume}; dat kan alleen bij een totaal binnen de geldigheidsduur.`,
        waarden: {
          toewijzingNummer: String(inhoud.ToewijzingNummer),
          einddatum: datum(Einddatum),
          volume: String(Omvang.Volume),
          wasVolume: String(was.omvang.Volume),
        },
        herstel: `Laat het volume ${was.omvang.Volume}, of geef de wijziging een eigen toewijzing.`,
      };
    }
  },
  voorbeelden: [
    { ...eerst(), ...nu('2026-06-18', omvang), titel: 'Ingekort met hetzelfde volume', verwacht: 'aanvaard' },
    {
      ...eerst({ omvang: totaal }),
      ...nu('2026-06-18', { ...totaal, Volume: 1 }),
      titel: 'Een totaal dat met de duur mee lager wordt',
      verwacht: 'aanvaard',
    },
    {
      ...eerst(),
      ...nu('2026-12-31', { ...omvang, Volume: 1 }),
      titel: 'Een ander volume zonder inkorten',
      verwacht: 'aanvaard',
    },
    {
      ...eerst(),
      ...nu('2026-06-18', { ...omvang, Volume: 1 }),
      titel: 'Ingekort met een ander volume per maand',
      verwacht: ['/Bericht/Client/ToegewezenProducten/ToegewezenProduct/Omvang/Volume'],
    },
    {
      ...eerst({ einddatum: null }),
      ...nu('2026-06-18', { ...omvang, Volume: 1 }),
      titel: 'Een einde gekregen, met een ander volume per maand',
      verwacht: ['/Bericht/Client/ToegewezenProducten/ToegewezenProduct/Omvang/Volume'],
    },
  ],
});
