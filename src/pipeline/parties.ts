/** Which parties an installation serves, and so on which side of a message it stands. */
import type { partiesOf } from '../casefile/partijen.ts';
import type { Berichtsoort } from '../standard/berichtsoorten.ts';

export type Served = {
  /** Municipalities, as CBS codes. Empty: every municipality, unless there are providers. */
  readonly gemeenten: ReadonlySet<string>;
  /** Providers, as AGB codes. Empty: none. */
  readonly aanbieders: ReadonlySet<string>;
};

export type Side = 'gemeente' | 'aanbieder';

export type Parties = ReturnType<typeof partiesOf>;

/** The other party of a message. */
export function opposite(kant: Side): Side {
  return kant === 'gemeente' ? 'aanbieder' : 'gemeente';
}

/**
 * Whose side of this traffic is ours. A message that breaks its schema may not say who its parties are; it is ours when
 * what it does not say could be.
 */
export function sideOf(
  { gemeente, aanbieder }: Parties,
  { gemeenten, aanbieders }: Served,
): Side | 'beide' | 'geen' {
  const everyMunicipality = gemeenten.size === 0 && aanbieders.size === 0;
  const vanOns = {
    gemeente: gemeente !== null && (everyMunicipality || gemeenten.has(gemeente)),
    aanbieder: aanbieder !== null && aanbieders.has(aanbieder),
  };
  if (vanOns.gemeente && vanOns.aanbieder) return 'beide';
  if (vanOns.gemeente) return 'gemeente';
  if (vanOns.aanbieder) return 'aanbieder';
  if (gemeente === null && (everyMunicipality || gemeenten.size > 0)) return 'gemeente';
  return aanbieder === null && aanbieders.size > 0 ? 'aanbieder' : 'geen';
}

/** Of two parties neither, or both, are served. */
export function whyNotOurs(
  soort: Berichtsoort,
  { gemeente, aanbieder }: Parties,
  { gemeenten, aanbieders }: Served,
  kant: 'beide' | 'geen',
): { readonly regel: string; readonly melding: string; readonly pad: string } {
  // Named only when it looks like a code: what stands there in a broken message may be anything.
  const welke = {
    gemeente: /^[0-9]{4}$/.test(gemeente ?? '') ? `gemeente ${gemeente}` : 'een onbekende gemeente',
    aanbieder: /^[0-9]{8}$/.test(aanbieder ?? '') ? `aanbieder ${aanbieder}` : 'een onbekende aanbieder',
  };
  if (kant === 'beide') {
    const melding =
      `Deze berichtenpoort bedient zowel ${welke.gemeente} als ${welke.aanbieder}; een bericht tussen die twee hoort bij ` +
      'beide kanten tegelijk. Laat een van de twee door een eigen berichtenpoort bedienen.';
    return { regel: 'partijen', melding, pad: '/Bericht/Header' };
  }
  if (gemeenten.size > 0 && aanbieders.size > 0) {
    const melding =
      `Dit bericht is tussen ${welke.gemeente} en ${welke.aanbieder}; deze berichtenpoort bedient geen van beide. ` +
      'Controleer de geadresseerde.';
    return { regel: 'partijen', melding, pad: '/Bericht/Header' };
  }
  const partij = aanbieders.size > 0 ? 'aanbieder' : 'gemeente';
  return {
    regel: partij,
    melding: `Dit bericht is voor ${welke[partij]}; deze berichtenpoort bedient die ${partij} niet. Controleer de geadresseerde.`,
    pad: `/Bericht/Header/${soort.headerAfzender === partij ? 'Afzender' : 'Ontvanger'}`,
  };
}
