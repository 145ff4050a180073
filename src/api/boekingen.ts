/** What was paid, told by a financial administration. */
import type { Wiring } from '../pipeline/wiring.ts';
import { bookingBody, bookingsFrom, outcomesBody } from './boeking-uit.ts';
import { within } from './deadline.ts';
import { requireJson } from './json.ts';
import type { ApiLog } from './log.ts';
import { numberFrom } from './nummers.ts';
import { answer, type ProblemAnswer, problems, type Routes } from './openapi.ts';
import { invalidBody, notFound, notJson, tooLarge, tooSlow, unavailable } from './problems.ts';
import {
  betaaldeRegels,
  betaaluitslag,
  boekingIngetrokkenDoor,
  boekingMetDeclaratie,
  boekingParams,
} from './shapes-betalingen.ts';
import type { Timing } from './timing.ts';

export type BoekingenOptions = { readonly wiring: Wiring; readonly log: ApiLog; readonly tijden: Timing };

const tags = ['betalingen'];
const away = { 503: ['De opslag is niet bereikbaar; probeer het opnieuw.', unavailable(false)] } as const;
/** A thousand lines, and who recorded them. */
const lijstBody = 512 * 1024;
const kleineBody = 4_096;
const refusals: Readonly<Record<number, ProblemAnswer>> = {
  400: [
    'Het verzoek is ongeldig; zie ongeldigeParameters. Er is niets vastgelegd.',
    invalidBody([{ naam: 'regels.0.op', melding: 'Geef een dag als 2026-06-02.' }]),
  ],
  408: ['Het verzoek was niet op tijd compleet.', tooSlow()],
  413: ['Het verzoek is te groot.', tooLarge()],
  415: ['Geen JSON in UTF-8.', notJson()],
};

/** Bodies in JSON must be accepted already. */
export function boekingenRoutes(app: Routes, { wiring, log, tijden }: BoekingenOptions): void {
  const { boekingen } = wiring.casefile;

  app.post(
    '/betalingen/betaald',
    {
      bodyLimit: lijstBody,
      onRequest: requireJson,
      schema: {
        operationId: 'legBetalingenVast',
        summary: 'Leg vast wat is betaald',
        description:
          'Een lijst van betalingen, zoals een financieel systeem die bijhoudt; bij een installatie van een aanbieder: wat is ontvangen. Van één declaratie kan vaker een deel worden betaald. Iedere regel staat op zichzelf: een regel die niet kan, houdt de andere niet tegen, dus kijk naar geweigerd in het antwoord. Dezelfde lijst nog eens aanbieden legt niets dubbel vast: een regel is dezelfde als kenmerk, dag en bedrag gelijk zijn.',
        tags,
        body: betaaldeRegels,
        response: {
          200: answer('Wat er van iedere regel is geworden.', betaaluitslag),
          ...problems({ ...refusals, ...away }),
        },
      },
    },
    async (request, reply) => {
      const { regels, door } = request.body;
      const uitkomsten = await within(
        tijden.opslag,
        boekingen.legVast(bookingsFrom(regels), door, wiring.nu()),
      );
      const uitslag = outcomesBody(uitkomsten);
      const { vastgelegd, bekend, geweigerd } = uitslag;
      log.info({ kenmerk: request.id, vastgelegd, bekend, geweigerd }, 'betalingen vastgelegd');
      return reply.send(uitslag);
    },
  );

  app.post(
    '/boekingen/:id/ingetrokken',
    {
      bodyLimit: kleineBody,
      onRequest: requireJson,
      schema: {
        operationId: 'trekBoekingIn',
        summary: 'Trek een vastgelegde betaling in',
        description:
          'Voor wat verkeerd is vastgelegd: het bedrag staat weer open, en met hetzelfde kenmerk kan het goede worden vastgelegd. Nog eens intrekken verandert niets.',
        tags,
        params: boekingParams,
        body: boekingIngetrokkenDoor,
        response: {
          200: answer('De vastgelegde betaling, zoals zij nu is.', boekingMetDeclaratie),
          ...problems({
            ...refusals,
            404: ['Er is geen vastgelegde betaling met dit nummer.', notFound('boeking')],
            ...away,
          }),
        },
      },
    },
    async (request, reply) => {
      const id = numberFrom(request.params.id);
      const ingetrokken = await within(tijden.opslag, boekingen.trekIn(id, request.body.door, wiring.nu()));
      if (ingetrokken === null) throw notFound('boeking');
      log.info({ kenmerk: request.id, boeking: id }, 'betaling ingetrokken');
      return reply.send(bookingBody(ingetrokken));
    },
  );
}
