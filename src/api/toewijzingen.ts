/** What is allocated: found by whose it is, when it runs and when it ends. */
import type { AllocationFilter, AllocationView, ViewLimit } from '../casefile/toewijzingen.ts';
import { viewLimits } from '../pipeline/inzage.ts';
import type { Wiring } from '../pipeline/wiring.ts';
import { within } from './deadline.ts';
import { answer, problems, type Routes } from './openapi.ts';
import { invalidParameters, unavailable } from './problems.ts';
import {
  placeFrom,
  placeText,
  type Toewijzingenfilter,
  type Toewijzingenlijst,
  toewijzingenfilter,
  toewijzingenlijst,
} from './shapes-toewijzingen.ts';
import type { Timing } from './timing.ts';
import { contentBody } from './toewijzing-uit.ts';
import { basePath, hrefOf } from './views.ts';

export type ToewijzingenOptions = { readonly wiring: Wiring; readonly tijden: Timing };

const badFilter = invalidParameters([
  { plaats: 'query', naam: 'peildatum', melding: 'Geef een dag als 2026-05-06.' },
]);

export function toewijzingenRoutes(app: Routes, { wiring, tijden }: ToewijzingenOptions): void {
  app.get(
    '/toewijzingen',
    {
      schema: {
        operationId: 'zoekToewijzingen',
        summary: 'Zoek toewijzingen',
        description:
          'Wat er is toegewezen, zoals het nu geldt: wat is ingetrokken of door de aanbieder afgekeurd staat er niet bij. Spreekt de regio af hoe lang na het einde er inzage is, dan staat wat eerder eindigde er evenmin bij, en zegt inzage dat. Van wie de zorg is staat alleen in het bericht zelf.',
        tags: ['toewijzingen'],
        querystring: toewijzingenfilter,
        response: {
          200: answer('De gevonden toewijzingen.', toewijzingenlijst),
          ...problems({
            400: ['Een parameter klopt niet; zie ongeldigeParameters.', badFilter],
            503: ['De opslag is niet bereikbaar; probeer het opnieuw.', unavailable(false)],
          }),
        },
      },
    },
    async (request, reply) => {
      const filter = request.query;
      const { inzage, gevonden } = await within(tijden.opslag, search(filter, wiring));
      return reply.send(listOf(gevonden, inzage, filter));
    },
  );
}

async function search(filter: Toewijzingenfilter, wiring: Wiring) {
  const { peildatum, eindeVanaf, eindeTot, na, aantal, ...rest } = filter;
  const inzage = await viewLimits(rest, wiring);
  const plaats = na === undefined ? null : placeFrom(na);
  const vraag: AllocationFilter = {
    ...rest,
    ...(peildatum === undefined ? {} : { peildatum: Temporal.PlainDate.from(peildatum) }),
    ...(eindeVanaf === undefined ? {} : { eindeVanaf: Temporal.PlainDate.from(eindeVanaf) }),
    ...(eindeTot === undefined ? {} : { eindeTot: Temporal.PlainDate.from(eindeTot) }),
    ...(plaats === null ? {} : { na: plaats }),
    inzage,
    // One more than asked tells whether there is a next page.
    aantal: aantal + 1,
  };
  return { inzage, gevonden: await wiring.casefile.toewijzingen(vraag) };
}

function listOf(
  gevonden: readonly AllocationView[],
  inzage: readonly ViewLimit[],
  filter: Toewijzingenfilter,
): Toewijzingenlijst {
  const bladzijde = gevonden.slice(0, filter.aantal);
  const laatste = bladzijde.at(-1);
  const href = (anders: Partial<Toewijzingenfilter>) => {
    const vraag = Object.entries({ ...filter, ...anders }).map(([naam, waarde]) => [naam, String(waarde)]);
    return { href: `${basePath}/toewijzingen?${new URLSearchParams(vraag)}` };
  };
  return {
    toewijzingen: bladzijde.map((een) => ({
      standaard: een.standaard,
      gemeente: een.gemeente,
      aanbieder: een.aanbieder,
      toewijzingNummer: een.toewijzingNummer,
      ...contentBody(een),
      bevestigd: een.bevestigd,
      _links: { bericht: { href: hrefOf(een.berichtId) } },
    })),
    inzage: inzage.map((grens) => ({ ...grens, eindeVanaf: grens.eindeVanaf.toString() })),
    _links: {
      self: href({}),
      ...(gevonden.length > bladzijde.length && laatste
        ? { volgende: href({ na: placeText(laatste) }) }
        : {}),
    },
  };
}
