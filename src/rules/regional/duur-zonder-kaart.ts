import { isAfter } from '../dates.ts';
import { datum } from '../dutch.ts';
import { bericht315 } from '../examples/berichten.ts';
import { verzoeken } from '../examples/facts.ts';
import { metProduct } from '../examples/regionaal.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import { requestKind } from './kind.ts';
import { asked, lastDayOf } from './requested.ts';

const tot = (einde: string) => (s: Parameters<typeof bericht315>[0]) =>
  bericht315(s, { producten: [{ ToewijzingEinddatum: dag(einde) }] });
const jaar = { maanden: 12, behalve: null };

export const duurZonderKaart = requestKind({
  soort: 'duur-zonder-kaart',
  over: 'verzoek',
  eis: 'Een product waarvan de catalogus geen duur noemt, wordt ten hoogste de afgesproken maanden gevraagd.',
  waarom: 'Wie langer zorg nodig heeft, wordt opnieuw bekeken.',
  parameters: {
    maanden: { soort: 'getal', uitleg: 'ten hoogste zoveel maanden' },
    behalve: { soort: 'producten', uitleg: 'producten waarvoor dit niet geldt', optioneel: true },
  },
  *perVerzoek(verzoek, { regionaal }, { maanden, behalve }) {
    const wens = asked(verzoek);
    const product = wens && regionaal.producten.get(wens.code);
    if (!wens?.tot || product?.status !== 'actief' || product.maxDuur || behalve?.has(wens.code)) return;
    const uiterlijk = lastDayOf(wens.van, { aantal: maanden, in: 'maanden' });
    if (!isAfter(wens.tot, uiterlijk)) return;
    yield {
      element: 'ToewijzingEinddatum',
      melding: `Product ${wens.code} wordt ten hoogste ${maanden} maanden toegewezen: tot en met ${datum(uiterlijk)}, niet tot en met ${datum(wens.tot)}.`,
      waarden: { productCode: wens.code, einddatum: datum(wens.tot), uiterlijk: datum(uiterlijk) },
    };
  },
  voorbeelden: [
    {
      titel: 'Precies een jaar',
      parameters: jaar,
      bericht: tot('2027-05-31'),
      feiten: () => verzoeken(),
      regionaal: (s) => metProduct(s, {}),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een dag langer',
      parameters: jaar,
      bericht: tot('2027-06-01'),
      feiten: () => verzoeken(),
      regionaal: (s) => metProduct(s, {}),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Een product met een eigen duur',
      parameters: jaar,
      bericht: tot('2027-06-01'),
      feiten: () => verzoeken(),
      regionaal: (s) => metProduct(s, {}, { maxDuur: { aantal: 18, in: 'maanden' } }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een product dat is uitgezonderd',
      parameters: {
        maanden: 12,
        behalve: new Set([specifiek('ijw-3.2').Code, specifiek('iwmo-3.2').Code]),
      },
      bericht: tot('2028-06-01'),
      feiten: () => verzoeken(),
      regionaal: (s) => metProduct(s, {}),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een oude code',
      parameters: jaar,
      bericht: tot('2030-01-01'),
      feiten: () => verzoeken(),
      regionaal: (s) => metProduct(s, {}, { status: 'uitlopend' }),
      verwacht: 'aanvaard',
    },
  ],
});
