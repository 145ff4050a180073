import { standingOn } from '../declaration/ledger.ts';
import { basis, lineText } from '../declaration/line.ts';
import { volumeText } from '../declaration/units.ts';
import { declaratie, declaraties, prestatiePad, toegekend } from '../examples/declaraties.ts';
import { specifiek } from '../examples/waarden.ts';
import { lineKind } from './kind.ts';

const tweeStuks = new Map([
  [specifiek('ijw-3.2').Code, 2],
  [specifiek('iwmo-3.2').Code, 2],
]);
const stuks = (GeleverdVolume: number) => (s: Parameters<typeof declaratie>[0]) =>
  declaratie(s, [{ Eenheid: '82', GeleverdVolume }]);
const eenStuk = (s: Parameters<typeof declaratie>[0]) =>
  declaraties(s, { prestaties: [toegekend(s, { eenheid: '82', geleverdVolume: 1 })] });

export const stuksPerToewijzing = lineKind({
  soort: 'stuks-per-toewijzing',
  over: 'prestatie',
  eis: 'Van een product zijn op een toewijzing ten hoogste zoveel stuks te declareren als de productcatalogus noemt, ook als er meer zijn toegewezen.',
  waarom: 'Het product is voor een afgebakende behandeling bedoeld.',
  parameters: { maxima: { soort: 'getal-per-code', uitleg: 'per productcode het grootste aantal stuks' } },
  *perPrestatie(regel, { grootboek }, { maxima }) {
    const { ProductCode, ToewijzingNummer, GeleverdVolume, Eenheid } = regel.prestatie;
    const maximaal = maxima.get(ProductCode);
    if (basis(regel) === null || maximaal === undefined || (Eenheid !== '82' && Eenheid !== '84')) return;
    const eerder = standingOn(grootboek, ToewijzingNummer).volume[Eenheid] ?? 0;
    if (eerder + GeleverdVolume <= maximaal) return;
    const tekst = (aantal: number) => volumeText(aantal, Eenheid);
    yield {
      element: 'GeleverdVolume',
      melding: `${lineText(regel)}: ${tekst(GeleverdVolume)} van product ${ProductCode}, terwijl op toewijzing ${ToewijzingNummer} al ${tekst(eerder)} staat en ten hoogste ${tekst(maximaal)} mag.`,
      waarden: {
        toewijzingNummer: String(ToewijzingNummer),
        gedeclareerd: tekst(GeleverdVolume),
        goedgekeurd: tekst(eerder),
        maximaal: tekst(maximaal),
      },
      herstel: 'Voor meer is een nieuwe toewijzing nodig.',
    };
  },
  voorbeelden: [
    {
      titel: 'Het tweede van twee stuks',
      parameters: { maxima: tweeStuks },
      bericht: stuks(1),
      feiten: eenStuk,
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een derde stuk',
      parameters: { maxima: tweeStuks },
      bericht: stuks(2),
      feiten: eenStuk,
      verwacht: [`${prestatiePad}/GeleverdVolume`],
    },
  ],
});
