/** What reports are made of, out of plain maps. */
import { isBefore } from '../../rules/dates.ts';
import { amsterdamDay } from '../../rules/workingdays.ts';
import { partiesOf } from '../partijen.ts';
import type {
  Care,
  CareQuery,
  GrantedMonth,
  GrantedQuery,
  ReportScope,
  TermCount,
  TermCountQuery,
  TermOutcome,
} from '../rapportage.ts';
import { grantedPrestaties } from './declarations.ts';
import { everythingInForce, type InForce } from './dossier.ts';
import type { State } from './facts.ts';
import { row } from './register.ts';
import { isAbout, sentOn } from './watched.ts';

export async function* careInMemory(state: State, vraag: CareQuery): AsyncIterable<Care> {
  const { toegewezen, eindVanaf } = vraag;
  const gevonden = everythingInForce(state.dossier)
    .filter(({ eigenaar }) => isWithin(eigenaar, vraag))
    .flatMap((een) => careOf(state, een, vraag.metToegekend) ?? [])
    .filter(
      ({ einddatum, toegewezenOp }) =>
        (eindVanaf === undefined || einddatum === null || !isBefore(einddatum, eindVanaf)) &&
        (toegewezen === undefined ||
          (Temporal.Instant.compare(toegewezenOp, toegewezen.van) >= 0 &&
            Temporal.Instant.compare(toegewezenOp, toegewezen.voor) < 0)),
    )
    .toSorted((a, b) => a.toewijzingNummer - b.toewijzingNummer);
  yield* gevonden;
}

function isWithin(een: ReportScope & { readonly aanbieder: string }, vraag: ReportScope): boolean {
  const { gemeente, standaard, aanbieder = een.aanbieder } = vraag;
  return een.gemeente === gemeente && een.standaard === standaard && een.aanbieder === aanbieder;
}

function careOf(state: State, een: InForce, metToegekend: boolean): Care | null {
  const { register, declaraties } = state;
  const { toewijzing, eigenaar, berichten, leveringen } = een;
  const { toewijzingNummer, product, ingangsdatum, einddatum, redenWijziging, omvang, budget } = toewijzing;
  const [toegewezenOp] = berichten
    .flatMap((id) => sentOn(register, id) ?? [])
    .toSorted(Temporal.Instant.compare);
  if (redenWijziging === '13' || !toegewezenOp) return null;
  const { standaard, gemeente, aanbieder } = eigenaar;
  const starts: Care['starts'][number][] = [];
  const stops: Care['stops'][number][] = [];
  for (const { sleutel, berichtId } of leveringen) {
    if (!isAbout(sleutel, toewijzing)) continue;
    const { begindatum } = sleutel;
    const { ontvangenOp } = row(register, berichtId);
    if ('einddatum' in sleutel) {
      const { einddatum: stop, redenBeeindiging: reden } = sleutel;
      stops.push({ begindatum, einddatum: stop, reden, ontvangenOp });
    } else starts.push({ begindatum, ontvangenOp });
  }
  return {
    standaard,
    gemeente,
    aanbieder,
    toewijzingNummer,
    product,
    ingangsdatum,
    einddatum,
    toegewezenOp,
    omvang,
    budget,
    starts,
    stops,
    toegekend: metToegekend ? grantedOnCare(grantedPrestaties(declaraties, eigenaar, toewijzingNummer)) : [],
  };
}

type Granted = ReturnType<typeof grantedPrestaties>[number];

const sign = ({ prestatie }: Granted) => (prestatie.IngediendBedrag.DebetCredit === 'D' ? 1 : -1);
// Adding to 0 keeps -0 out.
const total = (alle: readonly Granted[], waarde: (een: Granted) => number) =>
  alle.reduce((som, een) => som + waarde(een), 0);

function grantedOnCare(alle: readonly Granted[]): Care['toegekend'] {
  return [...Map.groupBy(alle, ({ prestatie }) => prestatie.Eenheid)]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([eenheid, deze]) => ({
      eenheid,
      volume: total(deze, (een) => sign(een) * een.prestatie.GeleverdVolume),
      bedrag: total(deze, (een) => sign(een) * een.prestatie.IngediendBedrag.Bedrag),
    }));
}

