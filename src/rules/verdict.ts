/** The outcome of judging one message. */
import type { LDT_RetourCode } from '../standard/berichten.generated.ts';
import type { Effect } from './effects.ts';

export type Level = 0 | 1 | 2 | 3 | 4;

/** One violated demand; the field names are those of the contract (`validate --json`). */
export type Finding = {
  /** A rule code; `XSD` at level 1, `OP192` or `OP179` and the like at level 0. */
  readonly regel: string;
  readonly niveau: Level;
  readonly retourcode: LDT_RetourCode | null;
  /** Where: elements without prefix, `[n]` where there are several. */
  readonly pad: string;
  /** The class that carries the retourcode; a prefix of `pad`. */
  readonly klasse: string;
  readonly melding: string;
  readonly waarden: Readonly<Record<string, string>>;
  readonly herstel?: string;
  /** What the answer carries for a refusal that has no retourcode of its own: one by a rule of the region. */
  readonly antwoordcode?: LDT_RetourCode;
};

/** Something a person should look at; it refuses nothing. */
export type Signal = {
  /** The rule that raises it. */
  readonly code: string;
  readonly pad: string;
  readonly melding: string;
  readonly waarden: Readonly<Record<string, string>>;
};

/** A Prestatie that only the region refuses, and on which a person is still to decide. */
export type WaitingLine = {
  readonly pad: string;
  /** ProductReferentie/ReferentieNummer. */
  readonly referentieNummer: string;
  readonly toewijzingNummer: number;
  readonly productCode: string;
  /** eurocents, negative for a credit */
  readonly cent: number;
  /** What the region has against it, as the answer would carry it. */
  readonly bevindingen: readonly Finding[];
};

type Signalled = {
  /** Absent where there are none. */
  readonly signalen?: readonly Signal[];
  /** In the order of the message; absent where none waits. They count as granted in it: nothing of it may be carried out. */
  readonly wachtend?: readonly WaitingLine[];
};

export type Verdict = Signalled &
  (
    | {
        readonly uitkomst: 'goedgekeurd';
        readonly niveau: null;
        readonly bevindingen: readonly [];
        readonly effecten: readonly Effect[];
      }
    | {
        /** `deels-goedgekeurd`: a 323 of which some Prestaties are granted and others are not (IV087). */
        readonly uitkomst: 'deels-goedgekeurd' | 'afgekeurd';
        /** The first level that failed. */
        readonly niveau: Level;
        readonly bevindingen: readonly [Finding, ...Finding[]];
        /** None when the whole message is refused; a 323 of which nothing is granted still counts as sent. */
        readonly effecten: readonly Effect[];
      }
  );
