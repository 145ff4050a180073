/** What is answered when something is not right: problem details (RFC 9457), in Dutch, without anything of the message. */
import { STATUS_CODES } from 'node:http';
import type { FastifyReply } from 'fastify';
import { DeadlineError } from './deadline.ts';
import type { Probleem } from './shapes.ts';

/** Every kind of problem there is; the name is the last part of `type`. */
const soorten = {
  'ongeldig-verzoek': { status: 400, title: 'Het verzoek is ongeldig' },
  'niet-gevonden': { status: 404, title: 'Niet gevonden' },
  'verzoek-te-traag': { status: 408, title: 'Het verzoek kwam niet op tijd binnen' },
  'bericht-botst': { status: 409, title: 'Er is al een ander bericht met deze identificatie' },
  'referentienummer-botst': { status: 409, title: 'Er is al een ander bericht met dit referentienummer' },
  'verzoek-al-beantwoord': { status: 409, title: 'Op dit verzoek is al geantwoord' },
  'declaratie-al-beoordeeld': { status: 409, title: 'De declaratie is al beoordeeld' },
  'te-groot': { status: 413, title: 'Het bericht is te groot' },
  'mediatype-niet-ondersteund': { status: 415, title: 'Het bericht is geen XML in UTF-8' },
  'geen-json': { status: 415, title: 'Het verzoek is geen JSON' },
  'verzenden-geweigerd': { status: 422, title: 'Dit mag niet worden verzonden' },
  'bericht-geweigerd': { status: 422, title: 'Het bericht kan niet worden aangenomen' },
  'regel-wacht-niet': { status: 422, title: 'Een regel wacht niet op een besluit' },
  'kop-te-groot': { status: 431, title: 'De kop van het verzoek is te groot' },
  'interne-fout': { status: 500, title: 'Er ging iets mis in Berichtenpoort' },
  'niet-gereed': { status: 503, title: 'Berichtenpoort is niet gereed' },
  'eerder-bericht-eerst': { status: 503, title: 'Een eerder bericht wordt eerst beoordeeld' },
  'niet-beschikbaar': { status: 503, title: 'Berichtenpoort is tijdelijk niet beschikbaar' },
} as const;

export type ProblemKind = keyof typeof soorten;

type Details = Omit<Probleem, 'type' | 'title' | 'status' | 'detail' | 'instance'>;

/** Thrown by whoever handles a request; becomes the answer. */
export class ApiProblem extends Error {
  readonly soort: ProblemKind;
  readonly detail: string;
  readonly bijzonderheden: Details;
  constructor(soort: ProblemKind, detail: string, bijzonderheden: Details = {}) {
    super(soort);
    this.soort = soort;
    this.detail = detail;
    this.bijzonderheden = bijzonderheden;
  }
  get status(): number {
    return soorten[this.soort].status;
  }
}

export function problemType(soort: ProblemKind): string {
  return `urn:problem-type:berichtenpoort:${soort}`;
}

export function problemBody(probleem: ApiProblem, kenmerk: string): Probleem {
  const { status, title } = soorten[probleem.soort];
  return {
    type: problemType(probleem.soort),
    title,
    status,
    detail: probleem.detail,
    instance: `urn:uuid:${kenmerk}`,
    ...probleem.bijzonderheden,
  };
}

export const problemMedia = 'application/problem+json';

export function sendProblem(reply: FastifyReply, probleem: ApiProblem, kenmerk: string): FastifyReply {
  if (probleem.status === 503) void reply.header('Retry-After', '10');
  return reply.code(probleem.status).type(problemMedia).send(problemBody(probleem, kenmerk));
}

/** A whole HTTP answer for a connection that never became a request. */
export function rawProblem(
  probleem: ApiProblem,
  kenmerk: string,
  kop: Readonly<Record<string, string>>,
): string {
  const inhoud = JSON.stringify(problemBody(probleem, kenmerk));
  const regels = Object.entries({
    ...kop,
    'Content-Type': problemMedia,
    'Content-Length': String(Buffer.byteLength(inhoud)),
    Connection: 'close',
  }).map(([naam, waarde]) => `${naam}: ${waarde}`);
  return [`HTTP/1.1 ${probleem.status} ${STATUS_CODES[probleem.status]}`, ...regels, '', inhoud].join('\r\n');
}

export function notFound(
  wat: 'bericht' | 'verzoek' | 'signaal' | 'afspraak' | 'boeking' | 'vastgehouden declaratie' = 'bericht',
): ApiProblem {
  return new ApiProblem('niet-gevonden', `Er is geen ${wat} met dit id.`);
}

