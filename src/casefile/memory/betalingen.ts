/** What must be paid, out of plain maps. */
import { sum } from '../../rules/money.ts';
import type { Payment, PaymentFilter, PaymentPage, Payments, PaymentTotal } from '../betalingen.ts';
import type { RecordedDeclaration } from './declarations.ts';
import type { State } from './facts.ts';
import { type Register, row } from './register.ts';

export function paymentsInMemory(
  { register, declaraties }: State,
  filter: PaymentFilter,
  { na, aantal }: PaymentPage,
): Payments {
  const gekozen = [...declaraties.perBericht.values()]
    .filter(({ afgekeurd }) => !afgekeurd)
    .map((deze) => paymentOf(register, deze))
    .filter((betaling) => passes(betaling, filter))
    .toSorted(byDay);
  const daarna = na === undefined ? gekozen : gekozen.filter((betaling) => byDay(betaling, na) > 0);
  return { regels: daarna.slice(0, aantal), totalen: totals(gekozen) };
}

function paymentOf(register: Register, deze: RecordedDeclaration): Payment {
  const { volgorde: id, berichtId, relatie, declaratie, prestaties, toegekend } = deze;
  const { declaratieNummer, periode, dagtekening, betalenUiterlijk: uiterlijk, ingediend } = declaratie;
  const { standaard, gemeente, aanbieder } = relatie;
  const bedragen = prestaties.map(({ prestatie }) => prestatie.IngediendBedrag);
  const credit = -sum(bedragen.filter(({ DebetCredit }) => DebetCredit === 'C')) + 0;
  const antwoordId = register.antwoorden.get(berichtId);
  return {
    id,
    kant: row(register, berichtId).herkomst === 'backoffice' ? 'te-ontvangen' : 'te-betalen',
    standaard,
    gemeente,
    aanbieder,
    declaratieNummer,
    periode,
    dagtekening,
    uiterlijk,
    ingediend,
    debet: toegekend + credit,
    credit,
    toegekend,
    declaratie: reference(register, berichtId),
    antwoord: antwoordId === undefined ? null : reference(register, antwoordId),
  };
}

function reference(register: Register, id: string): Payment['declaratie'] {
  return { id, identificatie: row(register, id).identiteit.identificatie ?? '' };
}

function passes(betaling: Payment, { van, tot, ...gelijk }: PaymentFilter): boolean {
  const { kant, standaard, gemeente, aanbieder } = { ...betaling, ...gelijk };
  return (
    betaling.kant === kant &&
    betaling.standaard === standaard &&
    betaling.gemeente === gemeente &&
    betaling.aanbieder === aanbieder &&
    (van === undefined || Temporal.PlainDate.compare(betaling.uiterlijk, van) >= 0) &&
    (tot === undefined || Temporal.PlainDate.compare(betaling.uiterlijk, tot) <= 0)
  );
}

function byDay(a: Pick<Payment, 'uiterlijk' | 'id'>, b: Pick<Payment, 'uiterlijk' | 'id'>): number {
  return Temporal.PlainDate.compare(a.uiterlijk, b.uiterlijk) || a.id - b.id;
}

function totals(betalingen: readonly Payment[]): readonly PaymentTotal[] {
  const perRelatie = Map.groupBy(betalingen, ({ kant, gemeente, aanbieder, standaard }) =>
    [kant, gemeente, aanbieder, standaard].join('/'),
  );
  return [...perRelatie]
    .toSorted(([een], [ander]) => (een < ander ? -1 : 1))
    .flatMap(([, deze]) => {
      const [eerste] = deze;
      if (!eerste) return [];
      const { kant, standaard, gemeente, aanbieder } = eerste;
      const total = (wat: 'ingediend' | 'debet' | 'credit' | 'toegekend') =>
        deze.reduce((som, betaling) => som + betaling[wat], 0);
      return {
        kant,
        standaard,
        gemeente,
        aanbieder,
        declaraties: deze.length,
        ingediend: total('ingediend'),
        debet: total('debet'),
        credit: total('credit'),
        toegekend: total('toegekend'),
      };
    });
}
