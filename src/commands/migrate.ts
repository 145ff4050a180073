/** `migrate`: brings the database up to date; safe to run by several processes at once. */
import { leesMigratieconfiguratie } from '../platform/config.ts';
import { migreer } from '../platform/database.ts';
import { configurationFrom } from './configuration.ts';
import { type Exit, exit, type Io } from './io.ts';

export async function migrate(_argv: readonly string[], io: Io): Promise<Exit> {
  const { databaseUrl } = configurationFrom(leesMigratieconfiguratie, io);
  const toegepast = await migreer(databaseUrl);
  for (const naam of toegepast) io.uit(`Toegepast: ${naam}`);
  if (toegepast.length === 0) io.uit('De database was al bij.');
  return exit.goed;
}
