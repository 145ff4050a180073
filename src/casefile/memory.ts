/**
 * The casefile in plain maps, for replay and tests. It keeps the same promises as the one in PostgreSQL, except that
 * nothing outlives the process. Whatever changes is changed between two awaits, so it needs no transactions.
 */
import type { DeclarationFacts, FactsFor, JudgedNumber } from '../rules/facts.ts';
import { retourcodesOf } from '../rules/retourcodes.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import type { Bericht, BerichtVan } from '../standard/berichten.generated.ts';
import type {
  Casefile,
  Decision,
  Intake,
  Judged,
  MessageId,
  MessageIdentity,
  NewMessage,
} from './casefile.ts';
import { errorCode, LaterInLine } from './errors.ts';
import { freedBy, holdEvent } from './held.ts';
import { packFacts, unpackFacts } from './known.ts';
import { memoryAgreements } from './memory/afspraken.ts';
import { paymentsInMemory } from './memory/betalingen.ts';
import { emptyBookings, memoryBookings } from './memory/boekingen.ts';
import { emptyDeclarations } from './memory/declarations.ts';
import { emptyDossier, type Owner } from './memory/dossier.ts';
import { answersSent, changeCase, checkCase, processRetour } from './memory/effects.ts';
import {
  earlierWith,
  factsFor,
  heenOf,
  identityText,
  type Seen,
  type State,
  seenBy,
} from './memory/facts.ts';
import { whileOvertaken } from './memory/overtaken.ts';
import { careInMemory, countedTerms, grantedPerMonth } from './memory/rapportage.ts';
import {
  change,
  emptyRegister,
  endTerm,
  firstInLine,
  openTerms,
  outgoing,
  type Row,
  record,
  row,
  search,
  view,
} from './memory/register.ts';
import { emptyRequests, requestView, searchRequests, showRequest } from './memory/requests.ts';
import { type Obstacle, ruleInMemory, stored } from './memory/ruling.ts';
import { memorySignals } from './memory/signals.ts';
import { endedWithoutStop, refusedOffers } from './memory/silences.ts';
import { searchAllocations } from './memory/toewijzingen.ts';
import { providerTurns, turnsByName } from './memory/turns.ts';
import { memoryHolding } from './memory/vasthouden.ts';
import { turnsInMemory } from './memory/waiting.ts';
import {
  allocatingMunicipalities,
  allocationsByAge,
  refusedAllocations,
  runningAllocations,
  searchTerms,
  watchedAllocations,
} from './memory/watched.ts';
import { partiesOf, partiesOfAnswer, reachOf } from './partijen.ts';
import { asKept, precedesDecision } from './requests.ts';
import { signalsOfVerdict } from './signals.ts';

type Proposal = {
  /** Carries out what was chosen instead of a decision. */
  hold: (() => void) | null;
  decision: { readonly beslissing: Decision; readonly bericht: Bericht | null } | null;
  /** What the facts told; null when they were not asked for. */
  seen: Seen | null;
  feiten: object | null;
};

