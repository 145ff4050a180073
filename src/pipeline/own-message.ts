/**
 * A message of our own on its way to the outbox: judged by every level its receiver judges it by, so that nothing is
 * sent that a provider must refuse.
 */
import type { Reason } from '../answers/besluit.ts';
import type { Verschil } from '../answers/verschil.ts';
import type { Obligation, OwnMessage } from '../casefile/casefile.ts';
import type { Effect } from '../rules/effects.ts';
import type { Finding, Signal } from '../rules/verdict.ts';
import type { Bericht301, Bericht319 } from '../standard/berichten.generated.ts';
import { schrijfBericht } from '../standard/xml/schrijven.ts';
import { inspect } from './inspect.ts';
import type { Wiring } from './wiring.ts';

export type Findings = readonly [Finding, ...Finding[]];

/** A message that may be sent, or why none may. */
export type Draft =
  | { readonly ok: true; readonly eigen: OwnMessage; readonly verschil: Verschil | null }
  | { readonly ok: false; readonly bevindingen: Findings };

type Approved = {
  readonly bericht: Bericht301 | Bericht319;
  /** As the back office made it; absent when it is made here. */
  readonly bytes?: Uint8Array;
  /** Of a verdict at levels 2 to 4 that found nothing, and what it was given by. */
  readonly effecten: readonly Effect[];
  /** What the region says of it, for a person; absent where that is not asked. */
  readonly signalen?: readonly Signal[];
  readonly feiten: object;
  readonly termijnen: readonly Obligation[];
  readonly verschil: Verschil | null;
};

/** Writes it, and holds what is written against its schema (level 1). */
export async function draft(goed: Approved, wiring: Wiring): Promise<Draft> {
  const { bericht, effecten, signalen = [], feiten, termijnen, verschil } = goed;
  const bytes = goed.bytes ?? schrijfBericht(bericht);
  const onderzocht = await inspect(bytes, wiring.schemas);
  if (!onderzocht.ok) return { ok: false, bevindingen: onderzocht.bevindingen };
  const oordeel = {
    uitkomst: 'goedgekeurd',
    niveau: null,
    bevindingen: [],
    effecten,
    ...(signalen.length === 0 ? {} : { signalen }),
  } as const;
  return { ok: true, eigen: { id: wiring.nieuwId(), bericht, bytes, oordeel, feiten, termijnen }, verschil };
}

export function refused(redenen: readonly [Reason, ...Reason[]]): Extract<Draft, { ok: false }> {
  const [eerste, ...overige] = redenen;
  return { ok: false, bevindingen: [asFinding(eerste), ...overige.map(asFinding)] };
}

/** Can be told from the message alone; the other objections are about what is known. */
const binnenHetBericht: ReadonlySet<string> = new Set(['TR101', 'TR377']);

/** There is no message to point into where an objection kept it from being made. */
function asFinding(reden: Reason): Finding {
  if ('pad' in reden) return reden;
  const { regel, melding } = reden;
  const niveau = binnenHetBericht.has(regel) ? 2 : 3;
  return { regel, niveau, retourcode: null, pad: '/Bericht', klasse: '/Bericht', melding, waarden: {} };
}
