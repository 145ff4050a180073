/**
 * The casefile in plain maps, for replay and tests. It keeps the same promises as the one in PostgreSQL, except that
 * nothing outlives the process. Whatever changes is changed between two awaits, so it needs no transactions.
 */
import type { Effect } from '../rules/effects.ts';
import type { FactsFor, JudgedNumber, RetourFacts } from '../rules/facts.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import type { Bericht, BerichtVan } from '../standard/berichten.generated.ts';
import { numbersIn } from './allocation-numbers.ts';
import type {
  Casefile,
  Decision,
  Intake,
  Judged,
  MessageId,
  MessageIdentity,
  NewMessage,
} from './casefile.ts';
import { errorCode, maxAttempts, Overtaken } from './errors.ts';
import {
  allocationFacts,
  applyEffects,
  confirm,
  deliveryFacts,
  emptyDossier,
  type Owner,
  standings,
} from './memory-dossier.ts';
import {
  change,
  earlierMessage,
  emptyRegister,
  endTerm,
  openTerms,
  outgoing,
  type Row,
  record,
  row,
  search,
  view,
} from './memory-register.ts';
import { heenNummer, identityKeyOf, nameOf, partiesOf, partiesOfAnswer } from './partijen.ts';
import { retourcodesOf } from './retourcodes.ts';

type Proposal = {
  decision: { readonly beslissing: Decision; readonly bericht: Bericht | null } | null;
  /** How often each number had been recorded when the facts were given; null when no facts were asked for. */
  seen: ReadonlyMap<number, number> | null;
};

