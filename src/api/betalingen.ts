/** What must be paid, to look at and to hand to the administration. */
import type { Wiring } from '../pipeline/wiring.ts';
import { filterFrom, paymentsBody, paymentsCsv } from './betaling-uit.ts';
import { within } from './deadline.ts';
import { answer, problems, type Routes } from './openapi.ts';
import { invalidParameters, unavailable } from './problems.ts';
import { betalingenCsvFilter, betalingenfilter, betalingenlijst, placeFrom } from './shapes-betalingen.ts';
import type { Timing } from './timing.ts';

export type BetalingenOptions = {
  readonly wiring: Pick<Wiring, 'casefile'>;
  readonly tijden: Timing;
  /** Lines in a CSV; with more it is refused. */
  readonly regelsInCsv?: number;
};

const tags = ['betalingen'];
const away = { 503: ['De opslag is niet bereikbaar; probeer het opnieuw.', unavailable(false)] } as const;
const badFilter = invalidParameters([
  { plaats: 'query', naam: 'uiterlijkVan', melding: 'Geef een dag als 2026-06-01.' },
]);

export function betalingenRoutes(
  app: Routes,
  { wiring: { casefile }, tijden, regelsInCsv = 10_000 }: BetalingenOptions,
): void {
  app.get(
    '/betalingen',
    {
      schema: {
        operationId: 'zoekBetalingen',
        summary: 'Toon wat betaald moet worden',
        description:
          'Per declaratie wat is toegekend, met credits eraf, en de laatste dag waarop dat betaald moet zijn; met de totalen per aanbieder. Bij een installatie van een aanbieder: wat te ontvangen is. Een declaratie die in haar geheel is afgewezen staat er niet bij.',
        tags,
        querystring: betalingenfilter,
        response: {
          200: answer('De gevonden betalingen.', betalingenlijst),
          ...problems({ 400: ['Een parameter klopt niet; zie ongeldigeParameters.', badFilter], ...away }),
        },
      },
    },
    async (request, reply) => {
      const { na, aantal, ...filter } = request.query;
      // One more than asked tells whether there is a next page.
      const bladzijde = { aantal: aantal + 1, ...(na === undefined ? {} : { na: placeFrom(na) }) };
      const { regels, totalen } = await within(
        tijden.opslag,
        casefile.betalingen(filterFrom(filter), bladzijde),
      );
      return reply.send(
        paymentsBody(regels.slice(0, aantal), totalen, request.query, regels.length > aantal),
      );
    },
  );

  app.get(
    '/betalingen.csv',
    {
      schema: {
        operationId: 'downloadBetalingen',
        summary: 'Haal de betaallijst op als CSV',
        description: `Dezelfde regels als CSV (RFC 4180, UTF-8), bedragen in eurocenten. De lijst is volledig: bij meer dan ${regelsInCsv} regels wordt gevraagd om een kortere periode of één aanbieder. Een cel die een rekenblad als formule zou uitvoeren, begint met een apostrof.`,
        tags,
        querystring: betalingenCsvFilter,
        response: {
          200: answer(
            'De betaallijst.',
            { type: 'string' },
            {
              media: 'text/csv',
              example: paymentsCsv([]),
              headers: {
                'Content-Disposition': {
                  type: 'string',
                  description: 'Naam om onder te bewaren.',
                  examples: ['attachment; filename="betalingen.csv"'],
                },
              },
            },
          ),
          ...problems({
            400: [
              'Een parameter klopt niet, of de lijst is te lang; zie ongeldigeParameters.',
              tooMany(10_000),
            ],
            ...away,
          }),
        },
      },
    },
    async (request, reply) => {
      const { regels } = await within(
        tijden.opslag,
        casefile.betalingen(filterFrom(request.query), { aantal: regelsInCsv + 1 }),
      );
      // Whoever pays what is in a list must have all of it.
      if (regels.length > regelsInCsv) throw tooMany(regelsInCsv);
      return reply
        .type('text/csv; charset=utf-8')
        .header('Content-Disposition', 'attachment; filename="betalingen.csv"')
        .send(paymentsCsv(regels));
    },
  );
}

function tooMany(regels: number) {
  return invalidParameters([
    {
      plaats: 'query',
      naam: 'uiterlijkTot',
      melding: `De lijst heeft meer dan ${regels} regels. Kies een kortere periode of één aanbieder.`,
    },
  ]);
}
