/** Messages of our own about one client, decided on and written down in plain maps. */
import type { FactsFor } from '../../rules/facts.ts';
import type { BerichtVan } from '../../standard/berichten.generated.ts';
import type { ClientCase, MessageId, Ruled, Ruling, StoredMessage } from '../casefile.ts';
import { Overtaken } from '../errors.ts';
import { checkRuling, foreignClient, identityOfOwn, rulingEvents } from '../own-message.ts';
import { asKept } from '../requests.ts';
import { allocatingMessages, allocationFacts, type Owner } from './dossier.ts';
import { changeCase, checkCase } from './effects.ts';
import {
  earlierWith,
  elsewhere,
  factsFor,
  identityText,
  type Seen,
  type State,
  seenBy,
  seenOf,
} from './facts.ts';
import { type Row, record, row } from './register.ts';
import { requestView, waitingOf } from './requests.ts';

/** What stands in the way of another allocation at this moment. */
export type Obstacle = Extract<Ruled<never>, { soort: 'eerst' | 'bezet' }> | null;

type Surroundings = {
  readonly stroom: string;
  readonly belet: () => Obstacle;
  /** Where what each message was judged by is kept. */
  readonly bekend: Map<MessageId, object>;
};

export async function ruleInMemory<T>(
  state: State,
  eigenaar: Owner,
  { stroom, belet, bekend }: Surroundings,
  werk: (zaak: ClientCase) => Promise<T>,
): Promise<Ruled<T>> {
  const { register, dossier, verzoeken } = state;
  const staat: { seen: Seen; uitspraak: Ruling | null } = { seen: seenOf(state, eigenaar), uitspraak: null };
  const uitslag = await werk({
    verzoeken: waitingOf(verzoeken, eigenaar).map((verzoek) => requestView(register, verzoek)),
    toewijzingen: allocationFacts(dossier, eigenaar, [], true, elsewhere(state)),
    eerdereToewijzingen: [...allocatingMessages(dossier, eigenaar)]
      .map((id) => row(register, id))
      .toSorted((a, b) => b.volgnummer - a.volgnummer)
      .map(stored),
    async feiten<B extends BerichtVan<'301' | '319'>>(bericht: B) {
      const identiteit = { ...identityOfOwn(bericht, eigenaar), bsn: eigenaar.bsn };
      const gezien = seenBy(state, identiteit, bericht);
      // What was seen first counts: whatever changed since makes it untrue.
      staat.seen = {
        toewijzingen: new Map([...gezien.toewijzingen, ...staat.seen.toewijzingen]),
        verzoeken: new Map([...gezien.verzoeken, ...staat.seen.verzoeken]),
      };
      const eerder = earlierWith(register, identiteit, null);
      // The facts are those of the number of the message; the type parameter hides that from TypeScript.
      return factsFor(state, identiteit, eerder, bericht) as FactsFor<B['nummer']>;
    },
    async besluit(uitspraak) {
      if (staat.uitspraak) throw new Error('A request is decided on once.');
      checkRuling(uitspraak);
      staat.uitspraak = uitspraak;
    },
  });
  if (staat.uitspraak) {
    const toewijzing = staat.uitspraak.berichten.some(({ bericht }) => bericht.nummer === '301');
    const obstacle = toewijzing ? belet() : null;
    if (obstacle) return obstacle;
    write(state, eigenaar, stroom, staat.seen, staat.uitspraak);
    for (const { id, feiten } of staat.uitspraak.berichten) bekend.set(id, feiten);
  }
  return { soort: 'gedaan', uitslag };
}

/** A message as it is given to whoever judges or decides. */
export function stored({ id, volgnummer, herkomst, identiteit, ontvangenOp, bytes }: Row): StoredMessage {
  const { bsn: _, ...rest } = identiteit;
  return { id, volgnummer, herkomst, identiteit: rest, ontvangenOp, bytes };
}

/** All its messages, or, when one cannot be, none. */
function write(state: State, eigenaar: Owner, stroom: string, seen: Seen, uitspraak: Ruling): void {
  const { register, verzoeken } = state;
  const { op, wie, berichten, motivering } = uitspraak;
  const gemaakt = berichten.map((eigen) => {
    const { id, bericht, bytes, oordeel } = eigen;
    const identiteit = identityOfOwn(bericht, eigenaar);
    const sleutel = identityText(identiteit);
    if (identiteit.bsn !== null && identiteit.bsn !== eigenaar.bsn) throw new Error(foreignClient);
    if (register.berichten.has(id)) throw new Error(`Message ${id} exists.`);
    if (sleutel === null) throw new Error(`Message ${id} has no identity.`);
    if (register.perIdentiteit.has(sleutel)) throw new Overtaken();
    const rij: Omit<Row, 'volgnummer'> = {
      id,
      herkomst: wie,
      identiteit,
      ontvangenOp: op,
      bytes: bytes.slice(),
      aanbieder: eigenaar.aanbieder,
      stroom,
      oordeel: asKept(oordeel),
      beoordeeldOp: op,
      aangehoudenTot: null,
      wachtOp: null,
      inAntwoordOp: null,
      retourcodes: [],
      verzending: { op: null, pogingen: 0 },
    };
    checkCase(state, about(rij, eigenaar), seen, oordeel.effecten, eigen.termijnen);
    return { eigen, rij, sleutel };
  });
  if (new Set(gemaakt.map(({ sleutel }) => sleutel)).size < gemaakt.length) throw new Overtaken();
  if (new Set(berichten.map(({ id }) => id)).size < gemaakt.length) throw new Error('Two messages, one id.');

  const wachtend = waitingOf(verzoeken, eigenaar).map((verzoek) => requestView(register, verzoek));
  for (const { eigen, rij, sleutel } of gemaakt) {
    register.berichten.set(rij.id, { ...rij, volgnummer: register.berichten.size + 1 });
    register.perIdentiteit.set(sleutel, rij.id);
    register.teVerzenden.add(rij.id);
    const beside = { bericht: eigen.bericht, ...(motivering === undefined ? {} : { motivering }) };
    changeCase(state, about(rij, eigenaar), eigen.oordeel.effecten, eigen.termijnen, beside);
    for (const gebeurtenis of rulingEvents(uitspraak, eigen, wachtend)) record(register, gebeurtenis);
  }
}

/** Whose case it is, whether or not the message names the client. */
function about<R extends Omit<Row, 'volgnummer'>>(rij: R, { bsn }: Owner): R {
  return { ...rij, identiteit: { ...rij.identiteit, bsn } };
}
