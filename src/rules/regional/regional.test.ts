/** What holds for every kind of regional rule: its examples are its tests, and a kind that does nothing is noticed. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { personalValues } from '../../../test/personal.ts';
import type { BerichtVan } from '../../standard/berichten.generated.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { landelijk, ontvangst } from '../examples/landelijk.ts';
import { zonderRegels } from '../examples/regionaal.ts';
import type { FactsFor } from '../facts.ts';
import { judge } from '../judge.ts';
import { rules } from '../national/index.ts';
import type { Protocol } from '../protocol.ts';
import { amsterdamDay } from '../workingdays.ts';
import { assess } from './assessing.ts';
import { kinds } from './index.ts';
import type { Kind, KindExample, MessageExample, RequestExample } from './kind.ts';
import { partsOf } from './traject-in-delen.ts';

/** Level 2 only: the facts of an example are those that its kind looks at. */
const binnen = rules.filter(({ niveau }) => niveau === 2);

type Example = KindExample | RequestExample | MessageExample;

/** Of a request the ReferentieAanbieder stands where a finding has its path. */
function play(soort: Kind, voorbeeld: Example, standaard: (typeof standaarden)[number], aan = true) {
  const protocol: Protocol = {
    ...landelijk,
    ...('protocol' in voorbeeld ? voorbeeld.protocol : {}),
    regionaal: {
      ...zonderRegels,
      ...voorbeeld.regionaal?.(standaard),
      regels: aan
        ? [
            {
              id: 'voorbeeld',
              soort: soort.soort,
              parameters: voorbeeld.parameters,
              gevolg: {
                wat: soort.over === 'prestatie' || soort.over === 'bericht' ? 'weigeren' : 'signaleren',
              },
              wetten: new Set(standaarden),
              retourcode: null,
              wijktAf: [],
              uitleg: '',
              bron: '',
            },
          ]
        : [],
    },
  };
  const bericht = voorbeeld.bericht(standaard);
  const ontvangenOp = voorbeeld.ontvangenOp ?? ontvangst;
  if (soort.over === 'verzoek') {
    // A RequestExample: its facts are those of its message.
    const feiten = voorbeeld.feiten(standaard) as FactsFor<'315'>;
    const woonplaats = 'woonplaats' in voorbeeld ? voorbeeld.woonplaats : undefined;
    const ontvangstdag = amsterdamDay(ontvangenOp);
    const adviezen = assess(
      bericht as BerichtVan<'315'>,
      { feiten, protocol, ontvangenOp, ontvangstdag },
      woonplaats ?? null,
    );
    const gevonden = adviezen.flatMap(({ referentieAanbieder: pad, redenen }) =>
      redenen.map(({ melding, waarden }) => ({ pad, melding, waarden })),
    );
    return { bericht, gevonden };
  }
  const oordeel = judge(
    // An example has the facts of its message's number.
    bericht as BerichtVan<'323'>,
    voorbeeld.feiten(standaard) as FactsFor<'323'>,
    protocol,
    ontvangenOp,
    binnen,
  );
  // Nationally a start or stop that is told late is signalled too; that is not what an example is about.
  const signalen = (oordeel.signalen ?? []).filter(({ code }) => code === 'voorbeeld');
  return { bericht, gevonden: [...oordeel.bevindingen, ...signalen] };
}

const voorbeeldenVan = (soort: Kind): readonly Example[] => soort.voorbeelden;

describe.each([...kinds.values()])('$soort', (soort) => {
  const plays = voorbeeldenVan(soort).flatMap((voorbeeld) =>
    standaarden.map((standaard) => ({ voorbeeld, standaard, naam: `${standaard}: ${voorbeeld.titel}` })),
  );

  test('has an accepted and a refused example', () => {
    expect(new Set(voorbeeldenVan(soort).map(({ verwacht }) => verwacht === 'aanvaard'))).toEqual(
      new Set([true, false]),
    );
  });

  test('finds exactly what its examples say, and nothing when it is not switched on', () => {
    for (const { voorbeeld, standaard, naam } of plays) {
      const verwacht = voorbeeld.verwacht === 'aanvaard' ? [] : voorbeeld.verwacht;
      expect(
        play(soort, voorbeeld, standaard).gevonden.map(({ pad }) => pad),
        naam,
      ).toEqual(verwacht);
      expect(play(soort, voorbeeld, standaard, false).gevonden, naam).toEqual([]);
    }
  });

  test('says nothing about who somebody is', () => {
    for (const { voorbeeld, standaard, naam } of plays) {
      const { bericht, gevonden } = play(soort, voorbeeld, standaard);
      for (const { melding, waarden } of gevonden) {
        const tekst = [melding, ...Object.values(waarden)].join(' ');
        expect(
          personalValues(bericht).filter((waarde) => tekst.includes(waarde)),
          naam,
        ).toEqual([]);
      }
    }
  });
});

test('every kind stands in a file of its own name', () => {
  const hulp = new Set([
    'assessing',
    'corrections',
    'deliveries',
    'extensions',
    'holding',
    'index',
    'judging',
    'kind',
    'parameters',
    'prices',
    'regional',
    'registrations',
    'requested',
  ]);
  const bestanden = readdirSync(import.meta.dirname)
    .filter((naam) => !naam.endsWith('.test.ts'))
    .map((naam) => naam.replace(/\.ts$/, ''))
    .filter((naam) => !hulp.has(naam));
  expect([...kinds.keys()].toSorted()).toEqual(bestanden.toSorted());
});

test('the parts of every traject of the catalogue are its price together', () => {
  const prijzen = { '45J29': 1837548, '45J17': 570272, '45J30': 772425, '45J31': 1066101 };
  expect(Object.entries(prijzen).map(([code, prijs]) => [code, ...partsOf(prijs, [50, 50])])).toEqual([
    ['45J29', 918774, 918774],
    ['45J17', 285136, 285136],
    ['45J30', 386213, 386212],
    ['45J31', 533051, 533050],
  ]);
});
