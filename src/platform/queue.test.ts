import { Redis } from 'ioredis';
import { afterEach, describe, expect, test } from 'vitest';
import { eigenPostgres, verseDatabase } from '../../test/services/postgres.ts';
import { eigenRedis, gedeeldeRedis } from '../../test/services/redis.ts';
import { totdat } from '../../test/services/wachten.ts';
import { type Afloop, openQueue, type Wachtrij, type Wachtrijmelding, type Wachtrijopties } from './queue.ts';

const redis = gedeeldeRedis();
const startRedis = eigenRedis();

const open: Wachtrij[] = [];
afterEach(async () => {
  for (const rij of open.splice(0)) await rij.sluit();
});

async function opent(opties: Wachtrijopties): Promise<Wachtrij> {
  const rij = await openQueue(opties);
  open.push(rij);
  return rij;
}

/** A handler that remembers, and that can be held up. */
function opname() {
  const gezien: string[] = [];
  let poort: PromiseWithResolvers<void> | undefined;
  return {
    gezien,
    houdOp: () => {
      poort = Promise.withResolvers();
    },
    laatLos: () => poort?.resolve(),
    handler: async (id: string): Promise<Afloop> => {
      gezien.push(id);
      await poort?.promise;
      return 'klaar';
    },
  };
}

let volgnummer = 0;
const naam = () => `proef${++volgnummer}`;
const ids = (aantal: number, voor = 'b') => Array.from({ length: aantal }, (_, i) => `${voor}${i}`);

describe.each(['postgres', 'redis'] as const)('a queue on %s', (soort) => {
  const opties = async (): Promise<Wachtrijopties> =>
    soort === 'postgres'
      ? { naam: naam(), url: await verseDatabase(), stilte: 1_000, langsteWachttijd: 50 }
      : {
          naam: naam(),
          url: redis?.url ?? '',
          schema: redis?.voorvoegsel ?? '',
          stilte: 1_000,
          langsteWachttijd: 50,
        };
  const doe = test.skipIf(soort === 'redis' && redis === undefined);

  doe('every id comes to a handler once, with many at a time', async () => {
    const rij = await opent(await opties());
    const { handler, gezien } = opname();
    await rij.voegToe(ids(50));
    expect(await rij.wachtend()).toBe(50);
    await rij.werk(handler, { gelijktijdig: 4 });
    await Promise.all(ids(100, 'later').map((id) => rij.voegToe([id])));
    await totdat('all handled', () => gezien.length >= 150);
    await totdat('empty', async () => (await rij.wachtend()) === 0);
    expect(new Set(gezien).size).toBe(150);
    expect(gezien.length).toBe(150);
  });

  doe('an id that waits is not doubled, an id that is done can come again', async () => {
    const rij = await opent(await opties());
    await rij.voegToe(['a', 'a', '12']);
    await rij.voegToe(['a']);
    await rij.voegToe(['a', ...ids(10)]);
    expect(await rij.wachtend()).toBe(12);
    const { handler, gezien } = opname();
    await rij.werk(handler);
    await totdat('first round', () => gezien.length >= 12);
    await totdat('a again', async () => {
      await rij.voegToe(['a']);
      return gezien.filter((id) => id === 'a').length > 1;
    });
  });

  doe('a handler that fails is called again, and an id that was given up can come again', async () => {
    const meldingen: Wachtrijmelding[] = [];
    const rij = await opent({ ...(await opties()), pogingen: 3, meld: (melding) => meldingen.push(melding) });
    let gaatMis = true;
    const gezien: string[] = [];
    await rij.werk(async (id) => {
      gezien.push(id);
      if (gaatMis) throw Object.assign(new TypeError('Bsn 999990019 van J. Jansen'), { code: '23505' });
      return 'klaar';
    });
    await rij.voegToe(['a']);
    await totdat('given up', () => meldingen.some((melding) => melding.soort === 'opgegeven'));
    expect(gezien).toEqual(['a', 'a', 'a']);
    expect(meldingen).toEqual([
      { soort: 'mislukt', id: 'a', poging: 1, fout: 'TypeError 23505' },
      { soort: 'mislukt', id: 'a', poging: 2, fout: 'TypeError 23505' },
      { soort: 'opgegeven', id: 'a', poging: 3, fout: 'TypeError 23505' },
    ]);
    gaatMis = false;
    await rij.voegToe(['a']);
    await totdat('handled after all', () => gezien.length === 4);
  });

  doe('an id that must wait comes again, however often, without that being a failure', async () => {
    const meldingen: Wachtrijmelding[] = [];
    const rij = await opent({
      ...(await opties()),
      pogingen: 3,
      uitstel: 5,
      meld: (melding) => meldingen.push(melding),
    });
    const gezien: string[] = [];
    let kan = false;
    const werker = await rij.werk(async (id) => {
      gezien.push(id);
      if (!kan && id === 'wacht') return 'straks';
      return 'klaar';
    });
    await rij.voegToe(['wacht']);
    await totdat('offered more often than a failure is', () => gezien.length > 5);
    // It is not doubled meanwhile, and holds up nobody.
    await rij.voegToe(['wacht', 'ander']);
    await totdat('the other is handled', () => gezien.includes('ander'));
    // Nor is it lost when its worker goes.
    await werker.sluit();
    expect(await rij.wachtend()).toBe(1);
    kan = true;
    const eerder = gezien.length;
    await rij.werk(async (id) => {
      gezien.push(id);
      return 'klaar';
    });
    await totdat('handled', async () => (await rij.wachtend()) === 0);
    expect(gezien.slice(eerder)).toEqual(['wacht']);
    expect(meldingen).toEqual([]);
  });

  doe('an id that must wait is offered no sooner than after its delay', async () => {
    const rij = await opent({ ...(await opties()), uitstel: 600_000 });
    let gezien = 0;
    await rij.werk(async () => {
      gezien += 1;
      return 'straks';
    });
    await rij.voegToe(['a']);
    await totdat('offered once, and waiting', async () => gezien === 1 && (await rij.wachtend()) === 1);
    await rij.voegToe(['b']);
    await totdat('the other too', () => gezien === 2);
    expect(gezien).toBe(2);
  });

  doe('closing waits for work under way and takes no new work', async () => {
    const rij = await opent(await opties());
    const { handler, gezien, houdOp, laatLos } = opname();
    houdOp();
    const werker = await rij.werk(handler, { gelijktijdig: 1 });
    // Ids that come together are in no order.
    await rij.voegToe(['a']);
    await totdat('a under way', () => gezien.length === 1);
    await rij.voegToe(['b']);
    const dicht = werker.sluit();
    laatLos();
    await dicht;
    expect(gezien).toEqual(['a']);
    expect(await rij.wachtend()).toBe(1);
    await rij.sluit();
    await expect(rij.voegToe(['c'])).rejects.toThrow(/gesloten/);
  });

  doe('closing gives up on work that does not end, and another worker takes it over', async () => {
    const meer = await opties();
    const rij = await opent({ ...meer, sluittijd: 300 });
    const eerste = opname();
    eerste.houdOp();
    const werker = await rij.werk(eerste.handler);
    await rij.voegToe(['a']);
    await totdat('a under way', () => eerste.gezien.length === 1);
    await werker.sluit();
    const tweede = opname();
    await (await opent(meer)).werk(tweede.handler);
    await totdat('a taken over', () => tweede.gezien.includes('a'));
    eerste.laatLos();
  });

  doe('an id must not be empty or hold a colon', async () => {
    const rij = await opent(await opties());
    await expect(rij.voegToe(['a:b'])).rejects.toThrow(TypeError);
    await expect(rij.voegToe([''])).rejects.toThrow(TypeError);
    await rij.voegToe(['c']);
    expect(await rij.wachtend()).toBe(1);
  });
});

