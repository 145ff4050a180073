/** Declarations that wait for a person: which, about what, and what a person decides. */
import type { MessageId } from '../casefile/casefile.ts';
import type { HeldOutcome, HeldPlace, HeldRuling, HeldSummary, HeldView } from '../casefile/vasthouden.ts';
import type { Wiring } from '../pipeline/wiring.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import { within } from './deadline.ts';
import { requireJson } from './json.ts';
import type { ApiLog } from './log.ts';
import { answer, type ProblemAnswer, problems, type Routes } from './openapi.ts';
import {
  ApiProblem,
  invalidBody,
  invalidParameters,
  notFound,
  notJson,
  tooLarge,
  tooSlow,
  unavailable,
} from './problems.ts';
import { voorbeeldId } from './shapes-basis.ts';
import {
  type NieuweBesluiten,
  nieuweBesluiten,
  type VastgehoudenBody,
  type Vastgehoudenfilter,
  type Vastgehoudenlijst,
  vastgehoudenDetail,
  vastgehoudenfilter,
  vastgehoudenId,
  vastgehoudenlijst,
} from './shapes-vasthouden.ts';
import type { Timing } from './timing.ts';
import { basePath, findingBody, hrefOf, moment } from './views.ts';
import { patient } from './waking.ts';

export type VasthoudenOptions = { readonly wiring: Wiring; readonly log: ApiLog; readonly tijden: Timing };

const tags = ['vastgehouden'];
const away = { 503: ['De opslag is niet bereikbaar; probeer het opnieuw.', unavailable(false)] } as const;
const unknown = {
  404: [
    'Er is geen declaratie met dit id die op een besluit wacht of wachtte.',
    notFound('vastgehouden declaratie'),
  ],
} as const;
const badFilter = invalidParameters([
  { plaats: 'query', naam: 'gemeente', melding: 'Geef een gemeentecode van 4 cijfers.' },
]);
/** Of a large declaration every line may be named. */
const groteBody = 16 * 2 ** 20;

const refusals: Readonly<Record<number, ProblemAnswer>> = {
  400: [
    'Het verzoek is ongeldig; zie ongeldigeParameters.',
    invalidBody([
      {
        naam: 'regels.0.motivering',
        melding: 'Zeg waarom er wordt toegekend tegen de regel van de regio in.',
      },
    ]),
  ],
  408: ['Het verzoek was niet op tijd compleet.', tooSlow()],
  409: ['De declaratie is al beoordeeld; er is niets veranderd.', alreadyJudged(voorbeeldId)],
  413: ['Het verzoek is te groot.', tooLarge()],
  415: ['Geen JSON in UTF-8.', notJson()],
  422: [
    'Een regel wacht niet op een besluit; er is niets vastgelegd.',
    notWaiting(['/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie']),
  ],
  503: [
    'De opslag is niet bereikbaar, of de declaratie wordt op dit moment beoordeeld. Probeer het opnieuw.',
    beingJudged(),
  ],
};

