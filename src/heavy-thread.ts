/**
 * What a thread for heavy messages does: everything of a message, on a connection of its own, so that neither its bytes nor
 * what is known about it have to cross from one thread to another, and the process it belongs to has its hands free.
 */
import { randomUUID } from 'node:crypto';
import { workerData } from 'node:worker_threads';
import { type Count, countingCasefile } from './api/counting.ts';
import type { MessageId } from './casefile/casefile.ts';
import { preparing } from './casefile/postgres/prepared.ts';
import { postgresCasefile } from './casefile/postgres.ts';
import { openSchemas } from './commands/schemas.ts';
import type { HeavyAnswer, HeavyData, HeavyQuestion } from './heavy.ts';
import type { SchemaAnswer, SchemaData, SchemaQuestion } from './heavy-schema-thread.ts';
import { takeIn } from './pipeline/intake.ts';
import { Busy, judgeMessage } from './pipeline/judging.ts';
import { protocolPerGemeente, protocolsFolder } from './pipeline/protocols.ts';
import type { Wiring } from './pipeline/wiring.ts';
import { openDatabase } from './platform/database.ts';
import { maakKluis } from './platform/sleutels.ts';
import { serveThread } from './platform/thread.ts';
import { openThreads } from './platform/threads.ts';
import { openWoonplaatsregister } from './platform/woonplaatsregister.ts';
import type { SchemaValidator } from './standard/xsd/validator.ts';

// Only `openHeavy` starts this module, with this.
const data = workerData as HeavyData;

const database = openDatabase({
  url: data.databaseUrl,
  verbindingen: 2,
  // Of the largest message the facts, the verdict and the writing each take seconds, on a slow machine many.
  geduld: 300_000,
  omhul: preparing,
});
const kluis = maakKluis(data);
const casefile = postgresCasefile({ db: database.db, kluis });
const { schemas: motor, xsdVersies } = openSchemas(data.motor);
const controles = openThreads<SchemaQuestion, SchemaAnswer>({
  bestand: new URL('./heavy-schema-thread.ts', import.meta.url),
  gegevens: { motor: data.motor } satisfies SchemaData,
  aantal: 1,
  geheugenMb: data.geheugenMb,
  rust: 0,
});
const schemas: SchemaValidator = {
  naam: motor.naam,
  controleer: (bytes, { standaard, nummer }) => controles.doe({ bytes, standaard, nummer }),
};
// The process that started this one tells of a file that cannot be read.
const woonplaatsen =
  data.woonplaatsen === null || data.woonplaatsen === undefined
    ? {}
    : { woonplaatsen: openWoonplaatsregister(data.woonplaatsen, { bsnHash: kluis.bsnHash, meld: () => {} }) };
const protocolVoor = protocolPerGemeente(protocolsFolder, data.protocollen);

serveThread<HeavyQuestion, HeavyAnswer>(answer, async () => {
  await controles.sluit(1_000);
  await database.sluit();
});

async function answer(vraag: HeavyQuestion): Promise<HeavyAnswer> {
  const geteld: Count[] = [];
  const gewekt = { oordelen: [] as MessageId[], verzenden: [] as MessageId[] };
  const nu = Temporal.Instant.from(vraag.op);
  const wiring: Wiring = {
    casefile: countingCasefile(casefile, (een) => geteld.push(een)),
    schemas,
    xsdVersies,
    protocolVoor,
    ...woonplaatsen,
    gemeenten: data.gemeenten,
    aanbieders: data.aanbieders,
    sender: {
      verzend: async () => {
        throw new Error('A thread does not send.');
      },
    },
    nu: () => nu,
    nieuwId: randomUUID,
    zwaarVanaf: data.zwaarVanaf,
    wekOordelen: async (ids) => void gewekt.oordelen.push(...ids),
    wekVerzenden: async (ids) => void gewekt.verzenden.push(...ids),
  };
  if (vraag.soort === 'inname') {
    return { soort: 'inname', uitslag: await takeIn(vraag.verzoek, wiring), geteld };
  }
  const uitkomst = await judgeMessage(vraag.id, wiring).then(
    () => 'klaar' as const,
    (fout: unknown) => {
      if (fout instanceof Busy) return 'bezet' as const;
      throw fout;
    },
  );
  return { soort: 'oordeel', uitkomst, ...gewekt, geteld };
}
