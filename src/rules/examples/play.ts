/** Plays an example of a rule: what a set of rules finds in its message. */
import type { BerichtVan } from '../../standard/berichten.generated.ts';
import type { Standaard } from '../../standard/berichtsoorten.ts';
import type { FactsFor, JudgedNumber } from '../facts.ts';
import { judge, judgeWithin } from '../judge.ts';
import type { AnyRule, AnyRuleAcross, AnyRuleWithin } from '../rule.ts';
import type { Finding } from '../verdict.ts';
import { landelijk, ontvangst } from './landelijk.ts';

export type Example = AnyRuleWithin['voorbeelden'][number] | AnyRuleAcross['voorbeelden'][number];

/** The laws an example is played for. */
export function lawsOf(regel: AnyRule, voorbeeld: Example): readonly Standaard[] {
  return voorbeeld.standaarden ?? regel.standaarden;
}

export function play(
  voorbeeld: Example,
  standaard: Standaard,
  regels: readonly AnyRule[],
): readonly Finding[] {
  const bericht = voorbeeld.bericht(standaard);
  if (!('feiten' in voorbeeld)) return judgeWithin(bericht, regels);
  return judge(
    // An example with facts is of a number that is judged across messages; its type ties the two together.
    bericht as BerichtVan<JudgedNumber>,
    voorbeeld.feiten(standaard) as FactsFor<JudgedNumber>,
    voorbeeld.protocol?.(standaard) ?? landelijk,
    voorbeeld.ontvangenOp ?? ontvangst,
    regels,
  ).bevindingen;
}
