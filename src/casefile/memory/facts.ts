/** Facts out of plain maps, and what was seen of what somebody else may change meanwhile. */
import type {
  ClientFacts,
  DeclarationAnswerFacts,
  EarlierMessage,
  FactsFor,
  JudgedNumber,
  RetourFacts,
} from '../../rules/facts.ts';
import type { BerichtVan } from '../../standard/berichten.generated.ts';
import type { MessageIdentity } from '../casefile.ts';
import { bsnsIn, numbersIn, referencesIn, referentieNummersIn } from '../named.ts';
import { readOwnDeclaration } from '../own-declaration.ts';
import { directionOf, heenNummer, identityKeyOf, nameOf, partiesOf } from '../partijen.ts';
import type { RequestsSeen } from '../requests.ts';
import type { MemoryAgreements } from './afspraken.ts';
import type { MemoryBookings } from './boekingen.ts';
import {
  type Declarations,
  declarationWithNumber,
  grantedOn,
  grantedPerYear,
  lastDeclaration,
  lastPeriod,
  prestatieFacts,
  refusedFacts,
} from './declarations.ts';
import {
  allocationFacts,
  clientAllocations,
  type Dossier,
  declaredAllocations,
  declaredDeliveries,
  deliveryFacts,
  type Elsewhere,
  everAllocated,
  numbersOf,
  type Owner,
  type Relation,
  standings,
} from './dossier.ts';
import { earlierMessage, type Register, type Row, row } from './register.ts';
import {
  byReference,
  carriedBy,
  clientRequests,
  type Requests,
  requestFact,
  requestsAbout,
  requestsSeen,
  waitingOf,
} from './requests.ts';

export type State = {
  readonly register: Register;
  readonly dossier: Dossier;
  readonly verzoeken: Requests;
  readonly declaraties: Declarations;
  readonly afspraken: MemoryAgreements;
  readonly boekingen: MemoryBookings;
};

/** How often each number was recorded, and which version of each request was seen, when facts were given. */
export type Seen = {
  readonly toewijzingen: ReadonlyMap<number, number>;
  readonly verzoeken: RequestsSeen;
};

/** Between whom a message goes; null when it does not say. */
export function relationOf(identiteit: MessageIdentity): Relation | null {
  const { gemeente, aanbieder } = partiesOf(identiteit);
  return gemeente === null || aanbieder === null
    ? null
    : { standaard: identiteit.standaard, gemeente, aanbieder };
}

/** Whose case a message is about; null when it does not say. */
export function ownerOf(identiteit: MessageIdentity): Owner | null {
  const relatie = relationOf(identiteit);
  return relatie && identiteit.bsn !== null ? { ...relatie, bsn: identiteit.bsn } : null;
}

/** What TR056 compares, as text. */
export function identityText(identiteit: MessageIdentity): string | null {
  const sleutel = identityKeyOf(identiteit);
  return (
    sleutel && JSON.stringify([sleutel.standaard, sleutel.nummer, sleutel.afzender, sleutel.identificatie])
  );
}

/** The message that had this identity first, when it is not this one. */
export function earlierWith(register: Register, identiteit: MessageIdentity, id: string | null) {
  const houder = register.perIdentiteit.get(identityText(identiteit) ?? '');
  return houder && houder !== id ? earlierMessage(register, houder) : null;
}

/** Our own message with the identity that this retour carries, approved or not. */
export function heenOf(register: Register, retour: MessageIdentity): Row | null {
  const nummer = heenNummer(retour);
  return nummer && sentAs(register, { ...retour, nummer });
}

/** Our own message with exactly this identity. */
function sentAs(register: Register, identiteit: MessageIdentity): Row | null {
  const sleutel = identityText(identiteit);
  const id = sleutel && register.perIdentiteit.get(sleutel);
  if (!id) return null;
  const heen = row(register, id);
  const zelfde =
    directionOf(heen.herkomst) === 'uit' &&
    heen.identiteit.ontvanger === identiteit.ontvanger &&
    heen.identiteit.dagtekening?.toString() === identiteit.dagtekening?.toString();
  return zelfde ? heen : null;
}

