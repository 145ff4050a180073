/** An installation that serves a provider: what it sends is its own, what the municipality sends comes in. */
import { describe, expect, test } from 'vitest';
import { memoryCasefile } from '../../src/casefile/memory.ts';
import { openSchemas } from '../../src/commands/schemas.ts';
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
  bericht323,
  bericht325,
} from '../../src/rules/examples/berichten.ts';
import { aanbieder, dag, gemeente } from '../../src/rules/examples/waarden.ts';
import type { Bericht } from '../../src/standard/berichten.generated.ts';
import { standaarden } from '../../src/standard/berichtsoorten.ts';
import { leesBericht } from '../../src/standard/xml/bericht.ts';
import { openSide, type Side } from './side.ts';

const schemas = openSchemas();

function atProvider(served = { aanbieders: new Set([aanbieder]) }) {
  const klok = { nu: Temporal.Instant.from('2026-05-06T08:00:00Z') };
  return { klok, side: openSide(memoryCasefile(), served, { schemas, klok, wire: async () => {} }) };
}

/** Taken in, judged and answered or sent. */
async function handled(side: Side, bericht: Bericht) {
  const id = await side.hand(bericht);
  while ((await side.work()) > 0);
  return side.show(id);
}

function lastSent(side: Side): Bericht {
  const gelezen = leesBericht(side.sent.at(-1)?.bytes ?? new Uint8Array());
  if (!gelezen.ok) throw new Error('What was sent is no message.');
  return gelezen.bericht;
}

const thirdWorkingDay = dag('2026-05-11');

/** Four hours a month instead of two. */
const wider = {
  ToewijzingNummer: 1001,
  Omvang: { Volume: 4, Eenheid: '04', Frequentie: '4' },
} as const;

