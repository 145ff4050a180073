/** From what the casefile shows to what goes over the wire. */
import type { Verschil } from '../answers/verschil.ts';
import type { MessageEvent, MessageId, MessageSummary, MessageView, Term } from '../casefile/casefile.ts';
import { termStatus } from '../rules/terms.ts';
import type { Finding } from '../rules/verdict.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import type {
  BerichtDetail,
  Berichtenfilter,
  Berichtenlijst,
  BerichtInLijst,
  Bevinding,
  Ontvangst,
} from './shapes.ts';
import { differenceBody } from './toewijzing-uit.ts';

export const basePath = '/api/v1';

export function hrefOf(id: MessageId): string {
  return `${basePath}/berichten/${id}`;
}

export function findingBody(bevinding: Finding): Bevinding {
  const { regel, niveau, retourcode, pad, melding, waarden, herstel } = bevinding;
  return { regel, niveau, retourcode, pad, melding, waarden: { ...waarden }, herstel: herstel ?? null };
}

export function receiptBody(id: MessageId, status: Ontvangst['status'], herhaling: boolean): Ontvangst {
  return {
    id,
    status,
    herhaling,
    _links: { self: { href: hrefOf(id) }, xml: { href: `${hrefOf(id)}/xml` } },
  };
}

/** @param nu decides which terms have passed */
export function listBody(
  berichten: readonly MessageSummary[],
  filter: Berichtenfilter,
  erIsMeer: boolean,
  nu: Temporal.Instant,
): Berichtenlijst {
  const laatste = berichten.at(-1);
  const volgende = erIsMeer && laatste ? { volgende: { href: listHref(filter, laatste.volgnummer) } } : {};
  return {
    berichten: berichten.map((bericht) => inListBody(bericht, nu)),
    _links: { self: { href: listHref(filter, filter.voor) }, ...volgende },
  };
}

function listHref({ voor: _, ...filter }: Berichtenfilter, voor: number | undefined): string {
  const vraag = new URLSearchParams();
  for (const [naam, waarde] of Object.entries({ ...filter, voor })) {
    if (waarde !== undefined) vraag.set(naam, String(waarde));
  }
  return `${basePath}/berichten?${vraag}`;
}

function inListBody(bericht: MessageSummary, nu: Temporal.Instant): BerichtInLijst {
  return { ...summary(bericht, nu), _links: { self: { href: hrefOf(bericht.id) } } };
}

type Detail = {
  readonly bericht: MessageView;
  /** The message that `bericht.antwoordId` names. */
  readonly antwoord: MessageView | null;
  readonly gebeurtenissen: readonly MessageEvent[];
  readonly verschil: Verschil | null;
};

export function detailBody(
  { bericht, antwoord, gebeurtenissen, verschil }: Detail,
  nu: Temporal.Instant,
): BerichtDetail {
  const { id, oordeel, beoordeeldOp, inAntwoordOp, vastgehouden, wachtOp } = bericht;
  return {
    ...summary(bericht, nu),
    oordeel: oordeel && {
      uitkomst: oordeel.uitkomst,
      niveau: oordeel.niveau,
      beoordeeldOp: beoordeeldOp && moment(beoordeeldOp),
      bevindingen: oordeel.bevindingen.map(findingBody),
      signalen: (oordeel.signalen ?? []).map(({ code, pad, melding }) => ({ code, pad, melding })),
    },
    antwoord: antwoord && {
      id: antwoord.id,
      bericht: antwoord.bericht,
      identificatie: antwoord.identificatie,
      herkomst: antwoord.herkomst,
      verzending: sending(antwoord),
      _links: { self: { href: hrefOf(antwoord.id) } },
    },
    inAntwoordOp,
    retourcodes: [...bericht.retourcodes],
    vastgehouden: vastgehouden && {
      uiterlijk: amsterdamDay(vastgehouden.tot).toString(),
      wachtend: vastgehouden.open,
      bedrag: vastgehouden.cent,
    },
    wachtOp,
    verschil: verschil && differenceBody(verschil),
    gebeurtenissen: gebeurtenissen.map(({ op, wat, wie, bijzonderheden }) => ({
      op: moment(op),
      wat,
      wie,
      bijzonderheden: { ...bijzonderheden },
    })),
    _links: {
      self: { href: hrefOf(id) },
      xml: { href: `${hrefOf(id)}/xml` },
      ...(antwoord ? { antwoord: { href: hrefOf(antwoord.id) } } : {}),
      ...(inAntwoordOp === null ? {} : { inAntwoordOp: { href: hrefOf(inAntwoordOp) } }),
      ...(vastgehouden ? { vastgehouden: { href: `${basePath}/vastgehouden/${id}` } } : {}),
      ...(wachtOp === null ? {} : { wachtOp: { href: hrefOf(wachtOp) } }),
    },
  };
}

/** Our own answers are not judged, so they have no status but that of their sending. */
export function statusOf(bericht: Pick<MessageSummary, 'herkomst' | 'uitkomst'>): Ontvangst['status'] | null {
  if (bericht.uitkomst) return bericht.uitkomst;
  return bericht.herkomst === 'berichtenpoort' ? null : 'ontvangen';
}

function summary(bericht: MessageSummary, nu: Temporal.Instant): Omit<BerichtInLijst, '_links'> {
  const { id, volgnummer, richting, herkomst, standaard, afzender, ontvanger, identificatie } = bericht;
  const vandaag = amsterdamDay(nu);
  return {
    id,
    volgnummer,
    richting,
    herkomst,
    standaard,
    bericht: bericht.bericht,
    afzender,
    ontvanger,
    identificatie,
    dagtekening: bericht.dagtekening?.toString() ?? null,
    ontvangenOp: moment(bericht.ontvangenOp),
    status: statusOf(bericht),
    aangehoudenTot: bericht.aangehoudenTot && moment(bericht.aangehoudenTot),
    verzending: sending(bericht),
    termijnen: bericht.termijnen.map((termijn) => termBody(termijn, vandaag)),
  };
}

function sending({ verzending }: MessageSummary): BerichtInLijst['verzending'] {
  if (!verzending) return null;
  const { status, op, pogingen } = verzending;
  return { status, verzondenOp: op && moment(op), pogingen };
}

export function termBody(
  termijn: Pick<Term, 'partij' | 'vanaf' | 'uiterlijk' | 'einde'> & { readonly verplichting: string },
  vandaag: Temporal.PlainDate,
): BerichtInLijst['termijnen'][number] {
  const { verplichting, partij, vanaf, uiterlijk, einde } = termijn;
  return {
    verplichting,
    partij,
    vanaf: vanaf.toString(),
    uiterlijk: uiterlijk.toString(),
    status: termStatus(termijn, vandaag),
    beeindigdOp: einde && moment(einde.op),
  };
}

export function moment(op: Temporal.Instant): string {
  return op.toString({ smallestUnit: 'millisecond' });
}