export function elsewhere({ register, declaraties }: State): Elsewhere {
  return {
    uitBericht: (id) => earlierMessage(register, id),
    goedgekeurdePrestaties: (domein, nummer) => grantedOn(declaraties, domein, nummer),
  };
}

/** What was seen by looking at these facts; of a message of which nothing can change meanwhile nothing. */
export function seenBy(state: State, identiteit: MessageIdentity, bericht: BerichtVan<JudgedNumber>): Seen {
  const relatie = relationOf(identiteit);
  const niets: Seen = { toewijzingen: new Map(), verzoeken: new Map() };
  if (!relatie || (bericht.nummer !== '301' && bericht.nummer !== '319')) return niets;
  const genoemd = referencesIn(bericht).flatMap((r) => byReference(state.verzoeken, relatie, r) ?? []);
  return {
    toewijzingen: standings(state.dossier, relatie, numbersIn(bericht)),
    verzoeken: requestsSeen(genoemd, identiteit.bsn),
  };
}

/** The same of all that is known of a client. */
export function seenOf(state: State, eigenaar: Owner): Seen {
  return {
    toewijzingen: standings(state.dossier, eigenaar, numbersOf(state.dossier, eigenaar)),
    verzoeken: requestsSeen(waitingOf(state.verzoeken, eigenaar), eigenaar.bsn),
  };
}

export function factsFor(
  state: State,
  identiteit: MessageIdentity,
  eerderMetDezeIdentificatie: EarlierMessage | null,
  bericht: BerichtVan<JudgedNumber>,
): FactsFor<JudgedNumber> {
  const { register, dossier, verzoeken } = state;
  const eigenaar = ownerOf(identiteit);
  const elders = elsewhere(state);
  const allocations = (alle: boolean) =>
    eigenaar ? allocationFacts(dossier, eigenaar, numbersIn(bericht), alle, elders) : [];
  const requests = (referenties: readonly string[], wachtende: boolean) =>
    eigenaar
      ? requestsAbout(verzoeken, eigenaar, referenties, wachtende).map((verzoek) =>
          requestFact(register, verzoek, eigenaar.bsn),
        )
      : [];
  const ofClient = (): ClientFacts => ({
    zorgVanClient: eigenaar ? clientAllocations(dossier, eigenaar, elders) : [],
    verzoekenVanClient: eigenaar ? clientRequests(register, verzoeken, eigenaar) : [],
    toegekendPerJaar: eigenaar ? grantedPerYear(state.declaraties, eigenaar) : [],
  });
  switch (bericht.nummer) {
    case '301': {
      const toewijzingen = allocations(true);
      return { eerderMetDezeIdentificatie, toewijzingen, verzoeken: requests(referencesIn(bericht), false) };
    }
    case '302':
    case '306':
    case '308':
    case '316':
    case '318':
    case '320':
      return { heenbericht: sentMessage(state, heenOf(register, identiteit)) };
    case '305':
    case '307': {
      const leveringen = eigenaar ? deliveryFacts(dossier, eigenaar, elders.uitBericht) : [];
      return { eerderMetDezeIdentificatie, toewijzingen: allocations(true), leveringen };
    }
    case '315':
      return {
        eerderMetDezeIdentificatie,
        verzoeken: requests(referencesIn(bericht), true),
        ...ofClient(),
      };
    case '317':
      return {
        eerderMetDezeIdentificatie,
        toewijzingen: allocations(true),
        verzoeken: requests(referencesIn(bericht), true),
        clientBekend: eigenaar !== null && everAllocated(dossier, eigenaar),
        ...ofClient(),
      };
    case '319': {
      const relatie = relationOf(identiteit);
      const verzoek = relatie && byReference(verzoeken, relatie, bericht.Antwoord.ReferentieAanbieder);
      return {
        eerderMetDezeIdentificatie,
        verzoek: verzoek && requestFact(register, verzoek, null),
      };
    }
    case '323':
      return {
        eerderMetDezeIdentificatie,
        ...declarationFacts(state, relationOf(identiteit), bericht),
      };
    case '325':
      return { eerderMetDezeIdentificatie, declaratie: declarationAnswerFacts(register, bericht) };
  }
}