describe.each(standaarden)('a provider under %s', (wet) => {
  test('an allocation is judged and answered with a 302, within the term that is ours', async () => {
    const { side } = atProvider();
    const view = await handled(side, bericht301(wet));
    expect(view).toMatchObject({
      richting: 'in',
      herkomst: 'gemeente',
      oordeel: { uitkomst: 'goedgekeurd' },
    });
    expect(view.termijnen).toHaveLength(1);
    expect(view.termijnen[0]).toMatchObject({
      verplichting: 'OP090',
      partij: 'aanbieder',
      einde: { hoe: 'nagekomen' },
    });
    expect(view.termijnen[0]?.uiterlijk.toString()).toBe(thirdWorkingDay.toString());
    expect(side.sent.map(({ bericht, van, naar }) => [bericht.slice(-3), van, naar])).toEqual([
      ['302', aanbieder, gemeente],
    ]);
    expect(lastSent(side)).toMatchObject({
      nummer: '302',
      Header: { Afzender: gemeente, Ontvanger: aanbieder },
    });
    expect(lastSent(side).Header).not.toHaveProperty('RetourCodes');
  });

  test('an allocation that a provider must refuse gets the codes that say why', async () => {
    const { side } = atProvider();
    await handled(side, bericht301(wet));
    const fout = await handled(
      side,
      bericht301(wet, { identificatie: 'B', producten: [{ ReferentieAanbieder: 'X' }] }),
    );
    expect(fout.oordeel).toMatchObject({ uitkomst: 'afgekeurd', bevindingen: [{ regel: 'TR379' }] });
    expect(lastSent(side)).toMatchObject({
      nummer: '302',
      Client: { ToegewezenProducten: { ToegewezenProduct: [{ RetourCodes: { RetourCode: ['9379'] } }] } },
    });
  });

  test('an answer to our request is answered with a 320, and to nothing we asked with the reason', async () => {
    const { side } = atProvider();
    await handled(side, bericht315(wet));
    await handled(side, bericht319(wet));
    expect(lastSent(side)).toMatchObject({ nummer: '320' });
    expect(lastSent(side).Header).not.toHaveProperty('RetourCodes');
    const [verzoek] = await side.casefile.verzoeken({ aantal: 9 });
    expect(verzoek?.stand).toBe('afgewezen');
    await handled(side, bericht319(wet, { identificatie: 'B', antwoord: { ReferentieAanbieder: 'NOOIT' } }));
    expect(lastSent(side)).toMatchObject({
      nummer: '320',
      Antwoord: { RetourCodes: { RetourCode: ['9355'] } },
    });
  });

  test('an answer to our declaration is judged and gets no answer', async () => {
    const { side, klok } = atProvider();
    await handled(
      side,
      bericht301(wet, { producten: [{ Omvang: { Volume: 10, Eenheid: '04', Frequentie: '4' } }] }),
    );
    const eigen = await handled(side, bericht323(wet));
    klok.nu = klok.nu.add({ hours: 24 });
    const totaal = { TotaalBedrag: 5000, DebetCredit: 'D' } as const;
    const antwoord = await handled(
      side,
      bericht325(wet, {
        clienten: [],
        antwoord: {
          TotaalIngediendBedrag: totaal,
          TotaalToegekendBedrag: totaal,
          RetourCodes: { RetourCode: ['8001'] },
        },
      }),
    );
    expect(antwoord).toMatchObject({
      herkomst: 'gemeente',
      oordeel: { uitkomst: 'goedgekeurd' },
      antwoordId: null,
    });
    expect(antwoord.termijnen).toEqual([]);
    const { termijnen } = await side.show(eigen.id);
    expect(termijnen).toHaveLength(1);
    expect(termijnen[0]).toMatchObject({
      verplichting: 'OP090x4',
      partij: 'gemeente',
      einde: { op: klok.nu },
    });
  });

  test('what it sends itself goes out, and the municipality owes the answer', async () => {
    const { side } = atProvider();
    await handled(side, bericht301(wet));
    for (const bericht of [bericht305(wet), bericht307(wet)]) {
      const view = await handled(side, bericht);
      expect(view).toMatchObject({
        richting: 'uit',
        herkomst: 'backoffice',
        oordeel: { uitkomst: 'goedgekeurd' },
        verzending: { status: 'verzonden' },
        termijnen: [{ verplichting: 'OP090', partij: 'gemeente', einde: null }],
      });
      expect(side.sent.at(-1)).toMatchObject({ bericht: view.bericht, van: aanbieder, naar: gemeente });
    }
  });

  test('a message of its own that the municipality must refuse is not sent, and nothing of it is remembered', async () => {
    const { side } = atProvider();
    const start = await handled(side, bericht305(wet));
    expect(start).toMatchObject({ oordeel: { uitkomst: 'afgekeurd', bevindingen: [{ regel: 'TR019' }] } });
    expect(start).toMatchObject({ verzending: null, termijnen: [] });
    await handled(
      side,
      bericht301(wet, { producten: [{ Omvang: { Volume: 10, Eenheid: '04', Frequentie: '4' } }] }),
    );
    // Of which the second could be granted.
    const prestaties = [
      { GeleverdVolume: 11, IngediendBedrag: { Bedrag: 13750, DebetCredit: 'D' } },
    ] as const;
    const fout = await handled(side, bericht323(wet, { clienten: [{ prestaties }] }));
    expect(fout).toMatchObject({ oordeel: { uitkomst: 'afgekeurd', effecten: [] }, verzending: null });
    const goed = await handled(side, bericht323(wet, { identificatie: 'GOED' }));
    expect(goed).toMatchObject({ oordeel: { uitkomst: 'goedgekeurd' }, verzending: { status: 'verzonden' } });
  });

  test('a start that the municipality refuses was never sent: it may be sent again', async () => {
    const { side } = atProvider();
    await handled(side, bericht301(wet));
    const start = await handled(side, bericht305(wet));
    expect(await handled(side, bericht305(wet, { identificatie: 'WEER' }))).toMatchObject({
      oordeel: { uitkomst: 'afgekeurd', bevindingen: [{ regel: 'TR074' }, { regel: 'TR326' }] },
    });
    const retour = await handled(side, bericht306(wet, { retourcodes: ['8848'] }));
    expect(retour).toMatchObject({
      herkomst: 'gemeente',
      oordeel: { uitkomst: 'goedgekeurd' },
      antwoordId: null,
    });
    expect(retour.retourcodes).toEqual(['8848']);
    expect(await side.show(start.id)).toMatchObject({
      antwoordId: retour.id,
      termijnen: [{ einde: { hoe: 'nagekomen' } }],
    });
    expect(await handled(side, bericht305(wet, { identificatie: 'TOCH' }))).toMatchObject({
      verzending: { status: 'verzonden' },
    });
  });

  test('a retour on nothing we sent is refused, and nobody is told', async () => {
    const { side } = atProvider();
    for (const retour of [bericht306(wet), bericht308(wet), bericht316(wet), bericht318(wet)]) {
      expect(await handled(side, retour)).toMatchObject({
        oordeel: { uitkomst: 'afgekeurd', bevindingen: [{ regel: 'IV028', retourcode: null }] },
        antwoordId: null,
      });
    }
    expect(side.sent).toEqual([]);
  });

  test('a request that was accepted waits for the municipality, from the moment it was sent', async () => {
    const { side, klok } = atProvider();
    const verzoek = await handled(side, bericht315(wet, { producten: [{}, {}] }));
    const term = async () =>
      (await side.casefile.verzoeken({ aantal: 9 })).map(({ termijnen }) =>
        termijnen.map((t) => `${t.verplichting} ${t.partij} ${t.uiterlijk} ${t.einde?.hoe ?? 'open'}`),
      );
    expect(await term()).toEqual([[], []]);
    klok.nu = klok.nu.add({ hours: 48 });
    await handled(side, bericht316(wet));
    const open = 'OP274 gemeente 2026-05-13 open';
    expect(await term()).toEqual([[open], [open]]);
    expect((await side.show(verzoek.id)).termijnen.map((t) => t.verplichting)).toEqual([
      'OP090',
      'OP274',
      'OP274',
    ]);
    const nee = await handled(side, bericht319(wet));
    expect(nee.oordeel).toMatchObject({ uitkomst: 'goedgekeurd' });
    expect(await term()).toEqual([[open], ['OP274 gemeente 2026-05-13 nagekomen']]);
  });

  test('a request for change has a term as a whole, and none when it was refused', async () => {
    const { side } = atProvider();
    await handled(side, bericht301(wet));
    await handled(side, bericht317(wet, { nieuw: [], ongewijzigd: [], teWijzigen: [wider] }));
    await handled(side, bericht318(wet));
    const [verzoek] = await side.casefile.verzoeken({ aantal: 9 });
    expect(verzoek?.termijnen).toMatchObject([{ verplichting: 'OP346', partij: 'gemeente', einde: null }]);

    const { side: ander } = atProvider();
    await handled(ander, bericht301(wet));
    const geweigerd = await handled(
      ander,
      bericht317(wet, { nieuw: [], ongewijzigd: [], teWijzigen: [wider] }),
    );
    await handled(ander, bericht318(wet, { retourcodes: ['9056'] }));
    expect(await ander.casefile.verzoeken({ aantal: 9 })).toEqual([]);
    expect((await ander.show(geweigerd.id)).termijnen.map((t) => t.verplichting)).toEqual(['OP090']);
  });

  test.each([
    ['302', bericht302, aanbieder],
    ['306', bericht306, gemeente],
    ['325', bericht325, gemeente],
  ] as const)('an answer (%s) that the gateway makes itself is not taken in', async (_, maak, van) => {
    const served = van === aanbieder ? { aanbieders: new Set([van]) } : { gemeenten: new Set([van]) };
    const side = openSide(memoryCasefile(), served, {
      schemas,
      klok: atProvider().klok,
      wire: async () => {},
    });
    const uitslag = await side.offer(maak(wet));
    expect(uitslag).toMatchObject({
      soort: 'geweigerd',
      bevindingen: [{ regel: 'berichtsoort', melding: expect.stringMatching(/maakt hem zelf/) }],
    });
    expect(await side.all()).toEqual([]);
  });

  test('between a municipality and a provider that it serves both, nothing is taken in', async () => {
    const served = { aanbieders: new Set([aanbieder]), gemeenten: new Set([gemeente]) };
    const { klok } = atProvider();
    const side = openSide(memoryCasefile(), served, { schemas, klok, wire: async () => {} });
    for (const bericht of [bericht301(wet), bericht305(wet), bericht323(wet)]) {
      expect(await side.offer(bericht)).toMatchObject({
        soort: 'geweigerd',
        bevindingen: [{ regel: 'partijen' }],
      });
    }
    const ander = bericht305(wet, { aanbieder: '99990002' });
    expect(await side.show(await side.hand(ander))).toMatchObject({ herkomst: 'aanbieder' });
    const eigen = bericht305(wet, { gemeente: '0363' });
    expect(await side.show(await side.hand(eigen))).toMatchObject({ herkomst: 'backoffice' });
  });
});
