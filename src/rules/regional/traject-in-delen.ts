/**
 * A traject is paid in two parts of one price: at the start and when all of it is done. Of an odd number of cents the first
 * part is rounded half up and the second is what is left, so that together they are the price and never a cent more.
 */

import { isAfter } from '../dates.ts';
import { standingOn } from '../declaration/ledger.ts';
import { basis, type DeclaredLine, lineText } from '../declaration/line.ts';
import { bedrag, datum } from '../dutch.ts';
import { declaratie, declaraties, prestatiePad, toegekend } from '../examples/declaraties.ts';
import { gestart, gestopt } from '../examples/facts.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import { finalStop, firstStart } from './deliveries.ts';
import { lineKind, type RegionalLineContext } from './kind.ts';
import { tariffsIn } from './prices.ts';

/** eurocents */
export function partsOf(prijs: number, [eerste]: readonly [number, number]): readonly [number, number] {
  const dubbel = 2 * prijs * eerste + 100;
  const deel = (dubbel - (dubbel % 200)) / 200;
  return [deel, prijs - deel];
}

/** The contract or the catalogue; else what was allocated in euros. */
function priceOf(regel: DeclaredLine, context: RegionalLineContext): number | null {
  const prijzen = tariffsIn('83', regel, context);
  if (prijzen.length > 0) return Math.max(...prijzen);
  const omvang = regel.toewijzing?.omvang;
  return omvang?.Eenheid === '83' ? omvang.Volume : null;
}

const codes = new Set([specifiek('ijw-3.2').Code, specifiek('iwmo-3.2').Code]);
const halven = { codes, delen: [50, 50], alleenDiagnose: null, maanden: null } as const;
const voor = (Bedrag: number) => (s: Parameters<typeof declaratie>[0]) =>
  declaratie(s, [
    {
      Eenheid: '83',
      GeleverdVolume: Bedrag,
      ProductTarief: undefined,
      IngediendBedrag: { Bedrag, DebetCredit: 'D' },
    },
  ]);
const mdft = { omvang: { Volume: 10_661_01, Eenheid: '83', Frequentie: '6' } } as const;
const stand =
  (hoe: 'niet' | 'gestart' | 'klaar', eerder: number | null = null) =>
  (s: Parameters<typeof declaratie>[0]) =>
    declaraties(s, {
      toewijzingen: [mdft],
      leveringen: new Map([
        [
          1001,
          [
            ...(hoe === 'niet' ? [] : [gestart(s)]),
            ...(hoe === 'klaar'
              ? [gestopt(s, { einddatum: dag('2026-04-20'), redenBeeindiging: '02' })]
              : []),
          ],
        ],
      ]),
      prestaties:
        eerder === null ? [] : [toegekend(s, { eenheid: '83', geleverdVolume: eerder, bedrag: eerder })],
    });
const opBedrag = [`${prestatiePad}/IngediendBedrag`];

