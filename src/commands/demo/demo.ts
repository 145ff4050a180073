/**
 * `demo [--once]`: the product in one process on a database of its own. Messages go in over HTTP as a provider's or the
 * back office's would, and the table shows what an administrator wants to know of each.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Running, start } from '../../main.ts';
import { folderSender } from '../../pipeline/sender.ts';
import { systeemklok } from '../../platform/clock.ts';
import { migreer } from '../../platform/database.ts';
import { startEmbeddedPostgres } from '../../platform/embedded-postgres.ts';
import { maakLog } from '../../platform/log.ts';
import { leesSleutel, leesSleutelring, maakKluis, nieuweSleutel } from '../../platform/sleutels.ts';
import { amsterdamDay } from '../../rules/workingdays.ts';
import { type Exit, exit, type Io } from '../io.ts';
import { openSchemas } from '../schemas.ts';
import { interrupted } from '../signals.ts';
import { story } from './story.ts';
import { tell } from './telling.ts';

export async function demo(argv: readonly string[], io: Io): Promise<Exit> {
  const { values } = parseArgs({ args: [...argv], options: { once: { type: 'boolean', default: false } } });
  io.uit('Berichtenpoort, demonstratie: een gemeente, een aanbieder en een verzonnen cliënt.');
  const postgres = await startEmbeddedPostgres({
    zekerheid: 'duurzaam',
    voortgang: (regel) => io.uit(`  ${regel}`),
  });
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
      gemeenten: new Set(['0384']),
      aanbieders: new Set(),
      sender: folderSender(uitgaand),
      host: '127.0.0.1',
      poort: values.once ? 0 : 8080,
      gelijktijdig: 2,
      klok: systeemklok,
      log: maakLog({ niveau: 'error' }),
      herstelInterval: 2_000,
    });
    const geslaagd = await tell(story(amsterdamDay(systeemklok.nu())), draait.adres, uitgaand, io);
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
