/** Declarations that wait for a person, and those that wait for them, in plain maps. */
import type { DeclarationFacts } from '../../rules/facts.ts';
import type { WaitingLine } from '../../rules/verdict.ts';
import type { Judged, MessageId, MessageView } from '../casefile.ts';
import { packFacts, unpackFacts } from '../known.ts';
import { partiesOf } from '../partijen.ts';
import {
  asOnReceipt,
  countHeld,
  declarationFactsFrom,
  type Held,
  type HeldStore,
  type HeldSummary,
  heldCause,
  heldEvent,
  heldSignal,
  holdAgain,
  ruledEvent,
  ruleOnHeld,
  withDecisions,
} from '../vasthouden.ts';
import { change, type Register, type Row, record, row } from './register.ts';
import type { MemorySignals } from './signals.ts';

export type MemoryHolding = HeldStore & {
  held(id: MessageId): Held | null;
  /** The declaration that is held and must be judged before this message. */
  before(rij: Row): MessageId | null;
  /** What the declaration is judged by, when it was held or waited before. */
  facts(id: MessageId, nu: DeclarationFacts): DeclarationFacts;
  hold(
    rij: Row,
    wachtend: readonly WaitingLine[],
    tot: Temporal.Instant,
    op: Temporal.Instant,
    feiten: object,
  ): void;
  wait(rij: Row, achter: MessageId, op: Temporal.Instant, feiten: object): void;
  /** It was judged. @returns what waited for it */
  release(id: MessageId, op: Temporal.Instant): readonly MessageId[];
  /** Runs `werk`, during which nobody decides on the message. */
  during(id: MessageId, werk: () => Promise<Judged>): Promise<Judged>;
  shown(id: MessageId): Pick<MessageView, 'vastgehouden' | 'wachtOp'>;
};

/** @param bekend what messages are, or were, judged by */
export function memoryHolding(
  register: Register,
  signalen: MemorySignals,
  bekend: Map<MessageId, object>,
): MemoryHolding {
  const perBericht = new Map<MessageId, Held>();
  const underway = new Set<MessageId>();

  /** As it is now: what it is made of may change. */
  const freeze = (id: MessageId, feiten: object) => bekend.set(id, unpackFacts(packFacts(feiten)));
  const waits = (id: MessageId) => row(register, id).beoordeeldOp === null;

  function summary(id: MessageId, held: Held): HeldSummary | null {
    const { identiteit, volgnummer, ontvangenOp } = row(register, id);
    const { gemeente, aanbieder } = partiesOf(identiteit);
    if (gemeente === null || aanbieder === null) return null;
    const { standaard, identificatie } = identiteit;
    const partijen = { standaard, gemeente, aanbieder, identificatie };
    return { id, volgnummer, ...partijen, ontvangenOp, tot: held.tot, ...countHeld(held) };
  }

  return {
    held: (id) => perBericht.get(id) ?? null,
    before({ identiteit, aanbieder, volgnummer }) {
      if (identiteit.nummer !== '323' || aanbieder === null) return null;
      const earlier = [...perBericht.keys()]
        .map((id) => row(register, id))
        .filter(
          (een) =>
            een.beoordeeldOp === null &&
            een.volgnummer < volgnummer &&
            een.aanbieder === aanbieder &&
            een.identiteit.ontvanger === identiteit.ontvanger &&
            een.identiteit.standaard === identiteit.standaard,
        );
      return earlier.toSorted((a, b) => a.volgnummer - b.volgnummer)[0]?.id ?? null;
    },
    facts(id, nu) {
      const frozen = bekend.get(id);
      if (!frozen) return nu;
      const toen = declarationFactsFrom(packFacts(frozen));
      const held = perBericht.get(id);
      return held ? withDecisions(toen, held.besluiten) : asOnReceipt(toen, nu);
    },
    hold(rij, wachtend, tot, op, feiten) {
      const eerder = perBericht.get(rij.id) ?? null;
      const held = { ...holdAgain(eerder, wachtend), tot };
      perBericht.set(rij.id, held);
      if (eerder === null) freeze(rij.id, feiten);
      change(register, rij.id, { aangehoudenTot: tot });
      record(register, heldEvent(rij.id, { tot, regels: wachtend.length }, op));
      const signaal = heldSignal(rij, held, op);
      if (signaal === null) return;
      signalen.sluit(signaal.oorzaak, op);
      signalen.leg([signaal], op);
    },
    wait(rij, achter, op, feiten) {
      if (!bekend.has(rij.id)) freeze(rij.id, feiten);
      const tot = perBericht.get(achter)?.tot ?? op;
      change(register, rij.id, { aangehoudenTot: tot, wachtOp: achter });
      if (!rij.aangehoudenTot) record(register, heldEvent(rij.id, { tot, bericht: achter }, op));
    },
    release(id, op) {
      if (!perBericht.has(id)) return [];
      signalen.sluit(heldCause(id), op);
      const vrij = [...register.teBeoordelen].filter((ander) => row(register, ander).wachtOp === id);
      for (const ander of vrij) change(register, ander, { aangehoudenTot: null, wachtOp: null });
      return vrij;
    },
    async during(id, werk) {
      underway.add(id);
      try {
        return await werk();
      } finally {
        underway.delete(id);
      }
    },
    shown(id) {
      const held = perBericht.get(id);
      const open = waits(id);
      return {
        vastgehouden: held && open ? { tot: held.tot, ...countHeld(held) } : null,
        wachtOp: open ? row(register, id).wachtOp : null,
      };
    },
    async zoek({ gemeente, aanbieder, standaard, na, aantal }) {
      const order = (
        a: Pick<HeldSummary, 'tot' | 'volgnummer'>,
        b: Pick<HeldSummary, 'tot' | 'volgnummer'>,
      ) => Temporal.Instant.compare(a.tot, b.tot) || a.volgnummer - b.volgnummer;
      return [...perBericht]
        .flatMap(([id, held]) => (waits(id) ? (summary(id, held) ?? []) : []))
        .filter(
          (een) =>
            (gemeente === undefined || een.gemeente === gemeente) &&
            (aanbieder === undefined || een.aanbieder === aanbieder) &&
            (standaard === undefined || een.standaard === standaard) &&
            (na === undefined || order(een, na) > 0),
        )
        .toSorted(order)
        .slice(0, aantal);
    },
    async toon(id) {
      const held = perBericht.get(id);
      const kort = held && summary(id, held);
      if (!held || !kort) return null;
      const { regels, besluiten } = held;
      return { ...kort, regels, besluiten, beoordeeldOp: row(register, id).beoordeeldOp };
    },
    async besluit(id, uitspraak) {
      const held = perBericht.get(id);
      if (!held) return { soort: 'onbekend' };
      if (underway.has(id)) return { soort: 'bezet' };
      const uitkomst = ruleOnHeld(held, uitspraak, !waits(id));
      if (uitkomst.soort !== 'gewijzigd') return uitkomst;
      const { besluiten } = uitkomst;
      const nieuw = { ...held, besluiten };
      perBericht.set(id, nieuw);
      const telling = countHeld(nieuw);
      if (telling.open === 0) change(register, id, { aangehoudenTot: uitspraak.op });
      record(register, ruledEvent(id, uitspraak, besluiten, telling));
      return { soort: 'vastgelegd', ...telling };
    },
  };
}
