import type { JudgedNumber } from '../rules/facts.ts';
import type { BerichtVan } from '../standard/berichten.generated.ts';

/** Every ToewijzingNummer that a message names, once. A retour is matched by its Header and asks for none. */
export function numbersIn(bericht: BerichtVan<JudgedNumber>): readonly number[] {
  return [...new Set(named(bericht).filter((nummer) => nummer !== undefined))];
}

function named(bericht: BerichtVan<JudgedNumber>): readonly (number | undefined)[] {
  switch (bericht.nummer) {
    case '301':
      return bericht.Client.ToegewezenProducten.ToegewezenProduct.map((p) => p.ToewijzingNummer);
    case '302':
      return [];
    case '305':
      return bericht.Client.StartProducten.StartProduct.map((p) => p.ToewijzingNummer);
    case '307':
      return bericht.Client.StopProducten.StopProduct.map((p) => p.ToewijzingNummer);
  }
}
