/** A municipality and a provider, each with an installation of its own, and the wire between them. */
import { afterAll, beforeAll, expect } from 'vitest';
import type { Outgoing } from '../../src/casefile/casefile.ts';
import { type TestDatabase, testDatabase } from '../../src/casefile/contract/database.ts';
import { openSchemas } from '../../src/commands/schemas.ts';
import { aanbieder, gemeente } from '../../src/rules/examples/waarden.ts';
import type { Protocol } from '../../src/rules/protocol.ts';
import { verseDatabase } from '../services/postgres.ts';
import { knownTo, termsOf } from './agreement.ts';
import { type Clock, openSide, type Side } from './side.ts';

export type Both<T> = { readonly gemeente: T; readonly aanbieder: T };

/** What a wire does with a message at a moment of its sender: hands it over by calling `deliver`, or throws. */
export type Line = (uit: Outgoing, deliver: () => Promise<void>, op: Temporal.Instant) => Promise<void>;

const schemas = openSchemas();

/** Of this file; every pair begins with both empty. */
export function twoDatabases(): () => Both<TestDatabase> {
  let databases: Both<TestDatabase>;
  beforeAll(async () => {
    databases = {
      gemeente: await testDatabase(await verseDatabase()),
      aanbieder: await testDatabase(await verseDatabase()),
    };
  });
  afterAll(async () => {
    await databases.gemeente.stop();
    await databases.aanbieder.stop();
  });
  return () => databases;
}

export type Pair = Both<Side> & {
  readonly databases: Both<TestDatabase>;
  /** Both work until there is nothing left that can be done. */
  settle(): Promise<void>;
};

export async function openPair(
  databases: Both<TestDatabase>,
  klokken: Both<Clock>,
  { line = (_, deliver) => deliver(), protocol }: { readonly line?: Line; readonly protocol?: Protocol } = {},
): Promise<Pair> {
  await databases.gemeente.empty();
  await databases.aanbieder.empty();
  let delivered = 0;
  const wire = (van: Clock, naar: () => Side) => (uit: Outgoing) =>
    line(
      uit,
      async () => {
        await naar().receive(uit);
        delivered += 1;
      },
      van.nu,
    );
  const sides: Both<Side> = {
    gemeente: openSide(
      databases.gemeente.casefile,
      { gemeenten: new Set([gemeente]) },
      {
        schemas,
        klok: klokken.gemeente,
        wire: wire(klokken.gemeente, () => sides.aanbieder),
        ...(protocol ? { protocol } : {}),
      },
    ),
    aanbieder: openSide(
      databases.aanbieder.casefile,
      { aanbieders: new Set([aanbieder]) },
      { schemas, klok: klokken.aanbieder, wire: wire(klokken.aanbieder, () => sides.gemeente) },
    ),
  };
  return {
    ...sides,
    databases,
    async settle() {
      for (;;) {
        const before = delivered;
        const done = (await sides.gemeente.work()) + (await sides.aanbieder.work());
        if (done === 0 && delivered === before) return;
      }
    },
  };
}

/** Both know the same and have nothing lying about. */
export async function agreed({ gemeente, aanbieder, databases }: Pair) {
  for (const side of [gemeente, aanbieder]) {
    expect(await side.casefile.achterstand()).toMatchObject({ teBeoordelen: 0, teVerzenden: 0 });
  }
  const known = await knownTo(databases.gemeente);
  expect(await knownTo(databases.aanbieder)).toEqual(known);
  const termijnen = {
    gemeente: await termsOf(databases.gemeente),
    aanbieder: await termsOf(databases.aanbieder),
  };
  return { known, termijnen };
}
