/** From what must be paid to what goes over the wire. */
import type { Payment, PaymentFilter, Payments } from '../casefile/betalingen.ts';
import { bookingFields, withdrawHref } from './boeking-uit.ts';
import { csvRow } from './csv.ts';
import type { BetalingenCsvFilter, Betalingenfilter, Betalingenlijst } from './shapes-betalingen.ts';
import { basePath, hrefOf, moment } from './views.ts';

export function paymentsBody(
  regels: readonly Payment[],
  totalen: Payments['totalen'],
  filter: Betalingenfilter,
  erIsMeer: boolean,
): Betalingenlijst {
  const { na: _, aantal, ...inhoud } = filter;
  const laatste = regels.at(-1);
  const page = (na: string | undefined) => ({
    href: address('betalingen', { ...inhoud, na, aantal: String(aantal) }),
  });
  return {
    betalingen: regels.map(paymentBody),
    totalen: totalen.map((totaal) => ({ ...totaal })),
    _links: {
      self: page(filter.na),
      csv: { href: address('betalingen.csv', inhoud) },
      ...(erIsMeer && laatste ? { volgende: page(placeText(laatste)) } : {}),
    },
  };
}

function placeText({ uiterlijk, id }: Payment): string {
  const { year, month, day } = uiterlijk;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}.${id}`;
}
const two = (getal: number) => String(getal).padStart(2, '0');

export function address(naam: string, vraag: Readonly<Record<string, string | undefined>>): string {
  const delen = Object.entries(vraag).flatMap(([sleutel, waarde]) =>
    waarde === undefined ? [] : [[sleutel, waarde]],
  );
  const tekst = new URLSearchParams(delen).toString();
  return tekst === '' ? `${basePath}/${naam}` : `${basePath}/${naam}?${tekst}`;
}

function paymentBody(betaling: Payment): Betalingenlijst['betalingen'][number] {
  const {
    id: _,
    periode,
    dagtekening,
    uiterlijk,
    ontvangenOp: __,
    voldaanOp,
    boekingen,
    declaratie,
    antwoord,
    ...rest
  } = betaling;
  return {
    ...rest,
    begindatum: periode.begindatum.toString(),
    einddatum: periode.einddatum.toString(),
    dagtekening: dagtekening.toString(),
    uiterlijk: uiterlijk.toString(),
    voldaanOp: voldaanOp && moment(voldaanOp),
    boekingen: boekingen.map((boeking) => ({
      ...bookingFields(boeking),
      _links: boeking.ingetrokken === null ? { intrekken: { href: withdrawHref(boeking.id) } } : {},
    })),
    declaratie: reference(declaratie),
    antwoord: antwoord && reference(antwoord),
  };
}

function reference({ id, identificatie }: Payment['declaratie']) {
  return { id, identificatie, _links: { self: { href: hrefOf(id) } } };
}

const kolommen: readonly (readonly [naam: string, waarde: (betaling: Payment) => string | number])[] = [
  ['kant', ({ kant }) => kant],
  ['wet', ({ standaard }) => standaard],
  ['gemeente', ({ gemeente }) => gemeente],
  ['aanbieder', ({ aanbieder }) => aanbieder],
  ['declaratienummer', ({ declaratieNummer }) => declaratieNummer],
  ['periode_van', ({ periode }) => periode.begindatum.toString()],
  ['periode_tot', ({ periode }) => periode.einddatum.toString()],
  ['dagtekening', ({ dagtekening }) => dagtekening.toString()],
  ['betalen_uiterlijk', ({ uiterlijk }) => uiterlijk.toString()],
  ['ingediend_cent', ({ ingediend }) => ingediend],
  ['debet_cent', ({ debet }) => debet],
  ['credit_cent', ({ credit }) => credit],
  ['toegekend_cent', ({ toegekend }) => toegekend],
  ['bericht_323', ({ declaratie }) => declaratie.identificatie],
  ['bericht_323_id', ({ declaratie }) => declaratie.id],
  ['bericht_325', ({ antwoord }) => antwoord?.identificatie ?? ''],
  ['bericht_325_id', ({ antwoord }) => antwoord?.id ?? ''],
  ['stand', ({ stand }) => stand],
  ['betaald_cent', ({ betaald }) => betaald],
  ['verrekend_cent', ({ verrekend }) => verrekend],
  ['openstaand_cent', ({ openstaand }) => openstaand],
];

export function paymentsCsv(betalingen: readonly Payment[]): string {
  const rijen = betalingen.map((betaling) => csvRow(kolommen.map(([, waarde]) => waarde(betaling))));
  return csvRow(kolommen.map(([naam]) => naam)) + rijen.join('');
}

/** As the casefile asks it. */
export function filterFrom({
  uiterlijkVan,
  uiterlijkTot,
  stand,
  ...rest
}: BetalingenCsvFilter): PaymentFilter {
  return {
    ...rest,
    ...(stand === undefined ? {} : { standen: stand === 'openstaand' ? ['open', 'deels'] : [stand] }),
    ...(uiterlijkVan === undefined ? {} : { van: Temporal.PlainDate.from(uiterlijkVan) }),
    ...(uiterlijkTot === undefined ? {} : { tot: Temporal.PlainDate.from(uiterlijkTot) }),
  };
}
