/**
 * What an administrator sets, as environment variables. Read once, at the start, and wrong in one go: every mistake is
 * reported, each as a sentence that says which variable, what is wrong and what to do. No value is ever repeated in
 * one, for a password that ended up in the wrong variable is still a password.
 */
import type { KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import { z } from 'zod';
import { logniveaus } from './log.ts';
import { leesSleutel, leesSleutelring, type Sleutelring } from './sleutels.ts';

export type Omgeving = Readonly<Record<string, string | undefined>>;

export type Gelezen<T> =
  | { readonly soort: 'goed'; readonly configuratie: T; readonly waarschuwingen: readonly string[] }
  | {
      readonly soort: 'fout';
      readonly fouten: readonly string[];
      readonly waarschuwingen: readonly string[];
    };

const velden = {
  /** Holds a password: never log it. */
  databaseUrl: adres(
    ['postgres:', 'postgresql:'],
    'het adres van PostgreSQL, zoals postgresql://gebruiker:wachtwoord@host:5432/berichtenpoort',
  ),
  /** Null: the queue runs on PostgreSQL. May hold a password. */
  redisUrl: adres(['redis:', 'rediss:'], 'het adres van Redis of Valkey, zoals redis://host:6379')
    .nullable()
    .default(null),
  host: z
    .string()
    .refine((tekst) => isIP(tekst) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(tekst), {
      error:
        'is geen adres om op te luisteren. Geef een IP-adres of een hostnaam, zonder http:// en zonder poort.',
    })
    .default('127.0.0.1'),
  /** 0: whichever port is free. */
  port: geheelGetal(0, 65_535, 8_080),
  sleutels: z
    .string({
      error:
        'ontbreekt. Geef de sleutels als id:base64, gescheiden door komma’s. Maak er een met: openssl rand -base64 32',
    })
    .transform(sleuteltekst<Sleutelring>(leesSleutelring)),
  bsnSleutel: z
    .string({ error: 'ontbreekt. Geef een sleutel in base64. Maak er een met: openssl rand -base64 32' })
    .transform(sleuteltekst<KeyObject>(leesSleutel)),
  /** Codes; empty: every municipality, unless there are providers. */
  gemeenten: codelijst(
    /^[0-9]{4}$/,
    'gemeentecodes',
    'vier',
    'Geef codes als 0363, gescheiden door komma’s, of laat hem leeg voor elke gemeente.',
  ),
  /** AGB codes; empty: none. */
  aanbieders: codelijst(
    /^[0-9]{8}$/,
    'AGB-codes',
    'acht',
    'Geef AGB-codes van acht cijfers, gescheiden door komma’s, of laat hem leeg als hier geen aanbieder wordt bediend.',
  ),
  /** Names by municipality, or by municipality and law; whoever is not in it follows the national standard. */
  protocollen: z
    .string()
    .default('')
    .transform((tekst, uitslag): ReadonlyMap<string, string> => {
      const delen = tekst === '' ? [] : tekst.split(',').map((deel) => deel.trim());
      const fout = delen.findIndex((deel) => !/^[0-9]{4}(\/(ijw|iwmo))?=[a-z0-9-]+$/.test(deel));
      if (fout >= 0) {
        uitslag.addIssue(
          `is geen lijst van protocollen: deel ${fout + 1} klopt niet. ` +
            'Geef ze als 0363=naam of 0363/iwmo=naam, gescheiden door komma’s, of laat hem leeg voor de landelijke standaard.',
        );
      }
      return new Map(
        delen.map((deel): [string, string] => [deel.split('=')[0] ?? '', deel.split('=')[1] ?? '']),
      );
    }),
  /** Addresses by name; never log them, for a path may hold a secret. */
  webhooks: webhookadressen(),
  webhookSleutels: webhooksleutels(),
  uitgaandMap: z.string({ error: 'ontbreekt. Geef de map waarin uitgaande berichten worden gezet.' }),
  /** The register of residence; null: there is none. */
  woonplaatsen: z.string().nullable().default(null),
  xsdMotor: keuze(['libxml2', 'xerces'], 'libxml2'),
  /** Messages judged at the same time by one process; each takes two connections to the database. */
  werkers: geheelGetal(1, 200, 8),
  /** From so many kilobytes a message is handled by a thread of its own. */
  zwaarKb: geheelGetal(16, 25_600, 256),
  /** Such messages judged at the same time by one process, and the megabytes of memory that each may take. */
  zwareWerkers: geheelGetal(1, 16, 1),
  zwaarGeheugenMb: geheelGetal(64, 16_384, 256),
  logNiveau: keuze(logniveaus, 'info'),
  herstelSeconden: geheelGetal(1, 3_600, 15),
};

/** What `serve` needs. */
const voorDienst = z.object(velden);
const voorMigratie = voorDienst.pick({ databaseUrl: true, logNiveau: true });
const voorUitleg = voorDienst.pick({ databaseUrl: true, sleutels: true, bsnSleutel: true });
const voorRapport = voorDienst.pick({
  databaseUrl: true,
  sleutels: true,
  bsnSleutel: true,
  protocollen: true,
});
const alleenSleutels = voorDienst.pick({ sleutels: true, bsnSleutel: true });
const zonderOpslag = voorDienst.pick({
  host: true,
  port: true,
  xsdMotor: true,
  werkers: true,
  logNiveau: true,
  herstelSeconden: true,
});

export type Configuratie = Readonly<z.output<typeof voorDienst>>;
export type Migratieconfiguratie = Readonly<z.output<typeof voorMigratie>>;
export type Sleutelconfiguratie = Readonly<z.output<typeof alleenSleutels>>;
export type Uitlegconfiguratie = Readonly<z.output<typeof voorUitleg>>;
export type Rapportconfiguratie = Readonly<z.output<typeof voorRapport>>;
export type ConfiguratieZonderOpslag = Readonly<z.output<typeof zonderOpslag>>;

/** In the words of the administrator. */
export const variabelen = {
  databaseUrl: 'BERICHTENPOORT_DATABASE_URL',
  redisUrl: 'BERICHTENPOORT_REDIS_URL',
  host: 'BERICHTENPOORT_HOST',
  port: 'BERICHTENPOORT_PORT',
  sleutels: 'BERICHTENPOORT_SLEUTELS',
  bsnSleutel: 'BERICHTENPOORT_BSN_SLEUTEL',
  gemeenten: 'BERICHTENPOORT_GEMEENTEN',
  aanbieders: 'BERICHTENPOORT_AANBIEDERS',
  protocollen: 'BERICHTENPOORT_PROTOCOLLEN',
  webhooks: 'BERICHTENPOORT_WEBHOOKS',
  webhookSleutels: 'BERICHTENPOORT_WEBHOOK_SLEUTELS',
  uitgaandMap: 'BERICHTENPOORT_UITGAAND_MAP',
  woonplaatsen: 'BERICHTENPOORT_WOONPLAATSEN',
  xsdMotor: 'BERICHTENPOORT_XSD_MOTOR',
  werkers: 'BERICHTENPOORT_WERKERS',
  zwaarKb: 'BERICHTENPOORT_ZWAAR_KB',
  zwareWerkers: 'BERICHTENPOORT_ZWARE_WERKERS',
  zwaarGeheugenMb: 'BERICHTENPOORT_ZWAAR_GEHEUGEN_MB',
  logNiveau: 'BERICHTENPOORT_LOG_NIVEAU',
  herstelSeconden: 'BERICHTENPOORT_HERSTEL_SECONDEN',
} as const satisfies Record<keyof typeof velden, string>;

/** For the service: everything. */
export function leesConfiguratie(env: Omgeving): Gelezen<Configuratie> {
  return lees(env, voorDienst);
}

/** For `migrate`, which needs no keys. */
export function leesMigratieconfiguratie(env: Omgeving): Gelezen<Migratieconfiguratie> {
  return lees(env, voorMigratie);
}

/** For `woonplaatsen`, which makes a file that only this installation can use. */
export function leesSleutelconfiguratie(env: Omgeving): Gelezen<Sleutelconfiguratie> {
  return lees(env, alleenSleutels);
}

/** For `explain`, which reads what was kept. */
export function leesUitlegconfiguratie(env: Omgeving): Gelezen<Uitlegconfiguratie> {
  return lees(env, voorUitleg);
}

/** For `rapport`, which reads what was kept, with the numbers of the protocols. */
export function leesRapportconfiguratie(env: Omgeving): Gelezen<Rapportconfiguratie> {
  return lees(env, voorRapport);
}

/** For the demo and for commands on files: whatever has a default. */
export function leesConfiguratieZonderOpslag(env: Omgeving): Gelezen<ConfiguratieZonderOpslag> {
  return lees(env, zonderOpslag);
}

function lees<T>(env: Omgeving, vorm: z.ZodType<T>): Gelezen<T> {
  const waarschuwingen = onbekende(env);
  const gegeven = Object.entries(variabelen).map(([veld, naam]) => [veld, ingevuld(env[naam])] as const);
  const uitslag = vorm.safeParse(Object.fromEntries(gegeven));
  // An issue of zod holds the value it is about; only its path and our own sentence may leave here.
  const zinnen = (uitslag.error?.issues ?? []).map(({ path, message }) => `${naamVan(path[0])} ${message}`);
  const fouten = [...zinnen, ...dezelfdeSleutel(env), ...zonderWederhelft(env)];
  if (!uitslag.success || fouten.length > 0) return { soort: 'fout', fouten, waarschuwingen };
  return { soort: 'goed', configuratie: uitslag.data, waarschuwingen };
}

/** `NAME=` in an environment file means: not set. */
function ingevuld(waarde: string | undefined): string | undefined {
  const tekst = waarde?.trim();
  return tekst === '' ? undefined : tekst;
}

function naamVan(veld: PropertyKey | undefined): string {
  return Object.entries(variabelen).find(([naam]) => naam === veld)?.[1] ?? 'De configuratie';
}

function onbekende(env: Omgeving): string[] {
  const bekend = new Set<string>(Object.values(variabelen));
  return Object.keys(env)
    .filter((naam) => /^berichtenpoort_/i.test(naam) && !bekend.has(naam))
    .map((naam) => `${naam} is geen bekende instelling en doet niets. Controleer de spelling.`);
}

/** Whoever leaks one of the two would leak both. */
function dezelfdeSleutel(env: Omgeving): string[] {
  try {
    const bsn = leesSleutel(env[variabelen.bsnSleutel] ?? '');
    const ring = leesSleutelring(env[variabelen.sleutels] ?? '');
    if (!ring.some(({ geheim }) => geheim.equals(bsn))) return [];
  } catch {
    return []; // Reported where each is read, if it was needed at all.
  }
  return [
    `${variabelen.bsnSleutel} is dezelfde sleutel als een van ${variabelen.sleutels}. Maak er een aparte sleutel voor.`,
  ];
}

/** A webhook is an address and a key under one name. */
function zonderWederhelft(env: Omgeving): string[] {
  const namen = (variabele: string) =>
    new Set((env[variabele] ?? '').split(',').flatMap((deel) => deel.split('=')[0]?.trim() || []));
  const [adressen, sleutels] = [namen(variabelen.webhooks), namen(variabelen.webhookSleutels)];
  const { webhooks, webhookSleutels } = variabelen;
  return [
    ...[...adressen.difference(sleutels)].map(
      () => `${webhookSleutels} mist de sleutel van een naam uit ${webhooks}. Geef elke naam er een.`,
    ),
    ...[...sleutels.difference(adressen)].map(
      () => `${webhooks} mist het adres van een naam uit ${webhookSleutels}. Geef elke naam er een.`,
    ),
  ].slice(0, 1);
}

function perNaam<T>(wat: string, leesDeel: (tekst: string) => T | null) {
  return z
    .string()
    .default('')
    .transform((tekst, uitslag): ReadonlyMap<string, T> => {
      const delen = tekst === '' ? [] : tekst.split(',').map((deel) => deel.trim());
      const gelezen = delen.map((deel): readonly [string, T] | null => {
        const [, naam, rest] = /^([a-z0-9-]{1,40})=(.+)$/.exec(deel) ?? [];
        const waarde = rest === undefined ? null : leesDeel(rest);
        return naam === undefined || waarde === null ? null : [naam, waarde];
      });
      const fout = gelezen.indexOf(null);
      if (fout >= 0)
        uitslag.addIssue(
          `klopt niet: deel ${fout + 1} is onbruikbaar. Geef naam=${wat}, gescheiden door komma’s.`,
        );
      const goede = gelezen.filter((deel) => deel !== null);
      if (new Set(goede.map(([naam]) => naam)).size < goede.length)
        uitslag.addIssue('noemt een naam twee keer. Geef elke naam één keer.');
      return new Map(goede);
    });
}

/** Only a receiver on the same machine may be told without TLS. */
function webhookadressen() {
  return perNaam('https-adres (http alleen naar deze machine)', (tekst) => {
    if (!URL.canParse(tekst)) return null;
    const { protocol, hostname, username } = new URL(tekst);
    const hier = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
    return username === '' && (protocol === 'https:' || (protocol === 'http:' && hier)) ? tekst : null;
  });
}

function webhooksleutels() {
  return perNaam('sleutel in base64 (openssl rand -base64 32)', (tekst) => {
    try {
      return leesSleutel(tekst);
    } catch {
      return null; // The sentence says what is asked; what leesSleutel says adds nothing.
    }
  });
}

function adres(protocollen: readonly string[], wat: string) {
  const past = (tekst: string) => URL.canParse(tekst) && protocollen.includes(new URL(tekst).protocol);
  return z.string({ error: `ontbreekt. Geef ${wat}.` }).refine(past, {
    error: `is geen bruikbaar adres. Geef ${wat}; codeer bijzondere tekens in het wachtwoord, zoals %2F voor /.`,
  });
}

function codelijst(vorm: RegExp, wat: string, cijfers: string, raad: string) {
  return z
    .string()
    .default('')
    .transform((tekst, uitslag): ReadonlySet<string> => {
      const codes = tekst === '' ? [] : tekst.split(',').map((code) => code.trim());
      const fout = codes.findIndex((code) => !vorm.test(code));
      if (fout >= 0)
        uitslag.addIssue(`is geen lijst van ${wat}: deel ${fout + 1} heeft geen ${cijfers} cijfers. ${raad}`);
      return new Set(codes);
    });
}

function geheelGetal(van: number, tot: number, standaard: number) {
  const past = (tekst: string) => /^[0-9]{1,6}$/.test(tekst) && Number(tekst) >= van && Number(tekst) <= tot;
  return z
    .string()
    .refine(past, {
      error: `moet een geheel getal van ${van} tot en met ${tot} zijn. Pas hem aan of laat hem weg (dan ${standaard}).`,
    })
    .transform(Number)
    .default(standaard);
}

function keuze<const K extends readonly string[]>(keuzes: K, standaard: K[number]) {
  const error = `heeft een onbekende waarde. Kies uit ${keuzes.join(', ')}, of laat hem weg (dan ${standaard}).`;
  return z.enum(keuzes, { error }).default(standaard);
}

function sleuteltekst<T>(leesTekst: (tekst: string) => T) {
  return (tekst: string, uitslag: z.RefinementCtx): T => {
    try {
      return leesTekst(tekst);
    } catch (fout) {
      uitslag.addIssue(`klopt niet. ${fout instanceof Error ? fout.message : ''}`);
      return z.NEVER;
    }
  };
}
