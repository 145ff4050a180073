/** Messages of our own that the casefile writes down itself, and does not take in. */
import { objections } from '../rules/regional/assessing.ts';
import type { BerichtVan } from '../standard/berichten.generated.ts';
import type {
  ClientKey,
  MessageEvent,
  MessageIdentity,
  OwnMessage,
  RequestView,
  Ruling,
} from './casefile.ts';
import { partiesOf } from './partijen.ts';
import { answersIn } from './requests.ts';

/**
 * What such a message says of itself.
 * @throws when it goes to, or comes from, another party than those whose case it is
 */
export function identityOfOwn(
  bericht: BerichtVan<'301' | '319'>,
  { standaard, gemeente, aanbieder }: Omit<ClientKey, 'bsn'>,
): MessageIdentity {
  const { Afzender, Ontvanger, BerichtIdentificatie } = bericht.Header;
  const identiteit: MessageIdentity = {
    standaard: bericht.standaard,
    nummer: bericht.nummer,
    afzender: Afzender,
    ontvanger: Ontvanger,
    identificatie: BerichtIdentificatie.Identificatie,
    dagtekening: BerichtIdentificatie.Dagtekening,
    bsn: bericht.nummer === '301' ? bericht.Client.Bsn : null,
  };
  const partijen = partiesOf(identiteit);
  const eigen =
    identiteit.standaard === standaard && partijen.gemeente === gemeente && partijen.aanbieder === aanbieder;
  if (!eigen) throw new Error('A message to another party than the one whose case it is.');
  return identiteit;
}

export const foreignClient = 'A message about another client than the one whose case it is.';

/** @throws when its messages cannot go together */
export function checkRuling({ berichten }: Ruling): void {
  if (berichten.filter(({ bericht }) => bericht.nummer === '301').length > 1) {
    throw new Error('One 301 says everything that is allocated (OP087), so a decision is never two of them.');
  }
  const beantwoord = berichten.flatMap(({ oordeel }) => [...answersIn(oordeel.effecten).keys()]);
  if (new Set(beantwoord).size < beantwoord.length) throw new Error('A request is answered by one message.');
}

/** Who made which message, and that it decided on which requests. */
export function rulingEvents(
  { op, wie }: Ruling,
  { id, oordeel }: OwnMessage,
  verzoeken: readonly RequestView[],
): readonly MessageEvent[] {
  const besloten = [...answersIn(oordeel.effecten)].flatMap(([referentie, stand]) => {
    const verzoek = verzoeken.find((een) => een.referentieAanbieder === referentie);
    if (!verzoek) return [];
    const bezwaren = stand === 'toegewezen' && verzoek.advies ? objections(verzoek.advies) : [];
    const tegen = bezwaren.length === 0 ? {} : { tegenAdvies: bezwaren.map(({ regel }) => regel).join(' ') };
    const bijzonderheden = { referentieAanbieder: referentie, stand, bericht: id, ...tegen };
    return { op, wat: 'besloten', wie, berichtId: verzoek.berichtId, bijzonderheden } as const;
  });
  return [{ op, wat: 'aangemaakt', wie, berichtId: id, bijzonderheden: {} }, ...besloten];
}
