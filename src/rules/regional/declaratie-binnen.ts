import { isAfter, isBefore } from '../dates.ts';
import { basis, isCredit, lineText, productPeriode } from '../declaration/line.ts';
import { datum } from '../dutch.ts';
import { credit, declaratie, declaraties, prestatiePad, toegekend } from '../examples/declaraties.ts';
import { dag } from '../examples/waarden.ts';
import { type AgreedException, isAgreed } from '../uitzonderingen.ts';
import { creditsBeside } from './corrections.ts';
import { lineKind } from './kind.ts';

const refused = [`${prestatiePad}/ProductPeriode/Einddatum`];
const zorgVanApril = {
  bericht: (s: Parameters<typeof declaratie>[0]) => declaratie(s),
  feiten: (s: Parameters<typeof declaratie>[0]) => declaraties(s),
};
const ontvangen = (dag: string) => Temporal.Instant.from(`${dag}T23:59:00+02:00`);
const geen = { maanden: null, dagen: null, jaardag: null, behoudens: null };
const afgesproken = (anders: Partial<AgreedException>) => (s: Parameters<typeof declaratie>[0]) =>
  declaraties(s, {
    afspraken: [{ soort: 'overmacht', toewijzingNummer: 1001, maand: dag('2026-04-01'), ...anders }],
  });
const metAfspraak = {
  ...zorgVanApril,
  parameters: { ...geen, maanden: 3, behoudens: 'overmacht' as const },
  ontvangenOp: ontvangen('2026-08-01'),
};

/** The last day of the n-th calendar month after the one in which a day lies. */
function endOfMonthAfter(dag: Temporal.PlainDate, maanden: number): Temporal.PlainDate {
  const maand = dag.with({ day: 1 }).add({ months: maanden });
  return maand.with({ day: maand.daysInMonth });
}

export const declaratieBinnen = lineKind({
  soort: 'declaratie-binnen',
  over: 'prestatie',
  eis: 'Een prestatie is op tijd ontvangen, gerekend vanaf het einde van de maand waarin de zorg gegeven is. Een prestatie die een in hetzelfde bericht gecrediteerde vervangt, heeft de termijn van correcties.',
  waarom: 'De gemeente moet haar uitgaven kunnen afsluiten.',
  parameters: {
    maanden: {
      soort: 'getal',
      optioneel: true,
      uitleg: 'uiterlijk de laatste dag van de zoveelste maand na de maand van de zorg',
    },
    dagen: {
      soort: 'getal',
      optioneel: true,
      uitleg: 'uiterlijk zoveel kalenderdagen na de maand van de zorg',
    },
    jaardag: {
      soort: 'jaardag',
      optioneel: true,
      uitleg: 'uiterlijk deze dag van het kalenderjaar na dat van de zorg',
    },
    behoudens: {
      soort: 'afspraak',
      optioneel: true,
      uitleg: 'de afspraak over de aanbieder, toewijzing of maand waarmee later ook mag',
    },
  },
  *perPrestatie(regel, context, { maanden, dagen, jaardag, behoudens }) {
    if (basis(regel) === null || isCredit(regel) || creditsBeside(regel, context).length > 0) return;
    const { eind } = productPeriode(regel);
    if (isAgreed(context.feiten.afspraken, behoudens, regel.prestatie.ToewijzingNummer, eind)) return;
    const einde = endOfMonthAfter(eind, 0);
    const grenzen = [
      ...(maanden === null ? [] : [endOfMonthAfter(eind, maanden)]),
      ...(dagen === null ? [] : [einde.add({ days: dagen })]),
      ...(jaardag === null ? [] : [jaardag.toPlainDate({ year: eind.year + 1 })]),
    ];
    const [eerste] = grenzen.toSorted((a, b) => (isBefore(a, b) ? -1 : 1));
    if (eerste === undefined || !isAfter(context.ontvangstdag, eerste)) return;
    yield {
      element: 'ProductPeriode/Einddatum',
      melding: `${lineText(regel)} is ontvangen op ${datum(context.ontvangstdag)}; zorg tot en met ${datum(einde)} moest uiterlijk ${datum(eerste)} gedeclareerd zijn.`,
      waarden: {
        einddatum: datum(eind),
        uiterlijk: datum(eerste),
        ontvangen: datum(context.ontvangstdag),
      },
      herstel: 'Neem contact op met de gemeente als dit vooraf is afgesproken.',
    };
  },
  voorbeelden: [
    {
      ...zorgVanApril,
      titel: 'Op de laatste dag van de derde maand erna',
      parameters: { ...geen, maanden: 3 },
      ontvangenOp: ontvangen('2026-07-31'),
      verwacht: 'aanvaard',
    },
    {
      ...zorgVanApril,
      titel: 'Op de dertigste dag erna',
      parameters: { ...geen, dagen: 30 },
      ontvangenOp: ontvangen('2026-05-30'),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een regel die een gecrediteerde vervangt, na de termijn',
      parameters: { ...geen, maanden: 0 },
      bericht: (s) => declaratie(s, [credit, { ToewijzingNummer: 1001 }]),
      feiten: (s) => declaraties(s, { prestaties: [toegekend(s)] }),
      ontvangenOp: ontvangen('2026-07-31'),
      verwacht: 'aanvaard',
    },
    {
      ...metAfspraak,
      titel: 'Te laat, met een afspraak over de toewijzing en de maand',
      feiten: afgesproken({}),
      verwacht: 'aanvaard',
    },
    {
      ...metAfspraak,
      titel: 'Te laat, met een afspraak over alles van de aanbieder',
      feiten: afgesproken({ toewijzingNummer: null, maand: null }),
      verwacht: 'aanvaard',
    },
    {
      ...metAfspraak,
      titel: 'Te laat, met een afspraak over een andere toewijzing',
      feiten: afgesproken({ toewijzingNummer: 1002 }),
      verwacht: refused,
    },
    {
      ...metAfspraak,
      titel: 'Te laat, met een afspraak over een andere maand',
      feiten: afgesproken({ maand: dag('2026-05-01') }),
      verwacht: refused,
    },
    {
      ...metAfspraak,
      titel: 'Te laat, met een afspraak over dezelfde maand van een ander jaar',
      feiten: afgesproken({ maand: dag('2025-04-01') }),
      verwacht: refused,
    },
    {
      ...metAfspraak,
      titel: 'Te laat, met een andere afspraak',
      feiten: afgesproken({ soort: 'vooroverleg' }),
      verwacht: refused,
    },
    {
      ...metAfspraak,
      titel: 'Te laat, waar geen afspraak telt',
      parameters: { ...geen, maanden: 3 },
      feiten: afgesproken({}),
      verwacht: refused,
    },
    {
      ...zorgVanApril,
      titel: 'Een dag na de laatste dag van de derde maand erna',
      parameters: { ...geen, maanden: 3 },
      ontvangenOp: ontvangen('2026-08-01'),
      verwacht: refused,
    },
    {
      ...zorgVanApril,
      titel: 'Na 31 januari, ook al zijn de maanden nog niet om',
      parameters: { ...geen, maanden: 12, jaardag: Temporal.PlainMonthDay.from('01-31') },
      ontvangenOp: ontvangen('2027-02-01'),
      verwacht: refused,
    },
  ],
});