export function invalidParameters(ongeldigeParameters: Probleem['ongeldigeParameters'] & object): ApiProblem {
  return new ApiProblem('ongeldig-verzoek', 'Een of meer parameters kloppen niet; zie ongeldigeParameters.', {
    ongeldigeParameters,
  });
}

export function invalidBody(
  bezwaren: readonly { readonly naam: string; readonly melding: string }[],
): ApiProblem {
  return invalidParameters(bezwaren.map((bezwaar) => ({ plaats: 'body', ...bezwaar })));
}

export function notJson(): ApiProblem {
  return new ApiProblem('geen-json', 'Stuur het verzoek als application/json in UTF-8, niet ingepakt.');
}

export function tooLarge(): ApiProblem {
  return new ApiProblem(
    'te-groot',
    'Een bericht mag ten hoogste 25 MB zijn (OP179). Verdeel het over meer berichten.',
  );
}

export function tooSlow(): ApiProblem {
  return new ApiProblem(
    'verzoek-te-traag',
    'Het verzoek was niet op tijd compleet; er is niets aangenomen. Bied het opnieuw aan.',
  );
}

export function unsupportedMedia(): ApiProblem {
  return new ApiProblem(
    'mediatype-niet-ondersteund',
    'Stuur het bericht als application/xml of text/xml, zonder charset of met charset=utf-8, en niet ingepakt (Content-Encoding).',
  );
}

const offerAgain =
  'Het bericht is niet aangenomen. Bied hetzelfde bericht over enkele ogenblikken opnieuw aan; een herhaling wordt herkend.';

/** @param bijIntake whether a message was being offered, so that its sender must hear that it was not accepted */
export function unavailable(bijIntake: boolean): ApiProblem {
  const opnieuw = bijIntake ? offerAgain : 'Probeer het over enkele ogenblikken opnieuw.';
  return new ApiProblem('niet-beschikbaar', `De opslag is niet bereikbaar. ${opnieuw}`);
}

export function unexpected(bijIntake: boolean): ApiProblem {
  const melden = 'Blijft het misgaan, geef dan de waarde van instance door aan de beheerder.';
  return new ApiProblem('interne-fout', bijIntake ? `${offerAgain} ${melden}` : melden);
}

/** Fastify's own refusals that deserve more than "ongeldig". */
const refusals: Readonly<Record<string, () => ApiProblem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: tooLarge,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: unsupportedMedia,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    new ApiProblem(
      'ongeldig-verzoek',
      'Het bericht is niet zo lang als Content-Length zegt. Bied het opnieuw aan.',
    ),
};

/** What a client is told of whatever was thrown; `bijIntake` as above. */
export function problemOf(fout: unknown, bijIntake: boolean): ApiProblem {
  if (fout instanceof ApiProblem) return fout;
  const code = codeOf(fout);
  const refusal = code === null ? undefined : refusals[code];
  if (refusal) return refusal();
  // Raised by Fastify or by reading the body: the request is at fault, not we.
  if (fout instanceof Error && 'statusCode' in fout && isClientStatus(fout.statusCode)) {
    return new ApiProblem('ongeldig-verzoek', 'Het verzoek kon niet worden gelezen.');
  }
  return isUnavailable(fout) ? unavailable(bijIntake) : unexpected(bijIntake);
}

/** Codes of Node for a connection that is not there, and of PostgreSQL for a server that does not serve now. */
const awayCodes: readonly RegExp[] = [
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/,
  // Connection, resources, shutdown or start-up, and a standby that only reads.
  /^(08...|53...|57P0[1-5]|25006)$/,
];

/** The driver has no code for these. */
const awayTexts =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

export function isUnavailable(fout: unknown): boolean {
  if (fout instanceof DeadlineError) return true;
  if (!(fout instanceof Error)) return false;
  const code = codeOf(fout);
  if (code !== null && awayCodes.some((patroon) => patroon.test(code))) return true;
  // A Unix socket that is gone gives ENOENT, which is no such thing for any other file.
  if ('syscall' in fout && fout.syscall === 'connect') return true;
  if (awayTexts.test(fout.message)) return true;
  // A host with two addresses fails with one error per address; a query builder wraps the driver's error.
  if (fout instanceof AggregateError && fout.errors.length > 0) return fout.errors.every(isUnavailable);
  return fout.cause !== undefined && isUnavailable(fout.cause);
}

function codeOf(fout: unknown): string | null {
  return fout instanceof Error && 'code' in fout && typeof fout.code === 'string' ? fout.code : null;
}

function isClientStatus(status: unknown): boolean {
  return typeof status === 'number' && status >= 400 && status < 500;
}
