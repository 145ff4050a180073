import type { AnyRule, Defect } from './rule.ts';
import type { Finding } from './verdict.ts';

/** What a rule found wrong, with the rule's own data. */
export function finding(regel: AnyRule, gebrek: Defect): Finding {
  return {
    regel: regel.code,
    niveau: regel.niveau,
    retourcode: regel.retourcode,
    pad: gebrek.element === undefined ? gebrek.klasse : `${gebrek.klasse}/${gebrek.element}`,
    klasse: gebrek.klasse,
    melding: gebrek.melding,
    waarden: gebrek.waarden,
    ...(gebrek.herstel === undefined ? {} : { herstel: gebrek.herstel }),
  };
}

/** The first level that failed. */
export function firstLevel(bevindingen: readonly [Finding, ...Finding[]]): Finding['niveau'] {
  const [eerste = bevindingen[0].niveau] = bevindingen.map(({ niveau }) => niveau).toSorted();
  return eerste;
}
