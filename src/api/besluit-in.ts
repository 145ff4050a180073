/** From what comes over the wire to what the pipeline decides on. */

import type { Allocation } from '../pipeline/allocating.ts';
import type { Besluit, Toewijzen } from '../pipeline/deciding.ts';
import type { GivenClient } from '../pipeline/known-client.ts';
import type { AllocationContent, OtherDays, Wijziging } from '../rules/request.ts';
import type { CDT_Product } from '../standard/berichten.generated.ts';
import type { Standaard } from '../standard/berichtsoorten.ts';
import { leesClient301 } from '../standard/json.ts';
import { invalidBody } from './problems.ts';
import type { BesluitBody, ToewijzingBody, WijzigingBody } from './shapes-besluiten.ts';

/** @throws ApiProblem when the details of the client are none of a 301 */
export function decisionOf(body: BesluitBody, standaard: Standaard): Besluit {
  if (body.antwoord !== 'toewijzen') return body;
  const { antwoord, toewijzing, client } = body;
  return {
    antwoord,
    toewijzing: grantOf(toewijzing),
    ...(client === undefined ? {} : { client: clientOf(client, standaard) }),
  };
}

export function motivationOf(body: BesluitBody): { readonly motivering?: string } {
  return 'motivering' in body && body.motivering !== undefined ? { motivering: body.motivering } : {};
}

/** @throws as above */
export function allocationOf(body: ToewijzingBody): Allocation {
  const { standaard, gemeente, aanbieder, bsn, wijzigingen, client } = body;
  return {
    client: { standaard, gemeente, aanbieder, bsn },
    wijzigingen: wijzigingen.map(changeOf),
    ...(client === undefined ? {} : { gegevens: clientOf(client, standaard) }),
  };
}

type GrantBody = Extract<BesluitBody, { antwoord: 'toewijzen' }>['toewijzing'];

function grantOf(toewijzing: GrantBody): Toewijzen['toewijzing'] {
  const { hoe } = toewijzing;
  switch (hoe) {
    case 'bericht':
      return { hoe, bytes: new TextEncoder().encode(toewijzing.xml) };
    case 'wijzigingen':
      return { hoe, wijzigingen: toewijzing.wijzigingen.map(changeOf) };
    case 'zoals-gevraagd': {
      const { nummers, andereDagen } = toewijzing;
      return andereDagen === undefined
        ? { hoe, nummers }
        : { hoe, nummers, andereDagen: otherDaysOf(andereDagen) };
    }
  }
}

type OtherDaysBody = NonNullable<Extract<GrantBody, { hoe: 'zoals-gevraagd' }>['andereDagen']>;

function otherDaysOf({ teWijzigen = [], nieuw = [] }: OtherDaysBody): OtherDays {
  return {
    teWijzigen: new Map(
      teWijzigen.map(({ toewijzingNummer, ...dagen }) => [toewijzingNummer, daysOf(dagen)]),
    ),
    // People count from one.
    nieuw: new Map(nieuw.map(({ plaats, ...dagen }) => [plaats - 1, daysOf(dagen)])),
  };
}

function daysOf({ ingangsdatum, einddatum }: { ingangsdatum?: string; einddatum?: string | null }) {
  return {
    ...(ingangsdatum === undefined ? {} : { ingangsdatum: Temporal.PlainDate.from(ingangsdatum) }),
    ...lastDayOf(einddatum),
  };
}

/** Left out is not the same as none. */
function lastDayOf(einddatum: string | null | undefined): { readonly einddatum?: Temporal.PlainDate | null } {
  if (einddatum === undefined) return {};
  return { einddatum: einddatum === null ? null : Temporal.PlainDate.from(einddatum) };
}

function changeOf(wijziging: WijzigingBody): Wijziging {
  switch (wijziging.soort) {
    case 'nieuw': {
      const { soort, toewijzingNummer, product, omvang, ingangsdatum, einddatum, budget, ...overig } =
        wijziging;
      const inhoud: AllocationContent = {
        product: product === undefined ? null : productOf(product),
        ingangsdatum: Temporal.PlainDate.from(ingangsdatum),
        einddatum: einddatum === undefined ? null : Temporal.PlainDate.from(einddatum),
        omvang:
          omvang === undefined
            ? null
            : { Volume: omvang.volume, Eenheid: omvang.eenheid, Frequentie: omvang.frequentie },
        budget: budget ?? null,
      };
      return { soort, toewijzingNummer, ...inhoud, ...overig };
    }
    case 'gewijzigd': {
      const { einddatum, ...overig } = wijziging;
      return { ...overig, ...lastDayOf(einddatum) };
    }
    case 'verwijderd':
      return wijziging;
  }
}

function productOf({ categorie, code }: { categorie: string; code?: string }): CDT_Product {
  // Whether it is a category of this law is looked at when the message is held against its schema.
  const Categorie = categorie as CDT_Product['Categorie'];
  return code === undefined ? { Categorie } : { Categorie, Code: code };
}

function clientOf(json: unknown, standaard: Standaard): GivenClient {
  const gelezen = leesClient301(standaard, json);
  if (gelezen.ok) return gelezen.client;
  throw invalidBody(
    gelezen.bevindingen.map(({ pad, melding }) => ({
      naam: pad.replace(/^Client/, 'client').replaceAll('/', '.'),
      melding: `${pad} ${melding}`,
    })),
  );
}
