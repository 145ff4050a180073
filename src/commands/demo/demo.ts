/**
 * `demo [--once]`: the product in one process on a database of its own. Messages go in over HTTP as a provider's or the
 * back office's would, and the table shows what an administrator wants to know of each.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Running, start } from '../../main.ts';
import { protocolPerGemeente, protocolsFolder } from '../../pipeline/protocols.ts';
import { folderSender } from '../../pipeline/sender.ts';
import { systeemklok, zetbareKlok } from '../../platform/clock.ts';
import { migreer } from '../../platform/database.ts';
import { startEmbeddedPostgres } from '../../platform/embedded-postgres.ts';
import { maakLog } from '../../platform/log.ts';
import { leesSleutel, leesSleutelring, maakKluis, nieuweSleutel } from '../../platform/sleutels.ts';
import { amsterdamDay } from '../../rules/workingdays.ts';
import { type Exit, exit, type Io } from '../io.ts';
import { openSchemas } from '../schemas.ts';
import { interrupted } from '../signals.ts';
import { protocollen } from './regions.ts';
import { story } from './story.ts';
import { tell } from './telling.ts';

export async function demo(argv: readonly string[], io: Io): Promise<Exit> {
  const { values } = parseArgs({ args: [...argv], options: { once: { type: 'boolean', default: false } } });
  io.uit('Berichtenpoort, demonstratie: twee gemeenten, een aanbieder en verzonnen cliënten.');
  const postgres = await startEmbeddedPostgres({
    zekerheid: 'duurzaam',
    voortgang: (regel) => io.uit(`  ${regel}`),
  });
  const klok = zetbareKlok(systeemklok.nu());
  const uitgaand = await mkdtemp(join(tmpdir(), 'berichtenpoort-uitgaand-'));
  let draait: Running | null = null;
  try {
    await migreer(postgres.url);
    draait = await start({
      rollen: new Set(['api', 'worker', 'clock']),
      databaseUrl: postgres.url,
      wachtrijUrl: postgres.url,
      kluis: maakKluis({
        sleutels: leesSleutelring(`demo:${nieuweSleutel()}`),
        bsnSleutel: leesSleutel(nieuweSleutel()),
      }),
      schemas: openSchemas(),
      gemeenten: new Set(['0384', ...protocollen.keys()]),
      protocolVoor: protocolPerGemeente(protocolsFolder, protocollen),
      aanbieders: new Set(),
      sender: folderSender(uitgaand),
      host: '127.0.0.1',
      poort: values.once ? 0 : 8080,
      gelijktijdig: 2,
      klok,
      log: maakLog({ niveau: 'error' }),
      // A moment of the story is a moment of the audience.
      herstelInterval: 500,
      wachtInterval: 500,
    });
    const geslaagd = await tell(story(amsterdamDay(klok.nu())), { adres: draait.adres, uitgaand, klok }, io);
    if (!values.once) {
      io.uit(`\nDe api blijft draaien op ${draait.adres}/api/v1/berichten (stoppen met Ctrl-C).`);
      await interrupted();
    }
    return geslaagd ? exit.goed : exit.afgekeurd;
  } finally {
    await draait?.stop();
    await postgres.stop();
  }
}
