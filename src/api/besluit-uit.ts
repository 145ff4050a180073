/** From requests and what became of decisions to what goes over the wire. */
import type { Verschil } from '../answers/verschil.ts';
import type { MessageView, RequestAdvice, RequestView } from '../casefile/casefile.ts';
import type { AllocationContent } from '../rules/request.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import type { NieuwProduct317 } from '../standard/berichten.generated.ts';
import type {
  BesluitUitkomst,
  VerzoekDetail,
  Verzoekenfilter,
  Verzoekenlijst,
  VerzoekInLijst,
} from './shapes-besluiten.ts';
import { contentBody, differenceBody } from './toewijzing-uit.ts';
import { basePath, hrefOf, moment, termBody } from './views.ts';

export function requestHref(id: number): string {
  return `${basePath}/verzoeken/${id}`;
}

export function requestsBody(
  verzoeken: readonly RequestView[],
  filter: Verzoekenfilter,
  erIsMeer: boolean,
  nu: Temporal.Instant,
): Verzoekenlijst {
  const laatste = verzoeken.at(-1);
  const volgende = erIsMeer && laatste ? { volgende: { href: requestsHref(filter, laatste.id) } } : {};
  return {
    verzoeken: verzoeken.map((verzoek) => inListBody(verzoek, nu)),
    _links: { self: { href: requestsHref(filter, filter.voor) }, ...volgende },
  };
}

function requestsHref({ voor: _, ...filter }: Verzoekenfilter, voor: number | undefined): string {
  const vraag = new URLSearchParams();
  for (const [naam, waarde] of Object.entries({ ...filter, voor })) {
    if (waarde !== undefined) vraag.set(naam, String(waarde));
  }
  return `${basePath}/verzoeken?${vraag}`;
}

/** @param nieuweToewijzingNummers see the shape */
export function requestBody(
  verzoek: RequestView,
  nieuweToewijzingNummers: number | null,
  nu: Temporal.Instant,
): VerzoekDetail {
  const { _links, ...overig } = inListBody(verzoek, nu);
  const besluit = waitsFor(verzoek) ? { besluit: { href: `${requestHref(verzoek.id)}/besluit` } } : {};
  const antwoorden = verzoek.antwoorden.map(({ stand, op, wie, afgekeurd, motivering, berichtId }) => ({
    stand,
    op: moment(op),
    wie,
    geweigerd: afgekeurd,
    motivering,
    _links: { bericht: { href: hrefOf(berichtId) } },
  }));
  return { ...overig, nieuweToewijzingNummers, antwoorden, _links: { ..._links, ...besluit } };
}

export function waitsFor({ stand }: Pick<RequestView, 'stand'>): boolean {
  return stand === 'open' || stand === 'in-onderzoek';
}

function inListBody(verzoek: RequestView, nu: Temporal.Instant): VerzoekInLijst {
  const { id, berichtId, soort, stand, standaard, gemeente, aanbieder, referentieAanbieder } = verzoek;
  const vandaag = amsterdamDay(nu);
  return {
    id,
    soort,
    stand,
    standaard,
    gemeente,
    aanbieder,
    referentieAanbieder,
    ontvangenOp: moment(verzoek.ontvangenOp),
    dagtekening: verzoek.dagtekening.toString(),
    ...askedBody(verzoek),
    termijnen: verzoek.termijnen.map((termijn) => termBody(termijn, vandaag)),
    advies: verzoek.advies && adviceBody(verzoek.advies),
    _links: { self: { href: requestHref(id) }, bericht: { href: hrefOf(berichtId) } },
  };
}

function adviceBody({ oordeel, redenen }: RequestAdvice): NonNullable<VerzoekInLijst['advies']> {
  return {
    oordeel,
    redenen: redenen.map(({ regel, gevolg, pad, melding, waarden }) => ({
      regel,
      gevolg: gevolg.wat,
      reden: 'reden' in gevolg ? gevolg.reden : null,
      pad,
      melding,
      waarden,
    })),
  };
}

/** Named one by one, so that nothing of a client or a provider's free text comes along. */
function askedBody(verzoek: RequestView): Pick<VerzoekInLijst, 'gevraagdProduct' | 'gevraagdeWijziging'> {
  if (verzoek.soort === '315') {
    const { Product, ToewijzingIngangsdatum, ToewijzingEinddatum, Omvang, Budget } = verzoek.gevraagd;
    return {
      gevraagdProduct: contentBody({
        product: Product ?? null,
        ingangsdatum: ToewijzingIngangsdatum,
        einddatum: ToewijzingEinddatum ?? null,
        omvang: Omvang ?? null,
        budget: Budget ?? null,
      }),
      gevraagdeWijziging: null,
    };
  }
  const { RedenVerzoek, OngewijzigdeProducten, TeWijzigenProducten, NieuweProducten } = verzoek.gevraagd;
  return {
    gevraagdProduct: null,
    gevraagdeWijziging: {
      redenVerzoek: RedenVerzoek,
      ongewijzigd: (OngewijzigdeProducten?.OngewijzigdProduct ?? []).map((deel) => deel.ToewijzingNummer),
      teWijzigen: (TeWijzigenProducten?.TeWijzigenProduct ?? []).map((deel) => {
        const { product: _, ...wens } = contentBody(wishOf(deel));
        return { toewijzingNummer: deel.ToewijzingNummer, ...wens };
      }),
      nieuw: (NieuweProducten?.NieuwProduct ?? []).map((deel) => contentBody(wishOf(deel))),
    },
  };
}

function wishOf({
  Product,
  GewensteIngangsdatum,
  Einddatum,
  Omvang,
  Budget,
}: NieuwProduct317): AllocationContent {
  return {
    product: Product ?? null,
    ingangsdatum: GewensteIngangsdatum,
    einddatum: Einddatum ?? null,
    omvang: Omvang ?? null,
    budget: Budget ?? null,
  };
}

type Made = Pick<MessageView, 'id' | 'bericht' | 'identificatie'>;

/** @param bericht null when it was a trial */
export function outcomeBody(
  bericht: Made | null,
  verschil: Verschil | null,
  { herhaling = false, verzoek }: { readonly herhaling?: boolean; readonly verzoek?: number },
): BesluitUitkomst {
  return {
    herhaling,
    proef: bericht === null,
    bericht: bericht && {
      id: bericht.id,
      bericht: bericht.bericht,
      identificatie: bericht.identificatie,
      _links: { self: { href: hrefOf(bericht.id) }, xml: { href: `${hrefOf(bericht.id)}/xml` } },
    },
    verschil: verschil && differenceBody(verschil),
    _links: verzoek === undefined ? {} : { verzoek: { href: requestHref(verzoek) } },
  };
}
