/**
 * The judgement: pure, and the same for the pipeline, `validate`, `replay` and the tests.
 * Level 2 looks at the message alone; levels 3 and 4 are looked at only when level 2 found nothing, and below the
 * Header only when the Header itself is right (IV028, IV032). A message is approved or refused as a whole, except a
 * declaration: its Prestaties are granted one by one (IV087).
 */
import type { Bericht, BerichtVan } from '../standard/berichten.generated.ts';
import { header } from './classes.ts';
import { judgeDeclaration } from './declaration/judging.ts';
import { type ApprovedNumber, effectsOf } from './effects-of.ts';
import type { FactsFor, JudgedNumber } from './facts.ts';
import { finding, firstLevel } from './finding.ts';
import { lateSignals } from './late.ts';
import { rules } from './national/index.ts';
import { type Protocol, protocolOn } from './protocol.ts';
import { judgeMessageRegionally } from './regional/judging.ts';
import type { AnyRule, CheckAcross, Defect, RuleContext } from './rule.ts';
import type { Finding, Verdict } from './verdict.ts';
import { amsterdamDay } from './workingdays.ts';

/**
 * Level 2: every violation of a rule that can be checked within the message.
 * @param regels the registry; another one only to prove that a rule matters
 */
export function judgeWithin(bericht: Bericht, regels: readonly AnyRule[] = rules): readonly Finding[] {
  const bevindingen: Finding[] = [];
  for (const regel of applicable(regels, bericht)) {
    if (regel.niveau !== 2) continue;
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

  const ontvangstdag = amsterdamDay(ontvangenOp);
  const context: RuleContext<N> = {
    feiten,
    protocol: protocolOn(protocol, ontvangstdag),
    ontvangenOp,
    ontvangstdag,
  };
  const regionaal = judgeMessageRegionally(bericht, context);
  const over = [...judgeAcross(bericht, context, regels), ...regionaal.bevindingen];
  const signalen = regionaal.signalen.length === 0 ? {} : { signalen: regionaal.signalen };
  if (bericht.nummer === '323') {
    // The context belongs to the number just looked at; the type parameter hides that from TypeScript.
    return judgeDeclaration(bericht, context as RuleContext<'323'>, regels, over, regionaal.signalen);
  }
  const inHeader = over.filter((bevinding) => bevinding.klasse === header);
  const [zwaarste, ...rest] = inHeader.length > 0 ? inHeader : over;
  if (!zwaarste) {
    // Any number but the 323, which was judged above; TypeScript does not narrow a type parameter.
    const effecten = effectsOf(bericht as BerichtVan<ApprovedNumber>, feiten as FactsFor<ApprovedNumber>);
    const opgemerkt = [...regionaal.signalen, ...lateSignals(bericht, context)];
    return {
      uitkomst: 'goedgekeurd',
      niveau: null,
      bevindingen: [],
      effecten,
      ...(opgemerkt.length === 0 ? {} : { signalen: opgemerkt }),
    };
  }
  const bevindingen: [Finding, ...Finding[]] = [zwaarste, ...rest];
  return { uitkomst: 'afgekeurd', niveau: firstLevel(bevindingen), bevindingen, effecten: [], ...signalen };
}

/** Levels 3 and 4: every violation of a rule that looks at the message as a whole. */
function judgeAcross<N extends JudgedNumber>(
  bericht: BerichtVan<N>,
  context: RuleContext<N>,
  regels: readonly AnyRule[],
): readonly Finding[] {
  const bevindingen: Finding[] = [];
  for (const regel of applicable(regels, bericht)) {
    if (regel.niveau === 2) continue;
    // As above: keyed by the message's own number.
    const controleer = regel.controleer[bericht.nummer as JudgedNumber] as CheckAcross<N> | undefined;
    if (typeof controleer !== 'function') continue;
    for (const gebrek of controleer(bericht, context)) bevindingen.push(finding(regel, gebrek));
  }
  return bevindingen;
}

// Most rules are not about this kind of message; which ones are is the same for every message of the kind.
const perKind = new WeakMap<readonly AnyRule[], Map<string, readonly AnyRule[]>>();

/** The rules about messages of this kind, in their order. */
function applicable(regels: readonly AnyRule[], { standaard, nummer }: Bericht): readonly AnyRule[] {
  const bekend = perKind.get(regels) ?? new Map<string, readonly AnyRule[]>();
  perKind.set(regels, bekend);
  const soort = `${standaard} ${nummer}`;
  const eerder = bekend.get(soort);
  if (eerder) return eerder;
  const gekozen = regels.filter((r) => r.standaarden.includes(standaard) && nummer in r.controleer);
  bekend.set(soort, gekozen);
  return gekozen;
}
