import { standingInMonth } from '../declaration/ledger.ts';
import { basis, lineText } from '../declaration/line.ts';
import { bedrag } from '../dutch.ts';
import { declaratie, declaraties, prestatiePad, toegekend } from '../examples/declaraties.ts';
import { metProduct } from '../examples/regionaal.ts';
import { lineKind } from './kind.ts';
import { tariffsIn } from './prices.ts';

const stuks = (GeleverdVolume: number, Bedrag: number) => (s: Parameters<typeof declaratie>[0]) =>
  declaratie(s, [
    {
      Eenheid: '82',
      GeleverdVolume,
      ProductTarief: Bedrag / GeleverdVolume,
      IngediendBedrag: { Bedrag, DebetCredit: 'D' },
    },
  ]);
const perMaand = (s: Parameters<typeof declaratie>[0]) =>
  metProduct(s, { eenheid: '82', cent: 4_464_94 }, { variant: 'maand' });

export const volledigeStuksprijs = lineKind({
  soort: 'volledige-stuksprijs',
  over: 'prestatie',
  eis: 'Een stuk kost de hele prijs: het bedrag is het aantal stuks maal de prijs per stuk. Van een product met een prijs per maand is er ten hoogste één stuk per kalendermaand.',
  waarom: 'De prijs per stuk is een gemiddelde; een deel ervan heeft geen betekenis.',
  parameters: {},
  *perPrestatie(regel, context) {
    const { Eenheid, GeleverdVolume, IngediendBedrag, ProductCode, ToewijzingNummer, ProductPeriode } =
      regel.prestatie;
    const { product, grootboek } = context;
    if (basis(regel) === null || Eenheid !== '82') return;
    if (product?.variant !== 'output' && product?.variant !== 'maand') return;
    const prijzen = tariffsIn(Eenheid, regel, context);
    if (prijzen.length > 0 && !prijzen.some((prijs) => prijs * GeleverdVolume === IngediendBedrag.Bedrag)) {
      const verwacht = prijzen.map((prijs) => bedrag(prijs * GeleverdVolume)).join(' of ');
      yield {
        element: 'IngediendBedrag',
        melding: `${lineText(regel)}: het IngediendBedrag is ${bedrag(IngediendBedrag.Bedrag)}, maar ${GeleverdVolume} × de prijs per stuk van product ${ProductCode} is ${verwacht}.`,
        waarden: { ingediendBedrag: bedrag(IngediendBedrag.Bedrag), verwacht },
        herstel: `Vul ${verwacht}; een deel van een stuk wordt niet betaald.`,
      };
    }
    if (product.variant !== 'maand') return;
    const eerder = standingInMonth(grootboek, ToewijzingNummer, ProductPeriode.Begindatum).volume['82'] ?? 0;
    if (eerder + GeleverdVolume <= 1) return;
    yield {
      element: 'GeleverdVolume',
      melding: `${lineText(regel)}: van product ${ProductCode} is per kalendermaand één stuk te declareren; met deze prestatie zijn het er ${eerder + GeleverdVolume}.`,
      waarden: { gedeclareerd: String(GeleverdVolume), goedgekeurd: String(eerder), maximaal: '1' },
    };
  },
  voorbeelden: [
    {
      titel: 'Een stuk voor de hele prijs',
      parameters: {},
      bericht: stuks(1, 4_464_94),
      feiten: (s) => declaraties(s),
      regionaal: perMaand,
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een stuk voor de halve prijs',
      parameters: {},
      bericht: stuks(1, 2_232_47),
      feiten: (s) => declaraties(s),
      regionaal: perMaand,
      verwacht: [`${prestatiePad}/IngediendBedrag`],
    },
    {
      titel: 'Een tweede stuk in dezelfde maand',
      parameters: {},
      bericht: stuks(1, 4_464_94),
      feiten: (s) => declaraties(s, { prestaties: [toegekend(s, { eenheid: '82', geleverdVolume: 1 })] }),
      regionaal: perMaand,
      verwacht: [`${prestatiePad}/GeleverdVolume`],
    },
  ],
});