export function grantedPerMonth({ declaraties }: State, vraag: GrantedQuery): readonly GrantedMonth[] {
  const { van, tot } = vraag;
  const alle = [...declaraties.perReferentie.values()].filter(
    ({ relatie, prestatie: { ProductPeriode } }) =>
      isWithin(relatie, vraag) &&
      !isBefore(ProductPeriode.Begindatum, van) &&
      !isBefore(tot, ProductPeriode.Begindatum),
  );
  const groepen = Map.groupBy(alle, ({ relatie, prestatie: p }) =>
    [
      relatie.aanbieder,
      p.ProductCategorie,
      p.ProductCode,
      p.Eenheid,
      p.ProductPeriode.Begindatum.with({ day: 1 }),
    ].join('/'),
  );
  return [...groepen].toSorted(([a], [b]) => compareText(a, b)).flatMap(([, deze]) => monthOf(deze));
}

function monthOf(deze: readonly Granted[]): readonly GrantedMonth[] {
  const [eerste] = deze;
  if (!eerste) return [];
  const { ProductCategorie, ProductCode, Eenheid, ProductPeriode } = eerste.prestatie;
  const debets = deze.filter((een) => sign(een) > 0);
  const dagen = debets.map(({ prestatie }) => prestatie.ProductPeriode.Einddatum);
  const amount = ({ prestatie }: Granted) => prestatie.IngediendBedrag.Bedrag;
  return [
    {
      aanbieder: eerste.relatie.aanbieder,
      categorie: ProductCategorie,
      code: ProductCode,
      eenheid: Eenheid,
      maand: ProductPeriode.Begindatum.with({ day: 1 }),
      prestaties: debets.length,
      volume: total(deze, (een) => sign(een) * een.prestatie.GeleverdVolume),
      debet: total(debets, amount),
      credit: total(
        deze.filter((een) => sign(een) < 0),
        amount,
      ),
      laatsteDag: dagen.toSorted(Temporal.PlainDate.compare).at(-1) ?? null,
    },
  ];
}

export function countedTerms({ register }: State, vraag: TermCountQuery): readonly TermCount[] {
  const { gemeente, standaard, aanbieder, van, tot, peildatum, perDag } = vraag;
  const apart: ReadonlySet<string> = new Set(perDag);
  const alle = [...register.termijnen].flatMap(([berichtId, termijnen]) => {
    const { identiteit } = row(register, berichtId);
    const partijen = partiesOf(identiteit);
    if (identiteit.standaard !== standaard || partijen.gemeente !== gemeente) return [];
    if (aanbieder !== undefined && partijen.aanbieder !== aanbieder) return [];
    return termijnen.flatMap(({ term }): readonly TermCount[] => {
      const { verplichting, partij, vanaf, uiterlijk, einde } = term;
      if (isBefore(vanaf, van) || isBefore(tot, vanaf)) return [];
      const op = einde && amsterdamDay(einde.op);
      const uitkomst = outcomeOf(einde?.hoe ?? null, op ?? peildatum, uiterlijk);
      const dagen = apart.has(verplichting) ? { vanaf, einde: op } : null;
      return [{ verplichting, partij, aanbieder: partijen.aanbieder, uitkomst, dagen, aantal: 1 }];
    });
  });
  const groepen = Map.groupBy(alle, ({ aantal: _, ...sleutel }) => termOrder(sleutel));
  return [...groepen]
    .toSorted(([a], [b]) => compareText(a, b))
    .flatMap(([, deze]) => deze.slice(0, 1).map((een) => ({ ...een, aantal: deze.length })));
}

function outcomeOf(
  hoe: 'nagekomen' | 'vervallen' | null,
  dag: Temporal.PlainDate,
  uiterlijk: Temporal.PlainDate,
): TermOutcome {
  if (hoe === 'vervallen') return hoe;
  const inTime = !isBefore(uiterlijk, dag);
  if (hoe === null) return inTime ? 'loopt' : 'verstreken';
  return inTime ? 'op-tijd' : 'te-laat';
}

// What is not there comes last, as in PostgreSQL.
const last = '~';
function termOrder({ verplichting, partij, aanbieder, uitkomst, dagen }: Omit<TermCount, 'aantal'>): string {
  const delen = [verplichting, partij, aanbieder, uitkomst, dagen?.vanaf, dagen?.einde];
  return delen.map((deel) => String(deel ?? last)).join('/');
}

function compareText(een: string, ander: string): number {
  return een < ander ? -1 : Number(een > ander);
}
