/**
 * A kind of regional rule: generic, with parameters from the pack. One file per kind; `index.ts` lists them all.
 * What a region calls the rule, and what follows when it is broken, stands in the pack.
 */
import type { AangevraagdProduct315, BerichtVan, Verzoek317 } from '../../standard/berichten.generated.ts';
import type { Standaard } from '../../standard/berichtsoorten.ts';
import type { DeclaredLine, LineContext } from '../declaration/line.ts';
import type { DeclarationFacts, DeliveryFact, FactsFor } from '../facts.ts';
import type { Protocol } from '../protocol.ts';
import type { Defect, LineDefect, RuleContext } from '../rule.ts';
import type { ParametersOf, Shape } from './parameters.ts';
import type { Product, Regional } from './regional.ts';

export type RegionalLineContext = LineContext & {
  readonly regionaal: Regional;
  /** What the pack says of the product declared; null when it does not list it. */
  readonly product: Product | null;
  /** Starts and stops on the allocation of the line, in order of receipt. */
  readonly leveringen: readonly DeliveryFact[];
};

/** What a line breaks. */
export type RegionalDefect = LineDefect & {
  /** It refuses because of a start or stop, which release 3.2 forbids (OP364): only with the switch on. */
  readonly wegensLevering?: true;
  /** It is told to a person even where the rule refuses. */
  readonly alleenSignaal?: true;
};

export type RegionalMessageContext = RuleContext<'323'> & { readonly regionaal: Regional };

type KindText<S extends Shape> = {
  /** The name of its file. */
  readonly soort: string;
  /** What it demands, in our words, Dutch. */
  readonly eis: string;
  /** Why it exists, Dutch. */
  readonly waarom: string;
  readonly parameters: S;
};

/** Looks at one Prestatie, with what was granted before it. Credits are left out unless it says otherwise. */
export type LineKind<S extends Shape = Shape> = KindText<S> & {
  readonly over: 'prestatie';
  readonly ookCredits?: true;
  perPrestatie(
    regel: DeclaredLine,
    context: RegionalLineContext,
    parameters: ParametersOf<S>,
  ): Iterable<RegionalDefect>;
  readonly voorbeelden: readonly KindExample<S>[];
};

/** Looks at a whole declaration; it signals and never refuses. */
export type DeclarationKind<S extends Shape = Shape> = KindText<S> & {
  readonly over: 'declaratie';
  perDeclaratie(
    bericht: BerichtVan<'323'>,
    context: RegionalMessageContext,
    parameters: ParametersOf<S>,
  ): Iterable<Defect>;
  readonly voorbeelden: readonly KindExample<S>[];
};

/** One product of a 315, or a 317 as a whole: what one ReferentieAanbieder stands for. */
export type Requested = { readonly referentieAanbieder: string; readonly pad: string } & (
  | {
      readonly nummer: '315';
      readonly bericht: BerichtVan<'315'>;
      readonly product: AangevraagdProduct315;
    }
  | { readonly nummer: '317'; readonly bericht: BerichtVan<'317'>; readonly verzoek: Verzoek317 }
);
export type RegionalRequestContext = Omit<RuleContext<'315'>, 'feiten'> & {
  readonly feiten: FactsFor<'315'> | FactsFor<'317'>;
  readonly regionaal: Regional;
  /** Which municipality is responsible for the client, by the register; null where it is silent, or there is none. */
  readonly woonplaats: string | null;
};

/** What speaks against granting what is asked. */
export type RequestDefect = LineDefect & {
  /** Too uncertain to refuse by itself, also where the rule does. */
  readonly aanEenMens?: true;
};

/** A reason not to grant what is asked; the sender sees no path of it, but whoever decides does. */
export type RequestKind<S extends Shape = Shape> = KindText<S> & {
  readonly over: 'verzoek';
  perVerzoek(
    gevraagd: Requested,
    context: RegionalRequestContext,
    parameters: ParametersOf<S>,
  ): Iterable<RequestDefect>;
  readonly voorbeelden: readonly RequestExample<S>[];
};

