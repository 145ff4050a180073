/** What must be paid, out of plain maps. */
import { netted, paymentState } from '../../rules/betaling.ts';
import { sum } from '../../rules/money.ts';
import type {
  Payment,
  PaymentAmounts,
  PaymentFilter,
  PaymentPage,
  Payments,
  PaymentTotal,
} from '../betalingen.ts';
import type { RecordedDeclaration } from './declarations.ts';
import type { State } from './facts.ts';
import { type Register, row } from './register.ts';

export function paymentsInMemory(state: State, filter: PaymentFilter, { na, aantal }: PaymentPage): Payments {
  const alle = [...state.declaraties.perBericht.values()]
    .filter(({ afgekeurd }) => !afgekeurd)
    .map((deze) => paymentOf(state, deze));
  const gekozen = [...Map.groupBy(alle, relationText).values()]
    .flatMap(settled)
    .filter((betaling) => passes(betaling, filter))
    .toSorted(byDay);
  const daarna = na === undefined ? gekozen : gekozen.filter((betaling) => byDay(betaling, na) > 0);
  return { regels: daarna.slice(0, aantal), totalen: totals(gekozen) };
}

/** Before credits of other declarations are taken off. */
type Unsettled = Omit<Payment, 'verrekend' | 'openstaand' | 'stand' | 'voldaanOp'> & {
  /** Since when it is known what was granted. */
  readonly bekendOp: Temporal.Instant;
};

function paymentOf({ register, boekingen: geboekt }: State, deze: RecordedDeclaration): Unsettled {
  const { volgorde: id, berichtId, relatie, declaratie, prestaties, toegekend } = deze;
  const { declaratieNummer, periode, dagtekening, betalenUiterlijk: uiterlijk, ingediend } = declaratie;
  const { standaard, gemeente, aanbieder } = relatie;
  const bedragen = prestaties.map(({ prestatie }) => prestatie.IngediendBedrag);
  const credit = -sum(bedragen.filter(({ DebetCredit }) => DebetCredit === 'C')) + 0;
  const antwoordId = register.antwoorden.get(berichtId);
  const { herkomst, ontvangenOp, beoordeeldOp } = row(register, berichtId);
  const boekingen = geboekt.van(berichtId);
  return {
    id,
    kant: herkomst === 'backoffice' ? 'te-ontvangen' : 'te-betalen',
    standaard,
    gemeente,
    aanbieder,
    declaratieNummer,
    periode,
    dagtekening,
    ontvangenOp,
    uiterlijk,
    ingediend,
    debet: toegekend + credit,
    credit,
    toegekend,
    betaald: boekingen.reduce((som, een) => som + (een.ingetrokken === null ? een.bedrag : 0), 0),
    boekingen,
    bekendOp:
      antwoordId === undefined ? (beoordeeldOp ?? ontvangenOp) : row(register, antwoordId).ontvangenOp,
    declaratie: reference(register, berichtId),
    antwoord: antwoordId === undefined ? null : reference(register, antwoordId),
  };
}

/** Of one relation. */
function settled(betalingen: readonly Unsettled[]): readonly Payment[] {
  const opDag = betalingen.toSorted(byDay);
  const verrekening = netted(opDag);
  return opDag.map(({ bekendOp, ...betaling }, plaats) => {
    const { verrekend, met } = verrekening[plaats] ?? { verrekend: 0, met: [] };
    const openstaand = betaling.toegekend - betaling.betaald - verrekend;
    const betaald = betaling.boekingen.flatMap(({ ingetrokken, op }) =>
      ingetrokken === null ? op.toZonedDateTime('Europe/Amsterdam').toInstant() : [],
    );
    const credits = met.flatMap((welke) => opDag[welke]?.bekendOp ?? []);
    const momenten = [...betaald, ...(credits.length === 0 ? [] : [bekendOp, ...credits])];
    const klaar = betaling.toegekend > 0 && openstaand <= 0;
    return {
      ...betaling,
      verrekend,
      openstaand,
      stand: paymentState({ ...betaling, openstaand }),
      voldaanOp: (klaar && momenten.toSorted(Temporal.Instant.compare).at(-1)) || null,
    };
  });
}

function reference(register: Register, id: string): Payment['declaratie'] {
  return { id, identificatie: row(register, id).identiteit.identificatie ?? '' };
}

function passes(betaling: Payment, { van, tot, standen, verschuldigd, ...gelijk }: PaymentFilter): boolean {
  const { kant, standaard, gemeente, aanbieder } = { ...betaling, ...gelijk };
  return (
    betaling.kant === kant &&
    betaling.standaard === standaard &&
    betaling.gemeente === gemeente &&
    betaling.aanbieder === aanbieder &&
    (van === undefined || Temporal.PlainDate.compare(betaling.uiterlijk, van) >= 0) &&
    (tot === undefined || Temporal.PlainDate.compare(betaling.uiterlijk, tot) <= 0) &&
    (standen === undefined || standen.includes(betaling.stand)) &&
    (verschuldigd === undefined || (betaling.toegekend > 0 && betaling.antwoord !== null))
  );
}

function byDay(a: Pick<Payment, 'uiterlijk' | 'id'>, b: Pick<Payment, 'uiterlijk' | 'id'>): number {
  return Temporal.PlainDate.compare(a.uiterlijk, b.uiterlijk) || a.id - b.id;
}

function relationText({ kant, gemeente, aanbieder, standaard }: Unsettled | Payment): string {
  return [kant, gemeente, aanbieder, standaard].join('/');
}

function totals(betalingen: readonly Payment[]): readonly PaymentTotal[] {
  return [...Map.groupBy(betalingen, relationText)]
    .toSorted(([een], [ander]) => (een < ander ? -1 : 1))
    .flatMap(([, deze]) => {
      const [eerste] = deze;
      if (!eerste) return [];
      const { kant, standaard, gemeente, aanbieder } = eerste;
      const total = (wat: keyof PaymentAmounts) => deze.reduce((som, betaling) => som + betaling[wat], 0);
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
        betaald: total('betaald'),
        verrekend: total('verrekend'),
        openstaand: total('openstaand'),
      };
    });
}
