/** The log: JSON lines on standard output, in which no person can be found. */
import { type DestinationStream, type Logger, pino } from 'pino';

export const logniveaus = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type Logniveau = (typeof logniveaus)[number];

/** Fields for whoever searches, and a fixed Dutch text for whoever reads; an error goes in a field of its own. */
export type Log = Readonly<Record<Exclude<Logniveau, 'silent'>, (velden: object, tekst: string) => void>> & {
  /** A log whose every line has these fields too. */
  met(velden: object): Log;
};

/**
 * Every line goes through `schoon`: the net under the rule that whoever logs gives codes and ids only.
 * `bestemming` is where lines go instead of standard output.
 */
export function maakLog(opties: {
  readonly niveau: Logniveau;
  readonly bestemming?: DestinationStream;
}): Log {
  return om(
    pino(
      {
        level: opties.niveau,
        base: { pid: process.pid },
        messageKey: 'tekst',
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: (naam) => ({ niveau: naam }) },
      },
      opties.bestemming ?? pino.destination(1),
    ),
  );
}

function om(logger: Logger): Log {
  const op = (niveau: Exclude<Logniveau, 'silent'>) => (velden: object, tekst: string) => {
    // Cleaning costs more than asking, and most lines of the lower levels go nowhere.
    if (logger.isLevelEnabled(niveau)) logger[niveau](schoonObject(velden), schoneTekst(tekst));
  };
  return {
    fatal: op('fatal'),
    error: op('error'),
    warn: op('warn'),
    info: op('info'),
    debug: op('debug'),
    trace: op('trace'),
    met: (velden) => om(logger.child(schoonObject(velden))),
  };
}

const WEG = '[weggelaten]';

/** Names under which things about a person, a message or a key are kept. */
const verboden =
  /bsn|naam|postcode|adres|geboorte|wachtwoord|password|secret|geheim|token|sleutels?$|authorization|cookie|payload|^(bytes|body|xml|inhoud|raw|data)$/i;

/** What may stand there although its name suggests otherwise. */
const toegestaan = /^(bestandsnaam|hostnaam|wachtrijnaam)$/i;

const uuid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;

/**
 * Without any run of nine digits or more, whatever it is: nobody can tell from a number that it is no BSN. Digits in
 * a UUID stay, for that is how a message is named. Also without passwords in addresses.
 */
export function schoneTekst(tekst: string): string {
  const stukken: string[] = [];
  let vanaf = 0;
  for (const { 0: id, index } of tekst.matchAll(uuid)) {
    stukken.push(zonderCijfers(tekst.slice(vanaf, index)), id);
    vanaf = index + id.length;
  }
  stukken.push(zonderCijfers(tekst.slice(vanaf)));
  return stukken.join('').replace(/(\/\/[^\s/@:]*):[^\s/@]*@/g, `$1:${WEG}@`);
}

function zonderCijfers(tekst: string): string {
  return tekst.replace(/\d{9,}/g, WEG);
}

/** A copy that may be logged; an error becomes its kind, code, text and places. */
function schoon(waarde: unknown, diepte = 0): unknown {
  if (typeof waarde === 'string') return schoneTekst(waarde);
  if (typeof waarde === 'number' || typeof waarde === 'bigint') {
    const tekst = String(waarde);
    const schone = schoneTekst(tekst);
    return schone === tekst && typeof waarde === 'number' ? waarde : schone;
  }
  if (typeof waarde !== 'object' || waarde === null) return typeof waarde === 'function' ? WEG : waarde;
  if (diepte > 5 || ArrayBuffer.isView(waarde)) return WEG;
  if (waarde instanceof Error) return schoneFout(waarde, diepte);
  if (Array.isArray(waarde)) return waarde.slice(0, 50).map((deel: unknown) => schoon(deel, diepte + 1));
  // A date, a moment, an address: its text says what there is to say.
  if ('toJSON' in waarde && typeof waarde.toJSON === 'function') return schoon(waarde.toJSON(), diepte + 1);
  return schoonObject(waarde, diepte);
}

function schoonObject(object: object, diepte = 0): Record<string, unknown> {
  if (object instanceof Error) return { fout: schoneFout(object, diepte) };
  const schone: Record<string, unknown> = {};
  for (const [sleutel, waarde] of Object.entries(object)) {
    const mag = !verboden.test(sleutel) || toegestaan.test(sleutel);
    schone[schoneTekst(sleutel)] = mag ? schoon(waarde, diepte + 1) : WEG;
  }
  return schone;
}

function schoneFout(fout: Error, diepte: number): Record<string, unknown> {
  const code = 'code' in fout && typeof fout.code === 'string' ? fout.code : undefined;
  // PostgreSQL's texts about data that does not fit (class 22) quote the data.
  const tekst = code !== undefined && /^22...$/.test(code) ? WEG : schoneTekst(fout.message);
  const plaatsen = (fout.stack ?? '').split('\n').filter((regel) => /^\s+at /.test(regel));
  return {
    type: fout.name,
    ...(code === undefined ? {} : { code }),
    tekst,
    plaatsen: plaatsen.slice(0, 8).map((regel) => schoneTekst(regel.trim())),
    ...(fout.cause === undefined ? {} : { oorzaak: schoon(fout.cause, diepte + 1) }),
  };
}
