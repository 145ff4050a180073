import { standingOn } from '../declaration/ledger.ts';
import { basis, lineText, productPeriode } from '../declaration/line.ts';
import { bedrag } from '../dutch.ts';
import { declaratie, declaraties, prestatiePad } from '../examples/declaraties.ts';
import { specifiek } from '../examples/waarden.ts';
import { isAgreed } from '../uitzonderingen.ts';
import { lineKind } from './kind.ts';

const codes = new Set([specifiek('ijw-3.2').Code, specifiek('iwmo-3.2').Code]);

export const trajectDeelMelden = lineKind({
  soort: 'traject-deel-melden',
  over: 'prestatie',
  eis: 'Het eerste deel van een traject wordt gemeld waar het pas bij een begonnen behandeling hoort: dat is in geen bericht te zien.',
  waarom: 'Een start (305) zegt niet of na de diagnose een behandeling is begonnen.',
  parameters: {
    codes: { soort: 'producten', uitleg: 'de productcodes van de trajecten' },
    alleenDiagnose: {
      soort: 'bedrag',
      optioneel: true,
      uitleg: 'het bedrag van alleen een diagnose, in centen',
    },
    behoudens: {
      soort: 'afspraak',
      optioneel: true,
      uitleg: 'de afspraak die zegt dat de behandeling begonnen is',
    },
  },
  *perPrestatie(regel, { grootboek, feiten }, { codes: trajecten, alleenDiagnose, behoudens }) {
    const { ProductCode, ToewijzingNummer, IngediendBedrag } = regel.prestatie;
    if (basis(regel) === null || !trajecten.has(ProductCode)) return;
    if (standingOn(grootboek, ToewijzingNummer).prestaties.size > 0) return;
    if (IngediendBedrag.Bedrag === alleenDiagnose) return;
    if (isAgreed(feiten.afspraken, behoudens, ToewijzingNummer, productPeriode(regel).eind)) return;
    yield {
      element: 'IngediendBedrag',
      melding: `${lineText(regel)} vraagt het eerste deel van een traject ${ProductCode}: ga na of de behandeling begonnen is.`,
      waarden: { productCode: ProductCode, ingediendBedrag: bedrag(IngediendBedrag.Bedrag) },
    };
  },
  voorbeelden: [
    {
      titel: 'Het bedrag van alleen een diagnose',
      parameters: { codes, alleenDiagnose: 50_00, behoudens: null },
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Het eerste deel van een behandeling die begonnen is',
      parameters: { codes, alleenDiagnose: null, behoudens: 'behandeling' },
      bericht: (s) => declaratie(s),
      feiten: (s) =>
        declaraties(s, { afspraken: [{ soort: 'behandeling', toewijzingNummer: 1001, maand: null }] }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Het eerste deel van een traject',
      parameters: { codes, alleenDiagnose: null, behoudens: 'behandeling' },
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s),
      verwacht: [`${prestatiePad}/IngediendBedrag`],
    },
  ],
});
