import { isAfter, isBefore } from '../dates.ts';
import { type DeclaredLine, isCredit, lineText, productPeriode } from '../declaration/line.ts';
import { bedrag, datum } from '../dutch.ts';
import { credit, declaratie, declaraties, prestatiePad, toegekend } from '../examples/declaraties.ts';
import { amsterdamDay } from '../workingdays.ts';
import { creditsBeside } from './corrections.ts';
import { lineKind, type RegionalLineContext } from './kind.ts';

const refused = [`${prestatiePad}[2]/IngediendBedrag`];
const credited = `${prestatiePad}[1]/IngediendBedrag`;
/** Granted on 4 May 2026. */
const vorige = (s: Parameters<typeof declaratie>[0]) => declaraties(s, { prestaties: [toegekend(s)] });
const opnieuw = (Bedrag: number) => (s: Parameters<typeof declaratie>[0]) =>
  declaratie(s, [credit, { ToewijzingNummer: 1001, IngediendBedrag: { Bedrag, DebetCredit: 'D' } }]);
const ontvangen = (dag: string) => Temporal.Instant.from(`${dag}T12:00:00+02:00`);
const naGoedkeuring = { maandenNaGoedkeuring: 2, jaardag: null };

/** When what this credit takes back was granted; null when that is in this message, or unknown. */
function grantedOn(
  reference: string | undefined,
  { grootboek }: RegionalLineContext,
): Temporal.PlainDate | null {
  const debet = reference === undefined ? undefined : grootboek.perReferentie.get(reference);
  return debet?.uitBericht ? amsterdamDay(debet.uitBericht.toegekendOp) : null;
}

export const correctieBinnen = lineKind({
  soort: 'correctie-binnen',
  over: 'prestatie',
  ookCredits: true,
  eis: 'Wat is toegekend, wordt op tijd gecorrigeerd: de credit en de nieuwe prestatie komen samen binnen de termijn. Daarna alleen nog als het totaal niet hoger wordt, en dan met een signaal.',
  waarom: 'De gemeente moet haar uitgaven kunnen afsluiten.',
  parameters: {
    maandenNaGoedkeuring: {
      soort: 'getal',
      optioneel: true,
      uitleg: 'uiterlijk zoveel maanden na de dag van toekennen',
    },
    jaardag: {
      soort: 'jaardag',
      optioneel: true,
      uitleg: 'uiterlijk deze dag van het kalenderjaar na dat van de zorg',
    },
  },
  *perPrestatie(regel, context, { maandenNaGoedkeuring, jaardag }) {
    const credits = isCredit(regel) ? [regel.prestatie] : creditsBeside(regel, context);
    if (credits.length === 0 || regel.toewijzing === null) return;
    const toegekendOp = credits
      .flatMap((een) => grantedOn(een.ProductReferentie.VorigReferentieNummer, context) ?? [])
      .toSorted((a, b) => (isBefore(a, b) ? -1 : 1))[0];
    const uiterlijk = lastDay(regel, toegekendOp ?? null, maandenNaGoedkeuring, jaardag);
    if (uiterlijk === null || !isAfter(context.ontvangstdag, uiterlijk)) return;
    const terug = credits.reduce((som, een) => som + een.IngediendBedrag.Bedrag, 0);
    const gevraagd = regel.prestatie.IngediendBedrag.Bedrag;
    const hoger = !isCredit(regel) && gevraagd > terug;
    yield {
      element: 'IngediendBedrag',
      melding: `${lineText(regel)} corrigeert wat is toegekend en is ontvangen op ${datum(context.ontvangstdag)}; dat kon tot en met ${datum(uiterlijk)}${hoger ? `, en ${bedrag(gevraagd)} is meer dan de ${bedrag(terug)} die wordt gecrediteerd` : ''}.`,
      waarden: {
        uiterlijk: datum(uiterlijk),
        ontvangen: datum(context.ontvangstdag),
        gecrediteerd: bedrag(terug),
        ingediendBedrag: bedrag(gevraagd),
      },
      ...(hoger ? {} : { alleenSignaal: true }),
    };
  },
  voorbeelden: [
    {
      titel: 'Op de laatste dag, hoger',
      parameters: naGoedkeuring,
      bericht: opnieuw(60_00),
      feiten: vorige,
      ontvangenOp: ontvangen('2026-07-04'),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Te laat en lager: alleen een signaal',
      parameters: naGoedkeuring,
      bericht: opnieuw(40_00),
      feiten: vorige,
      ontvangenOp: ontvangen('2026-07-05'),
      verwacht: [credited, ...refused],
    },
    {
      titel: 'Te laat en hoger',
      parameters: naGoedkeuring,
      bericht: opnieuw(60_00),
      feiten: vorige,
      ontvangenOp: ontvangen('2026-07-05'),
      verwacht: [...refused, credited],
    },
    {
      titel: 'Na de dag van het jaar',
      parameters: { maandenNaGoedkeuring: null, jaardag: Temporal.PlainMonthDay.from('06-30') },
      bericht: opnieuw(60_00),
      feiten: vorige,
      ontvangenOp: ontvangen('2027-07-01'),
      verwacht: [...refused, credited],
    },
  ],
});

function lastDay(
  regel: DeclaredLine,
  toegekendOp: Temporal.PlainDate | null,
  maanden: number | null,
  jaardag: Temporal.PlainMonthDay | null,
): Temporal.PlainDate | null {
  if (jaardag !== null) return jaardag.toPlainDate({ year: productPeriode(regel).eind.year + 1 });
  return maanden === null || toegekendOp === null ? null : toegekendOp.add({ months: maanden });
}
