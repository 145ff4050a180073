/** The term of a request that is under investigation: whoever said so, a decision here or a 319 of the back office. */
import type { Obligation } from '../casefile/casefile.ts';
import type { RequestFact } from '../rules/facts.ts';
import { onderzoekTerm } from '../rules/terms.ts';
import type { Bericht319 } from '../standard/berichten.generated.ts';

const inOnderzoek = '2';

/** @param verzoek the request that the message answers */
export function investigationTerms(
  { Antwoord }: Bericht319,
  { soort, dagtekening }: Pick<RequestFact, 'soort' | 'dagtekening'>,
): readonly Obligation[] {
  const { VerzoekAntwoord, ReferentieAanbieder } = Antwoord;
  if (VerzoekAntwoord !== inOnderzoek) return [];
  const term = onderzoekTerm(soort, dagtekening);
  return [{ ...term, partij: 'gemeente', referentieAanbieder: ReferentieAanbieder }];
}
