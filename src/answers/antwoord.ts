/** The answer to a request (319): refused, or under investigation. One message per request (IV095). */
import type { Bericht319, LDT_RedenAfwijzingVerzoek } from '../standard/berichten.generated.ts';
import { type OwnIdentity, ownHeader, type Parties } from './header.ts';

export type Afwijzing = {
  readonly antwoord: 'afwijzen';
  readonly reden: LDT_RedenAfwijzingVerzoek;
  /** CBS code of the municipality that is responsible, with reason 8 (woonplaatsbeginsel); iJw only. */
  readonly gemeente?: string;
};
export type Onderzoek = { readonly antwoord: 'onderzoek' };

export function makeAntwoord(
  verzoek: Parties & { readonly referentieAanbieder: string },
  besluit: Afwijzing | Onderzoek,
  eigen: OwnIdentity,
): Bericht319 {
  const ReferentieAanbieder = verzoek.referentieAanbieder;
  return {
    standaard: verzoek.standaard,
    nummer: '319',
    Header: ownHeader('319', verzoek, eigen),
    Antwoord:
      besluit.antwoord === 'onderzoek'
        ? { ReferentieAanbieder, VerzoekAntwoord: '2' }
        : {
            ReferentieAanbieder,
            VerzoekAntwoord: '1',
            RedenAfwijzingVerzoek: besluit.reden,
            ...(besluit.gemeente === undefined ? {} : { Woonplaatsbeginsel: { Gemeente: besluit.gemeente } }),
          },
  };
}
