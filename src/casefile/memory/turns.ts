/** Who holds what of a provider: a declaration all of it, alone; a change in its allocations beside other such changes. */
import type { Reach } from '../partijen.ts';

/** Lets go of what was taken. */
type Release = () => void;

export function providerTurns(): {
  /** Does not wait: null when what is asked for is not free. */
  take(aanbieder: string | null, bereik: Reach): Release | null;
} {
  /** How many hold it beside each other; -1: one holds it alone. */
  const held = new Map<string, number>();
  return {
    take(aanbieder, bereik) {
      if (aanbieder === null || bereik === 'client') return () => {};
      const nu = held.get(aanbieder) ?? 0;
      if (bereik === 'aanbieder' ? nu !== 0 : nu < 0) return null;
      held.set(aanbieder, bereik === 'aanbieder' ? -1 : nu + 1);
      return () => {
        const straks = bereik === 'aanbieder' ? 0 : (held.get(aanbieder) ?? 1) - 1;
        if (straks === 0) held.delete(aanbieder);
        else held.set(aanbieder, straks);
      };
    },
  };
}

/** Runs after everything that was asked before it under the same name. */
export function turnsByName(): <T>(naam: string, werk: () => Promise<T>) => Promise<T> {
  const turns = new Map<string, Promise<unknown>>();
  return function inTurn<T>(naam: string, werk: () => Promise<T>): Promise<T> {
    const eigen = (turns.get(naam) ?? Promise.resolve()).then(werk);
    const einde = eigen.then(
      () => {},
      () => {},
    );
    turns.set(naam, einde);
    void einde.then(() => turns.get(naam) === einde && turns.delete(naam));
    return eigen;
  };
}
