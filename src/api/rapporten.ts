/** Reports, to look at and to hand over. */
import type { Wiring } from '../pipeline/wiring.ts';
import { columnsOf, headingOf } from '../rapport/csv.ts';
import { reports } from '../rapport/index.ts';
import { type Question, type Report, type Row, TooManyRows } from '../rapport/rapport.ts';
import { makeReport, questionFrom, rulesAnswered } from '../rapport/uitvoeren.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import { address } from './betaling-uit.ts';
import { csvRow } from './csv.ts';
import { within } from './deadline.ts';
import { answer, problems, type Routes } from './openapi.ts';
import { invalidParameters, notFound, unavailable } from './problems.ts';
import {
  type Rapportvorm,
  type Rapportvraag,
  rapportenlijst,
  rapportnaam,
  rapportvorm,
  rapportvraag,
} from './shapes-rapporten.ts';
import type { Timing } from './timing.ts';

export type RapportenOptions = {
  readonly wiring: Pick<Wiring, 'casefile' | 'protocolVoor' | 'nu'>;
  readonly tijden: Timing;
  /** Rows in a report; with more it is refused. */
  readonly hoogstens?: number;
};

const tags = ['rapporten'];
const meesteRijen = 10_000;

export function rapportenRoutes(
  app: Routes,
  { wiring, tijden, hoogstens = meesteRijen }: RapportenOptions,
): void {
  const away = {
    503: ['De opslag is niet bereikbaar, of het rapport kost te veel tijd.', unavailable(false)],
  } as const;
  const wrong = {
    400: [
      'Een parameter klopt niet, of het rapport is te lang; zie ongeldigeParameters.',
      tooMany(meesteRijen),
    ],
    404: ['Er is geen rapport met deze naam.', notFound()],
    ...away,
  } as const;

  app.get(
    '/rapporten',
    {
      schema: {
        operationId: 'toonRapporten',
        summary: 'Toon welke rapporten er zijn',
        description:
          'Ieder rapport met zijn kolommen, hoe er geteld wordt, en de regels van de protocollen hier die het beantwoordt.',
        tags,
        response: { 200: answer('De rapporten.', rapportenlijst), ...problems(away) },
      },
    },
    async (_request, reply) => {
      const vandaag = amsterdamDay(wiring.nu());
      const rapporten = await within(
        tijden.opslag,
        Promise.all(
          [...reports.values()].map(async (een) => ({
            naam: een.naam,
            titel: een.titel,
            eis: een.eis,
            kolommen: columnsBody(een),
            regels: [...(await rulesAnswered(een, wiring, vandaag))],
            _links: {
              self: { href: address(pathOf(een), {}) },
              csv: { href: address(`${pathOf(een)}/csv`, {}) },
            },
          })),
        ),
      );
      return reply.send({ rapporten, _links: { self: { href: address('rapporten', {}) } } });
    },
  );

  app.get(
    '/rapporten/:naam',
    {
      schema: {
        operationId: 'maakRapport',
        summary: 'Maak een rapport',
        description: `Geteld uit wat nu bekend is, over de stand op de peildatum. Zonder BSN en zonder naam. Een rapport heeft ten hoogste ${hoogstens} rijen; bij meer wordt gevraagd om één aanbieder of een kortere periode. Een steekproef is met hetzelfde zaad steeds dezelfde.`,
        tags,
        params: rapportnaam,
        querystring: rapportvraag,
        response: { 200: answer('Het rapport.', rapportvorm), ...problems(wrong) },
      },
    },
    async (request, reply) => {
      const { een, vraag, rijen } = await asked(request.params, request.query);
      return reply.send(reportBody(een, vraag, rijen, request.query));
    },
  );

  app.get(
    '/rapporten/:naam/csv',
    {
      schema: {
        operationId: 'downloadRapport',
        summary: 'Haal een rapport op als CSV',
        description:
          'Dezelfde rijen als CSV (RFC 4180, UTF-8), bedragen in eurocenten, decimalen na een punt. Een cel die een rekenblad als formule zou uitvoeren, begint met een apostrof.',
        tags,
        params: rapportnaam,
        querystring: rapportvraag,
        response: {
          200: answer(
            'Het rapport.',
            { type: 'string' },
            {
              media: 'text/csv',
              example: 'gemeente,standaard,aanbieder,wachtenden\r\n0384,ijw-3.2,99990001,3\r\n',
              headers: {
                'Content-Disposition': {
                  type: 'string',
                  description: 'Naam om onder te bewaren.',
                  examples: ['attachment; filename="wachtlijst.csv"'],
                },
              },
            },
          ),
          ...problems(wrong),
        },
      },
    },
    async (request, reply) => {
      const { een, rijen } = await asked(request.params, request.query);
      return reply
        .type('text/csv; charset=utf-8')
        .header('Content-Disposition', `attachment; filename="${een.naam}.csv"`)
        .send(reportCsv(een, rijen));
    },
  );

  async function asked({ naam }: { readonly naam: string }, query: Rapportvraag) {
    const een = reports.get(naam);
    if (!een) throw notFound();
    const { gemeente, standaard, van, tot, peildatum, ...rest } = query;
    const dagen = Object.entries({ van, tot, peildatum }).flatMap(([welke, tekst]) =>
      tekst === undefined ? [] : [[welke, Temporal.PlainDate.from(tekst)] as const],
    );
    const vraag = questionFrom(
      { ...rest, ...Object.fromEntries(dagen) },
      amsterdamDay(wiring.nu()),
      hoogstens,
    );
    if (typeof vraag === 'string')
      throw invalidParameters([{ plaats: 'query', naam: 'van', melding: vraag }]);
    const wie = {
      ...(gemeente === undefined ? {} : { gemeente }),
      ...(standaard === undefined ? {} : { standaard }),
    };
    const stop = new AbortController();
    try {
      const rijen = await within(tijden.rapport, makeReport(een, wiring, wie, vraag, stop.signal));
      return { een, vraag, rijen };
    } catch (fout) {
      throw fout instanceof TooManyRows ? tooMany(hoogstens) : fout;
    } finally {
      // Whatever still reads for an answer that nobody waits for, stops.
      stop.abort();
    }
  }
}

