import { afterAll, beforeAll } from 'vitest';
import { verseDatabase } from '../../test/services/postgres.ts';
import { type TestDatabase, testDatabase } from './contract/database.ts';
import { casefileContract } from './contract.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase(await verseDatabase());
});
afterAll(() => database.stop());

casefileContract('PostgreSQL', async () => {
  await database.empty();
  return database.casefile;
});
