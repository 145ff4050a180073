/** What was agreed apart from messages and contracts, and counts when a declaration is judged. */
import type { AgreementId, AgreementView } from '../casefile/afspraken.ts';
import type { Wiring } from '../pipeline/wiring.ts';
import { within } from './deadline.ts';
import { requireJson } from './json.ts';
import type { ApiLog } from './log.ts';
import { numberFrom } from './nummers.ts';
import { answer, type ProblemAnswer, problems, type Routes } from './openapi.ts';
import {
  invalidBody,
  invalidParameters,
  notFound,
  notJson,
  tooLarge,
  tooSlow,
  unavailable,
} from './problems.ts';
import {
  type AfspraakBody,
  type Afsprakenfilter,
  type Afsprakenlijst,
  afspraak,
  afspraakId,
  afsprakenfilter,
  afsprakenlijst,
  ingetrokkenDoor,
  nieuweAfspraak,
} from './shapes-afspraken.ts';
import type { Timing } from './timing.ts';
import { basePath, moment } from './views.ts';

export type AfsprakenOptions = { readonly wiring: Wiring; readonly log: ApiLog; readonly tijden: Timing };

const tags = ['afspraken'];
const away = { 503: ['De opslag is niet bereikbaar; probeer het opnieuw.', unavailable(false)] } as const;
const unknown = { 404: ['Er is geen afspraak met dit nummer.', notFound('afspraak')] } as const;
/** An agreement is a few words. */
const kleineBody = 4_096;
const refusals: Readonly<Record<number, ProblemAnswer>> = {
  400: [
    'Het verzoek is ongeldig; zie ongeldigeParameters.',
    invalidBody([{ naam: 'soort', melding: 'Kies uit vooroverleg, overmacht, behandeling.' }]),
  ],
  408: ['Het verzoek was niet op tijd compleet.', tooSlow()],
  413: ['Het verzoek is te groot.', tooLarge()],
  415: ['Geen JSON in UTF-8.', notJson()],
};

