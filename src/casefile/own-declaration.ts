/** What the answer to a declaration is held against: the declaration as it was sent. */
import type { DeclarationAnswerFacts } from '../rules/facts.ts';
import { signed } from '../rules/money.ts';
import type { Bericht, BerichtVan } from '../standard/berichten.generated.ts';
import { naarBericht } from '../standard/xml/bericht.ts';
import { leesXml } from '../standard/xml/lezen.ts';
import { bsnsIn, prestatiesIn } from './named.ts';

export type OwnDeclaration = Omit<
  NonNullable<DeclarationAnswerFacts['declaratie']>,
  'berichtId' | 'beantwoordMet'
>;

/**
 * From its bytes, and not from what was granted: the answer may refuse what we would have granted.
 * @throws when they are no declaration, which approved ones are
 */
export function readOwnDeclaration(bytes: Uint8Array, antwoord: BerichtVan<'325'>): OwnDeclaration {
  const gelezen = leesXml(bytes);
  const vertaald = gelezen.ok ? naarBericht(gelezen) : null;
  if (!vertaald?.ok || vertaald.bericht.nummer !== '323')
    throw new Error('A sent declaration is unreadable.');
  const declaratie = vertaald.bericht;
  const clienten = new Set(bsnsIn(declaratie));
  return {
    declaratieNummer: declaratie.Declaratie.DeclaratieNummer,
    xsdVersie: declaratie.Header.XsdVersie,
    prestaties: new Map(prestatiesIn(declaratie).map((p) => [p.ProductReferentie.ReferentieNummer, p])),
    bekendeClienten: new Set(bsnsIn(antwoord).flatMap((bsn, plaats) => (clienten.has(bsn) ? plaats : []))),
  };
}

/** What an answer says of a declaration: eurocents with their sign, and the ReferentieNummers that were refused. */
export function answered(gelezen: Bericht | null): {
  readonly toegekend: number | null;
  readonly geweigerd: readonly string[];
} {
  const antwoord = gelezen?.nummer === '325' ? gelezen.DeclaratieAntwoord : undefined;
  if (antwoord === undefined) return { toegekend: null, geweigerd: [] };
  const { TotaalBedrag, DebetCredit } = antwoord.TotaalToegekendBedrag;
  return {
    toegekend: signed(TotaalBedrag, DebetCredit),
    geweigerd: (antwoord.Clienten?.Client ?? []).flatMap((client) =>
      client.Prestaties.Prestatie.map((p) => p.ProductReferentie.ReferentieNummer),
    ),
  };
}
