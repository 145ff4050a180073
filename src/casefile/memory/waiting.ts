/** Whose turn it is to be judged, of what waits. */
import type { MessageId, TurnQuery, TurnRule, Turns } from '../casefile.ts';
import { type Register, type Row, row } from './register.ts';

export function turnsInMemory(register: Register, vraag: TurnQuery, regel: TurnRule): Turns {
  const heavy = ({ bytes }: Row) => bytes.length >= regel.zwaarVanaf;
  const like = (een: Row) => (ander: Row) => ander.aanbieder === een.aanbieder && heavy(ander) === heavy(een);
  const atOnce = (rij: Row) => (heavy(rij) ? regel.zwaar : regel.licht);
  const all = [...register.teBeoordelen].map((id) => row(register, id));
  const waiting = all.filter(({ aangehoudenTot: tot, wachtOp }) => {
    if (wachtOp !== null) return false;
    if ('van' in vraag || !tot) return !tot;
    return Temporal.Instant.compare(tot, vraag.nu) <= 0;
  });
  /** How many of the same provider and weight wait before it. */
  const place = (rij: Row) =>
    waiting.filter(({ volgnummer }) => volgnummer < rij.volgnummer).filter(like(rij)).length;
  const chosen = (): readonly Row[] => {
    if ('na' in vraag) {
      const rij = register.berichten.get(vraag.na);
      if (!rij) return [];
      const later = waiting.filter(({ volgnummer }) => volgnummer > rij.volgnummer);
      return later.filter(like(rij)).slice(0, atOnce(rij));
    }
    const hasTurn = (rij: Row) => place(rij) < atOnce(rij);
    if ('van' in vraag) {
      return all.filter((rij) => vraag.van.includes(rij.id) && (rij.aangehoudenTot || hasTurn(rij)));
    }
    return waiting
      .filter(hasTurn)
      .toSorted((een, ander) => place(een) - place(ander))
      .slice(0, vraag.hoogstens);
  };
  const ids = (zwaar: boolean): readonly MessageId[] =>
    chosen()
      .filter((rij) => heavy(rij) === zwaar)
      .map(({ id }) => id);
  return { licht: ids(false), zwaar: ids(true) };
}
