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

/** Seen from us: what another party sent is in, our own messages and answers go out. */
export function directionOf(herkomst: Origin | 'berichtenpoort'): 'in' | 'uit' {
  return herkomst === 'backoffice' || herkomst === 'berichtenpoort' ? 'uit' : 'in';
}

/**
 * What must stand still while a message of this kind is judged. `client`: this provider's messages about one client.
 * `toewijzing`: the same, and what is allocated to the provider, because the message can change it. `aanbieder`: all
 * that is allocated to the provider and granted on it, because the message is about all its clients.
 */
export type Reach = 'client' | 'toewijzing' | 'aanbieder';

const reaches: Readonly<Partial<Record<Nummer, Reach>>> = {
  '301': 'toewijzing',
  '302': 'toewijzing',
  '323': 'aanbieder',
  '325': 'aanbieder',
};

export function reachOf(nummer: Nummer): Reach {
  return reaches[nummer] ?? 'client';
}

/** The kind that a retour answers; null for every other kind. A 325 answers a 323, but is found otherwise. */
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
  const { gemeente, aanbieder } = partiesOf(bericht);
  const vanGemeente = berichtsoort(bericht.standaard, bericht.nummer).afzender === 'gemeente';
  const [van, naar] = vanGemeente ? [gemeente, aanbieder] : [aanbieder, gemeente];
  const { identificatie } = bericht;
  // Only approved messages and answers to judged ones are sent, and those have a complete Header.
  if (van === null || naar === null || identificatie === null) throw new Error('A message without parties.');
  return { van, naar, identificatie };
}
