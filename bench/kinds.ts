/**
 * Judging alone, in memory and on one core: what a message of each kind costs beyond reading it, and how many lines of a
 * declaration there go in a second, judged only and with everything that does not touch the casefile.
 */
import { makeDeclaratieAntwoord } from '../src/answers/declaratie-antwoord.ts';
import { openSchemas } from '../src/commands/schemas.ts';
import { inspect } from '../src/pipeline/inspect.ts';
import {
  bericht301,
  bericht302,
  bericht305,
  bericht306,
  bericht307,
  bericht308,
  bericht315,
  bericht316,
  bericht317,
  bericht318,
  bericht319,
  bericht320,
  bericht323,
  bericht325,
} from '../src/rules/examples/berichten.ts';
import {
  declaraties,
  gedeclareerdeToewijzing,
  verzondenDeclaratie,
} from '../src/rules/examples/declaraties.ts';
import {
  antwoord,
  gestart,
  regie,
  retour,
  toegewezen,
  toewijzing,
  verzoeken,
  wijziging,
} from '../src/rules/examples/facts.ts';
import { landelijk, ontvangst } from '../src/rules/examples/landelijk.ts';
import { dag, specifiek } from '../src/rules/examples/waarden.ts';
import type { DeclarationFacts, FactsFor, JudgedNumber } from '../src/rules/facts.ts';
import { judge } from '../src/rules/judge.ts';
import { amsterdamDay } from '../src/rules/workingdays.ts';
import type { Bericht323, BerichtVan } from '../src/standard/berichten.generated.ts';
import { schrijfBericht } from '../src/standard/xml/schrijven.ts';
import { largeDeclaration, type Size } from '../test/large-declaration.ts';

const standaard = 'ijw-3.2';

type Subject<N extends JudgedNumber> = readonly [BerichtVan<N>, FactsFor<N>];

/** A small message of each kind, and what is known when it is right. */
const soorten: { readonly [N in JudgedNumber]: Subject<N> } = {
  '301': [bericht301(standaard), toewijzing()],
  '302': [bericht302(standaard), retour(standaard)],
  '305': [bericht305(standaard), regie({ toewijzingen: [toegewezen(standaard)] })],
  '306': [bericht306(standaard), retour(standaard, {}, '305')],
  '307': [
    bericht307(standaard),
    regie({ toewijzingen: [toegewezen(standaard)], leveringen: [gestart(standaard)] }),
  ],
  '308': [bericht308(standaard), retour(standaard, {}, '307')],
  '315': [bericht315(standaard), verzoeken()],
  '316': [bericht316(standaard), retour(standaard, {}, '315')],
  '317': [bericht317(standaard, { nieuw: [{ Product: specifiek(standaard, 2) }] }), wijziging(standaard)],
  '318': [bericht318(standaard), retour(standaard, {}, '317')],
  '319': [bericht319(standaard), antwoord(standaard)],
  '320': [bericht320(standaard), retour(standaard, {}, '319')],
  '323': [bericht323(standaard), declaraties(standaard)],
  '325': [bericht325(standaard), verzondenDeclaratie(standaard)],
};

export type KindResult = {
  readonly nummer: string;
  readonly perSeconde: number;
  readonly uitkomst: string;
};

/** Median of so many rounds of so many milliseconds, after one that does not count. */
export function measureKinds(rondes: number, ms: number): readonly KindResult[] {
  return Object.entries(soorten).map(([nummer, [bericht, feiten]]) => {
    // Message and facts stand beside each other above; the union hides that from TypeScript.
    const beoordeel = () =>
      judge(bericht as BerichtVan<JudgedNumber>, feiten as FactsFor<JudgedNumber>, landelijk, ontvangst);
    const snelheden = Array.from({ length: rondes + 1 }, () => rate(beoordeel, ms)).slice(1);
    return { nummer, perSeconde: Math.round(median(snelheden)), uitkomst: beoordeel().uitkomst };
  });
}

export type LinesResult = {
  readonly regels: number;
  readonly bytes: number;
  readonly uitkomst: string;
  /** Lines per second: judged; and read, checked, judged, answered and written. */
  readonly oordeel: number;
  readonly alles: number;
};

export async function measureLines(omvang: Size, rondes: number): Promise<LinesResult> {
  const { schemas, xsdVersies } = openSchemas();
  const declaratie = largeDeclaration(omvang);
  const feiten = factsOf(declaratie);
  const bytes = schrijfBericht(declaratie);
  const regels = omvang.clienten * omvang.prestaties;
  const eigen = {
    identificatie: 'R00000000001',
    dagtekening: amsterdamDay(ontvangst),
    xsdVersie: xsdVersies[standaard],
  };
  const oordelen: number[] = [];
  const alles: number[] = [];
  let uitkomst = '';
  for (let ronde = 0; ronde <= rondes; ronde += 1) {
    const begin = performance.now();
    const onderzocht = await inspect(bytes, schemas);
    if (!onderzocht.ok || onderzocht.bericht.nummer !== '323')
      throw new Error('De declaratie is onleesbaar.');
    const gelezen = performance.now();
    const oordeel = judge(onderzocht.bericht, feiten, landelijk, ontvangst);
    const beoordeeld = performance.now();
    const geantwoord = makeDeclaratieAntwoord(onderzocht.bericht, oordeel, eigen);
    if (geantwoord) schrijfBericht(geantwoord);
    ({ uitkomst } = oordeel);
    if (ronde === 0) continue;
    oordelen.push((1000 * regels) / (beoordeeld - gelezen));
    alles.push((1000 * regels) / (performance.now() - begin));
  }
  return {
    regels,
    bytes: bytes.length,
    uitkomst,
    oordeel: Math.round(median(oordelen)),
    alles: Math.round(median(alles)),
  };
}

/** Every allocation that the declaration names, of the client who declares on it. */
function factsOf({ Declaratie }: Bericht323): DeclarationFacts {
  const clienten = Declaratie.Clienten.Client;
  return declaraties(standaard, {
    bekendeClienten: new Set(clienten.keys()),
    toewijzingen: clienten.flatMap(({ Prestaties }, client) =>
      Prestaties.Prestatie.map(({ ToewijzingNummer }, plaats) =>
        gedeclareerdeToewijzing(standaard, {
          toewijzingNummer: ToewijzingNummer,
          clienten: new Set([client]),
          product: specifiek(standaard, plaats),
          ingangsdatum: dag('2026-04-01'),
        }),
      ),
    ),
  });
}

function rate(doe: () => void, ms: number): number {
  const begin = performance.now();
  let aantal = 0;
  do {
    for (let keer = 0; keer < 50; keer += 1) doe();
    aantal += 50;
  } while (performance.now() - begin < ms);
  return (1000 * aantal) / (performance.now() - begin);
}

function median(waarden: readonly number[]): number {
  return waarden.toSorted((een, ander) => een - ander)[waarden.length >> 1] ?? Number.NaN;
}
