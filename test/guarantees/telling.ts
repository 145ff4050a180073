/** A process that tells its webhook once, to be killed while it does. */
import { postgresNotices } from '../../src/casefile/postgres/notices.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { leesSleutel } from '../../src/platform/sleutels.ts';
import { tellAll } from '../../src/watch/webhooks.ts';

const [url = '', adres = '', sleutel = '', op = ''] = process.argv.slice(2);
const database = openDatabase({ url, verbindingen: 2, meld: () => {} });
await tellAll({
  meldingen: postgresNotices(database),
  webhooks: [{ naam: 'backoffice', adres, geheim: leesSleutel(sleutel) }],
  basis: '/api/v1',
  nu: () => Temporal.Instant.from(op),
  geduld: 60_000,
  meld: () => {},
});
await database.sluit();