export const trajectInDelen = lineKind({
  soort: 'traject-in-delen',
  over: 'prestatie',
  eis: 'Een traject wordt in twee delen van één prijs gedeclareerd: het eerste na de start (305), het tweede na het definitieve einde (307). Samen zijn zij niet meer dan de prijs. Waar dat is afgesproken, wordt alleen een diagnose na het einde met een vast bedrag betaald.',
  waarom: 'De prijs is voor een heel afgerond traject.',
  parameters: {
    codes: { soort: 'producten', uitleg: 'de productcodes van de trajecten' },
    delen: { soort: 'delen', uitleg: 'de delen in procenten: bij het begin en na afronding' },
    alleenDiagnose: {
      soort: 'bedrag',
      optioneel: true,
      uitleg: 'het bedrag als na de diagnose geen behandeling volgt, na het einde, in centen',
    },
    maanden: {
      soort: 'getal',
      optioneel: true,
      uitleg: 'binnen zoveel maanden na de start of het einde; later geeft een signaal',
    },
  },
  *perPrestatie(regel, context, { codes: trajecten, delen, alleenDiagnose, maanden }) {
    const { ProductCode, ToewijzingNummer, IngediendBedrag } = regel.prestatie;
    if (basis(regel) === null || !trajecten.has(ProductCode)) return;
    const prijs = priceOf(regel, context);
    if (prijs === null) return;
    const { leveringen, grootboek } = context;
    const staand = standingOn(grootboek, ToewijzingNummer);
    const gevraagd = IngediendBedrag.Bedrag;
    const [eerste, tweede] = partsOf(prijs, delen);
    const bedragen = {
      toewijzingNummer: String(ToewijzingNummer),
      ingediendBedrag: bedrag(gevraagd),
      prijs: bedrag(prijs),
      eersteDeel: bedrag(eerste),
      tweedeDeel: bedrag(tweede),
      goedgekeurd: bedrag(staand.bedrag),
    };
    const einde = finalStop(leveringen);
    const aantal = staand.prestaties.size;
    const diagnose = alleenDiagnose !== null && gevraagd === alleenDiagnose && aantal === 0;
    // What was asked in full was settled: with only a diagnosis nothing follows.
    const afgerekend = alleenDiagnose !== null && aantal > 0 && staand.bedrag === alleenDiagnose;
    const verwacht = aantal === 0 ? eerste : tweede;
    if (!diagnose && (afgerekend || aantal > 1 || gevraagd !== verwacht)) {
      yield {
        element: 'IngediendBedrag',
        melding:
          afgerekend || aantal > 1
            ? `${lineText(regel)}: het traject op toewijzing ${ToewijzingNummer} is al afgerekend (${bedrag(staand.bedrag)}).`
            : `${lineText(regel)}: het IngediendBedrag is ${bedrag(gevraagd)}, maar het ${aantal === 0 ? 'eerste' : 'tweede'} deel van het traject van ${bedrag(prijs)} is ${bedrag(verwacht)}.`,
        waarden: bedragen,
        ...(afgerekend || aantal > 1 ? {} : { herstel: `Vul ${bedrag(verwacht)}.` }),
      };
    }
    const naEinde = diagnose || aantal > 0;
    const sinds = naEinde ? einde?.einddatum : firstStart(leveringen)?.begindatum;
    if (sinds !== undefined) {
      if (maanden === null || !isAfter(context.ontvangstdag, sinds.add({ months: maanden }))) return;
      yield {
        element: 'IngediendBedrag',
        melding: `${lineText(regel)} is ontvangen op ${datum(context.ontvangstdag)}; dit deel hoort binnen ${maanden} maand na ${datum(sinds)} gedeclareerd te zijn.`,
        waarden: { vanaf: datum(sinds), ontvangen: datum(context.ontvangstdag) },
        alleenSignaal: true,
      };
      return;
    }
    yield {
      element: 'ToewijzingNummer',
      melding: `${lineText(regel)}: dit deel van het traject op toewijzing ${ToewijzingNummer} wordt betaald na ${naEinde ? 'het definitieve einde (307)' : 'de start (305)'}, en dat is niet ontvangen.`,
      waarden: { toewijzingNummer: String(ToewijzingNummer) },
      herstel: `Stuur eerst de ${naEinde ? 'stop (307)' : 'start (305)'} en bied de prestatie daarna opnieuw aan.`,
      wegensLevering: true,
    };
  },
  voorbeelden: [
    {
      titel: 'Het eerste deel van een oneven prijs, naar boven afgerond',
      parameters: halven,
      bericht: voor(5330_51),
      feiten: stand('gestart'),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Het tweede deel: wat over is',
      parameters: halven,
      bericht: voor(5330_50),
      feiten: stand('klaar', 5330_51),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Alleen een diagnose, na het einde',
      parameters: { ...halven, alleenDiagnose: 875_42 },
      bericht: voor(875_42),
      feiten: stand('klaar'),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Zeventig procent bij het begin, waar dat is afgesproken',
      parameters: { ...halven, delen: [70, 30] },
      bericht: voor(7462_71),
      feiten: stand('gestart'),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een tweede deel dat een cent boven de prijs uitkomt',
      parameters: halven,
      bericht: voor(5330_51),
      feiten: stand('klaar', 5330_51),
      verwacht: opBedrag,
    },
    {
      titel: 'Een ander deel dan is afgesproken',
      parameters: halven,
      bericht: voor(1000_00),
      feiten: stand('gestart'),
      verwacht: opBedrag,
    },
    {
      titel: 'Na een afgerekende diagnose nog een tweede regel',
      parameters: { ...halven, alleenDiagnose: 875_42 },
      bericht: voor(875_42),
      feiten: stand('klaar', 875_42),
      verwacht: opBedrag,
    },
    {
      titel: 'Het eerste deel, later dan de afgesproken maand na de start',
      parameters: { ...halven, maanden: 0 },
      bericht: voor(5330_51),
      feiten: stand('gestart'),
      verwacht: opBedrag,
    },
    {
      titel: 'Het eerste deel voor de start',
      parameters: halven,
      bericht: voor(5330_51),
      feiten: stand('niet'),
      verwacht: [`${prestatiePad}/ToewijzingNummer`],
    },
    {
      titel: 'Het tweede deel voor het einde',
      parameters: halven,
      bericht: voor(5330_50),
      feiten: stand('gestart', 5330_51),
      verwacht: [`${prestatiePad}/ToewijzingNummer`],
    },
  ],
});
