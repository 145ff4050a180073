/** Volumes in their units: what can be summed with what, and how it is read (WJ756, IV042, IV079). */
import type { LDT_Eenheid } from '../../standard/berichten.generated.ts';
import { bedrag } from '../dutch.ts';

/** Units that can be summed with each other: hours and minutes; every other unit only with itself. */
export type UnitFamily = 'minuten' | Exclude<LDT_Eenheid, '01' | '04'>;

export function family(eenheid: LDT_Eenheid): UnitFamily {
  return eenheid === '01' || eenheid === '04' ? 'minuten' : eenheid;
}

/** A volume in the smallest unit of its family: minutes for hours; euros are in cents already (IV024). */
export function inSmallest(volume: number, eenheid: LDT_Eenheid): number {
  return eenheid === '04' ? volume * 60 : volume;
}

/** Stuks (output) and euro's; the other units are inspanning. */
export function isOutput(eenheid: LDT_Eenheid): boolean {
  return eenheid === '82' || eenheid === '83';
}

const namen: Readonly<Record<Exclude<LDT_Eenheid, '83'>, readonly [een: string, meer: string]>> = {
  '01': ['minuut', 'minuten'],
  '04': ['uur', 'uur'],
  '14': ['etmaal', 'etmalen'],
  '16': ['dagdeel', 'dagdelen'],
  '82': ['stuk', 'stuks'],
  '84': ['stuk', 'stuks'],
};

/** `minuten`, `uur`, `euro's`: what a unit is called in a sentence. */
export function unitText(eenheid: LDT_Eenheid): string {
  return eenheid === '83' ? "euro's" : namen[eenheid][1];
}

/**
 * `12 uur`, `7 uur en 30 minuten`, `€ 300,00`
 * @param kleinste in the smallest unit of the family
 */
export function volumeText(kleinste: number, eenheid: LDT_Eenheid): string {
  if (eenheid === '83') return bedrag(kleinste);
  const geteld = (aantal: number, naam: LDT_Eenheid & keyof typeof namen) =>
    `${aantal} ${namen[naam][aantal === 1 ? 0 : 1]}`;
  if (eenheid !== '04') return geteld(kleinste, eenheid);
  const minuten = kleinste % 60;
  const uren = geteld((kleinste - minuten) / 60, '04');
  return minuten === 0 ? uren : `${uren} en ${geteld(minuten, '01')}`;
}
