import { isAfter } from '../dates.ts';
import { datum } from '../dutch.ts';
import { bericht315 } from '../examples/berichten.ts';
import { verzoeken } from '../examples/facts.ts';
import { dag } from '../examples/waarden.ts';
import { addWorkingDays } from '../workingdays.ts';
import { requestKind } from './kind.ts';
import { asked } from './requested.ts';

const vanaf = (van: string) => (s: Parameters<typeof bericht315>[0]) =>
  bericht315(s, { producten: [{ ToewijzingIngangsdatum: dag(van) }] });

export const naBegin = requestKind({
  soort: 'na-begin',
  over: 'verzoek',
  eis: 'Een verzoek komt niet later dan de afgesproken werkdagen na het begin van de zorg.',
  waarom: 'Van zorg die al lang loopt is achteraf moeilijk te zeggen of zij nodig was.',
  parameters: {
    werkdagen: { soort: 'getal', uitleg: 'uiterlijk zoveel werkdagen na de gevraagde ingangsdatum' },
  },
  *perVerzoek(verzoek, { ontvangstdag, protocol }, { werkdagen }) {
    const wens = asked(verzoek);
    if (wens === null) return;
    const uiterlijk = addWorkingDays(wens.van, werkdagen, protocol.kalender);
    if (!isAfter(ontvangstdag, uiterlijk)) return;
    yield {
      element: 'ToewijzingIngangsdatum',
      melding: `Dit verzoek is van ${datum(ontvangstdag)}; voor zorg vanaf ${datum(wens.van)} had het er uiterlijk ${datum(uiterlijk)} moeten zijn.`,
      waarden: { ingangsdatum: datum(wens.van), uiterlijk: datum(uiterlijk) },
    };
  },
  voorbeelden: [
    {
      titel: 'Op de laatste werkdag',
      parameters: { werkdagen: 10 },
      bericht: vanaf('2026-04-20'),
      feiten: () => verzoeken(),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een werkdag later',
      parameters: { werkdagen: 10 },
      bericht: vanaf('2026-04-17'),
      feiten: () => verzoeken(),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Voor het begin van de zorg',
      parameters: { werkdagen: 0 },
      bericht: vanaf('2026-06-01'),
      feiten: () => verzoeken(),
      verwacht: 'aanvaard',
    },
  ],
});
