/** The journey of generated traffic at an installation: taken in, judged and sent as the service does. */
import type { Casefile, MessageId } from '../../src/casefile/casefile.ts';
import { openSchemas } from '../../src/commands/schemas.ts';
import { dispatchInTurn } from '../../src/pipeline/dispatch.ts';
import { takeIn } from '../../src/pipeline/intake.ts';
import { Busy, judgeMessage } from '../../src/pipeline/judging.ts';
import type { Served } from '../../src/pipeline/parties.ts';
import type { Wiring } from '../../src/pipeline/wiring.ts';
import type { Protocol } from '../../src/rules/protocol.ts';
import type { Finding, Verdict } from '../../src/rules/verdict.ts';
import { schrijfBericht } from '../../src/standard/xml/schrijven.ts';
import type { Told } from './story.ts';

export type Heard = {
  readonly uitkomst: Verdict['uitkomst'] | 'geweigerd';
  readonly niveau: Verdict['niveau'];
  readonly bevindingen: readonly Finding[];
  /** The answer as it was sent, without the number that the installation gave it. */
  readonly antwoord: string | null;
};

const opened = openSchemas();

export type Road = {
  /** Takes in, judges and sends; null when it is refused at the door. */
  hear(verteld: Told): Promise<Heard | null>;
  takeIn(verteld: Told): Promise<MessageId | null>;
  /** In whatever order: the casefile judges first what has to be first. */
  judge(id: MessageId): Promise<void>;
  heard(id: MessageId): Promise<Heard>;
};

/** An installation that serves these parties, with a wire that takes over everything at once. */
export function installation(
  casefile: Casefile,
  protocol: Protocol,
  served: Partial<Served>,
  ids = numbered(1),
): Road {
  let nu = Temporal.Instant.fromEpochMilliseconds(0);
  const teVerzenden: MessageId[] = [];
  const wiring: Wiring = {
    casefile,
    ...opened,
    gemeenten: new Set(),
    aanbieders: new Set(),
    ...served,
    protocolVoor: () => protocol,
    sender: { verzend: async () => {} },
    nu: () => nu,
    nieuwId: ids,
    wekOordelen: async () => {},
    wekVerzenden: async (deze) => void teVerzenden.push(...deze),
  };
  const road: Road = {
    async hear(verteld) {
      const id = await road.takeIn(verteld);
      if (id === null) return null;
      await road.judge(id);
      return road.heard(id);
    },
    async takeIn({ op, bericht }) {
      nu = op;
      const bytes = schrijfBericht(bericht);
      const inname = await takeIn({ bytes, envelop: null, bijBotsing: 'beoordelen' }, wiring);
      return inname.soort === 'geweigerd' ? null : inname.id;
    },
    async judge(id) {
      for (;;) {
        try {
          await judgeMessage(id, wiring);
          break;
        } catch (fout) {
          if (!(fout instanceof Busy)) throw fout;
          await new Promise(setImmediate);
        }
      }
      for (const een of teVerzenden.splice(0)) {
        // As the queue does: what must leave before it is being sent by another worker at this moment.
        while ((await dispatchInTurn(een, wiring)) === 'straks') await new Promise(setImmediate);
      }
    },
    heard: (id) => heardOf(casefile, id),
  };
  return road;
}

async function heardOf(casefile: Casefile, id: MessageId): Promise<Heard> {
  const view = await casefile.toon(id);
  if (!view?.oordeel) throw new Error(`Message ${id} was not judged.`);
  // What another party answered to us is a message of the history itself.
  const onze = view.richting === 'in' ? view.antwoordId : null;
  const bytes = onze === null ? null : await casefile.bytes(onze);
  const { uitkomst, niveau, bevindingen } = view.oordeel;
  return { uitkomst, niveau, bevindingen, antwoord: bytes === null ? null : unnumbered(bytes) };
}

/** Numbers of receipt have gaps in PostgreSQL, and depend on what came between. */
function unnumbered(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replaceAll(/>R\d{11}</g, '>R<');
}

/** Ids in order, of nobody else with another number. */
export function numbered(van: number): () => MessageId {
  let laatste = 0;
  return () => {
    laatste += 1;
    return `${String(van).padStart(8, '0')}-0000-4000-8000-${String(laatste).padStart(12, '0')}`;
  };
}
