/** What holds for every kind of rule about requests, beside what holds for every kind. */
import { describe, expect, test } from 'vitest';
import { type Standaard, standaarden } from '../../standard/berichtsoorten.ts';
import { bericht315, bericht317 } from '../examples/berichten.ts';
import { toegewezen, verzoeken, wijziging } from '../examples/facts.ts';
import { landelijk, ontvangst } from '../examples/landelijk.ts';
import { zonderRegels } from '../examples/regionaal.ts';
import { categorie, dag, gemeente, specifiek } from '../examples/waarden.ts';
import type { FactsFor } from '../facts.ts';
import { amsterdamDay } from '../workingdays.ts';
import { type Advice, assess } from './assessing.ts';
import { kinds } from './index.ts';
import type { RequestExample, RequestKind } from './kind.ts';

type Asking = ReturnType<RequestExample['bericht']>;

const alle = [...kinds.values()].flatMap((soort) => (soort.over === 'verzoek' ? [soort] : []));

/** As a rule that refuses by itself. */
function advise(
  soort: RequestKind,
  { parameters, ...voorbeeld }: RequestExample,
  standaard: Standaard,
  bericht: Asking = voorbeeld.bericht(standaard),
): readonly Advice[] {
  const ontvangenOp = voorbeeld.ontvangenOp ?? ontvangst;
  const protocol = {
    ...landelijk,
    ...voorbeeld.protocol,
    regionaal: {
      ...zonderRegels,
      ...voorbeeld.regionaal?.(standaard),
      regels: [
        {
          id: 'voorbeeld',
          soort: soort.soort,
          parameters,
          gevolg: { wat: 'zelf-afwijzen', reden: '4' } as const,
          wetten: new Set(standaarden),
          retourcode: null,
          wijktAf: [],
          uitleg: '',
          bron: '',
        },
      ],
    },
  };
  // A RequestExample: its facts are those of its message, and a 317 has all that a 315 has.
  const feiten = voorbeeld.feiten(standaard) as FactsFor<'315'>;
  const context = { feiten, protocol, ontvangenOp, ontvangstdag: amsterdamDay(ontvangenOp) };
  return assess(bericht, context, voorbeeld.woonplaats ?? null);
}

/** What stands at a path of a finding; undefined when nothing does. */
function at(bericht: Asking, pad: string): unknown {
  return pad
    .split('/')
    .slice(2)
    .reduce<unknown>((waar, stap) => {
      const [, naam = '', plaats] = /^(\w+)(?:\[(\d+)\])?$/.exec(stap) ?? [];
      const deel = (waar as Readonly<Record<string, unknown>> | undefined)?.[naam];
      return Array.isArray(deel) ? deel[Number(plaats ?? 1) - 1] : deel;
    }, bericht);
}

describe.each(alle)('$soort', (soort) => {
  const plays = standaarden.flatMap((standaard) =>
    soort.voorbeelden.map((voorbeeld) => ({ standaard, voorbeeld })),
  );

  test('points at what is there', () => {
    for (const { standaard, voorbeeld } of plays) {
      const bericht = voorbeeld.bericht(standaard);
      for (const { redenen } of advise(soort, voorbeeld, standaard)) {
        for (const { pad } of redenen) expect(at(bericht, pad), `${voorbeeld.titel}: ${pad}`).toBeDefined();
      }
    }
  });

  test('leaves to a person what its examples say, and nothing else', () => {
    for (const { standaard, voorbeeld } of plays) {
      const redenen = advise(soort, voorbeeld, standaard).flatMap((advies) => advies.redenen);
      const gevolg = voorbeeld.aanEenMens ? 'adviseren' : 'zelf-afwijzen';
      expect(new Set(redenen.map(({ gevolg: { wat } }) => wat)), voorbeeld.titel).toEqual(
        new Set(voorbeeld.verwacht === 'aanvaard' ? [] : [gevolg]),
      );
    }
  });

  test('says nothing of what it is not about, however much is known', () => {
    // Each is looked at with all that its examples know.
    const vragen: Readonly<Record<string, (s: Standaard) => Asking>> = {
      'a request for change': (s) => bericht317(s),
      'a product without a code': (s) =>
        bericht315(s, { producten: [{ Product: { Categorie: categorie(s) } }] }),
      'no product at all': (s) => bericht315(s, { producten: [{ Product: undefined }] }),
    };
    const over: Readonly<Record<string, readonly string[]>> = {
      'wijziging-niet-in-gebruik': ['a request for change'],
      woonplaats: Object.keys(vragen),
      'velden-gevuld': ['a product without a code', 'no product at all'],
      'verwijzer-met': ['a product without a code', 'no product at all'],
      'contract-vereist': ['a product without a code', 'no product at all'],
      'geen-nieuwe-clienten': ['a product without a code', 'no product at all'],
    };
    for (const { standaard, voorbeeld } of plays) {
      for (const [wat, vraag] of Object.entries(vragen)) {
        if (over[soort.soort]?.includes(wat)) continue;
        const met = {
          ...voorbeeld,
          feiten: (s: Standaard) => ({ ...wijziging(s), ...voorbeeld.feiten(s) }),
        };
        const redenen = advise(soort, met, standaard, vraag(standaard)).flatMap((advies) => advies.redenen);
        expect(redenen, `${wat}, with what '${voorbeeld.titel}' knows`).toEqual([]);
      }
    }
  });

  test('does not stumble over a request without an amount or a last day', () => {
    for (const { standaard, voorbeeld } of plays) {
      const karig = bericht315(standaard, { producten: [{ Omvang: undefined, Budget: 100 }] });
      expect(() => advise(soort, voorbeeld, standaard, karig)).not.toThrow();
    }
  });
});

test('a client of the municipality, with nothing else, is spoken against by nothing but what needs a catalogue', () => {
  const spreekt = alle.flatMap((soort) => {
    const [voorbeeld] = soort.voorbeelden;
    if (!voorbeeld) return [];
    const leeg: RequestExample = {
      titel: '',
      parameters: voorbeeld.parameters,
      bericht: (s) =>
        bericht315(s, {
          producten: [
            {
              Product: specifiek(s, 7),
              ToewijzingEinddatum: dag('2026-08-31'),
              Verwijzer: { Type: '02', ZorgverlenerCode: '01234567' },
            },
          ],
        }),
      feiten: (s) => verzoeken({ zorgVanClient: [toegewezen(s, { einddatum: dag('2026-04-30') })] }),
      woonplaats: gemeente,
      verwacht: 'aanvaard',
    };
    return advise(soort, leeg, 'ijw-3.2').some(({ redenen }) => redenen.length > 0) ? soort.soort : [];
  });
  expect(spreekt).toEqual(['product-te-vragen']);
});
