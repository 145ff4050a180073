/**
 * The judgement: pure, and the same for the pipeline, `validate`, `replay` and the tests.
 * Level 2 looks at the message alone; levels 3 and 4 are looked at only when level 2 found nothing, and below the
 * Header only when the Header itself is right (IV028, IV032).
 */
import type { Bericht, BerichtVan } from '../standard/berichten.generated.ts';
import { effectsOf } from './effects-of.ts';
import type { FactsFor, JudgedNumber } from './facts.ts';
import { rules } from './national/index.ts';
import type { Protocol } from './protocol.ts';
import type { AnyRule, Defect, RuleContext } from './rule.ts';
import type { Finding, Verdict } from './verdict.ts';
import { amsterdamDay } from './workingdays.ts';

/** The class that, when refused, ends the judgement of everything below it. */
const header = '/Bericht/Header';

/**
 * Level 2: every violation of a rule that can be checked within the message.
 * @param regels the registry; another one only to prove that a rule matters
 */
export function judgeWithin(bericht: Bericht, regels: readonly AnyRule[] = rules): readonly Finding[] {
  const bevindingen: Finding[] = [];
  for (const regel of regels) {
    if (regel.niveau !== 2 || !regel.standaarden.includes(bericht.standaard)) continue;
    // The record is keyed by the message's own number, which TypeScript cannot correlate over a union.
    const controleer = regel.controleer[bericht.nummer] as ((b: Bericht) => Iterable<Defect>) | undefined;
    if (controleer) for (const gebrek of controleer(bericht)) bevindingen.push(finding(regel, gebrek));
  }
  return bevindingen;
}

/**
 * Levels 2 to 4, and what an approved message changes.
 * @param ontvangenOp moment of receipt; no other clock is looked at
 */
export function judge<N extends JudgedNumber>(
  bericht: BerichtVan<N>,
  feiten: FactsFor<N>,
  protocol: Protocol,
  ontvangenOp: Temporal.Instant,
  regels: readonly AnyRule[] = rules,
): Verdict {
  const binnen = judgeWithin(bericht, regels);
  const [eerste, ...overige] = binnen;
  if (eerste) return { uitkomst: 'afgekeurd', niveau: 2, bevindingen: [eerste, ...overige], effecten: [] };

  const context: RuleContext<N> = { feiten, protocol, ontvangenOp, ontvangstdag: amsterdamDay(ontvangenOp) };
  const over: Finding[] = [];
  for (const regel of regels) {
    if (regel.niveau === 2 || !regel.standaarden.includes(bericht.standaard)) continue;
    // As above: keyed by the message's own number.
    const controleer = regel.controleer[bericht.nummer as JudgedNumber] as
      | ((b: BerichtVan<N>, c: RuleContext<N>) => Iterable<Defect>)
      | undefined;
    if (controleer) for (const gebrek of controleer(bericht, context)) over.push(finding(regel, gebrek));
  }
  const inHeader = over.filter((bevinding) => bevinding.klasse === header);
  const [zwaarste, ...rest] = inHeader.length > 0 ? inHeader : over;
  if (!zwaarste) {
    return { uitkomst: 'goedgekeurd', niveau: null, bevindingen: [], effecten: effectsOf(bericht, feiten) };
  }
  const bevindingen: [Finding, ...Finding[]] = [zwaarste, ...rest];
  const niveau = bevindingen.some((b) => b.niveau === 3) ? 3 : 4;
  return { uitkomst: 'afgekeurd', niveau, bevindingen, effecten: [] };
}

function finding(regel: AnyRule, gebrek: Defect): Finding {
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
