/** What an answer to our declaration changes: its term ends, and it stands as far as the answer does not refuse it. */
import type { Bericht325, LDT_RetourCode } from '../../standard/berichten.generated.ts';
import type { Effect } from '../effects.ts';
import type { DeclarationAnswerFacts } from '../facts.ts';

/** Codes that leave the declaration standing: what is refused of it follows below (IV087). */
const geenAfkeur: ReadonlySet<LDT_RetourCode> = new Set(['0200', '8001']);

export function effectsOfAnswer(
  bericht: Bericht325,
  { declaratie }: DeclarationAnswerFacts,
): readonly Effect[] {
  if (declaratie === null) return [];
  const { Header, DeclaratieAntwoord: antwoord } = bericht;
  const opGeheel = [...Header.RetourCodes.RetourCode, ...(antwoord?.RetourCodes.RetourCode ?? [])];
  const opDelen = (antwoord?.Clienten?.Client ?? []).flatMap((client) => [
    ...client.RetourCodes.RetourCode,
    ...client.Prestaties.Prestatie.flatMap((prestatie) => prestatie.RetourCodes.RetourCode),
  ]);
  return [
    {
      effect: 'retour-verwerkt',
      heenberichtId: declaratie.berichtId,
      // Refused in part is not refused: then what the answer does not return is granted.
      afgekeurd: opGeheel.some((code) => !geenAfkeur.has(code)),
      retourcodes: [...new Set([...opGeheel, ...opDelen])],
    },
  ];
}