function declarationFacts(state: State, relatie: Relation | null, bericht: BerichtVan<'323'>) {
  if (!relatie) {
    return {
      declaratieMetDitNummer: null,
      laatsteDeclaratiePeriode: null,
      bekendeClienten: new Set<number>(),
      toewijzingen: new Map(),
      prestaties: [],
      laatsteDeclaratie: null,
      leveringen: new Map(),
      afspraken: [],
      geweigerd: [],
    };
  }
  const { dossier, declaraties, afspraken } = state;
  const elders = elsewhere(state);
  const bsns = bsnsIn(bericht);
  const nummers = numbersIn(bericht);
  const laatste = lastDeclaration(declaraties, relatie);
  const eerder = declarationWithNumber(declaraties, relatie, bericht.Declaratie.DeclaratieNummer);
  const bekend = bsns.flatMap((bsn, plaats) => (everAllocated(dossier, { ...relatie, bsn }) ? plaats : []));
  return {
    declaratieMetDitNummer: eerder === null ? null : elders.uitBericht(eerder),
    laatsteDeclaratiePeriode: lastPeriod(declaraties, relatie),
    bekendeClienten: new Set(bekend),
    toewijzingen: declaredAllocations(dossier, relatie, nummers, bsns, elders),
    prestaties: prestatieFacts(declaraties, relatie, nummers, referentieNummersIn(bericht), (id) => ({
      ...elders.uitBericht(id),
      toegekendOp: judgedAt(state.register, id),
    })),
    laatsteDeclaratie: laatste === null ? null : elders.uitBericht(laatste),
    leveringen: declaredDeliveries(dossier, relatie, nummers, bsns, elders.uitBericht),
    afspraken: afspraken.over(relatie, nummers),
    geweigerd: refusedFacts(declaraties, relatie, nummers, (id) => judgedAt(state.register, id)),
  };
}

function judgedAt(register: Register, id: string): Temporal.Instant {
  const { beoordeeldOp } = row(register, id);
  if (beoordeeldOp === null) throw new Error('A Prestatie was granted by a message that was not judged.');
  return beoordeeldOp;
}

/** Our own declaration in the outbox, or sent, that this answer names. */
function declarationAnswerFacts(
  register: Register,
  bericht: BerichtVan<'325'>,
): DeclarationAnswerFacts['declaratie'] {
  const { Afzender, Ontvanger, DeclaratieIdentificatie } = bericht.Header;
  const declaratie = sentAs(register, {
    standaard: bericht.standaard,
    nummer: '323',
    afzender: Ontvanger,
    ontvanger: Afzender,
    identificatie: DeclaratieIdentificatie.Identificatie,
    dagtekening: DeclaratieIdentificatie.Dagtekening,
    bsn: null,
  });
  if (!declaratie?.verzending) return null;
  const antwoord = register.antwoorden.get(declaratie.id);
  return {
    berichtId: declaratie.id,
    beantwoordMet: antwoord === undefined ? null : earlierMessage(register, antwoord),
    ...readOwnDeclaration(declaratie.bytes, bericht),
  };
}

function sentMessage({ register, verzoeken }: State, heen: Row | null): RetourFacts['heenbericht'] {
  if (heen?.oordeel?.uitkomst !== 'goedgekeurd') return null;
  const retour = register.antwoorden.get(heen.id);
  return {
    berichtId: heen.id,
    bericht: nameOf(heen.identiteit),
    verzondenOp: heen.verzending?.op ?? null,
    beantwoordMet: retour === undefined ? null : earlierMessage(register, retour),
    verzoeken: carriedBy(verzoeken, heen.id).map(({ verzoek }) => verzoek.referentieAanbieder),
  };
}
