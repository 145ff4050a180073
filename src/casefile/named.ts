/** What a message names that the casefile may know. */
import type { JudgedNumber } from '../rules/facts.ts';
import type { BerichtVan, Prestatie323 } from '../standard/berichten.generated.ts';

/** Every ToewijzingNummer that a message names, once. A retour is matched by its Header and asks for none. */
export function numbersIn(bericht: BerichtVan<JudgedNumber>): readonly number[] {
  return distinct(numbers(bericht));
}

function numbers(bericht: BerichtVan<JudgedNumber>): readonly (number | undefined)[] {
  switch (bericht.nummer) {
    case '301':
      return bericht.Client.ToegewezenProducten.ToegewezenProduct.map((p) => p.ToewijzingNummer);
    case '305':
      return bericht.Client.StartProducten.StartProduct.map((p) => p.ToewijzingNummer);
    case '307':
      return bericht.Client.StopProducten.StopProduct.map((p) => p.ToewijzingNummer);
    case '317': {
      const { OngewijzigdeProducten, TeWijzigenProducten } = bericht.Client.Verzoek;
      const producten = [
        ...(OngewijzigdeProducten?.OngewijzigdProduct ?? []),
        ...(TeWijzigenProducten?.TeWijzigenProduct ?? []),
      ];
      return producten.map((p) => p.ToewijzingNummer);
    }
    case '323':
      return prestatiesIn(bericht).map((p) => p.ToewijzingNummer);
    case '302':
    case '306':
    case '308':
    case '315':
    case '316':
    case '318':
    case '319':
    case '320':
    case '325':
      return [];
  }
}

/** Every ReferentieAanbieder that a message names, once. */
export function referencesIn(bericht: BerichtVan<'301' | '315' | '317' | '319'>): readonly string[] {
  switch (bericht.nummer) {
    case '301':
      return distinct(bericht.Client.ToegewezenProducten.ToegewezenProduct.map((p) => p.ReferentieAanbieder));
    case '315':
      return distinct(
        bericht.Client.AangevraagdeProducten.AangevraagdProduct.map((p) => p.ReferentieAanbieder),
      );
    case '317':
      return [bericht.Client.Verzoek.ReferentieAanbieder];
    case '319':
      return [bericht.Antwoord.ReferentieAanbieder];
  }
}

/** In the order of the message. */
export function prestatiesIn(bericht: BerichtVan<'323'>): readonly Prestatie323[] {
  return bericht.Declaratie.Clienten.Client.flatMap((client) => client.Prestaties.Prestatie);
}

/** Every ReferentieNummer that a declaration names once, its own and those it takes back. */
export function referentieNummersIn(bericht: BerichtVan<'323'>): readonly string[] {
  return distinct(
    prestatiesIn(bericht).flatMap(({ ProductReferentie: r }) => [
      r.ReferentieNummer,
      r.VorigReferentieNummer,
    ]),
  );
}

/** The BSN of every client of a declaration or its answer, by place. */
export function bsnsIn(bericht: BerichtVan<'323' | '325'>): readonly string[] {
  const clienten =
    bericht.nummer === '323'
      ? bericht.Declaratie.Clienten.Client
      : (bericht.DeclaratieAntwoord?.Clienten?.Client ?? []);
  return clienten.map((client) => client.Bsn);
}

function distinct<T>(waarden: readonly (T | undefined)[]): readonly T[] {
  return [...new Set(waarden.filter((waarde) => waarde !== undefined))];
}
