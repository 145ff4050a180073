/** The journey over a casefile of choice, on a clock that stands still, with the real schemas and no queue. */
import type { Casefile, MessageId, Obligation, Outgoing } from '../src/casefile/casefile.ts';
import { openSchemas } from '../src/commands/schemas.ts';
import { dispatch } from '../src/pipeline/dispatch.ts';
import { takeIn } from '../src/pipeline/intake.ts';
import { judgeMessage } from '../src/pipeline/judging.ts';
import type { Wiring } from '../src/pipeline/wiring.ts';
import { landelijk, ontvangst } from '../src/rules/examples/landelijk.ts';
import { verzoekTerm } from '../src/rules/terms.ts';
import type { Bericht } from '../src/standard/berichten.generated.ts';
import { schrijfBericht } from '../src/standard/xml/schrijven.ts';

const schemas = openSchemas();

export type TestWorld = {
  readonly casefile: Casefile;
  readonly wiring: Wiring;
  /** Set it to let time pass. */
  readonly klok: { nu: Temporal.Instant };
  /** Woken for sending and for judging, in order. */
  readonly gewekt: MessageId[];
  readonly teOordelen: MessageId[];
  readonly verzonden: Outgoing[];
  /** Takes a message in, judges it and sends what came of it; approved, or the test is wrong. */
  receive(bericht: Bericht, opties?: { readonly zonderOordeel?: boolean }): Promise<MessageId>;
  sendAll(): Promise<void>;
  /** The term of a request (315) received now. */
  requestTerm(referentieAanbieder: string): Obligation;
};

export function testWorld(casefile: Casefile, anders: Partial<Wiring> = {}): TestWorld {
  const klok = { nu: ontvangst };
  const gewekt: MessageId[] = [];
  const teOordelen: MessageId[] = [];
  const verzonden: Outgoing[] = [];
  const wiring: Wiring = {
    casefile,
    ...schemas,
    protocolVoor: () => landelijk,
    gemeenten: new Set(),
    aanbieders: new Set(),
    sender: { verzend: async (uit) => void verzonden.push(uit) },
    nu: () => klok.nu,
    nieuwId: () => crypto.randomUUID(),
    wekOordelen: async (ids) => void teOordelen.push(...ids),
    wekVerzenden: async (ids) => void gewekt.push(...ids),
    ...anders,
  };
  const sendAll = async () => {
    for (const id of gewekt.splice(0)) await dispatch(id, wiring);
  };
  return {
    casefile,
    wiring,
    klok,
    gewekt,
    teOordelen,
    verzonden,
    sendAll,
    async receive(bericht, { zonderOordeel = false } = {}) {
      const inname = await takeIn(
        { bytes: schrijfBericht(bericht), envelop: null, bijBotsing: 'beoordelen' },
        wiring,
      );
      if (inname.soort !== 'ontvangen') throw new Error(`The ${bericht.nummer} was ${inname.soort}.`);
      if (zonderOordeel) return inname.id;
      await judgeMessage(inname.id, wiring);
      const oordeel = (await casefile.toon(inname.id))?.oordeel;
      const wat = oordeel?.bevindingen.map(({ regel, melding }) => `${regel}: ${melding}`).join(' ');
      if (oordeel?.uitkomst !== 'goedgekeurd') throw new Error(`The ${bericht.nummer} was refused. ${wat}`);
      await sendAll();
      return inname.id;
    },
    requestTerm: (referentieAanbieder) => ({
      ...verzoekTerm('315', klok.nu, landelijk.kalender),
      partij: 'gemeente',
      referentieAanbieder,
    }),
  };
}