/** Bodies in JSON must be accepted already. */
export function afsprakenRoutes(app: Routes, { wiring, log, tijden }: AfsprakenOptions): void {
  const { afspraken } = wiring.casefile;
  const ask = <T>(werk: Promise<T>): Promise<T> => within(tijden.opslag, werk);
  const location = { Location: { type: 'string', description: 'Waar de afspraak staat.' } };

  app.post(
    '/afspraken',
    {
      bodyLimit: kleineBody,
      onRequest: requireJson,
      schema: {
        operationId: 'legAfspraakVast',
        summary: 'Leg een afspraak vast',
        description:
          'Telt voor declaraties die daarna worden beoordeeld; wat al is beoordeeld, verandert niet. Wat al geldt wordt niet nog eens vastgelegd (200).',
        tags,
        body: nieuweAfspraak,
        response: {
          200: answer('De afspraak, die al gold.', afspraak, { headers: location }),
          201: answer('De vastgelegde afspraak.', afspraak, { headers: location }),
          ...problems({ ...refusals, ...away }),
        },
      },
    },
    async (request, reply) => {
      const { maand, ...inhoud } = request.body;
      const dag = maand === null ? null : Temporal.PlainDate.from(`${maand}-01`);
      const uitkomst = await ask(afspraken.legVast({ ...inhoud, maand: dag }, wiring.nu()));
      const { id } = uitkomst.afspraak;
      if (uitkomst.nieuw) log.info({ kenmerk: request.id, afspraak: id }, 'afspraak vastgelegd');
      return reply
        .code(uitkomst.nieuw ? 201 : 200)
        .header('Location', hrefOf(id))
        .send(bodyOf(uitkomst.afspraak));
    },
  );

  app.get(
    '/afspraken',
    {
      schema: {
        operationId: 'zoekAfspraken',
        summary: 'Zoek afspraken',
        description: 'Wat buiten de berichten om is afgesproken, ook wat is ingetrokken; nieuwste eerst.',
        tags,
        querystring: afsprakenfilter,
        response: {
          200: answer('De gevonden afspraken.', afsprakenlijst),
          ...problems({
            400: [
              'Een parameter klopt niet; zie ongeldigeParameters.',
              invalidParameters([
                { plaats: 'query', naam: 'aanbieder', melding: 'Geef een AGB-code van 8 cijfers.' },
              ]),
            ],
            ...away,
          }),
        },
      },
    },
    async (request, reply) => {
      const { geldend, aantal, ...filter } = request.query;
      const gevonden = await ask(
        afspraken.zoek({
          ...filter,
          ...(geldend === undefined ? {} : { geldend: true }),
          aantal: aantal + 1,
        }),
      );
      return reply.send(listOf(gevonden.slice(0, aantal), request.query, gevonden.length > aantal));
    },
  );

  app.get(
    '/afspraken/:id',
    {
      schema: {
        operationId: 'toonAfspraak',
        summary: 'Toon een afspraak',
        description: 'Waarover zij gaat, wie haar vastlegde, en of zij nog geldt.',
        tags,
        params: afspraakId,
        response: { 200: answer('De afspraak.', afspraak), ...problems({ ...unknown, ...away }) },
      },
    },
    async (request, reply) =>
      reply.send(bodyOf(found(await ask(afspraken.toon(numberFrom(request.params.id)))))),
  );

  app.post(
    '/afspraken/:id/ingetrokken',
    {
      bodyLimit: kleineBody,
      onRequest: requireJson,
      schema: {
        operationId: 'trekAfspraakIn',
        summary: 'Trek een afspraak in',
        description:
          'Zij telt niet meer voor wat daarna wordt beoordeeld; wat door haar is toegekend, blijft toegekend. Nog eens intrekken verandert niets.',
        tags,
        params: afspraakId,
        body: ingetrokkenDoor,
        response: {
          200: answer('De afspraak zoals zij nu is.', afspraak),
          ...problems({ ...refusals, ...unknown, ...away }),
        },
      },
    },
    async (request, reply) => {
      const id = numberFrom(request.params.id);
      const ingetrokken = found(await ask(afspraken.trekIn(id, request.body.door, wiring.nu())));
      log.info({ kenmerk: request.id, afspraak: id }, 'afspraak ingetrokken');
      return reply.send(bodyOf(ingetrokken));
    },
  );
}

/** @throws ApiProblem */
function found(gevonden: AgreementView | null): AgreementView {
  if (gevonden === null) throw notFound('afspraak');
  return gevonden;
}

function hrefOf(id: AgreementId): string {
  return `${basePath}/afspraken/${id}`;
}

function bodyOf({ maand, vastgelegdOp, ingetrokken, ...rest }: AgreementView): AfspraakBody {
  const self = hrefOf(rest.id);
  return {
    ...rest,
    maand: maand?.toPlainYearMonth().toString() ?? null,
    vastgelegdOp: moment(vastgelegdOp),
    ingetrokken: ingetrokken && { ...ingetrokken, op: moment(ingetrokken.op) },
    _links: {
      self: { href: self },
      ...(ingetrokken === null ? { intrekken: { href: `${self}/ingetrokken` } } : {}),
    },
  };
}

function listOf(
  bladzijde: readonly AgreementView[],
  filter: Afsprakenfilter,
  erIsMeer: boolean,
): Afsprakenlijst {
  const href = (anders: Partial<Afsprakenfilter>) => {
    const vraag = Object.entries({ ...filter, ...anders }).map(([naam, waarde]) => [naam, String(waarde)]);
    return { href: `${basePath}/afspraken?${new URLSearchParams(vraag)}` };
  };
  const laatste = bladzijde.at(-1);
  return {
    afspraken: bladzijde.map(bodyOf),
    _links: { self: href({}), ...(erIsMeer && laatste ? { volgende: href({ voor: laatste.id }) } : {}) },
  };
}
