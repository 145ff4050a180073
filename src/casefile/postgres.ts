/** The casefile in PostgreSQL 15 or newer: the truth of an installation. The SQL is under `postgres/`, by subject. */
import type { Casefile } from './casefile.ts';
import { postgresAgreements } from './postgres/afspraken.ts';
import { searchPayments } from './postgres/betalingen.ts';
import { postgresBookings } from './postgres/boekingen.ts';
import { allocationsByAge } from './postgres/geboren.ts';
import { readBytes, takeIn } from './postgres/intake.ts';
import { judge } from './postgres/judging.ts';
import { send } from './postgres/outbox.ts';
import { countedTerms, grantedPerMonth, selectCare } from './postgres/rapportage.ts';
import { searchRequests, showRequest } from './postgres/requests.ts';
import { ruleOnClient, ruleOnRequest } from './postgres/ruling.ts';
import { postgresSignals } from './postgres/signals.ts';
import { endedWithoutStop, refusedOffers } from './postgres/silences.ts';
import { isId, type Store } from './postgres/store.ts';
import { searchAllocations } from './postgres/toewijzingen.ts';
import { sizeOf, turns } from './postgres/turns.ts';
import { postgresHeld } from './postgres/vasthouden.ts';
import { backlog, eventsOf, readKnown, search, show, unfinished } from './postgres/views.ts';
import {
  allocatingMunicipalities,
  refusedAllocations,
  runningAllocations,
  searchTerms,
  watchedAllocations,
} from './postgres/watched.ts';

/** `db` must have been migrated; `kluis` must hold the same keys in every process that uses the database. */
export function postgresCasefile(store: Store): Casefile {
  const { db } = store;
  return {
    neemIn: (bericht) => takeIn(store, bericht),
    beoordeel: (id, werk) => judge(store, id, werk),
    verzend: (id, verzend, bijVerzending) => send(store, id, verzend, bijVerzending),
    onafgemaakt: (maximaal, nu) => unfinished(db, maximaal, nu),
    beurten: (vraag, regel) => turns(db, vraag, regel),
    omvang: (id) => sizeOf(db, id),
    achterstand: () => backlog(db),
    toon: (id) => show(db, id),
    zoek: (filter) => search(db, filter),
    bytes: async (id) => (isId(id) ? readBytes(store, id) : null),
    bekend: async (id) => (isId(id) ? readKnown(store, id) : null),
    verzoeken: (filter) => searchRequests(store, filter),
    verzoek: (id) => showRequest(store, id),
    betalingen: (filter, bladzijde) => searchPayments(db, filter, bladzijde),
    beslis: (id, werk) => ruleOnRequest(store, id, werk),
    regel: (client, werk) => ruleOnClient(store, client, werk),
    gebeurtenissen: (id) => eventsOf(db, id),
    termijnen: (filter) => searchTerms(db, filter),
    toewijzingen: (filter) => searchAllocations(db, filter),
    teBewaken: (vandaag) => watchedAllocations(db, vandaag),
    lopendeToewijzingen: (vraag) => runningAllocations(db, vraag),
    toewijzingenNaarLeeftijd: (vraag) => allocationsByAge(store, vraag),
    geweigerdeToewijzingen: (vandaag) => refusedAllocations(db, vandaag),
    zonderStop: (sinds, vandaag) => endedWithoutStop(db, sinds, vandaag),
    geweigerdeRegels: (vraag) => refusedOffers(db, vraag),
    toewijzendeGemeenten: () => allocatingMunicipalities(db),
    zorg: (vraag) => selectCare(db, vraag),
    toegekendPerMaand: (vraag) => grantedPerMonth(db, vraag),
    termijnenGeteld: (vraag) => countedTerms(db, vraag),
    signalen: postgresSignals(store),
    vastgehouden: postgresHeld(store),
    afspraken: postgresAgreements(store),
    boekingen: postgresBookings(store),
  };
}
