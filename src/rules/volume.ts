/** Demands on Omvang that hold for what runs after 2020, when the standard tightened them. */
import type { Occurrence, ProductLine } from './classes.ts';
import { isAfter } from './dates.ts';
import { datum, product } from './dutch.ts';
import type { Defect } from './rule.ts';

const eindeOudeRegels = Temporal.PlainDate.from('2020-12-31');

export function runsAfter2020({ einddatum }: Pick<ProductLine, 'einddatum'>): boolean {
  return einddatum === undefined || isAfter(einddatum, eindeOudeRegels);
}

const eind = ({ einddatum }: ProductLine) => (einddatum === undefined ? 'open' : datum(einddatum));

/** CD080, CD095, CD096: an Omvang belongs to a product with a code. */
export function* volumeWithoutCode(regels: readonly Occurrence<ProductLine>[]): Iterable<Defect> {
  for (const { pad, inhoud } of regels) {
    if (inhoud.Omvang === undefined || inhoud.Product?.Code !== undefined || !runsAfter2020(inhoud)) continue;
    yield {
      klasse: pad,
      element: 'Omvang',
      melding: `Omvang is gevuld, maar het product (${product(inhoud.Product)}) heeft geen code.`,
      waarden: { product: product(inhoud.Product), omvang: 'gevuld', einddatum: eind(inhoud) },
      herstel: 'Vul de productcode, of vul een Budget in plaats van Omvang.',
    };
  }
}

/** Etmaal, dagdeel, euro's, stuks (inspanning). */
const nietPerDag: ReadonlySet<string> = new Set(['14', '16', '83', '84']);

/** CS338, CS343: these units are not counted per day. */
export function* perDay(regels: readonly Occurrence<ProductLine>[]): Iterable<Defect> {
  for (const { pad, inhoud } of regels) {
    if (inhoud.Omvang === undefined || !runsAfter2020(inhoud)) continue;
    const { Eenheid, Frequentie } = inhoud.Omvang;
    if (!nietPerDag.has(Eenheid) || Frequentie !== '1') continue;
    yield {
      klasse: pad,
      element: 'Omvang',
      melding: `Eenheid ${Eenheid} is gevuld met Frequentie ${Frequentie} (per dag), en dat kan bij deze eenheid niet.`,
      waarden: { eenheid: Eenheid, frequentie: Frequentie, einddatum: eind(inhoud) },
      herstel: 'Vul Frequentie 2 (per week), 4 (per maand) of 6 (totaal).',
    };
  }
}
