/** Which of the two parties in a Header is which, and what follows from it. */
import { berichtsoort, heenVan, type Nummer, type Standaard } from '../standard/berichtsoorten.ts';
import type { MessageIdentity, Origin } from './casefile.ts';

type Kind = { readonly standaard: Standaard; readonly nummer: Nummer };
type Parties = Kind & Pick<MessageIdentity, 'afzender' | 'ontvanger'>;

/** A retour does not swap the parties, so the kind tells whose code stands in Afzender. */
export function partiesOf(bericht: Parties): {
  readonly gemeente: string | null;
  readonly aanbieder: string | null;
} {
  const { afzender, ontvanger } = bericht;
  return berichtsoort(bericht.standaard, bericht.nummer).headerAfzender === 'gemeente'
    ? { gemeente: afzender, aanbieder: ontvanger }
    : { gemeente: ontvanger, aanbieder: afzender };
}

/** The parties in the Header of an answer of kind `nummer` to this message. */
export function partiesOfAnswer(heen: Parties, nummer: Nummer): Pick<Parties, 'afzender' | 'ontvanger'> {
  const { gemeente, aanbieder } = partiesOf(heen);
  return berichtsoort(heen.standaard, nummer).headerAfzender === 'gemeente'
    ? { afzender: gemeente, ontvanger: aanbieder }
    : { afzender: aanbieder, ontvanger: gemeente };
}

/** `JW305` */
export function nameOf({ standaard, nummer }: Kind): string {
  return berichtsoort(standaard, nummer).bericht;
}

/** Seen from the municipality: what a provider sent is in, everything else goes to a provider. */
export function directionOf(herkomst: Origin | 'berichtenpoort'): 'in' | 'uit' {
  return herkomst === 'aanbieder' ? 'in' : 'uit';
}

/** The kind that a retour answers; null for every other kind. */
export function heenNummer({ standaard, nummer }: Kind): Nummer | null {
  return heenVan(berichtsoort(standaard, nummer))?.nummer ?? null;
}

/** What TR056 compares; null for a retour, and for a message that does not say enough. */
export function identityKeyOf(
  bericht: Parties & Pick<MessageIdentity, 'identificatie'>,
): (Kind & { readonly afzender: string; readonly identificatie: string }) | null {
  const { standaard, nummer, afzender, identificatie } = bericht;
  if (berichtsoort(standaard, nummer).soort === 'retour' || afzender === null || identificatie === null) {
    return null;
  }
  return { standaard, nummer, afzender, identificatie };
}

/** From whom to whom a message of ours goes, and under which identification. */
export function wireOf(bericht: Parties & Pick<MessageIdentity, 'identificatie'>): {
  readonly van: string;
  readonly naar: string;
  readonly identificatie: string;
} {
  const { gemeente: van, aanbieder: naar } = partiesOf(bericht);
  const { identificatie } = bericht;
  // Only approved messages and answers to judged ones are sent, and those have a complete Header.
  if (van === null || naar === null || identificatie === null) throw new Error('A message without parties.');
  return { van, naar, identificatie };
}
