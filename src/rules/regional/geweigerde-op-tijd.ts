import { isAfter } from '../dates.ts';
import { monthCount } from '../declaration/calendar.ts';
import { standingOn } from '../declaration/ledger.ts';
import { basis, lineText, productPeriode } from '../declaration/line.ts';
import { datum } from '../dutch.ts';
import { declaratie, declaraties, prestatiePad, toegekend } from '../examples/declaraties.ts';
import { dag } from '../examples/waarden.ts';
import type { RefusedFact } from '../facts.ts';
import { offerAgainTerm } from '../terms.ts';
import { amsterdamDay } from '../workingdays.ts';
import { lineKind } from './kind.ts';
import type { RegionalRule } from './regional.ts';

type S = Parameters<typeof declaratie>[0];
const refused = [`${prestatiePad}/ProductPeriode`];
const geweigerd = (anders: Partial<RefusedFact> = {}): RefusedFact => ({
  toewijzingNummer: 1001,
  maand: dag('2026-04-01'),
  op: Temporal.Instant.from('2026-05-06T11:00:00+02:00'),
  ...anders,
});
const na = (...eerder: readonly RefusedFact[]) => ({
  parameters: { maanden: 1 },
  bericht: (s: S) => declaratie(s),
  feiten: (s: S) => declaraties(s, { geweigerd: eerder }),
});
const op = (dagVanOntvangst: string) => Temporal.Instant.from(`${dagVanOntvangst}T12:00:00+02:00`);

// Every line asks, and a declaration has them by the ten thousand.
const perFeiten = new WeakMap<readonly RefusedFact[], ReadonlyMap<string, RefusedFact>>();

/** The last refusal of each allocation and month. */
function lastRefusals(geweigerd: readonly RefusedFact[]): ReadonlyMap<string, RefusedFact> {
  const bekend = perFeiten.get(geweigerd);
  if (bekend) return bekend;
  const laatste = new Map(geweigerd.map((een) => [keyOf(een.toewijzingNummer, een.maand), een]));
  perFeiten.set(geweigerd, laatste);
  return laatste;
}

function keyOf(nummer: number, maand: Temporal.PlainDate): string {
  return `${nummer} ${monthCount(maand)}`;
}

/** Until when what was refused may come back, as a rule of a region says; null of a rule of another kind. */
export function offerAgain(
  regel: Pick<RegionalRule, 'soort' | 'parameters'>,
  geweigerd: Temporal.PlainDate,
): ReturnType<typeof offerAgainTerm> | null {
  if (regel.soort !== geweigerdeOpTijd.soort) return null;
  const { maanden } = regel.parameters;
  // The loader has seen to it that it is one.
  return typeof maanden === 'number' ? offerAgainTerm(geweigerd, maanden) : null;
}

export const geweigerdeOpTijd = lineKind({
  soort: 'geweigerde-op-tijd',
  over: 'prestatie',
  eis: 'Wat geweigerd is, komt verbeterd terug in dezelfde of een van de volgende declaratiemaanden.',
  waarom: 'Wat geweigerd is en lang wegblijft, kan niemand nog goed nagaan.',
  parameters: {
    maanden: {
      soort: 'getal',
      uitleg: 'uiterlijk de laatste dag van de zoveelste maand na die van de afkeuring',
    },
  },
  *perPrestatie(regel, { feiten, grootboek, ontvangstdag }, { maanden }) {
    if (basis(regel) === null) return;
    const { ToewijzingNummer } = regel.prestatie;
    const maand = productPeriode(regel).begin;
    const laatste = lastRefusals(feiten.geweigerd).get(keyOf(ToewijzingNummer, maand));
    if (laatste === undefined) return;
    // What was granted since is the refused line that came back.
    const terug = [...standingOn(grootboek, ToewijzingNummer).prestaties.values()].some(
      ({ begindatum, uitBericht }) =>
        monthCount(begindatum) === monthCount(maand) &&
        (uitBericht === null || Temporal.Instant.compare(uitBericht.toegekendOp, laatste.op) >= 0),
    );
    if (terug) return;
    const afgekeurd = amsterdamDay(laatste.op);
    const { uiterlijk } = offerAgainTerm(afgekeurd, maanden);
    if (!isAfter(ontvangstdag, uiterlijk)) return;
    yield {
      element: 'ProductPeriode',
      melding: `${lineText(regel)} komt terug op wat op ${datum(afgekeurd)} is geweigerd; dat kon tot en met ${datum(uiterlijk)}.`,
      waarden: {
        toewijzingNummer: String(ToewijzingNummer),
        afgekeurd: datum(afgekeurd),
        uiterlijk: datum(uiterlijk),
        ontvangen: datum(ontvangstdag),
      },
    };
  },
  voorbeelden: [
    { ...na(), ontvangenOp: op('2026-07-01'), titel: 'Wat nooit geweigerd is', verwacht: 'aanvaard' },
    {
      ...na(geweigerd()),
      ontvangenOp: op('2026-06-30'),
      titel: 'Op de laatste dag van de volgende maand',
      verwacht: 'aanvaard',
    },
    {
      ...na(geweigerd({ toewijzingNummer: 1002 }), geweigerd({ maand: dag('2026-03-01') })),
      ontvangenOp: op('2026-07-01'),
      titel: 'Een andere toewijzing of maand',
      verwacht: 'aanvaard',
    },
    {
      ...na(geweigerd(), geweigerd({ op: op('2026-06-01') })),
      ontvangenOp: op('2026-07-01'),
      titel: 'De laatste afkeuring telt',
      verwacht: 'aanvaard',
    },
    {
      ...na(),
      feiten: (s) =>
        declaraties(s, {
          geweigerd: [geweigerd({ op: op('2026-05-01') })],
          prestaties: [toegekend(s, { referentieNummer: 'M9' })],
        }),
      ontvangenOp: op('2026-07-01'),
      titel: 'Wat daarna al is toegekend',
      verwacht: 'aanvaard',
    },
    {
      ...na(geweigerd()),
      ontvangenOp: op('2026-07-01'),
      titel: 'Een dag na de volgende maand',
      verwacht: refused,
    },
    {
      ...na(geweigerd()),
      feiten: (s) =>
        declaraties(s, { geweigerd: [geweigerd()], prestaties: [toegekend(s, { referentieNummer: 'M9' })] }),
      ontvangenOp: op('2026-07-01'),
      titel: 'Na wat eerder dan de afkeuring is toegekend',
      verwacht: refused,
    },
  ],
});
