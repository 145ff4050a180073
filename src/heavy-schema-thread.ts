/**
 * Checks one heavy message against its schema, in a thread that ends with it: the memory of the schema engine grows with
 * what it checks and never shrinks, and judging needs as much again.
 */
import { workerData } from 'node:worker_threads';
import { type Engine, openSchemas } from './commands/schemas.ts';
import { serveThread } from './platform/thread.ts';
import { berichtsoort, type Nummer, type Standaard } from './standard/berichtsoorten.ts';
import type { XsdBevinding } from './standard/bevinding.ts';

export type SchemaData = { readonly motor: Engine };
export type SchemaQuestion = {
  readonly bytes: Uint8Array;
  readonly standaard: Standaard;
  readonly nummer: Nummer;
};
export type SchemaAnswer = readonly XsdBevinding[];

// Only `heavy-thread.ts` starts this module, with this.
const { schemas } = openSchemas((workerData as SchemaData).motor);

serveThread<SchemaQuestion, SchemaAnswer>(
  async ({ bytes, standaard, nummer }) => schemas.controleer(bytes, berichtsoort(standaard, nummer)),
  async () => {},
);
