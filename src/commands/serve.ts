/** `serve [--role api,worker,clock]`: the service, from its environment, until it is told to stop. */
import { parseArgs } from 'node:util';
import { type Role, roles, start } from '../main.ts';
import { ProtocolError, protocolPerGemeente, protocolsFolder } from '../pipeline/protocols.ts';
import { folderSender } from '../pipeline/sender.ts';
import type { Wiring } from '../pipeline/wiring.ts';
import { systeemklok } from '../platform/clock.ts';
import { type Configuratie, leesConfiguratie } from '../platform/config.ts';
import { type Log, maakLog } from '../platform/log.ts';
import { maakKluis, type Sleutelkluis } from '../platform/sleutels.ts';
import { openWoonplaatsregister } from '../platform/woonplaatsregister.ts';
import type { Webhook } from '../watch/webhooks.ts';
import { configurationFrom } from './configuration.ts';
import { type Exit, exit, type Io, UsageError } from './io.ts';
import { openSchemas } from './schemas.ts';
import { interrupted } from './signals.ts';

export async function serve(argv: readonly string[], io: Io): Promise<Exit> {
  const { values } = parseArgs({
    args: [...argv],
    options: { role: { type: 'string', default: roles.join() } },
  });
  const rollen = rolesFrom(values.role);
  const configuratie = configurationFrom(leesConfiguratie, io);
  const log = maakLog({ niveau: configuratie.logNiveau });
  const kluis = maakKluis(configuratie);
  const woonplaatsen = residencesFrom(configuratie.woonplaatsen, kluis, log);
  const draait = await start({
    rollen,
    databaseUrl: configuratie.databaseUrl,
    wachtrijUrl: configuratie.redisUrl ?? configuratie.databaseUrl,
    kluis,
    schemas: openSchemas(configuratie.xsdMotor),
    gemeenten: configuratie.gemeenten,
    aanbieders: configuratie.aanbieders,
    protocolVoor: protocolsFrom(configuratie.protocollen),
    ...(woonplaatsen ? { woonplaatsen } : {}),
    sender: folderSender(configuratie.uitgaandMap),
    host: configuratie.host,
    poort: configuratie.port,
    gelijktijdig: configuratie.werkers,
    zwaar: {
      vanaf: configuratie.zwaarKb * 1024,
      draden: configuratie.zwareWerkers,
      geheugenMb: configuratie.zwaarGeheugenMb,
      sleutels: configuratie.sleutels,
      bsnSleutel: configuratie.bsnSleutel,
      motor: configuratie.xsdMotor,
      protocollen: configuratie.protocollen,
      woonplaatsen: configuratie.woonplaatsen,
    },
    klok: systeemklok,
    log,
    webhooks: webhooksFrom(configuratie),
    herstelInterval: configuratie.herstelSeconden * 1000,
  });
  log.info({ luistertOp: draait.adres, rollen: [...rollen] }, 'berichtenpoort draait');
  await interrupted();
  log.info({}, 'berichtenpoort stopt');
  await draait.stop();
  return exit.goed;
}

function protocolsFrom(gekozen: ReadonlyMap<string, string>): Wiring['protocolVoor'] {
  try {
    return protocolPerGemeente(protocolsFolder, gekozen);
  } catch (fout) {
    if (fout instanceof ProtocolError) throw new UsageError(fout.message);
    throw fout;
  }
}

function residencesFrom(pad: string | null, { bsnHash }: Sleutelkluis, log: Log): Wiring['woonplaatsen'] {
  if (pad === null) return undefined;
  const meld = (fout: string) =>
    log.warn({ fout }, 'het nieuwe woonplaatsregister is niet te lezen; het vorige blijft');
  try {
    return openWoonplaatsregister(pad, { bsnHash, meld });
  } catch (fout) {
    throw new UsageError(fout instanceof Error ? fout.message : String(fout));
  }
}

/** Each name has both, or the configuration would have been refused. */
function webhooksFrom({ webhooks, webhookSleutels }: Configuratie): readonly Webhook[] {
  return [...webhooks].flatMap(([naam, adres]) => {
    const geheim = webhookSleutels.get(naam);
    return geheim === undefined ? [] : [{ naam, adres, geheim }];
  });
}

function rolesFrom(tekst: string): ReadonlySet<Role> {
  const gevraagd = tekst.split(',').map((naam) => naam.trim());
  return new Set(
    gevraagd.map((naam) => {
      const rol = roles.find((bekend) => bekend === naam);
      if (rol === undefined) throw new UsageError(`Er is geen rol '${naam}'. Kies uit ${roles.join(', ')}.`);
      return rol;
    }),
  );
}