describe('a queue whose store goes away', () => {
  test('that does not exist is an error that names the address and not the password', async () => {
    await expect(openQueue({ naam: naam(), url: 'postgresql://u:geheim@127.0.0.1:1/x' })).rejects.toThrow(
      /postgresql:\/\/127\.0\.0\.1:1 is niet bereikbaar \((?!.*geheim)/,
    );
    await expect(
      openQueue({ naam: naam(), url: 'redis://u:geheim@127.0.0.1:1', opentijd: 500 }),
    ).rejects.toThrow(/redis:\/\/127\.0\.0\.1:1 is niet bereikbaar \((?!.*geheim)/);
  });

  test('a PostgreSQL that crashes and comes back is worked on as before', async () => {
    const server = await eigenPostgres();
    try {
      const meldingen: Wachtrijmelding[] = [];
      const rij = await opent({
        naam: naam(),
        url: server.url,
        stilte: 1_000,
        meld: (m) => meldingen.push(m),
      });
      const { handler, gezien } = opname();
      await rij.werk(handler);
      await rij.voegToe(['voor']);
      await totdat('before', () => gezien.includes('voor'));
      await server.herstart('hard');
      await totdat('queued again', () => rij.voegToe(['na']).then(() => true));
      await totdat('after', () => gezien.includes('na'));
      expect(meldingen.length).toBeGreaterThan(0);
      expect(meldingen.length).toBeLessThan(30);

      await server.stop();
      await expect(rij.voegToe(['nooit'])).rejects.toThrow();
      await rij.sluit();
    } finally {
      await server.stop();
    }
  });

  test.skipIf(startRedis === undefined)(
    'a Redis that is emptied, dies and comes back is worked on as before',
    async () => {
      const server = await startRedis?.();
      if (server === undefined) throw new Error('skipped without one');
      try {
        const rij = await opent({ naam: naam(), url: server.url, stilte: 1_000, sluittijd: 500 });
        const { handler, gezien, houdOp, laatLos } = opname();
        await rij.werk(handler);
        houdOp();
        await rij.voegToe(['onderweg']);
        await totdat('under way', () => gezien.includes('onderweg'));
        const knop = new Redis(server.url);
        await knop.flushall();
        await knop.quit();
        laatLos();
        await rij.voegToe(['na het legen']);
        await totdat('after the flush', () => gezien.includes('na het legen'));

        await server.dood();
        await expect(rij.voegToe(['nooit'])).rejects.toThrow();
        await server.start();
        await totdat('queued again', () => rij.voegToe(['na de dood']).then(() => true));
        await totdat('after the death', () => gezien.includes('na de dood'));

        await server.dood();
        const begin = performance.now();
        await rij.sluit();
        expect(performance.now() - begin).toBeLessThan(5_000);
      } finally {
        await server.stop();
      }
    },
  );
});
