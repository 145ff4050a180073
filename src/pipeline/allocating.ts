/**
 * From one change in what is allocated to the full-state 301 that carries it (OP087), judged as its receiver will and
 * committed to the outbox, or refused with nothing changed.
 */
import { composeToewijzing } from '../answers/toewijzing.ts';
import type { ClientCase, ClientKey, MessageId } from '../casefile/casefile.ts';
import { judge } from '../rules/judge.ts';
import type { Objection, Wijziging } from '../rules/request.ts';
import { berichtsoort } from '../standard/berichtsoorten.ts';
import { concluded, type Outcome } from './deciding.ts';
import { inTurn, type Turn } from './in-turn.ts';
import { detailsOf, earlierAllocations, type GivenClient, otherClient } from './known-client.ts';
import { type Draft, draft, refused } from './own-message.ts';
import { sideOf, whyNotOurs } from './parties.ts';
import { carries } from './same-decision.ts';
import type { Wiring } from './wiring.ts';

export type Allocation = {
  readonly client: ClientKey;
  readonly wijzigingen: readonly Wijziging[];
  /** Needed for the first 301 about this client to this provider, and when something of the client changed. */
  readonly gegevens?: GivenClient;
};

type Drafted = { readonly gemaakt: Draft; readonly laatste: MessageId | null };

export async function allocate(
  toewijzing: Allocation,
  { proef = false }: { readonly proef?: boolean },
  wiring: Wiring,
): Promise<Exclude<Outcome, { readonly soort: 'onbekend' }>> {
  const nietHier = notOurs(toewijzing.client, wiring);
  if (nietHier) return { soort: 'geweigerd', bevindingen: refused([nietHier]).bevindingen, eerder: null };
  const uitkomst = await inTurn(
    () => wiring.casefile.regel(toewijzing.client, (zaak) => allocateInCase(zaak, toewijzing, proef, wiring)),
    wiring,
  );
  if (uitkomst.soort !== 'gedaan') return { soort: 'bezet' };
  const { gemaakt, laatste } = uitkomst.uitslag;
  const klaar: Turn<Draft> = { soort: 'gedaan', uitslag: gemaakt };
  const uitslag = await concluded(klaar, { proef }, wiring);
  if (uitslag.soort === 'onbekend') throw new Error('A client is never unknown.');
  return uitslag.soort === 'geweigerd' && laatste !== null
    ? { soort: 'herhaling', eerder: laatste, bevindingen: uitslag.bevindingen }
    : uitslag;
}

/** Only the municipality allocates, and only one that is served here. */
function notOurs({ standaard, gemeente, aanbieder }: ClientKey, wiring: Wiring): Objection | null {
  const partijen = { gemeente, aanbieder };
  const kant = sideOf(partijen, wiring);
  if (kant === 'gemeente') return null;
  if (kant === 'aanbieder') return nietDeGemeente;
  const { regel, melding } = whyNotOurs(berichtsoort(standaard, '301'), partijen, wiring, kant);
  return { regel, melding };
}

const nietDeGemeente: Objection = {
  regel: 'gemeente',
  melding: 'Deze berichtenpoort bedient de aanbieder; toewijzen doet de gemeente.',
};

/** @returns with `laatste` the message that said the same before, when nothing new may be said */
async function allocateInCase(
  zaak: ClientCase,
  toewijzing: Allocation,
  proef: boolean,
  wiring: Wiring,
): Promise<Drafted> {
  const gemaakt = await compose(zaak, toewijzing, wiring);
  if (gemaakt.ok) {
    if (!proef) await zaak.besluit({ op: wiring.nu(), wie: 'backoffice', berichten: [gemaakt.eigen] });
    return { gemaakt, laatste: null };
  }
  const [laatste] = earlierAllocations(zaak);
  const [bewaard] = zaak.eerdereToewijzingen;
  const isHerhaling = laatste !== undefined && carries(laatste, toewijzing.wijzigingen);
  return { gemaakt, laatste: isHerhaling ? (bewaard?.id ?? null) : null };
}

async function compose(
  zaak: ClientCase,
  { client, wijzigingen, gegevens }: Allocation,
  wiring: Wiring,
): Promise<Draft> {
  const { standaard, gemeente, aanbieder, bsn } = client;
  const gegeven = gegevens === undefined ? null : detailsOf(gegevens, bsn);
  if (gegeven === 'andere-client') return refused([otherClient]);
  const op = wiring.nu();
  for (let poging = 1; poging <= maxNames; poging += 1) {
    const samengesteld = composeToewijzing({
      standaard,
      gemeente,
      aanbieder,
      toewijzingen: zaak.toewijzingen,
      eerdere: earlierAllocations(zaak),
      ...(gegeven === null ? {} : { client: gegeven }),
      wijzigingen,
      eigen: { identificatie: newName(wiring), xsdVersie: wiring.xsdVersies[standaard] },
      op,
    });
    if (!samengesteld.ok) return refused(samengesteld.bezwaren);
    const { bericht, verschil } = samengesteld;
    const feiten = await zaak.feiten(bericht);
    if (feiten.eerderMetDezeIdentificatie !== null) continue;
    const oordeel = judge(bericht, feiten, wiring.protocolVoor(gemeente, standaard), op);
    if (oordeel.uitkomst !== 'goedgekeurd') return refused(oordeel.bevindingen);
    const { effecten, signalen = [] } = oordeel;
    return draft({ bericht, effecten, signalen, feiten, termijnen: [], verschil }, wiring);
  }
  throw new Error('Er is geen vrije identificatie voor een toewijzingsbericht.');
}

const maxNames = 10;

/**
 * No request gives this message its name. Eleven hexadecimal digits of a random id: in use perhaps once in the life of an
 * installation, and then another is drawn.
 */
function newName({ nieuwId }: Wiring): string {
  return `T${nieuwId().replaceAll('-', '').slice(-11)}`;
}
