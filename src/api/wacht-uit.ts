/** Terms and signals as they go over the wire. */
import { type SignalView, signalState } from '../casefile/signals.ts';
import { type ListedTerm, placeText } from '../watch/terms.ts';
import { requestHref } from './besluit-uit.ts';
import type {
  SignaalBody,
  Signalenfilter,
  Signalenlijst,
  Termijnenfilter,
  Termijnenlijst,
} from './shapes-wacht.ts';
import { basePath, hrefOf, moment, termBody } from './views.ts';

export function termsBody(
  termijnen: readonly ListedTerm[],
  filter: Termijnenfilter,
  erIsMeer: boolean,
  vandaag: Temporal.PlainDate,
): Termijnenlijst {
  const laatste = termijnen.at(-1);
  const volgende =
    erIsMeer && laatste
      ? { volgende: { href: listHref('termijnen', { ...filter, na: placeText(laatste.plaats) }) } }
      : {};
  return {
    termijnen: termijnen.map((term) => ({
      ...termBody(term, vandaag),
      standaard: term.standaard,
      gemeente: term.gemeente,
      aanbieder: term.aanbieder,
      referentieAanbieder: term.referentieAanbieder,
      toewijzingNummer: term.toewijzingNummer,
      _links: {
        bericht: { href: hrefOf(term.berichtId) },
        ...(term.verzoekId === null ? {} : { verzoek: { href: requestHref(term.verzoekId) } }),
      },
    })),
    _links: { self: { href: listHref('termijnen', filter) }, ...volgende },
  };
}

export function signalsBody(
  signalen: readonly SignalView[],
  filter: Signalenfilter,
  erIsMeer: boolean,
): Signalenlijst {
  const laatste = signalen.at(-1);
  const volgende =
    erIsMeer && laatste ? { volgende: { href: listHref('signalen', { ...filter, voor: laatste.id }) } } : {};
  return {
    signalen: signalen.map(signalBody),
    _links: { self: { href: listHref('signalen', filter) }, ...volgende },
  };
}

export function signalHref(id: SignalView['id']): string {
  return `${basePath}/signalen/${id}`;
}

export function signalBody(signaal: SignalView): SignaalBody {
  const { id, soort, code, melding, standaard, gemeente, aanbieder, toewijzingNummer, bedrag } = signaal;
  const { berichtId, verzoekId, gezien, opgelost, uiterlijk } = signaal;
  const self = signalHref(id);
  return {
    id,
    stand: signalState(signaal),
    soort,
    code,
    melding,
    sinds: moment(signaal.sinds),
    uiterlijk: uiterlijk === null ? null : uiterlijk.toString(),
    standaard,
    gemeente,
    aanbieder,
    toewijzingNummer,
    bedrag,
    vastgelegdOp: moment(signaal.vastgelegdOp),
    gezien: gezien && { ...gezien, op: moment(gezien.op) },
    opgelost: opgelost && { ...opgelost, op: moment(opgelost.op) },
    _links: {
      self: { href: self },
      ...(berichtId === null ? {} : { bericht: { href: hrefOf(berichtId) } }),
      ...(verzoekId === null ? {} : { verzoek: { href: requestHref(verzoekId) } }),
      ...(gezien === null && opgelost === null ? { gezien: { href: `${self}/gezien` } } : {}),
      ...(opgelost === null ? { opgelost: { href: `${self}/opgelost` } } : {}),
    },
  };
}

function listHref(lijst: string, filter: Readonly<Record<string, string | number | undefined>>): string {
  const vraag = new URLSearchParams();
  for (const [naam, waarde] of Object.entries(filter)) {
    if (waarde !== undefined) vraag.set(naam, String(waarde));
  }
  return `${basePath}/${lijst}?${vraag}`;
}