export function memoryCasefile(): Casefile {
  const register = emptyRegister();
  const verzoeken = emptyRequests();
  const afspraken = memoryAgreements();
  const boekingen = emptyBookings();
  const declaraties = emptyDeclarations();
  const state: State = { register, dossier: emptyDossier(), verzoeken, declaraties, afspraken, boekingen };
  const inTurn = turnsByName();
  const kringen = providerTurns();
  const underway = new Set<MessageId>();
  const bekend = new Map<MessageId, object>();
  const signalen = memorySignals();
  const vast = memoryHolding(register, signalen, bekend);

  function streamOf(identiteit: MessageIdentity): string | null {
    const heen = heenOf(register, identiteit);
    if (heen) return heen.stroom;
    const { aanbieder } = partiesOf(identiteit);
    if (aanbieder === null || reachOf(identiteit.nummer) === 'aanbieder') return null;
    return `${aanbieder}/${identiteit.bsn ?? ''}`;
  }

  function takeIn(nieuw: NewMessage): Intake {
    const { id, identiteit, envelop, ontvangenOp: op, herkomst: wie } = nieuw;
    const sameContent = (van: MessageId) => Buffer.compare(row(register, van).bytes, nieuw.bytes) === 0;
    const known = (soort: 'herhaling' | 'botsing', van: MessageId, sleutel: string): Intake => {
      const inhoud = sameContent(van) ? 'gelijk' : 'anders';
      record(register, { op, wat: soort, wie, berichtId: van, bijzonderheden: { sleutel, inhoud } });
      return { soort, id: van };
    };

    if (register.berichten.has(id)) return known('herhaling', id, 'id');
    const identiteitsleutel = identityText(identiteit);
    // A message that neither an envelope nor an identity names is known by its content.
    const naamloos = !envelop && !identiteitsleutel && nieuw.bijBotsing === 'weigeren';
    const envelopsleutel = naamloos
      ? Buffer.from(nieuw.bytes).toString('base64')
      : envelop && JSON.stringify([envelop.zender, envelop.referentienummer]);
    const vanEnvelop = envelopsleutel && register.perEnvelop.get(envelopsleutel);
    if (vanEnvelop) return known('herhaling', vanEnvelop, naamloos ? 'inhoud' : 'envelop');
    const houder = identiteitsleutel && register.perIdentiteit.get(identiteitsleutel);
    if (houder && nieuw.bijBotsing === 'weigeren') {
      return known(sameContent(houder) ? 'herhaling' : 'botsing', houder, 'identiteit');
    }

    if (envelopsleutel) register.perEnvelop.set(envelopsleutel, id);
    if (identiteitsleutel && !houder) register.perIdentiteit.set(identiteitsleutel, id);
    const volgnummer = register.berichten.size + 1;
    register.berichten.set(id, {
      id,
      volgnummer,
      herkomst: wie,
      identiteit,
      ontvangenOp: op,
      bytes: nieuw.bytes.slice(),
      aanbieder: partiesOf(identiteit).aanbieder,
      stroom: streamOf(identiteit),
      oordeel: null,
      beoordeeldOp: null,
      aangehoudenTot: null,
      wachtOp: null,
      inAntwoordOp: null,
      retourcodes: [],
      verzending: null,
    });
    register.teBeoordelen.add(id);
    openTerms(register, id, nieuw.termijnen);
    record(register, { op, wat: 'ontvangen', wie, berichtId: id, bijzonderheden: {} });
    return { soort: 'ontvangen', id, volgnummer };
  }

  /** The oldest message that waits and must be judged before this one. */
  function firstBefore(rij: Row): MessageId | null {
    const bereik = reachOf(rij.identiteit.nummer);
    for (const ander of register.teBeoordelen) {
      if (ander === rij.id) break;
      const eerder = row(register, ander);
      if (eerder.aangehoudenTot) continue;
      if (rij.stroom !== null && eerder.stroom === rij.stroom) return ander;
      if (rij.aanbieder === null || eerder.aanbieder !== rij.aanbieder) continue;
      if (bereik === 'aanbieder') return ander;
      if (bereik === 'toewijzing' && reachOf(eerder.identiteit.nummer) === 'aanbieder') return ander;
    }
    return null;
  }

  async function judge(id: MessageId, werk: Parameters<Casefile['beoordeel']>[1]): Promise<Judged> {
    const rij = row(register, id);
    if (rij.herkomst === 'berichtenpoort') return { soort: 'onbekend' };
    if (rij.oordeel) return { soort: 'al-beoordeeld' };
    const eerst = firstBefore(rij);
    if (eerst !== null) return { soort: 'eerst', id: eerst };
    const los = kringen.take(rij.aanbieder, reachOf(rij.identiteit.nummer));
    if (!los) return { soort: 'bezet' };
    const achter = vast.before(rij);
    try {
      const voorstel: Proposal = { hold: null, decision: null, seen: null, feiten: null };
      await werk({
        bericht: stored(rij),
        achter,
        vastTot: vast.held(id)?.tot ?? null,
        async feiten<B extends BerichtVan<JudgedNumber>>(bericht: B) {
          voorstel.seen = seenBy(state, rij.identiteit, bericht);
          const eerder = earlierWith(register, rij.identiteit, id);
          const nu = factsFor(state, rij.identiteit, eerder, bericht);
          // The facts of a 323 are those of a declaration, which TypeScript does not see in the number.
          voorstel.feiten = bericht.nummer === '323' ? vast.facts(id, nu as DeclarationFacts) : nu;
          // The facts are those of the number switched on; the type parameter hides that from TypeScript.
          return voorstel.feiten as FactsFor<B['nummer']>;
        },
        async besluit(beslissing, bericht) {
          if (voorstel.decision) throw new Error('A message is decided on once.');
          voorstel.decision = { beslissing, bericht };
        },
        async houdAan(tot, op) {
          voorstel.hold = () => hold(rij, tot, op);
        },
        async houdVast(regels, tot, op) {
          voorstel.hold = () => vast.hold(rij, regels, tot, op, asked(voorstel));
        },
        async wacht(op) {
          if (achter === null) throw new Error(`Message ${id} waits for none.`);
          voorstel.hold = () => vast.wait(rij, achter, op, asked(voorstel));
        },
      });
      if (voorstel.hold) {
        voorstel.hold();
        return { soort: 'aangehouden' };
      }
      const opnieuw = carryOut(rij, voorstel);
      return opnieuw.length === 0 ? { soort: 'beoordeeld' } : { soort: 'beoordeeld', opnieuw };
    } finally {
      los();
    }
  }

  function asked({ feiten }: Proposal): object {
    if (feiten === null) throw new Error('A message is held by what is known, so that is asked first.');
    return feiten;
  }

  function hold({ id, aangehoudenTot }: Row, tot: Temporal.Instant, op: Temporal.Instant): void {
    change(register, id, { aangehoudenTot: tot });
    if (!aangehoudenTot) record(register, holdEvent(id, tot, op));
  }

  /** Held messages that this one may free take their turn with it, and are looked at again. */
  function free(rij: Row, beslissing: Decision): readonly MessageId[] {
    const vrij = freedBy(beslissing, rij.identiteit);
    if (!vrij) return [];
    const { standaard, afzender, identificatie } = rij.identiteit;
    const freed = [...register.teBeoordelen].filter((id) => {
      const { aangehoudenTot, stroom, identiteit } = row(register, id);
      if (!aangehoudenTot) return false;
      if (vrij.stroom && stroom !== null && stroom === rij.stroom) return true;
      return (
        identiteit.nummer === vrij.retour &&
        identiteit.standaard === standaard &&
        identiteit.afzender === afzender &&
        identiteit.identificatie === identificatie
      );
    });
    for (const id of freed) change(register, id, { aangehoudenTot: beslissing.op, stroom: rij.stroom });
    return freed;
  }

  /**
   * Everything of a decision, or, when it throws, nothing.
   * @returns the held messages that it may have freed
   */
  function carryOut(rij: Row, { decision, seen, feiten }: Proposal): readonly MessageId[] {
    if (!decision) throw new Error(`Message ${rij.id} was judged without a decision.`);
    const { oordeel, op, antwoord, doorsturen, termijnVervalt, termijnen = [] } = decision.beslissing;
    const { adviezen = [] } = decision.beslissing;
    const retour = oordeel.effecten.find((effect) => effect.effect === 'retour-verwerkt');
    const zaken = oordeel.effecten.filter((effect) => effect !== retour);
    if (retour && register.antwoorden.has(retour.heenberichtId)) {
      throw new Error(`Message ${retour.heenberichtId} already has its one retour (IV028).`);
    }
    if (antwoord && register.berichten.has(antwoord.id)) throw new Error(`Message ${antwoord.id} exists.`);
    checkCase(state, rij, seen, zaken, termijnen);

    changeCase(state, rij, zaken, termijnen, { adviezen, bericht: decision.bericht });
    change(register, rij.id, {
      oordeel: asKept(oordeel),
      beoordeeldOp: op,
      retourcodes: retourcodesOf(decision.bericht),
      inAntwoordOp: retour?.heenberichtId ?? null,
      verzending: doorsturen ? { op: null, pogingen: 0 } : null,
    });
    register.teBeoordelen.delete(rij.id);
    const gezien = decision.beslissing.feiten ?? feiten;
    if (gezien) bekend.set(rij.id, gezien);
    if (doorsturen) register.teVerzenden.add(rij.id);
    if (termijnVervalt) endTerm(register, rij.id, 'vervallen', op);
    const bijzonderheden = { uitkomst: oordeel.uitkomst, niveau: String(oordeel.niveau ?? '-') };
    record(register, { op, wat: 'beoordeeld', wie: 'berichtenpoort', berichtId: rij.id, bijzonderheden });
    if (retour) processRetour(state, rij, retour, decision.bericht, op);
    if (antwoord) addAnswer(rij, antwoord, op);
    signalen.leg(signalsOfVerdict(rij, oordeel.signalen, op), op);
    return [...free(rij, decision.beslissing), ...vast.release(rij.id, op)];
  }

  function addAnswer(rij: Row, antwoord: NonNullable<Decision['antwoord']>, op: Temporal.Instant): void {
    const { id, nummer, identificatie, bytes } = antwoord;
    register.berichten.set(id, {
      id,
      volgnummer: register.berichten.size + 1,
      herkomst: 'berichtenpoort',
      identiteit: {
        standaard: rij.identiteit.standaard,
        nummer,
        ...partiesOfAnswer(rij.identiteit, nummer),
        identificatie,
        dagtekening: amsterdamDay(op),
        bsn: null,
      },
      ontvangenOp: op,
      bytes: bytes.slice(),
      aanbieder: rij.aanbieder,
      stroom: precedesDecision(nummer) ? rij.stroom : null,
      oordeel: null,
      beoordeeldOp: null,
      aangehoudenTot: null,
      wachtOp: null,
      inAntwoordOp: rij.id,
      retourcodes: [],
      verzending: { op: null, pogingen: 0 },
    });
    register.antwoorden.set(rij.id, id);
    register.teVerzenden.add(id);
    const bijzonderheden = { inAntwoordOp: rij.id };
    record(register, { op, wat: 'aangemaakt', wie: 'berichtenpoort', berichtId: id, bijzonderheden });
  }

  /** Decides about a client, after every message about that client that waits. */
  function rule<T>(eigenaar: Owner, werk: Parameters<typeof ruleInMemory<T>>[3]) {
    const { aanbieder, bsn } = eigenaar;
    const stroom = `${aanbieder}/${bsn}`;
    const waiting = (past: (rij: Row) => boolean) =>
      [...register.teBeoordelen].find((id) => {
        const rij = row(register, id);
        return !rij.aangehoudenTot && past(rij);
      }) ?? null;
    return inTurn(stroom, () =>
      whileOvertaken(async (): ReturnType<typeof ruleInMemory<T>> => {
        const eerst = waiting((rij) => rij.stroom === stroom);
        if (eerst !== null) return { soort: 'eerst', id: eerst };
        const declaratie = waiting(
          (rij) => rij.aanbieder === aanbieder && reachOf(rij.identiteit.nummer) === 'aanbieder',
        );
        const los = kringen.take(aanbieder, 'toewijzing');
        const belet = (): Obstacle => {
          if (declaratie !== null) return { soort: 'eerst', id: declaratie };
          return los ? null : { soort: 'bezet' };
        };
        try {
          return await ruleInMemory(state, eigenaar, { stroom, belet, bekend }, werk);
        } finally {
          los?.();
        }
      }),
    );
  }

  return {
    async neemIn(nieuw) {
      return takeIn(nieuw);
    },
    async beoordeel(id, werk) {
      const rij = register.berichten.get(id);
      if (!rij) return { soort: 'onbekend' };
      const attempts = () => vast.during(id, () => whileOvertaken(() => judge(id, werk)));
      // A declaration does not wait for its turn: when its provider is taken it is told so.
      const waits = reachOf(rij.identiteit.nummer) !== 'aanbieder' || rij.aanbieder === null;
      return waits ? inTurn(rij.stroom ?? id, attempts) : attempts();
    },
    async verzend(id, verzend, bijVerzending) {
      const { verzending } = register.berichten.get(id) ?? {};
      if (!verzending || verzending.op || underway.has(id)) return false;
      const eerst = firstInLine(register, id);
      if (eerst !== null) throw new LaterInLine(eerst);
      underway.add(id);
      try {
        const uit = outgoing(register, id);
        const pogingen = verzending.pogingen + 1;
        const wie = 'berichtenpoort';
        try {
          await verzend(uit);
        } catch (fout) {
          const { op } = bijVerzending(uit);
          change(register, id, { verzending: { op: null, pogingen } });
          const bijzonderheden = { fout: errorCode(fout), poging: String(pogingen) };
          record(register, { op, wat: 'verzending-mislukt', wie, berichtId: id, bijzonderheden });
          throw fout;
        }
        const { op, termijnen } = bijVerzending(uit);
        change(register, id, { verzending: { op, pogingen } });
        register.teVerzenden.delete(id);
        if (uit.inAntwoordOp !== null) endTerm(register, uit.inAntwoordOp, 'nagekomen', op);
        answersSent(state, id, op);
        // The retour can be judged before its own message is marked sent: the term then ends as it opens.
        const retour = register.antwoorden.get(id);
        const einde = retour ? ({ hoe: 'nagekomen', op: row(register, retour).ontvangenOp } as const) : null;
        openTerms(register, id, termijnen, einde);
        const bijzonderheden = { naar: uit.naar, poging: String(pogingen) };
        record(register, { op, wat: 'verzonden', wie, berichtId: id, bijzonderheden });
        return true;
      } finally {
        underway.delete(id);
      }
    },
    async onafgemaakt(maximaal, nu) {
      const due = (id: MessageId) => {
        const { aangehoudenTot: tot, wachtOp } = row(register, id);
        if (wachtOp !== null) return false;
        return !tot || (nu !== undefined && Temporal.Instant.compare(tot, nu) <= 0);
      };
      return {
        teBeoordelen: [...register.teBeoordelen].filter(due).slice(0, maximaal),
        teVerzenden: [...register.teVerzenden].slice(0, maximaal),
      };
    },
    async beurten(vraag, regel) {
      return turnsInMemory(register, vraag, regel);
    },
    async omvang(id) {
      return register.berichten.get(id)?.bytes.length ?? null;
    },
    async achterstand() {
      const open = [...register.teBeoordelen].map((id) => row(register, id));
      const wachtend = open.flatMap((rij) => (rij.aangehoudenTot ? [] : rij.ontvangenOp));
      return {
        aangehouden: open.length - wachtend.length,
        vastgehouden: open.filter(({ id }) => vast.shown(id).vastgehouden !== null).length,
        teBeoordelen: wachtend.length,
        teVerzenden: register.teVerzenden.size,
        oudste: wachtend.toSorted(Temporal.Instant.compare)[0] ?? null,
      };
    },
    async toon(id) {
      return register.berichten.has(id) ? { ...view(register, id), ...vast.shown(id) } : null;
    },
    async zoek(filter) {
      return search(register, filter);
    },
    async bytes(id) {
      return register.berichten.get(id)?.bytes ?? null;
    },
    async bekend(id) {
      const feiten = bekend.get(id);
      return feiten ? unpackFacts(packFacts(feiten)) : null;
    },
    async verzoeken(filter) {
      return searchRequests(state, filter).map((verzoek) => requestView(register, verzoek));
    },
    async verzoek(id) {
      const verzoek = showRequest(verzoeken, id);
      return verzoek && requestView(register, verzoek);
    },
    async betalingen(filter, bladzijde) {
      return paymentsInMemory(state, filter, bladzijde);
    },
    async beslis(id, werk) {
      const gevraagd = showRequest(verzoeken, id);
      if (!gevraagd) return { soort: 'onbekend' };
      const bericht = stored(row(register, gevraagd.berichtId));
      return rule(gevraagd.eigenaar, (zaak) => {
        // As it stands now that it is its turn.
        const verzoek = showRequest(verzoeken, id) ?? gevraagd;
        return werk({ ...zaak, bericht, verzoek: requestView(register, verzoek) });
      });
    },
    async regel(client, werk) {
      return rule(client, werk);
    },
    async gebeurtenissen(id) {
      return register.gebeurtenissen.filter((gebeurtenis) => gebeurtenis.berichtId === id);
    },
    async termijnen(filter) {
      return searchTerms(register, filter);
    },
    async toewijzingen(filter) {
      return searchAllocations(state.dossier, filter);
    },
    async teBewaken(vandaag) {
      return watchedAllocations(state, vandaag);
    },
    async lopendeToewijzingen(vraag) {
      return runningAllocations(state, vraag);
    },
    async toewijzingenNaarLeeftijd(vraag) {
      return allocationsByAge(state, vraag);
    },
    async geweigerdeToewijzingen(vandaag) {
      return refusedAllocations(state, vandaag);
    },
    async zonderStop(sinds, vandaag) {
      return endedWithoutStop(state, sinds, vandaag);
    },
    async geweigerdeRegels(vraag) {
      return refusedOffers(state, vraag);
    },
    async toewijzendeGemeenten() {
      return allocatingMunicipalities(state);
    },
    zorg: (vraag) => careInMemory(state, vraag),
    async toegekendPerMaand(vraag) {
      return grantedPerMonth(state, vraag);
    },
    async termijnenGeteld(vraag) {
      return countedTerms(state, vraag);
    },
    signalen,
    vastgehouden: vast,
    afspraken,
    boekingen: memoryBookings(boekingen, declaraties, register),
  };
}