const pathOf = ({ naam }: Report) => `rapporten/${naam}`;

function columnsBody(een: Report): Rapportvorm['kolommen'] {
  return columnsOf(een).map(([naam, kolom]) => ({ naam, ...kolom }));
}

function reportBody(een: Report, vraag: Question, rijen: readonly Row[], query: Rapportvraag): Rapportvorm {
  const gevraagd = Object.fromEntries(Object.entries(query).map(([naam, waarde]) => [naam, String(waarde)]));
  return {
    naam: een.naam,
    titel: een.titel,
    van: vraag.van.toString(),
    tot: vraag.tot.toString(),
    peildatum: vraag.peildatum.toString(),
    kolommen: columnsBody(een),
    rijen: rijen.map((rij) => ({ ...rij })),
    _links: {
      self: { href: address(pathOf(een), gevraagd) },
      csv: { href: address(`${pathOf(een)}/csv`, gevraagd) },
    },
  };
}

function reportCsv(een: Report, rijen: readonly Row[]): string {
  const kolommen = columnsOf(een);
  const regels = rijen.map((rij) => csvRow(kolommen.map(([naam]) => rij[naam] ?? '')));
  return csvRow(kolommen.map(headingOf)) + regels.join('');
}

function tooMany(rijen: number) {
  return invalidParameters([
    {
      plaats: 'query',
      naam: 'aanbieder',
      melding: `Het rapport heeft meer dan ${rijen} rijen. Kies één aanbieder, één gemeente of een kortere periode.`,
    },
  ]);
}
