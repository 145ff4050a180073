/**
 * Facts for the examples of the rules across messages. Without changes they fit the base messages: one allocation,
 * its start on 8 April 2026 and a temporary stop on 30 April 2026.
 */
import type { Nummer, Standaard } from '../../standard/berichtsoorten.ts';
import { berichtsoort } from '../../standard/berichtsoorten.ts';
import type {
  AllocationFact,
  AllocationFacts,
  AnswerFacts,
  ChangeRequestFacts,
  EarlierMessage,
  RegieFacts,
  RequestFact,
  RequestFacts,
  RetourFacts,
  SentMessageFact,
  StartFact,
  StopFact,
} from '../facts.ts';
import type { Protocol } from '../protocol.ts';
import { landelijk } from './landelijk.ts';
import { dag, specifiek } from './waarden.ts';

/** An earlier message, received at ten in the morning. */
export function eerder(
  standaard: Standaard,
  nummer: Nummer,
  identificatie = `${nummer}0000`,
  op = '2026-04-10',
): EarlierMessage {
  return {
    bericht: berichtsoort(standaard, nummer).bericht,
    identificatie,
    ontvangenOp: Temporal.Instant.from(`${op}T10:00:00+02:00`),
  };
}

export function toegewezen(standaard: Standaard, anders: Partial<AllocationFact> = {}): AllocationFact {
  return {
    toewijzingNummer: 1001,
    vanDezeClient: true,
    vanDezeAanbieder: true,
    product: specifiek(standaard),
    ingangsdatum: dag('2026-04-01'),
    einddatum: null,
    redenWijziging: null,
    omvang: null,
    budget: null,
    referentieAanbieder: null,
    goedgekeurdePrestaties: 0,
    uitBericht: eerder(standaard, '301', '3010000', '2026-04-01'),
    ...anders,
  };
}

export function gestart(standaard: Standaard, anders: Partial<StartFact> = {}): StartFact {
  return {
    soort: 'start',
    toewijzingNummer: 1001,
    product: specifiek(standaard),
    begindatum: dag('2026-04-08'),
    uitBericht: eerder(standaard, '305'),
    ...anders,
  };
}

export function gestopt(standaard: Standaard, anders: Partial<StopFact> = {}): StopFact {
  return {
    soort: 'stop',
    toewijzingNummer: 1001,
    product: specifiek(standaard),
    begindatum: dag('2026-04-08'),
    einddatum: dag('2026-04-30'),
    redenBeeindiging: '20',
    uitBericht: eerder(standaard, '307', '3070000', '2026-05-01'),
    ...anders,
  };
}

/** What is known when a start or stop is judged: nothing, unless told otherwise. */
export function regie(bekend: Partial<RegieFacts> = {}): RegieFacts {
  return { eerderMetDezeIdentificatie: null, toewijzingen: [], leveringen: [], ...bekend };
}

/** What is known when an allocation message is judged: nothing, unless told otherwise. */
export function toewijzing(bekend: Partial<AllocationFacts> = {}): AllocationFacts {
  return { eerderMetDezeIdentificatie: null, toewijzingen: [], verzoeken: [], ...bekend };
}

/** A requested product (315) of this client that waits for a decision, unless told otherwise. */
export function gevraagd(standaard: Standaard, anders: Partial<RequestFact> = {}): RequestFact {
  const soort = anders.soort ?? '315';
  return {
    referentieAanbieder: soort === '315' ? 'VOT1' : 'VOW1',
    soort,
    stand: 'open',
    vanDezeClient: true,
    dagtekening: Temporal.PlainDate.from('2026-04-20'),
    uitBericht: eerder(standaard, soort, `${soort}0000`, '2026-04-20'),
    ...anders,
  };
}

/** What is known when a request (315) is judged: nothing, unless told otherwise. */
export function verzoeken(bekend: Partial<RequestFacts> = {}): RequestFacts {
  return {
    eerderMetDezeIdentificatie: null,
    verzoeken: [],
    zorgVanClient: [],
    verzoekenVanClient: [],
    toegekendPerJaar: [],
    ...bekend,
  };
}

/** What is known when a request for change (317) is judged: one allocation of a known client, unless told otherwise. */
export function wijziging(
  standaard: Standaard,
  bekend: Partial<ChangeRequestFacts> = {},
): ChangeRequestFacts {
  return { ...verzoeken(), clientBekend: true, toewijzingen: [toegewezen(standaard)], ...bekend };
}

/** What is known when an answer (319) is judged: a request that waits for it, unless told otherwise. */
export function antwoord(standaard: Standaard, bekend: Partial<AnswerFacts> = {}): AnswerFacts {
  return { eerderMetDezeIdentificatie: null, verzoek: gevraagd(standaard), ...bekend };
}

/** What is known when a retour is judged: our message, sent and not answered, unless told otherwise. */
export function retour(
  standaard: Standaard,
  anders: Partial<SentMessageFact> = {},
  nummer: Nummer = '301',
): RetourFacts {
  return {
    heenbericht: {
      berichtId: `00000000-0000-4000-8000-000000000${nummer}`,
      bericht: berichtsoort(standaard, nummer).bericht,
      verzondenOp: Temporal.Instant.from('2026-05-06T11:00:00+02:00'),
      beantwoordMet: null,
      verzoeken: [],
      ...anders,
    },
  };
}

/** The national agreement with a list of product codes: code to its categories. */
export function metProductcodes(
  standaard: Standaard,
  codes: Readonly<Record<string, readonly string[]>>,
  onbekendeProductcode: Protocol['onbekendeProductcode'] = 'toegestaan',
): Protocol {
  const lijst = new Map(Object.entries(codes).map(([code, categorieen]) => [code, new Set(categorieen)]));
  return {
    ...landelijk,
    productcategorieen: { ...landelijk.productcategorieen, [standaard]: lijst },
    onbekendeProductcode,
  };
}
