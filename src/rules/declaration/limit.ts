/** The refusal of a Prestatie that asks more than is left (TR321, TR322, TR369), in words that let a reader count along. */
import type { EarlierMessage } from '../facts.ts';
import type { LineDefect } from '../rule.ts';
import type { Granted, Standing } from './ledger.ts';
import { type DeclaredLine, lineText } from './line.ts';

export type Limit = {
  readonly element: string;
  readonly gedeclareerd: number;
  readonly maximaal: number;
  /** What stands already. */
  readonly goedgekeurd: number;
  readonly staand: Standing;
  /** Amount or volume as it is read. */
  readonly tekst: (aantal: number) => string;
  /** `in week 14 t/m 18` */
  readonly waar: () => string;
  /** `5 weken × 3 uur` */
  readonly berekening: () => string;
};

/** Null when it fits. */
export function overLimit(regel: DeclaredLine, grens: Limit): LineDefect | null {
  const over = grens.maximaal - grens.goedgekeurd;
  if (grens.gedeclareerd <= over) return null;
  const { tekst } = grens;
  const [waar, berekening] = [grens.waar(), grens.berekening()];
  const nog = tekst(Math.max(0, over));
  const eerder = grens.staand.prestaties;
  return {
    element: grens.element,
    melding:
      `${lineText(regel)}: gedeclareerd ${tekst(grens.gedeclareerd)}, over ${waar} nog ${nog} ` +
      `(toegewezen: ${berekening})` +
      (eerder.size === 0
        ? '.'
        : `; al goedgekeurd: ${tekst(grens.goedgekeurd)} van ${tekst(grens.maximaal)} in ${named(eerder, ({ referentieNummer }) => referentieNummer)}.`),
    waarden: {
      toewijzingNummer: String(regel.prestatie.ToewijzingNummer),
      gedeclareerd: tekst(grens.gedeclareerd),
      over: nog,
      maximaal: tekst(grens.maximaal),
      toegewezen: berekening,
      ...(eerder.size === 0
        ? {}
        : { goedgekeurd: tekst(grens.goedgekeurd), goedgekeurdIn: named(eerder, withMessage) }),
      ...(regel.toewijzing === null ? {} : { toegewezenIn: inMessage(regel.toewijzing.uitBericht) }),
    },
    herstel:
      over > 0
        ? `Declareer ${waar} niet meer dan ${nog}; voor meer is een ruimere toewijzing nodig.`
        : 'Crediteer eerst wat te veel gedeclareerd is; voor meer is een ruimere toewijzing nodig.',
  };
}

/** A long history is not written out in full. */
const genoemd = 5;

function named(eerder: Standing['prestaties'], naam: (prestatie: Granted) => string): string {
  const namen = eerder.values().take(genoemd).map(naam).toArray();
  const rest = eerder.size - namen.length;
  if (rest > 0) return `${namen.join(', ')} en ${rest} andere`;
  const laatste = namen.pop() ?? '';
  return namen.length === 0 ? laatste : `${namen.join(', ')} en ${laatste}`;
}

function withMessage({ referentieNummer, uitBericht }: Granted): string {
  return `${referentieNummer} (${inMessage(uitBericht)})`;
}

function inMessage(uit: EarlierMessage | null): string {
  return uit === null ? 'dit bericht' : `${uit.bericht} ${uit.identificatie}`;
}
