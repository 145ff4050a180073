/** A Prestatie of a declaration as the rules see it. */
import type { Bericht323, Prestatie323 } from '../../standard/berichten.generated.ts';
import type { DeclaredAllocation } from '../facts.ts';
import type { RuleContext } from '../rule.ts';
import type { Period } from './calendar.ts';
import type { Ledger } from './ledger.ts';

export type DeclaredLine = {
  readonly pad: string;
  /** Place (from 0) of its client in Declaratie/Clienten. */
  readonly client: number;
  readonly prestatie: Prestatie323;
  /**
   * The allocation it names. Null when that is not an allocation of this client at this provider: what is somebody
   * else's may not show in an answer, so it is as unknown as a number that was never given out (OP095).
   */
  readonly toewijzing: DeclaredAllocation | null;
};

export type LineContext = RuleContext<'323'> & {
  readonly bericht: Bericht323;
  /** What was granted before this Prestatie, in earlier messages and in this one. */
  readonly grootboek: Ledger;
  /** How often each ReferentieNummer occurs in the message. */
  readonly referenties: ReadonlyMap<string, number>;
};

export function isCredit({ prestatie }: DeclaredLine): boolean {
  return prestatie.IngediendBedrag.DebetCredit === 'C';
}

/** TR384: RedenWijziging 13, verwijderd. */
const verwijderd = '13';

export function isWithdrawn({ redenWijziging }: DeclaredAllocation): boolean {
  return redenWijziging === verwijderd;
}

/**
 * The allocation that the contents of a Prestatie must agree with. Null for a credit, which is refused only when it does
 * not belong to its debit (IV085), and where there is no allocation to compare with, or a removed one (TR338, TR384).
 */
export function basis(regel: DeclaredLine): DeclaredAllocation | null {
  const { toewijzing } = regel;
  return toewijzing === null || isCredit(regel) || isWithdrawn(toewijzing) ? null : toewijzing;
}

export function productPeriode({ prestatie }: DeclaredLine): Period {
  return { begin: prestatie.ProductPeriode.Begindatum, eind: prestatie.ProductPeriode.Einddatum };
}

/** `Prestatie P101`, as a sentence begins. */
export function lineText({ prestatie }: DeclaredLine): string {
  return `Prestatie ${prestatie.ProductReferentie.ReferentieNummer}`;
}