/** Bodies in JSON must be accepted already. */
export function vasthoudenRoutes(app: Routes, { wiring: gewoon, log, tijden }: VasthoudenOptions): void {
  const wiring = patient(gewoon, { log, tijden });
  const { vastgehouden } = wiring.casefile;
  const ask = <T>(werk: Promise<T>): Promise<T> => within(tijden.opslag, werk);

  app.get(
    '/vastgehouden',
    {
      schema: {
        operationId: 'zoekVastgehouden',
        summary: 'Zoek declaraties die op een besluit wachten',
        description:
          'Declaraties met regels die alleen de regio weigert, waar de regio een mens laat besluiten. Op volgorde van de dag waarop er vanzelf wordt beslist.',
        tags,
        querystring: vastgehoudenfilter,
        response: {
          200: answer('De gevonden declaraties.', vastgehoudenlijst),
          ...problems({ 400: ['Een parameter klopt niet; zie ongeldigeParameters.', badFilter], ...away }),
        },
      },
    },
    async (request, reply) => {
      const { na, aantal, ...filter } = request.query;
      const gevonden = await ask(
        vastgehouden.zoek({
          ...filter,
          ...(na === undefined ? {} : { na: placeFrom(na) }),
          // One more than asked tells whether there is a next page.
          aantal: aantal + 1,
        }),
      );
      return reply.send(listOf(gevonden.slice(0, aantal), request.query, gevonden.length > aantal));
    },
  );

  app.get(
    '/vastgehouden/:id',
    {
      schema: {
        operationId: 'toonVastgehouden',
        summary: 'Toon een declaratie die op een besluit wacht',
        description: 'Per regel wat de regio ertegen heeft, het bedrag, en wat er al is besloten.',
        tags,
        params: vastgehoudenId,
        response: { 200: answer('De declaratie.', vastgehoudenDetail), ...problems({ ...unknown, ...away }) },
      },
    },
    async (request, reply) => reply.send(bodyOf(found(await ask(vastgehouden.toon(request.params.id))))),
  );

  app.post(
    '/vastgehouden/:id/besluiten',
    {
      bodyLimit: groteBody,
      onRequest: requireJson,
      schema: {
        operationId: 'beslisOpDeclaratie',
        summary: 'Beslis over regels van een declaratie',
        description: [
          'Ken per regel toe, of wijs af onder de code van de regio. Wat is besloten blijft bewaard; zodra over alles is besloten, wordt de declaratie beoordeeld en gaat er één antwoord (325).',
          'Toekennen gaat tegen de regel van de regio in en vraagt een motivering. Komen er door de besluiten andere regels bij die wachten, dan blijft de declaratie vastgehouden met die regels.',
          'Zolang de declaratie niet is beoordeeld vervangt een ander besluit het vorige. Dezelfde besluiten nog eens veranderen niets (200).',
        ].join('\n\n'),
        tags,
        params: vastgehoudenId,
        body: nieuweBesluiten,
        response: {
          200: answer('De besluiten liggen vast; de declaratie zoals zij nu is.', vastgehoudenDetail),
          ...problems({ ...refusals, ...unknown }),
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const uitkomst = await ask(vastgehouden.besluit(id, rulingOf(request.body, wiring.nu())));
      log.info(
        { kenmerk: request.id, declaratie: id, uitslag: uitkomst.soort },
        'besluit over een declaratie',
      );
      kept(uitkomst, id);
      // Also when it was kept before: whoever was to judge it may not have been woken.
      const nu = found(await ask(vastgehouden.toon(id)));
      if (nu.open === 0 && nu.beoordeeldOp === null) await wiring.wekOordelen([id]);
      return reply.send(bodyOf(nu));
    },
  );
}

/** @throws ApiProblem when nothing was kept */
function kept(uitkomst: HeldOutcome, id: MessageId): void {
  switch (uitkomst.soort) {
    case 'vastgelegd':
    case 'herhaling':
      return;
    case 'wacht-niet':
      throw notWaiting(uitkomst.paden);
    case 'al-beoordeeld':
      throw alreadyJudged(id);
    case 'bezet':
      throw beingJudged();
    case 'onbekend':
      throw notFound('vastgehouden declaratie');
  }
}

function alreadyJudged(id: MessageId): ApiProblem {
  return new ApiProblem(
    'declaratie-al-beoordeeld',
    'De declaratie is al beoordeeld; er is niets veranderd. Wat is toegekend kan de aanbieder crediteren, wat is afgewezen opnieuw indienen.',
    { eerderBericht: { id, href: hrefOf(id) } },
  );
}

function notWaiting(paden: readonly string[]): ApiProblem {
  return new ApiProblem(
    'regel-wacht-niet',
    'Een of meer regels wachten niet op een besluit; zie ongeldigeParameters. Er is niets vastgelegd.',
    {
      ongeldigeParameters: paden.slice(0, 100).map((naam) => ({
        plaats: 'body',
        naam,
        melding:
          'Deze regel wacht niet op een besluit. Gebruik een pad zoals de vastgehouden declaratie het toont.',
      })),
    },
  );
}

function beingJudged(): ApiProblem {
  return new ApiProblem(
    'eerder-bericht-eerst',
    'De declaratie wordt op dit moment beoordeeld; er is niets veranderd. Probeer het over enkele ogenblikken opnieuw.',
  );
}

function found(gevonden: HeldView | null): HeldView {
  if (gevonden === null) throw notFound('vastgehouden declaratie');
  return gevonden;
}

function rulingOf({ door, regels, overige }: NieuweBesluiten, op: Temporal.Instant): HeldRuling {
  return {
    besluiten: regels.map(({ pad, besluit, motivering }) => ({
      pad,
      besluit,
      motivering: motivering ?? null,
    })),
    overige:
      overige === undefined ? null : { besluit: overige.besluit, motivering: overige.motivering ?? null },
    door,
    op,
  };
}

const heldHref = (id: MessageId) => `${basePath}/vastgehouden/${id}`;

function summaryOf({
  id,
  standaard,
  gemeente,
  aanbieder,
  identificatie,
  ontvangenOp,
  tot,
  open,
  cent,
}: HeldSummary) {
  return {
    id,
    standaard,
    gemeente,
    aanbieder,
    identificatie,
    ontvangenOp: moment(ontvangenOp),
    uiterlijk: amsterdamDay(tot).toString(),
    wachtend: open,
    bedrag: cent,
  };
}

const linksOf = (id: MessageId) => ({ self: { href: heldHref(id) }, bericht: { href: hrefOf(id) } });

function bodyOf(view: HeldView): VastgehoudenBody {
  const besloten = new Map(view.besluiten.map((een) => [een.pad, een]));
  const { id, beoordeeldOp } = view;
  return {
    ...summaryOf(view),
    beoordeeldOp: beoordeeldOp && moment(beoordeeldOp),
    regels: view.regels.map(({ pad, referentieNummer, toewijzingNummer, productCode, cent, bevindingen }) => {
      const een = besloten.get(pad);
      return {
        pad,
        referentieNummer,
        toewijzingNummer,
        productCode,
        bedrag: cent,
        bevindingen: bevindingen.map(findingBody),
        besluit: een === undefined ? null : { besluit: een.besluit, motivering: een.motivering },
      };
    }),
    _links: {
      ...linksOf(id),
      ...(beoordeeldOp === null ? { besluiten: { href: `${heldHref(id)}/besluiten` } } : {}),
    },
  };
}

function listOf(
  bladzijde: readonly HeldSummary[],
  filter: Vastgehoudenfilter,
  erIsMeer: boolean,
): Vastgehoudenlijst {
  const href = (anders: Partial<Vastgehoudenfilter>) => {
    const vraag = Object.entries({ ...filter, ...anders }).map(([naam, waarde]) => [naam, String(waarde)]);
    return { href: `${basePath}/vastgehouden?${new URLSearchParams(vraag)}` };
  };
  const laatste = bladzijde.at(-1);
  return {
    vastgehouden: bladzijde.map((een) => ({ ...summaryOf(een), _links: linksOf(een.id) })),
    _links: {
      self: href({}),
      ...(erIsMeer && laatste ? { volgende: href({ na: placeText(laatste) }) } : {}),
    },
  };
}

/** The beginning of a day is a whole number of milliseconds. */
function placeText({ tot, volgnummer }: HeldPlace): string {
  return `${tot.epochMilliseconds}.${volgnummer}`;
}

function placeFrom(tekst: string): HeldPlace {
  const [tot, volgnummer] = tekst.split('.').map(Number);
  return { tot: Temporal.Instant.fromEpochMilliseconds(tot ?? 0), volgnummer: volgnummer ?? 0 };
}
