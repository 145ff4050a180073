/** In memory, one message after the other on one core: how long the machine thinks about a message. */
import { openSchemas } from '../src/commands/schemas.ts';
import { inspect } from '../src/pipeline/inspect.ts';
import { loadProtocol, protocolsFolder } from '../src/pipeline/protocols.ts';
import { ontvangst } from '../src/rules/examples/landelijk.ts';
import type { FactsFor, JudgedNumber } from '../src/rules/facts.ts';
import { judge } from '../src/rules/judge.ts';
import type { BerichtVan } from '../src/standard/berichten.generated.ts';
import { berichtsoort } from '../src/standard/berichtsoorten.ts';
import { type Bank, type Order, watch } from './bank.ts';
import { clients, factsOf, messageOf, type Nummer, standaard } from './messages.ts';

/** Looking at the clock, and at the memory, after every message would be measured along. */
const perKeer = 25;

type Work = () => Promise<void>;

export function memoryBank({ werk }: Extract<Order, { deel: 'geheugen' }>): Bank {
  const { schemas } = openSchemas();
  const client = clients().next().value;
  const protocol = loadProtocol(protocolsFolder, 'landelijk');

  const works: Record<typeof werk, (nummer: Nummer) => Work> = {
    xsd(nummer) {
      const [bytes, soort] = [messageOf(nummer, client), berichtsoort(standaard, nummer)];
      return async () => {
        if ((await schemas.controleer(bytes, soort)).length > 0) throw unexpected(nummer);
      };
    },
    lezen(nummer) {
      const bytes = messageOf(nummer, client);
      return async () => {
        if (!(await inspect(bytes, schemas)).ok) throw unexpected(nummer);
      };
    },
    oordeel(nummer) {
      const bytes = messageOf(nummer, client);
      const feiten = factsOf(nummer, client);
      return async () => {
        const onderzocht = await inspect(bytes, schemas);
        if (!onderzocht.ok) throw unexpected(nummer);
        // Message and facts were made for the same number.
        const bericht = onderzocht.bericht as BerichtVan<JudgedNumber>;
        const oordeel = judge(bericht, feiten as FactsFor<JudgedNumber>, protocol, ontvangst);
        if (oordeel.uitkomst !== 'goedgekeurd') throw unexpected(nummer);
      };
    },
  };
  const gekozen = { '301': works[werk]('301'), '305': works[werk]('305') };

  return {
    async ronde({ nummer, ms }) {
      const doe = gekozen[nummer];
      const horloge = watch();
      const einde = performance.now() + ms;
      let aantal = 0;
      while (performance.now() < einde) {
        for (let keer = 0; keer < perKeer; keer += 1) await doe();
        aantal += perKeer;
        horloge.kijk();
      }
      return horloge.einde(aantal);
    },
    sluit: async () => {},
  };
}

function unexpected(nummer: Nummer): Error {
  return new Error(`De ${nummer} van de meting is niet goedgekeurd.`);
}
