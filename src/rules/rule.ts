/**
 * A rule: what it demands, where that comes from, how it is checked, and examples that are its test.
 * One file per rule code under `national/`; the registry there lists them all.
 */
import type { BerichtVan, LDT_RetourCode } from '../standard/berichten.generated.ts';
import type { Nummer, Standaard } from '../standard/berichtsoorten.ts';
import type { DeclaredLine, LineContext } from './declaration/line.ts';
import type { FactsFor, JudgedNumber } from './facts.ts';
import type { Protocol } from './protocol.ts';

/**
 * What a rule found wrong, before the engine adds the rule's own data.
 * `waarden` are the values that clash, by a Dutch name; never a BSN, a name or an address.
 */
export type Defect = {
  /** Path of the message class that carries the retourcode, e.g. `/Bericht/Client/StartProducten/StartProduct[2]`. */
  readonly klasse: string;
  /** The element below `klasse` that is wrong, e.g. `Einddatum`; absent when the class as a whole is. */
  readonly element?: string;
  /** One Dutch sentence for the sender: which values clash and why that is not allowed. */
  readonly melding: string;
  readonly waarden: Readonly<Record<string, string>>;
  /** What would repair it, where that can be said. */
  readonly herstel?: string;
};

/** Everything across messages that a rule may look at. */
export type RuleContext<N extends JudgedNumber> = {
  readonly feiten: FactsFor<N>;
  readonly protocol: Protocol;
  readonly ontvangenOp: Temporal.Instant;
  /** The Amsterdam day of receipt. */
  readonly ontvangstdag: Temporal.PlainDate;
};

type RuleText = {
  readonly code: string;
  /** What it demands, in our words, Dutch. */
  readonly eis: string;
  /** What it demands under each law, where the laws differ. */
  readonly perWet?: Readonly<Record<Standaard, string>>;
  /** Why it exists, Dutch. */
  readonly waarom: string;
  /** Document and code it comes from. */
  readonly bron: string;
  /** What cannot be checked yet and why; shown by `rules show` and in the catalogue. */
  readonly beperking?: string;
  readonly standaarden: readonly Standaard[];
};

/** Level 2: within the message alone. */
export type RuleWithin<N extends Nummer = Nummer> = RuleText & {
  readonly niveau: 2;
  readonly retourcode: '0001';
  readonly controleer: { readonly [K in N]: (bericht: BerichtVan<K>) => Iterable<Defect> };
  readonly voorbeelden: readonly { [K in N]: ExampleWithin<K> }[N][];
};

/** Looks at a whole message. */
export type MessageCheck<N extends JudgedNumber> = (
  bericht: BerichtVan<N>,
  context: RuleContext<N>,
) => Iterable<Defect>;

/** Looks at one Prestatie of a declaration, given what was granted before it; its class is that Prestatie. */
export type LineCheck = {
  readonly perPrestatie: (regel: DeclaredLine, context: LineContext) => Iterable<LineDefect>;
};
export type LineDefect = Omit<Defect, 'klasse'>;

/** Only the Prestaties of a 323 are judged one by one: each is granted or refused on its own (IV087). */
export type CheckAcross<N extends JudgedNumber> = MessageCheck<N> | (N extends '323' ? LineCheck : never);

/** Level 3 (earlier messages) or 4 (outside sources). */
export type RuleAcross<N extends JudgedNumber = JudgedNumber> = RuleText & {
  readonly niveau: 3 | 4;
  /** null only where the standard gives the refusal no code (a retour that answers nothing). */
  readonly retourcode: LDT_RetourCode | null;
  readonly controleer: { readonly [K in N]: CheckAcross<K> };
  readonly voorbeelden: readonly { [K in N]: ExampleAcross<K> }[N][];
};

type ExampleText = {
  /** A sentence about behaviour. */
  readonly titel: string;
  /** The laws it is played for; all laws of the rule when absent. */
  readonly standaarden?: readonly Standaard[];
  /** `aanvaard`, or the paths (class + element) at which this rule refuses. */
  readonly verwacht: 'aanvaard' | readonly string[];
};
export type ExampleWithin<N extends Nummer> = ExampleText & {
  readonly nummer: N;
  readonly bericht: (standaard: Standaard) => BerichtVan<N>;
};
export type ExampleAcross<N extends JudgedNumber> = ExampleWithin<N> & {
  readonly feiten: (standaard: Standaard) => FactsFor<N>;
  readonly protocol?: (standaard: Standaard) => Protocol;
  readonly ontvangenOp?: Temporal.Instant;
};

/** A rule of any set of messages, as the registry holds it. */
export type AnyRuleWithin = Omit<RuleWithin, 'controleer'> & {
  readonly controleer: { readonly [K in Nummer]?: (bericht: BerichtVan<K>) => Iterable<Defect> };
};
export type AnyRuleAcross = Omit<RuleAcross, 'controleer'> & {
  readonly controleer: { readonly [K in JudgedNumber]?: CheckAcross<K> };
};
export type AnyRule = AnyRuleWithin | AnyRuleAcross;
