/**
 * One of two installations that talk to each other: its own casefile, the whole pipeline, and a wire that hands what it
 * sends to the other one's door. Time is given, and nothing happens before it is asked to work.
 */
import type {
  Casefile,
  MessageId,
  MessageSummary,
  MessageView,
  Outgoing,
} from '../../src/casefile/casefile.ts';
import type { OpenedSchemas } from '../../src/commands/schemas.ts';
import { dispatch } from '../../src/pipeline/dispatch.ts';
import { type IntakeResult, takeIn } from '../../src/pipeline/intake.ts';
import { judgeMessage } from '../../src/pipeline/judging.ts';
import type { Served } from '../../src/pipeline/parties.ts';
import { reconcile } from '../../src/pipeline/reconcile.ts';
import { fairTurns } from '../../src/pipeline/turns.ts';
import type { Wiring } from '../../src/pipeline/wiring.ts';
import { landelijk } from '../../src/rules/examples/landelijk.ts';
import type { Protocol } from '../../src/rules/protocol.ts';
import type { Bericht } from '../../src/standard/berichten.generated.ts';
import { schrijfBericht } from '../../src/standard/xml/schrijven.ts';

export type Clock = { nu: Temporal.Instant };

export type Side = {
  readonly casefile: Casefile;
  readonly wiring: Wiring;
  /** What the back office, or whoever else, hands in at the door. */
  offer(bericht: Bericht | Uint8Array): Promise<IntakeResult>;
  /** The same of what must be taken in; gives its id. */
  hand(bericht: Bericht): Promise<MessageId>;
  /** What arrives over the wire. */
  receive(uit: Outgoing): Promise<void>;
  /** Judges and sends whatever the database says is unfinished, once. @returns how much of it was done. */
  work(): Promise<number>;
  /** A message that must be there. */
  show(id: MessageId): Promise<MessageView>;
  /** Every message, in order of receipt. */
  all(): Promise<readonly MessageSummary[]>;
  /** What it sent, in order. */
  readonly sent: readonly Outgoing[];
};

export type Wire = (uit: Outgoing) => Promise<void>;

export type Surroundings = {
  readonly schemas: OpenedSchemas;
  readonly klok: Clock;
  readonly wire: Wire;
  /** What was agreed, as this side knows it. */
  readonly protocol?: Protocol;
};

export function openSide(
  casefile: Casefile,
  served: Partial<Served>,
  { schemas, klok, wire, protocol = landelijk }: Surroundings,
): Side {
  const sent: Outgoing[] = [];
  const teOordelen = new Set<MessageId>();
  const teVerzenden = new Set<MessageId>();
  const wiring: Wiring = {
    casefile,
    ...schemas,
    gemeenten: new Set(),
    aanbieders: new Set(),
    ...served,
    protocolVoor: () => protocol,
    sender: {
      async verzend(uit) {
        await wire(uit);
        sent.push(uit);
      },
    },
    nu: () => klok.nu,
    nieuwId: () => crypto.randomUUID(),
    wekOordelen: async (ids) => ids.forEach((id) => void teOordelen.add(id)),
    wekVerzenden: async (ids) => ids.forEach((id) => void teVerzenden.add(id)),
  };
  const { wekOordelen } = wiring;
  const lanes = { licht: wekOordelen, zwaar: wekOordelen };
  const regel = { licht: 100, zwaar: 100, zwaarVanaf: 1_000_000 };
  const beurten = fairTurns(casefile, lanes, regel, () => klok.nu);
  const offer: Side['offer'] = (bericht) =>
    takeIn(
      {
        bytes: bericht instanceof Uint8Array ? bericht : schrijfBericht(bericht),
        envelop: null,
        bijBotsing: 'weigeren',
      },
      wiring,
    );
  return {
    casefile,
    wiring,
    sent,
    offer,
    async hand(bericht) {
      const uitslag = await offer(bericht);
      if (uitslag.soort !== 'ontvangen')
        throw new Error(
          `Not taken in: ${JSON.stringify(uitslag.soort === 'geweigerd' ? uitslag : uitslag.soort)}`,
        );
      return uitslag.id;
    },
    async receive({ id, van, bytes }) {
      const envelop = { zender: van, referentienummer: id };
      const uitslag = await takeIn({ bytes, envelop, bijBotsing: 'beoordelen' }, wiring);
      if (uitslag.soort === 'geweigerd') throw new Error(`Refused at the door: ${JSON.stringify(uitslag)}`);
    },
    async work() {
      await reconcile(wiring, beurten);
      const { oordelen, verzenden } = { oordelen: [...teOordelen], verzenden: [...teVerzenden] };
      teOordelen.clear();
      teVerzenden.clear();
      let gedaan = 0;
      for (const id of oordelen) if (await judgeMessage(id, wiring)) gedaan += 1;
      for (const id of verzenden) {
        // A failed attempt is counted by the casefile; the message stays in the outbox.
        if (await dispatch(id, wiring).catch(() => false)) gedaan += 1;
      }
      return gedaan;
    },
    async show(id) {
      const view = await casefile.toon(id);
      if (!view) throw new Error(`There is no message ${id}.`);
      return view;
    },
    all: async () => (await casefile.zoek({ aantal: 10_000 })).toReversed(),
  };
}
