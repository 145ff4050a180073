/**
 * Carries out what a pack asks of a message, beside the national rules: findings that refuse it, a class or a line of it,
 * and signals for a person. A finding of a regional rule has no retourcode of its own; `antwoordcode` is what the answer carries.
 */
import type { Bericht323, BerichtVan, LDT_RetourCode } from '../../standard/berichten.generated.ts';
import type { Standaard } from '../../standard/berichtsoorten.ts';
import { header } from '../classes.ts';
import { type DeclaredLine, isCredit, type LineContext } from '../declaration/line.ts';
import type { JudgedNumber } from '../facts.ts';
import type { Defect, RuleContext } from '../rule.ts';
import type { Finding, Signal } from '../verdict.ts';
import { kinds } from './index.ts';
import type { Examined, Kind, LineKind, MessageDefect, MessageNumber, RegionalDefect } from './kind.ts';
import { type Consequence, type Regional, type RegionalRule, travelOf } from './regional.ts';

export type Regionally = { readonly bevindingen: readonly Finding[]; readonly signalen: readonly Signal[] };

/** What the region refuses where a person may grant it: what the answer carries, and what is told when it is granted. */
export type Objection = { readonly bevinding: Finding; readonly signaal: Signal };

export type LineRegionally = Regionally & { readonly bezwaren: readonly Objection[] };

const niets: LineRegionally = { bevindingen: [], signalen: [], bezwaren: [] };

/** A line that is granted by a region that otherwise refuses has no code of its own choice. */
const nietBeoordeeld: LDT_RetourCode = '0233';

/** Outside messages the region has its say on level 4: what is agreed is a source outside the messages. */
const niveau = 4;

export function judgeLineRegionally(regel: DeclaredLine, context: LineContext): LineRegionally {
  const { regionaal } = context.protocol;
  if (regionaal === undefined) return niets;
  const eigen = {
    ...context,
    regionaal,
    product: regionaal.producten.get(regel.prestatie.ProductCode) ?? null,
    leveringen: context.feiten.leveringen.get(regel.prestatie.ToewijzingNummer) ?? [],
  };
  const bevindingen: Finding[] = [];
  const signalen: Signal[] = [];
  const bezwaren: Objection[] = [];
  const { wijze } = regionaal.afkeur;
  for (const { deze, soort } of lineRules(regionaal, context.bericht.standaard)) {
    if (isCredit(regel) && soort.ookCredits !== true) continue;
    // The loader has checked the parameters against what this kind asks for.
    for (const gebrek of soort.perPrestatie(regel, eigen, deze.parameters as never)) {
      const defect = { klasse: regel.pad, ...gebrek };
      const signaal = () => signalOf(deze, defect);
      if (!objects(deze.gevolg, gebrek, regionaal) || wijze === 'goedkeuren-met-signaal')
        signalen.push(signaal());
      else if (wijze === 'retourcode') bevindingen.push(findingOf(deze, defect, regionaal));
      else bezwaren.push({ bevinding: findingOf(deze, defect, regionaal), signaal: signaal() });
    }
  }
  return { bevindingen, signalen, bezwaren };
}

export function signalsOnDeclaration(bericht: Bericht323, context: RuleContext<'323'>): readonly Signal[] {
  const { regionaal } = context.protocol;
  if (regionaal === undefined) return [];
  return applicable(regionaal, bericht.standaard).flatMap(({ deze, soort }) =>
    soort.over === 'declaratie'
      ? [...soort.perDeclaratie(bericht, { ...context, regionaal }, deze.parameters as never)].map((gebrek) =>
          signalOf(deze, gebrek),
        )
      : [],
  );
}

/** What the region says of a message as a whole; of a declaration beside what it says of its lines. */
export function judgeMessageRegionally<N extends JudgedNumber>(
  bericht: BerichtVan<N>,
  context: RuleContext<N>,
): Regionally {
  const { regionaal } = context.protocol;
  if (regionaal === undefined || !isExamined(bericht.nummer)) return niets;
  const bevindingen: Finding[] = [];
  const signalen: Signal[] = [];
  // The three belong together by the number of the message, which TypeScript cannot follow over a type parameter.
  const gekeken = {
    nummer: bericht.nummer,
    bericht,
    context: { ...context, regionaal },
  } as Examined;
  for (const { deze, soort } of applicable(regionaal, bericht.standaard)) {
    if (soort.over !== 'bericht') continue;
    for (const gebrek of soort.perBericht(gekeken, deze.parameters as never)) {
      if (refusesMessage(deze, gebrek, regionaal)) bevindingen.push(findingOf(deze, gebrek, regionaal));
      else signalen.push(signalOf(deze, gebrek));
    }
  }
  return { bevindingen, signalen };
}