/** The messages that a region may have a rule about as a whole. */
export type MessageNumber = '301' | '305' | '307' | '315' | '317' | '323';

/** What a message breaks: in its Header it is refused as a whole, in a class of it under the code of the pack. */
export type MessageDefect = Defect & {
  /** It is told to a person even where the rule refuses. */
  readonly alleenSignaal?: true;
  /** It refuses what the standard accepts: only where the pack switched that rule on. */
  readonly tegenDeStandaard?: true;
};

/** A message with what is known of it, by its number. */
export type Examined = {
  readonly [N in MessageNumber]: {
    readonly nummer: N;
    readonly bericht: BerichtVan<N>;
    readonly context: RuleContext<N> & { readonly regionaal: Regional };
  };
}[MessageNumber];

/** Looks at a message that is no declared line and no request. */
export type MessageKind<S extends Shape = Shape> = KindText<S> & {
  readonly over: 'bericht';
  perBericht(gekeken: Examined, parameters: ParametersOf<S>): Iterable<MessageDefect>;
  readonly voorbeelden: readonly MessageExample<S>[];
};

export type Kind = LineKind | DeclarationKind | RequestKind | MessageKind;

export type MessageExample<S extends Shape = Shape> = {
  readonly titel: string;
  readonly parameters: ParametersOf<S>;
  readonly bericht: (standaard: Standaard) => BerichtVan<MessageNumber>;
  readonly feiten: (standaard: Standaard) => FactsFor<MessageNumber>;
  readonly regionaal?: (standaard: Standaard) => Partial<Regional>;
  readonly ontvangenOp?: Temporal.Instant;
  /** Paths (class + element) at which the kind finds something. */
  readonly verwacht: 'aanvaard' | readonly string[];
};

export type RequestExample<S extends Shape = Shape> = {
  readonly titel: string;
  readonly parameters: ParametersOf<S>;
  readonly bericht: (standaard: Standaard) => BerichtVan<'315'> | BerichtVan<'317'>;
  readonly feiten: (standaard: Standaard) => FactsFor<'315'> | FactsFor<'317'>;
  readonly regionaal?: (standaard: Standaard) => Partial<Regional>;
  /** What is agreed besides. */
  readonly protocol?: Partial<Protocol>;
  readonly woonplaats?: string;
  /** What it finds is left to a person, also where the rule refuses by itself. */
  readonly aanEenMens?: true;
  readonly ontvangenOp?: Temporal.Instant;
  /** The ReferentieAanbieders against which the kind finds something. */
  readonly verwacht: 'aanvaard' | readonly string[];
};

export type KindExample<S extends Shape = Shape> = {
  /** A sentence about behaviour. */
  readonly titel: string;
  readonly parameters: ParametersOf<S>;
  readonly bericht: (standaard: Standaard) => BerichtVan<'323'>;
  readonly feiten: (standaard: Standaard) => DeclarationFacts;
  /** What the pack says besides; nothing where absent. */
  readonly regionaal?: (standaard: Standaard) => Partial<Regional>;
  readonly ontvangenOp?: Temporal.Instant;
  /** Paths (class + element) at which the kind finds something. */
  readonly verwacht: 'aanvaard' | readonly string[];
};

/** Infers the parameters of a kind from their description. */
export function lineKind<const S extends Shape>(soort: LineKind<S>): LineKind<S> {
  return soort;
}
export function declarationKind<const S extends Shape>(soort: DeclarationKind<S>): DeclarationKind<S> {
  return soort;
}
export function requestKind<const S extends Shape>(soort: RequestKind<S>): RequestKind<S> {
  return soort;
}
export function messageKind<const S extends Shape>(soort: MessageKind<S>): MessageKind<S> {
  return soort;
}