export function memoryCasefile(): Casefile {
  const register = emptyRegister();
  const dossier = emptyDossier();
  const turns = new Map<string, Promise<unknown>>();
  const underway = new Set<MessageId>();
  const earlier = (id: MessageId) => earlierMessage(register, id);

  /** Our own message with the identity that this retour carries, approved or not. */
  function heenOf(retour: MessageIdentity): Row | null {
    const nummer = heenNummer(retour);
    const sleutel = nummer && identityText({ ...retour, nummer });
    const id = sleutel && register.perIdentiteit.get(sleutel);
    if (!id) return null;
    const heen = row(register, id);
    const zelfde =
      heen.herkomst === 'backoffice' &&
      heen.identiteit.ontvanger === retour.ontvanger &&
      heen.identiteit.dagtekening?.toString() === retour.dagtekening?.toString();
    return zelfde ? heen : null;
  }

  function streamOf(identiteit: MessageIdentity): string | null {
    const heen = heenOf(identiteit);
    if (heen) return heen.stroom;
    const { aanbieder } = partiesOf(identiteit);
    return aanbieder === null ? null : `${aanbieder}/${identiteit.bsn ?? ''}`;
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
      stroom: streamOf(identiteit),
      oordeel: null,
      beoordeeldOp: null,
      inAntwoordOp: null,
      retourcodes: [],
      verzending: null,
    });
    register.teBeoordelen.add(id);
    openTerms(register, id, nieuw.termijnen);
    record(register, { op, wat: 'ontvangen', wie, berichtId: id, bijzonderheden: {} });
    return { soort: 'ontvangen', id, volgnummer };
  }

  /** Runs after everything that was asked before it under the same name. */
  function inTurn<T>(naam: string, werk: () => Promise<T>): Promise<T> {
    const eigen = (turns.get(naam) ?? Promise.resolve()).then(werk);
    const einde = eigen.then(
      () => {},
      () => {},
    );
    turns.set(naam, einde);
    void einde.then(() => turns.get(naam) === einde && turns.delete(naam));
    return eigen;
  }

  async function judge(id: MessageId, werk: Parameters<Casefile['beoordeel']>[1]): Promise<Judged> {
    const rij = row(register, id);
    const { herkomst } = rij;
    if (herkomst === 'berichtenpoort') return { soort: 'onbekend' };
    if (rij.oordeel) return { soort: 'al-beoordeeld' };
    for (const ander of register.teBeoordelen) {
      if (ander === id) break;
      if (rij.stroom !== null && row(register, ander).stroom === rij.stroom) {
        return { soort: 'eerst', id: ander };
      }
    }
    const { bsn: _, ...identiteit } = rij.identiteit;
    const { volgnummer, ontvangenOp, bytes } = rij;
    const voorstel: Proposal = { decision: null, seen: null };
    await werk({
      bericht: { id, volgnummer, herkomst, identiteit, ontvangenOp, bytes },
      async feiten<B extends BerichtVan<JudgedNumber>>(bericht: B) {
        const eigenaar = ownerOf(rij.identiteit);
        voorstel.seen = eigenaar && standings(dossier, eigenaar, numbersIn(bericht));
        // The facts are those of the number switched on; the type parameter hides that from TypeScript.
        return factsFor(rij, eigenaar, bericht) as FactsFor<B['nummer']>;
      },
      async besluit(beslissing, bericht) {
        if (voorstel.decision) throw new Error('A message is decided on once.');
        voorstel.decision = { beslissing, bericht };
      },
    });
    carryOut(rij, voorstel);
    return { soort: 'beoordeeld' };
  }

  function factsFor(
    rij: Row,
    eigenaar: Owner | null,
    bericht: BerichtVan<JudgedNumber>,
  ): FactsFor<JudgedNumber> {
    const houder = register.perIdentiteit.get(identityText(rij.identiteit) ?? '');
    const eerderMetDezeIdentificatie = houder && houder !== rij.id ? earlier(houder) : null;
    const nummers = numbersIn(bericht);
    switch (bericht.nummer) {
      case '301': {
        const toewijzingen = eigenaar ? allocationFacts(dossier, eigenaar, nummers, false, earlier) : [];
        return { eerderMetDezeIdentificatie, toewijzingen };
      }
      case '302':
        return { heenbericht: sentMessage(heenOf(rij.identiteit)) };
      case '305':
      case '307': {
        const toewijzingen = eigenaar ? allocationFacts(dossier, eigenaar, nummers, true, earlier) : [];
        const leveringen = eigenaar ? deliveryFacts(dossier, eigenaar, earlier) : [];
        return { eerderMetDezeIdentificatie, toewijzingen, leveringen };
      }
    }
  }

  function sentMessage(heen: Row | null): RetourFacts['heenbericht'] {
    if (heen?.oordeel?.uitkomst !== 'goedgekeurd') return null;
    const retour = register.antwoorden.get(heen.id);
    return {
      berichtId: heen.id,
      bericht: nameOf(heen.identiteit),
      verzondenOp: heen.verzending?.op ?? null,
      beantwoordMet: retour === undefined ? null : earlier(retour),
    };
  }

  /** Everything of a decision, or, when it throws, nothing. */
  function carryOut(rij: Row, { decision, seen }: Proposal): void {
    if (!decision) throw new Error(`Message ${rij.id} was judged without a decision.`);
    const { oordeel, op, antwoord, doorsturen, termijnVervalt } = decision.beslissing;
    const effecten = oordeel.uitkomst === 'goedgekeurd' ? oordeel.effecten : [];
    const retour = effecten.find((effect) => effect.effect === 'retour-verwerkt');
    const eigenaar = ownerOf(rij.identiteit);
    if (eigenaar && seen && overtaken(eigenaar, seen, effecten)) throw new Overtaken();
    if (retour && register.antwoorden.has(retour.heenberichtId)) {
      throw new Error(`Message ${retour.heenberichtId} already has its one retour (IV028).`);
    }
    if (antwoord && register.berichten.has(antwoord.id)) throw new Error(`Message ${antwoord.id} exists.`);
    const zaken = effecten.filter((effect) => effect !== retour);
    if (zaken.length > 0) applyEffects(dossier, ownerOrThrow(rij), rij.id, zaken);

    change(register, rij.id, {
      oordeel,
      beoordeeldOp: op,
      retourcodes: retourcodesOf(decision.bericht),
      inAntwoordOp: retour?.heenberichtId ?? null,
      verzending: doorsturen ? { op: null, pogingen: 0 } : null,
    });
    register.teBeoordelen.delete(rij.id);
    if (doorsturen) register.teVerzenden.add(rij.id);
    if (termijnVervalt) endTerm(register, rij.id, 'gemeente', 'vervallen', op);
    const bijzonderheden = { uitkomst: oordeel.uitkomst, niveau: String(oordeel.niveau ?? '-') };
    record(register, { op, wat: 'beoordeeld', wie: 'berichtenpoort', berichtId: rij.id, bijzonderheden });
    if (retour) {
      const { heenberichtId, afgekeurd, retourcodes } = retour;
      confirm(dossier, heenberichtId, afgekeurd);
      register.antwoorden.set(heenberichtId, rij.id);
      endTerm(register, heenberichtId, 'aanbieder', 'nagekomen', rij.ontvangenOp);
      record(register, {
        op,
        wat: 'retour-ontvangen',
        wie: 'berichtenpoort',
        berichtId: heenberichtId,
        bijzonderheden: { retour: rij.id, retourcodes: retourcodes.join(' ') },
      });
    }
    if (antwoord) addAnswer(rij, antwoord, op);
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
      stroom: null,
      oordeel: null,
      beoordeeldOp: null,
      inAntwoordOp: rij.id,
      retourcodes: [],
      verzending: { op: null, pogingen: 0 },
    });
    register.antwoorden.set(rij.id, id);
    register.teVerzenden.add(id);
    const bijzonderheden = { inAntwoordOp: rij.id };
    record(register, { op, wat: 'aangemaakt', wie: 'berichtenpoort', berichtId: id, bijzonderheden });
  }

  function overtaken(
    eigenaar: Owner,
    seen: ReadonlyMap<number, number>,
    effecten: readonly Effect[],
  ): boolean {
    const nummers = effecten.flatMap((e) => (e.effect === 'toewijzing-vastgelegd' ? e.toewijzingNummer : []));
    const nu = standings(dossier, eigenaar, nummers);
    return nummers.some((nummer) => (seen.get(nummer) ?? 0) !== nu.get(nummer));
  }

  return {
    async neemIn(nieuw) {
      return takeIn(nieuw);
    },
    async beoordeel(id, werk) {
      const rij = register.berichten.get(id);
      if (!rij) return { soort: 'onbekend' };
      return inTurn(rij.stroom ?? id, async () => {
        for (let poging = 1; ; poging += 1) {
          try {
            return await judge(id, werk);
          } catch (fout) {
            if (!(fout instanceof Overtaken) || poging === maxAttempts) throw fout;
          }
        }
      });
    },
    async verzend(id, verzend, bijVerzending) {
      const { verzending } = register.berichten.get(id) ?? {};
      if (!verzending || verzending.op || underway.has(id)) return false;
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
        if (uit.inAntwoordOp !== null) endTerm(register, uit.inAntwoordOp, 'gemeente', 'nagekomen', op);
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
    async onafgemaakt(maximaal) {
      return {
        teBeoordelen: [...register.teBeoordelen].slice(0, maximaal),
        teVerzenden: [...register.teVerzenden].slice(0, maximaal),
      };
    },
    async achterstand() {
      const wachtend = [...register.teBeoordelen].map((id) => row(register, id).ontvangenOp);
      return {
        teBeoordelen: wachtend.length,
        teVerzenden: register.teVerzenden.size,
        oudste: wachtend.toSorted(Temporal.Instant.compare)[0] ?? null,
      };
    },
    async toon(id) {
      return register.berichten.has(id) ? view(register, id) : null;
    },
    async zoek(filter) {
      return search(register, filter);
    },
    async bytes(id) {
      return register.berichten.get(id)?.bytes ?? null;
    },
    async gebeurtenissen(id) {
      return register.gebeurtenissen.filter((gebeurtenis) => gebeurtenis.berichtId === id);
    },
  };
}

/** Whose case a message is about; null when it does not say. */
function ownerOf(identiteit: MessageIdentity): Owner | null {
  const { gemeente, aanbieder } = partiesOf(identiteit);
  const { standaard, bsn } = identiteit;
  return gemeente === null || aanbieder === null || bsn === null
    ? null
    : { standaard, gemeente, aanbieder, bsn };
}

function ownerOrThrow(rij: Row): Owner {
  const eigenaar = ownerOf(rij.identiteit);
  if (!eigenaar) throw new Error(`Message ${rij.id} has effects but does not say whose case it is about.`);
  return eigenaar;
}

function identityText(identiteit: MessageIdentity): string | null {
  const sleutel = identityKeyOf(identiteit);
  return (
    sleutel && JSON.stringify([sleutel.standaard, sleutel.nummer, sleutel.afzender, sleutel.identificatie])
  );
}
