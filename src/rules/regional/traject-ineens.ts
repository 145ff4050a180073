/** A traject that is paid in one sum when it is done, at the tariff of the day on which it was allocated. */
import { isBefore } from '../dates.ts';
import { basis, type DeclaredLine, lineText } from '../declaration/line.ts';
import { bedrag } from '../dutch.ts';
import { declaratie, declaraties, prestatiePad } from '../examples/declaraties.ts';
import { gestart, gestopt } from '../examples/facts.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import { finalStop } from './deliveries.ts';
import { lineKind, type RegionalLineContext } from './kind.ts';

const codes = new Set([specifiek('ijw-3.2').Code, specifiek('iwmo-3.2').Code]);
const oud = { codes, alleenDiagnose: 850_00, diagnoseVoor: dag('2026-04-02') };
const voor = (Bedrag: number) => (s: Parameters<typeof declaratie>[0]) =>
  declaratie(s, [
    {
      Eenheid: '83',
      GeleverdVolume: Bedrag,
      ProductTarief: undefined,
      IngediendBedrag: { Bedrag, DebetCredit: 'D' },
    },
  ]);
const toegewezenVoor =
  (Volume: number, klaar = true) =>
  (s: Parameters<typeof declaratie>[0]) =>
    declaraties(s, {
      toewijzingen: [{ omvang: { Volume, Eenheid: '83', Frequentie: '6' } }],
      leveringen: new Map([
        [
          1001,
          [
            gestart(s),
            ...(klaar ? [gestopt(s, { einddatum: dag('2026-04-20'), redenBeeindiging: '02' })] : []),
          ],
        ],
      ]),
    });

/** By the contract as it was on the day of the allocation; else what was allocated in euros. */
function pricesOf(
  { prestatie, toewijzing }: DeclaredLine,
  { protocol, bericht }: RegionalLineContext,
): readonly number[] {
  if (toewijzing === null) return [];
  const { ingangsdatum: dagVanToewijzing, omvang } = toewijzing;
  const product = { categorie: prestatie.ProductCategorie, code: prestatie.ProductCode };
  const periode = { begin: dagVanToewijzing, eind: dagVanToewijzing };
  const contract = protocol.afspraken?.(bericht.Header.Afzender, product, periode)?.get('83');
  if (contract !== undefined && contract.size > 0) return [...contract];
  return omvang?.Eenheid === '83' ? [omvang.Volume] : [];
}

export const trajectIneens = lineKind({
  soort: 'traject-ineens',
  over: 'prestatie',
  eis: 'Het traject wordt na het definitieve einde (307) in een keer betaald, tegen de prijs van de dag van toewijzen. Voor wat voor een bepaalde dag is toegewezen, is er een bedrag voor alleen een diagnose.',
  waarom: 'Een oud traject houdt de prijs waarvoor het is toegewezen.',
  parameters: {
    codes: { soort: 'producten', uitleg: 'de productcodes van de trajecten' },
    alleenDiagnose: { soort: 'bedrag', uitleg: 'het bedrag van alleen een diagnose, in centen' },
    diagnoseVoor: { soort: 'dag', uitleg: 'de dag waarvoor moet zijn toegewezen om dat bedrag te krijgen' },
  },
  *perPrestatie(regel, context, { codes: trajecten, alleenDiagnose, diagnoseVoor }) {
    const { ProductCode, ToewijzingNummer, IngediendBedrag } = regel.prestatie;
    const toewijzing = basis(regel);
    if (toewijzing === null || !trajecten.has(ProductCode)) return;
    const metDiagnose = isBefore(toewijzing.ingangsdatum, diagnoseVoor) ? [alleenDiagnose] : [];
    const prijzen = pricesOf(regel, context);
    const goed = [...prijzen, ...metDiagnose];
    if (prijzen.length > 0 && !goed.includes(IngediendBedrag.Bedrag)) {
      const verwacht = goed.map(bedrag).join(' of ');
      yield {
        element: 'IngediendBedrag',
        melding: `${lineText(regel)}: het IngediendBedrag is ${bedrag(IngediendBedrag.Bedrag)}, maar traject ${ProductCode} op toewijzing ${ToewijzingNummer} kost ${verwacht}.`,
        waarden: { ingediendBedrag: bedrag(IngediendBedrag.Bedrag), verwacht },
        herstel: `Vul ${verwacht}.`,
      };
    }
    if (finalStop(context.leveringen) !== null) return;
    yield {
      element: 'ToewijzingNummer',
      melding: `${lineText(regel)}: traject ${ProductCode} wordt na het einde betaald, en op toewijzing ${ToewijzingNummer} is geen definitieve stop (307) ontvangen.`,
      waarden: { toewijzingNummer: String(ToewijzingNummer) },
      herstel: 'Stuur eerst de stop (307) en bied de prestatie daarna opnieuw aan.',
      wegensLevering: true,
    };
  },
  voorbeelden: [
    {
      titel: 'De prijs waarvoor is toegewezen',
      parameters: oud,
      bericht: voor(4_000_00),
      feiten: toegewezenVoor(4_000_00),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Alleen een diagnose, van voor de dag',
      parameters: oud,
      bericht: voor(850_00),
      feiten: toegewezenVoor(4_000_00),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Alleen een diagnose, van na de dag',
      parameters: { ...oud, diagnoseVoor: dag('2026-04-01') },
      bericht: voor(850_00),
      feiten: toegewezenVoor(4_000_00),
      verwacht: [`${prestatiePad}/IngediendBedrag`],
    },
    {
      titel: 'Een ander bedrag',
      parameters: oud,
      bericht: voor(4_000_01),
      feiten: toegewezenVoor(4_000_00),
      verwacht: [`${prestatiePad}/IngediendBedrag`],
    },
    {
      titel: 'Voor het einde',
      parameters: oud,
      bericht: voor(4_000_00),
      feiten: toegewezenVoor(4_000_00, false),
      verwacht: [`${prestatiePad}/ToewijzingNummer`],
    },
  ],
});
