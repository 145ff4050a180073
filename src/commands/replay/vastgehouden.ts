/** What a person decides in a scenario on the lines of a declaration that waits for that. */
import type { MessageId } from '../../casefile/casefile.ts';
import type { HeldRuling } from '../../casefile/vasthouden.ts';
import type { Wiring } from '../../pipeline/wiring.ts';
import type { Finding, WaitingLine } from '../../rules/verdict.ts';

/** Lines by their path, or all that still wait. */
export type Lines = readonly string[] | 'alles';

export type DeclarationRuling = {
  /** Identificatie of the 323. */
  readonly declaratie: string;
  readonly toekennen: Lines;
  readonly afwijzen: Lines;
  readonly motivering: string | null;
};

/** Who decides in a scenario. */
const door = 'scenario';

/** @returns the declaration, with why nothing was decided; null when something was */
export async function ruleOnDeclaration(
  besluit: DeclarationRuling,
  { casefile: { vastgehouden }, nu }: Wiring,
): Promise<{ readonly id: MessageId | null; readonly bezwaar: Finding | null }> {
  const { declaratie } = besluit;
  const alle = await vastgehouden.zoek({ aantal: Number.MAX_SAFE_INTEGER });
  const id = alle.find(({ identificatie }) => identificatie === declaratie)?.id ?? null;
  if (id === null)
    return { id, bezwaar: objection(`Er wacht geen declaratie ${declaratie} op een besluit.`) };
  const uitkomst = await vastgehouden.besluit(id, rulingOf(besluit, nu()));
  const bezwaar =
    uitkomst.soort === 'wacht-niet'
      ? objection(`Van declaratie ${declaratie} wacht niet op een besluit: ${uitkomst.paden.join(', ')}.`)
      : null;
  return { id, bezwaar };
}

function rulingOf({ toekennen, afwijzen, motivering }: DeclarationRuling, op: Temporal.Instant): HeldRuling {
  const named = (lijst: Lines, besluit: 'toekennen' | 'afwijzen') =>
    lijst === 'alles' ? [] : lijst.map((pad) => ({ pad, besluit, motivering }));
  const rest = toekennen === 'alles' ? 'toekennen' : afwijzen === 'alles' ? 'afwijzen' : null;
  return {
    besluiten: [...named(toekennen, 'toekennen'), ...named(afwijzen, 'afwijzen')],
    overige: rest && { besluit: rest, motivering },
    door,
    op,
  };
}

function objection(melding: string): Finding {
  const klasse = '/Bericht/Declaratie';
  return { regel: 'vasthouden', niveau: 4, retourcode: null, pad: klasse, klasse, melding, waarden: {} };
}

export type Waiting = {
  /** Until when. */
  readonly tot: Temporal.Instant;
  /** Those on which nobody decided; none of one that waits for another declaration. */
  readonly regels: readonly WaitingLine[];
  /** Identificatie of the declaration that goes first. */
  readonly achter: string | null;
};

/** What a message waits for; null when it does not wait for a person, nor for a declaration that does. */
export async function waitingFor(id: MessageId, { casefile }: Wiring): Promise<Waiting | null> {
  const bericht = await casefile.toon(id);
  if (!bericht || bericht.oordeel !== null) return null;
  if (bericht.wachtOp !== null && bericht.aangehoudenTot !== null) {
    const eerst = await casefile.toon(bericht.wachtOp);
    return { tot: bericht.aangehoudenTot, regels: [], achter: eerst?.identificatie ?? null };
  }
  const vast = await casefile.vastgehouden.toon(id);
  if (vast === null) return null;
  const besloten = new Set(vast.besluiten.map(({ pad }) => pad));
  return { tot: vast.tot, regels: vast.regels.filter(({ pad }) => !besloten.has(pad)), achter: null };
}
