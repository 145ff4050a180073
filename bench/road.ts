/**
 * The durable road as `serve` composes it: a message is taken in, queued, judged, answered and sent, with every commit
 * on the disk. Only the sender does nothing, for what the GGK costs is not ours to measure.
 */
import { openSchemas } from '../src/commands/schemas.ts';
import { start } from '../src/main.ts';
import { takeIn } from '../src/pipeline/intake.ts';
import type { Wiring } from '../src/pipeline/wiring.ts';
import { systeemklok } from '../src/platform/clock.ts';
import { maakLog } from '../src/platform/log.ts';
import { leesSleutel, leesSleutelring, maakKluis, nieuweSleutel } from '../src/platform/sleutels.ts';
import { type Bank, type Order, watch } from './bank.ts';
import { type Client, clients, messageOf } from './messages.ts';

/** A round that takes longer than this hangs. */
const geduld = 300_000;

export async function roadBank(opdracht: Extract<Order, { deel: 'duurzaam' }>): Promise<Bank> {
  const alleenInname = opdracht.wachtrijUrl === null;
  const onderweg = underway();
  // `start` hands the wiring out here and nowhere else, before it does anything with it.
  const wirings: Wiring[] = [];
  const draait = await start({
    rollen: new Set(alleenInname ? [] : ['worker']),
    databaseUrl: opdracht.databaseUrl,
    wachtrijUrl: opdracht.wachtrijUrl ?? opdracht.databaseUrl,
    wachtrijSchema: opdracht.wachtrijSchema,
    kluis: maakKluis({
      sleutels: leesSleutelring(`meting:${nieuweSleutel()}`),
      bsnSleutel: leesSleutel(nieuweSleutel()),
    }),
    schemas: openSchemas(),
    gemeenten: new Set(),
    aanbieders: new Set(),
    sender: { verzend: async () => {} },
    host: '127.0.0.1',
    poort: 0,
    gelijktijdig: opdracht.werkers,
    klok: systeemklok,
    // Whatever there is to warn of, a connection refused for one, makes this another measurement.
    log: maakLog({ niveau: 'warn', bestemming: { write: (regel) => onderweg.mislukt(regel) } }),
    herstelInterval: geduld,
    rond: (gewoon) => {
      const wiring = watched(alleenInname ? { ...gewoon, wekOordelen: async () => {} } : gewoon, onderweg);
      wirings.push(wiring);
      return wiring;
    },
  });
  const [wiring] = wirings;
  if (!wiring) throw new Error('De berichtenpoort is gestart zonder haar onderdelen te tonen.');

  const nieuw = clients();
  let toegewezen: readonly Client[] = [];

  return {
    async ronde({ nummer, aantal }) {
      // A 301 makes a client known, the 305 after it starts what was allocated.
      if (nummer === '301') toegewezen = Array.from({ length: aantal }, () => nieuw.next().value);
      const berichten = toegewezen.map((client) => messageOf(nummer, client));
      const horloge = watch();
      const kijker = setInterval(() => horloge.kijk(), 20);
      await Promise.all([
        alleenInname ? null : onderweg.wachtOp(berichten.length),
        takeAllIn(berichten, opdracht.innames, wiring),
      ]);
      clearInterval(kijker);
      return horloge.einde(berichten.length);
    },
    sluit: () => draait.stop(),
  };
}

/** As many at the same time as there are senders. */
async function takeAllIn(berichten: readonly Uint8Array[], innames: number, wiring: Wiring): Promise<void> {
  const wachtend = berichten.values();
  const sender = async () => {
    for (const bytes of wachtend) {
      const { soort } = await takeIn({ bytes, envelop: null, bijBotsing: 'beoordelen' }, wiring);
      if (soort !== 'ontvangen') throw new Error(`Een bericht van de meting is niet ingenomen: ${soort}.`);
    }
  };
  await Promise.all(Array.from({ length: innames }, sender));
}

/** Tells when a message has gone all the way, and when one is not approved: that would be another measurement. */
function watched(wiring: Wiring, onderweg: Underway): Wiring {
  const { casefile } = wiring;
  return {
    ...wiring,
    casefile: {
      ...casefile,
      beoordeel: (id, werk) =>
        casefile.beoordeel(id, (zaak) =>
          werk({
            ...zaak,
            besluit: (beslissing, bericht) => {
              const [bevinding] = beslissing.oordeel.bevindingen;
              if (bevinding) onderweg.mislukt(`Een bericht van de meting is afgekeurd: ${bevinding.regel}.`);
              return zaak.besluit(beslissing, bericht);
            },
          }),
        ),
      verzend: async (...wat) => {
        const verzonden = await casefile.verzend(...wat);
        if (verzonden) onderweg.verzonden();
        return verzonden;
      },
    },
  };
}

type Underway = {
  /** Resolves when this many have been sent from now on. */
  wachtOp(aantal: number): Promise<void>;
  verzonden(): void;
  mislukt(reden: string): void;
};

function underway(): Underway {
  let teGaan = 0;
  let { promise, resolve, reject } = Promise.withResolvers<void>();
  const mislukt = (reden: string) => reject(new Error(reden));
  return {
    mislukt,
    verzonden() {
      teGaan -= 1;
      if (teGaan === 0) resolve();
    },
    async wachtOp(aantal) {
      teGaan = aantal;
      ({ promise, resolve, reject } = Promise.withResolvers<void>());
      const wekker = setTimeout(
        () => mislukt(`Na ${geduld / 1000} seconden zijn er nog ${teGaan} berichten onderweg.`),
        geduld,
      );
      await promise.finally(() => clearTimeout(wekker));
    },
  };
}
