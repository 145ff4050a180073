import { isAfter } from '../dates.ts';
import { datum } from '../dutch.ts';
import { bericht315 } from '../examples/berichten.ts';
import { verzoeken } from '../examples/facts.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import { requestKind } from './kind.ts';
import { asked, lastDayOf } from './requested.ts';

const tot = (einde: string) => (s: Parameters<typeof bericht315>[0]) =>
  bericht315(s, { producten: [{ ToewijzingEinddatum: dag(einde) }] });
const kwartaal = { codes: new Set([specifiek('ijw-3.2').Code, specifiek('iwmo-3.2').Code]), maanden: 3 };

export const langerDanGebruikelijk = requestKind({
  soort: 'langer-dan-gebruikelijk',
  over: 'verzoek',
  eis: 'Genoemde producten worden meestal niet langer gevraagd dan zoveel maanden, ook waar de kaart meer toelaat.',
  waarom: 'De stukken noemen twee termijnen; wie meer vraagt dan de kortste, wordt bekeken.',
  parameters: {
    codes: { soort: 'producten', uitleg: 'de productcodes waarvoor dit geldt' },
    maanden: { soort: 'getal', uitleg: 'zonder vraag ten hoogste zoveel maanden' },
  },
  *perVerzoek(verzoek, _context, { codes, maanden }) {
    const wens = asked(verzoek);
    if (!wens?.tot || !codes.has(wens.code)) return;
    const uiterlijk = lastDayOf(wens.van, { aantal: maanden, in: 'maanden' });
    if (!isAfter(wens.tot, uiterlijk)) return;
    yield {
      element: 'ToewijzingEinddatum',
      melding: `Product ${wens.code} wordt gevraagd tot en met ${datum(wens.tot)}; meestal is ${maanden} maanden genoeg, tot en met ${datum(uiterlijk)}.`,
      waarden: { productCode: wens.code, einddatum: datum(wens.tot), uiterlijk: datum(uiterlijk) },
    };
  },
  voorbeelden: [
    {
      titel: 'Precies zo lang',
      parameters: kwartaal,
      bericht: tot('2026-08-31'),
      feiten: () => verzoeken(),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een dag langer',
      parameters: kwartaal,
      bericht: tot('2026-09-01'),
      feiten: () => verzoeken(),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Een ander product, een dag langer',
      parameters: { ...kwartaal, codes: new Set(['99Z99']) },
      bericht: tot('2026-09-01'),
      feiten: () => verzoeken(),
      verwacht: 'aanvaard',
    },
  ],
});
