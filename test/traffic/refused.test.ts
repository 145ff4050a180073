/** What one installation refuses, the other takes back (OP286): a clock that is a day ahead is reason enough. */
import { describe, expect, test } from 'vitest';
import {
  bericht301,
  bericht305,
  bericht307,
  bericht315,
  bericht317,
  bericht319,
  bericht323,
} from '../../src/rules/examples/berichten.ts';
import { dag } from '../../src/rules/examples/waarden.ts';
import type { Bericht } from '../../src/standard/berichten.generated.ts';
import { type Standaard, standaarden } from '../../src/standard/berichtsoorten.ts';
import { agreed, type Both, openPair, type Pair, twoDatabases } from './pair.ts';
import { morning } from './year.ts';

const databases = twoDatabases();

type Clocks = Both<{ nu: Temporal.Instant }>;
type Met = Pair & { readonly klokken: Clocks };

const vandaag = '2026-05-06';
const morgen = '2026-05-07';

async function meet(): Promise<Met> {
  const klokken = { gemeente: { nu: morning(vandaag) }, aanbieder: { nu: morning(vandaag) } };
  return { ...(await openPair(databases(), klokken)), klokken };
}

/** Handed in, sent, judged and answered. @returns the retourcodes that came back */
async function handed(pair: Met, van: 'gemeente' | 'aanbieder', bericht: Bericht) {
  const id = await pair[van].hand(bericht);
  await pair.settle();
  const view = await pair[van].show(id);
  expect(view.verzending, JSON.stringify(view.oordeel?.bevindingen)).toMatchObject({ status: 'verzonden' });
  return view.antwoordId === null ? null : (await pair[van].show(view.antwoordId)).retourcodes;
}

/** The same from a day that has not come yet where it arrives. */
async function tooEarly(pair: Met, van: 'gemeente' | 'aanbieder', bericht: Bericht) {
  const klok = pair.klokken[van];
  klok.nu = morning(morgen);
  const codes = await handed(pair, van, bericht);
  klok.nu = morning(vandaag);
  return codes;
}

const early = { dagtekening: morgen };
const ruim = { Omvang: { Volume: 10, Eenheid: '04', Frequentie: '4' } } as const;

describe.each(standaarden)('what the other side refuses under %s', (wet: Standaard) => {
  test('was never allocated: what was allocated before stands', async () => {
    const pair = await meet();
    expect(await handed(pair, 'gemeente', bericht301(wet, { producten: [ruim] }))).toEqual([]);
    const einde = { ...ruim, Einddatum: dag('2026-06-30'), RedenWijziging: '02' } as const;
    const codes = await tooEarly(
      pair,
      'gemeente',
      bericht301(wet, { ...early, identificatie: 'EINDE', producten: [einde] }),
    );
    expect(codes).toEqual(['8848']);
    const { known } = await agreed(pair);
    expect(known.toewijzingen).toMatchObject([{ nummer: 1001, einddatum: null }]);
  });

  test('was never started, nor stopped, and may be sent again', async () => {
    const pair = await meet();
    await handed(pair, 'gemeente', bericht301(wet));
    expect(await tooEarly(pair, 'aanbieder', bericht305(wet, early))).toEqual(['8848']);
    expect((await agreed(pair)).known.leveringen).toEqual([]);
    expect(await handed(pair, 'aanbieder', bericht305(wet, { identificatie: 'WEER' }))).toEqual([]);
    expect(await tooEarly(pair, 'aanbieder', bericht307(wet, early))).toEqual(['8848']);
    expect((await agreed(pair)).known.leveringen).toMatchObject([{ soort: 'start' }]);
    expect(await handed(pair, 'aanbieder', bericht307(wet, { identificatie: 'WEER' }))).toEqual([]);
    expect((await agreed(pair)).known.leveringen).toMatchObject([{ soort: 'start' }, { soort: 'stop' }]);
  });

  test('was never taken away', async () => {
    const pair = await meet();
    await handed(pair, 'gemeente', bericht301(wet));
    await handed(pair, 'aanbieder', bericht305(wet));
    const weg = bericht305(wet, { ...early, identificatie: 'WEG', producten: [{ StatusAanlevering: '3' }] });
    expect(await tooEarly(pair, 'aanbieder', weg)).toEqual(['8848']);
    expect((await agreed(pair)).known.leveringen).toMatchObject([{ soort: 'start' }]);
  });

  test('was never asked, and may be asked again', async () => {
    const pair = await meet();
    await handed(pair, 'gemeente', bericht301(wet));
    expect(await tooEarly(pair, 'aanbieder', bericht315(wet, early))).toEqual(['8848']);
    const wijziging = { ongewijzigd: [], nieuw: [], teWijzigen: [{ ToewijzingNummer: 1001, ...ruim }] };
    expect(await tooEarly(pair, 'aanbieder', bericht317(wet, { ...early, ...wijziging }))).toEqual(['8848']);
    expect((await agreed(pair)).known.verzoeken).toEqual([]);
    const weer = bericht317(wet, { identificatie: 'WEER', ...wijziging });
    expect(await handed(pair, 'aanbieder', weer)).toEqual([]);
    expect((await agreed(pair)).known.verzoeken).toMatchObject([{ referentie: 'VOW1', stand: 'open' }]);
  });

  test('was never answered: the request waits as before, and its term runs', async () => {
    const pair = await meet();
    await handed(pair, 'aanbieder', bericht315(wet));
    expect(await tooEarly(pair, 'gemeente', bericht319(wet, early))).toEqual(['8848']);
    const { known, termijnen } = await agreed(pair);
    expect(known.verzoeken).toMatchObject([{ stand: 'open' }]);
    const open = (zinnen: readonly string[]) => zinnen.filter((zin) => zin.endsWith(' open'));
    expect(open(termijnen.gemeente)).toEqual(['315 3150001 VOT1 OP274 gemeente 2026-05-06 2026-05-13 open']);
    expect(open(termijnen.aanbieder)).toEqual(open(termijnen.gemeente));
    expect(await handed(pair, 'gemeente', bericht319(wet, { identificatie: 'WEER' }))).toEqual([]);
    expect((await agreed(pair)).known.verzoeken).toMatchObject([{ stand: 'afgewezen' }]);
  });

  test('was never declared, and may be declared again', async () => {
    const pair = await meet();
    await handed(pair, 'gemeente', bericht301(wet, { producten: [ruim] }));
    await tooEarly(pair, 'aanbieder', bericht323(wet, early));
    const { known } = await agreed(pair);
    expect([known.declaraties, known.prestaties]).toEqual([[], []]);
    await handed(pair, 'aanbieder', bericht323(wet, { identificatie: 'WEER' }));
    expect((await agreed(pair)).known).toMatchObject({
      declaraties: [{ nummer: 'D202604', toegekend: 5000 }],
      prestaties: [{ referentie: 'P101', bedrag: 5000 }],
    });
  });
});
