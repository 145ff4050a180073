/** Signals in a plain map, in order of recording. */
import {
  type NewSignal,
  type SignalId,
  type SignalStore,
  type SignalView,
  signalState,
  vanzelf,
} from '../signals.ts';

export type MemorySignals = SignalStore & {
  /** What a verdict signalled; the same cause is recorded once. */
  leg(signalen: readonly NewSignal[], op: Temporal.Instant): void;
  /** Its cause went. */
  sluit(oorzaak: string, op: Temporal.Instant): void;
};

export function memorySignals(): MemorySignals {
  const perOorzaak = new Map<string, SignalView>();
  let kijkt = false;

  /** @returns what was opened; null when it was open already, or closed by a person */
  function open(nieuw: NewSignal, op: Temporal.Instant): SignalView | null {
    const oud = perOorzaak.get(nieuw.oorzaak);
    if (oud && (oud.opgelost === null || oud.opgelost.door !== null)) return null;
    const id = oud?.id ?? perOorzaak.size + 1;
    const signaal = { ...nieuw, id, vastgelegdOp: op, gezien: null, opgelost: null };
    perOorzaak.set(nieuw.oorzaak, signaal);
    return signaal;
  }

  const met = (id: SignalId) => [...perOorzaak.values()].find((een) => een.id === id) ?? null;
  function change(id: SignalId, wijzig: (oud: SignalView) => Partial<SignalView>): SignalView | null {
    const oud = met(id);
    if (oud === null) return null;
    const nieuw = oud.opgelost === null ? { ...oud, ...wijzig(oud) } : oud;
    perOorzaak.set(oud.oorzaak, nieuw);
    return nieuw;
  }

  return {
    leg(signalen, op) {
      for (const nieuw of signalen) open(nieuw, op);
    },
    sluit(oorzaak, op) {
      const oud = perOorzaak.get(oorzaak);
      if (oud?.opgelost === null)
        perOorzaak.set(oorzaak, { ...oud, opgelost: { op, door: null, hoe: vanzelf } });
    },
    async werkBij(kijk, op) {
      if (kijkt) return null;
      kijkt = true;
      try {
        const gevonden = await kijk();
        const geopend = gevonden.flatMap((nieuw) => open(nieuw, op) ?? []);
        const er = new Set(gevonden.map(({ oorzaak }) => oorzaak));
        for (const oud of [...perOorzaak.values()]) {
          if (oud.opgelost !== null || oud.soort === 'bericht' || er.has(oud.oorzaak)) continue;
          perOorzaak.set(oud.oorzaak, { ...oud, opgelost: { op, door: null, hoe: vanzelf } });
        }
        return geopend.toSorted((a, b) => a.id - b.id);
      } finally {
        kijkt = false;
      }
    },
    async bekend(oorzaken) {
      return new Set(
        oorzaken.filter((oorzaak) => {
          const signaal = perOorzaak.get(oorzaak);
          return signaal && (signaal.opgelost === null || signaal.opgelost.door !== null);
        }),
      );
    },
    async zoek({ stand, soort, code, gemeente, aanbieder, voor, aantal }) {
      return [...perOorzaak.values()]
        .filter(
          (een) =>
            (stand === undefined || signalState(een) === stand) &&
            (soort === undefined || een.soort === soort) &&
            (code === undefined || een.code === code) &&
            (gemeente === undefined || een.gemeente === gemeente) &&
            (aanbieder === undefined || een.aanbieder === aanbieder) &&
            (voor === undefined || een.id < voor),
        )
        .toSorted((a, b) => b.id - a.id)
        .slice(0, aantal);
    },
    async toon(id) {
      return met(id);
    },
    async gezien(id, door, op) {
      return change(id, ({ gezien }) => ({ gezien: gezien ?? { op, door } }));
    },
    async losOp(id, door, hoe, op) {
      return change(id, ({ gezien }) => ({ gezien: gezien ?? { op, door }, opgelost: { op, door, hoe } }));
    },
  };
}
