import { isCurrent } from '../allocations.ts';
import { isAfter } from '../dates.ts';
import { datum } from '../dutch.ts';
import { bericht315 } from '../examples/berichten.ts';
import { toegewezen, verzoeken } from '../examples/facts.ts';
import { geregistreerd } from '../examples/register.ts';
import { dag } from '../examples/waarden.ts';
import type { AllocationFact } from '../facts.ts';
import { requestKind } from './kind.ts';

type S = Parameters<typeof bericht315>[0];
const opgezegd = (geenNieuweVanaf: string | null) => ({
  parameters: {},
  bericht: (s: S) => bericht315(s),
  regionaal: geregistreerd({ geenNieuweVanaf: geenNieuweVanaf === null ? null : dag(geenNieuweVanaf) }),
});
const bekend = (anders: Partial<AllocationFact>) => ({
  feiten: (s: S) => verzoeken({ zorgVanClient: [toegewezen(s, anders)] }),
});
const nieuw = { feiten: () => verzoeken() };

export const geenNieuweClienten = requestKind({
  soort: 'geen-nieuwe-clienten',
  over: 'verzoek',
  eis: 'Een aanbieder die volgens aanbieders.csv geen nieuwe cliënten meer aanneemt, vraagt alleen om zorg voor wie daar al een lopende toewijzing heeft.',
  waarom: 'Na een opzegging loopt het contract af: wie nieuw komt, zou weer moeten verhuizen.',
  parameters: {},
  *perVerzoek(verzoek, { feiten, regionaal, ontvangstdag }) {
    // A change is of care that a client has there.
    if (verzoek.nummer !== '315') return;
    const { Afzender } = verzoek.bericht.Header;
    const vanaf = regionaal.aanbieders.find(
      ({ code, geenNieuweVanaf: dag }) => code === Afzender && dag !== null && !isAfter(dag, ontvangstdag),
    )?.geenNieuweVanaf;
    if (!vanaf) return;
    if (feiten.zorgVanClient.some((een) => een.vanDezeAanbieder && isCurrent(een, ontvangstdag))) return;
    yield {
      melding: `Aanbieder ${Afzender} neemt sinds ${datum(vanaf)} geen nieuwe cliënten aan, en deze cliënt heeft daar geen lopende toewijzing.`,
      waarden: { aanbieder: Afzender, vanaf: datum(vanaf) },
    };
  },
  voorbeelden: [
    { ...opgezegd(null), ...nieuw, titel: 'Een aanbieder die niet heeft opgezegd', verwacht: 'aanvaard' },
    { ...opgezegd('2026-05-07'), ...nieuw, titel: 'Voor de dag van de opzegging', verwacht: 'aanvaard' },
    {
      ...opgezegd('2026-05-06'),
      ...bekend({ einddatum: dag('2026-05-06') }),
      titel: 'Een cliënt die er nog een toewijzing heeft',
      verwacht: 'aanvaard',
    },
    {
      ...opgezegd('2026-05-06'),
      ...nieuw,
      titel: 'Een nieuwe cliënt op de dag van de opzegging',
      verwacht: ['VOT1'],
    },
    {
      ...opgezegd('2026-05-06'),
      ...bekend({ einddatum: dag('2026-05-05') }),
      titel: 'Een cliënt van wie de toewijzing over is',
      verwacht: ['VOT1'],
    },
    {
      ...opgezegd('2026-05-06'),
      ...bekend({ vanDezeAanbieder: false }),
      titel: 'Een cliënt van een andere aanbieder',
      verwacht: ['VOT1'],
    },
  ],
});