const examined: ReadonlySet<string> = new Set<MessageNumber>(['301', '305', '307', '315', '317', '323']);

function isExamined(nummer: string): nummer is MessageNumber {
  return examined.has(nummer);
}

/** A message that is not to be treated has no effect: only a class of it can be granted with a signal. */
function refusesMessage(
  { gevolg, id }: RegionalRule,
  gebrek: MessageDefect,
  { afkeur, schakelaars }: Regional,
): boolean {
  if (gevolg.wat !== 'weigeren' || gebrek.alleenSignaal) return false;
  if (gebrek.tegenDeStandaard && !schakelaars.tegenDeStandaard.has(id)) return false;
  return gebrek.klasse === header || travelOf(afkeur).wijze === 'retourcode';
}

/** Whether a rule refuses the line, however that travels. */
function objects({ wat }: Consequence, gebrek: RegionalDefect, regionaal: Regional): boolean {
  if (wat !== 'weigeren' || gebrek.alleenSignaal) return false;
  return gebrek.wegensLevering !== true || regionaal.schakelaars.declaratieVereistStart;
}

function findingOf(deze: RegionalRule, gebrek: Defect, { afkeur, afkeurBericht }: Regional): Finding {
  const { id, retourcode } = deze;
  const hoe = travelOf(afkeur);
  const vanHetPakket = hoe.wijze === 'retourcode' ? hoe.retourcode : nietBeoordeeld;
  return {
    regel: id,
    niveau,
    retourcode: null,
    antwoordcode: retourcode ?? (gebrek.klasse === header ? afkeurBericht : vanHetPakket),
    pad: pathOf(gebrek),
    klasse: gebrek.klasse,
    melding: gebrek.melding,
    waarden: valuesOf(deze, gebrek),
    ...(gebrek.herstel === undefined ? {} : { herstel: gebrek.herstel }),
  };
}

function signalOf(deze: RegionalRule, gebrek: Defect): Signal {
  return { code: deze.id, pad: pathOf(gebrek), melding: gebrek.melding, waarden: valuesOf(deze, gebrek) };
}

/** A rule that departs from national ones says so wherever it speaks. */
function valuesOf({ wijktAf }: RegionalRule, { waarden }: Defect): Defect['waarden'] {
  return wijktAf.length === 0 ? waarden : { ...waarden, wijktAfVan: wijktAf.join(', ') };
}

function pathOf({ klasse, element }: Defect): string {
  return element === undefined ? klasse : `${klasse}/${element}`;
}

type Applied = { readonly deze: RegionalRule; readonly soort: Kind };
type AppliedToLines = { readonly deze: RegionalRule; readonly soort: LineKind };

// Which rules apply is the same for every line of every declaration of a law.
const perPack = new WeakMap<Regional, Map<Standaard, readonly Applied[]>>();
const linesPerPack = new WeakMap<readonly Applied[], readonly AppliedToLines[]>();

function applicable(regionaal: Regional, standaard: Standaard): readonly Applied[] {
  const bekend = perPack.get(regionaal) ?? new Map<Standaard, readonly Applied[]>();
  perPack.set(regionaal, bekend);
  const eerder = bekend.get(standaard);
  if (eerder) return eerder;
  const gekozen = regionaal.regels.flatMap((deze) => {
    const soort = kinds.get(deze.soort);
    return soort !== undefined && regionaal.wetten.has(standaard) && deze.wetten.has(standaard)
      ? [{ deze, soort }]
      : [];
  });
  bekend.set(standaard, gekozen);
  return gekozen;
}

function lineRules(regionaal: Regional, standaard: Standaard): readonly AppliedToLines[] {
  const alle = applicable(regionaal, standaard);
  const bekend = linesPerPack.get(alle);
  if (bekend) return bekend;
  const gekozen = alle.flatMap(({ deze, soort }) => (soort.over === 'prestatie' ? [{ deze, soort }] : []));
  linesPerPack.set(alle, gekozen);
  return gekozen;
}
