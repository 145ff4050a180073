/** What a provider leaves out: the stop of care that ended, and a line that was refused and does not come back. */
import { describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../test/world.ts';
import { memoryCasefile } from '../casefile/memory.ts';
import { judgeMessage } from '../pipeline/judging.ts';
import { loadProtocol, protocolsFolder } from '../pipeline/protocols.ts';
import { bericht301, bericht302, bericht305, bericht307, bericht323 } from '../rules/examples/berichten.ts';
import { dag, periode } from '../rules/examples/waarden.ts';
import { standaarden } from '../standard/berichtsoorten.ts';
import { type ListFilter, listTerms } from './terms.ts';
import { look } from './watch.ts';

const at = (tekst: string) => Temporal.Instant.from(`${tekst}+02:00`);

/** What a look at that moment opens, by kind and code. */
async function looked(w: TestWorld, op: string): Promise<readonly string[]> {
  w.klok.nu = at(op);
  return ((await look(w.wiring)) ?? []).map(({ soort, code }) => `${soort} ${code}`);
}

describe.each(standaarden)('Care that ended with its allocation, %s', (s) => {
  const listed = async (w: TestWorld, status: ListFilter['status']) =>
    (await listTerms(w.wiring, { status, verplichting: 'OP272', aantal: 9 })).map(
      ({ vanaf, uiterlijk, partij, toewijzingNummer }) =>
        `${vanaf} ${uiterlijk} ${partij} ${toewijzingNummer}`,
    );
  async function started(einde: string): Promise<TestWorld> {
    const w = testWorld(memoryCasefile());
    await w.receive(bericht301(s, { producten: [{ Einddatum: dag(einde) }] }));
    await w.receive(bericht302(s));
    await w.receive(bericht305(s));
    return w;
  }
  const stop = { Begindatum: dag('2026-04-08'), Einddatum: dag('2026-06-05') };

  test('has a stop owed within five working days, which is told of when it does not come', async () => {
    const w = await started('2026-06-05');
    w.klok.nu = at('2026-06-05T23:59:00');
    expect(await listed(w, 'lopend')).toEqual([]);
    // Of the start that was told late the verdict says so.
    expect(await looked(w, '2026-06-12T23:59:00')).toEqual([]);
    expect(await listed(w, 'open')).toEqual(['2026-06-05 2026-06-12 aanbieder 1001']);
    expect(await looked(w, '2026-06-13T00:00:00')).toEqual(['geen-antwoord OP272']);
    expect(await listed(w, 'verstreken')).toEqual(['2026-06-05 2026-06-12 aanbieder 1001']);
    const [signaal] = await w.casefile.signalen.zoek({ aantal: 1 });
    expect(signaal?.melding).toContain('die op 05-06-2026 eindigde; uiterlijk 12-06-2026');
    expect(signaal?.sinds.toString()).toBe('2026-06-12T22:00:00Z');
    const Begindatum = bericht305(s).Client.StartProducten.StartProduct[0]?.Begindatum ?? stop.Begindatum;
    await w.receive(bericht307(s, { dagtekening: '2026-06-13', producten: [{ ...stop, Begindatum }] }));
    expect(await looked(w, '2026-06-14T00:00:00')).toEqual([]);
    expect(await listed(w, 'lopend')).toEqual([]);
    expect(await w.casefile.signalen.zoek({ stand: 'open', soort: 'geen-antwoord', aantal: 9 })).toEqual([]);
  });

  test('is asked for from when its end was told, where that was afterwards, and not for ever', async () => {
    const w = await started('2026-04-30');
    // The 301 left on 6 May; Ascension Day is on the 14th.
    expect(await looked(w, '2026-05-13T23:59:00')).toEqual([]);
    expect(await looked(w, '2026-05-14T00:00:00')).toEqual(['geen-antwoord OP272']);
    expect(await listed(w, 'lopend')).toEqual(['2026-05-06 2026-05-13 aanbieder 1001']);
    expect(await looked(w, '2026-11-02T00:00:00')).toEqual([]);
    expect(await listed(w, 'lopend')).toEqual([]);
  });
});

describe('A refused line of a declaration, where a region says until when it may come back', () => {
  const regel = 'e10j-correctie-afgekeurde-regel';
  const listed = async (w: TestWorld, status: ListFilter['status']) =>
    (await listTerms(w.wiring, { status, verplichting: regel, aantal: 9 })).map(
      ({ vanaf, uiterlijk, partij, einde }) => `${vanaf} ${uiterlijk} ${partij} ${einde?.op ?? null}`,
    );
  const declaration = (nummer: string, ProductTarief: number) =>
    bericht323('ijw-3.2', {
      identificatie: nummer,
      declaratie: { DeclaratieNummer: nummer },
      clienten: [
        {
          prestaties: [
            {
              ProductReferentie: { ReferentieNummer: nummer },
              ProductCategorie: '54',
              ProductCode: '54001',
              ProductPeriode: periode('2026-04-01', '2026-04-30'),
              GeleverdVolume: 1,
              ProductTarief,
              IngediendBedrag: { Bedrag: ProductTarief, DebetCredit: 'D' },
            },
          ],
        },
      ],
    });
  async function refusedOnce(): Promise<TestWorld> {
    const regio = loadProtocol(protocolsFolder, 'een-10-voor-de-jeugd-2021');
    const w = testWorld(memoryCasefile(), { protocolVoor: () => regio });
    w.klok.nu = at('2026-03-20T09:00:00');
    await w.receive(
      bericht301('ijw-3.2', {
        dagtekening: '2026-03-20',
        producten: [
          {
            Product: { Categorie: '54', Code: '54001' },
            Toewijzingsdatum: dag('2026-03-20'),
            Ingangsdatum: dag('2026-04-01'),
            Einddatum: dag('2026-12-31'),
            Omvang: { Volume: 12, Eenheid: '04', Frequentie: '6' },
          },
        ],
      }),
    );
    w.klok.nu = at('2026-05-06T09:00:00');
    // More than any contract pays.
    await judge(w, declaration('D1', 999_99));
    return w;
  }
  async function judge(w: TestWorld, bericht: ReturnType<typeof declaration>) {
    const id = await w.receive(bericht, { zonderOordeel: true });
    await judgeMessage(id, w.wiring);
    return (await w.casefile.toon(id))?.oordeel;
  }

  test('may come back until the end of the next month, and nobody owes it afterwards', async () => {
    const w = await refusedOnce();
    const term = '2026-05-06 2026-06-30 aanbieder';
    expect(await listed(w, 'lopend')).toEqual([`${term} null`]);
    expect(await listed(w, 'open')).toEqual([`${term} null`]);
    w.klok.nu = at('2026-07-01T00:00:00');
    expect(await listed(w, 'lopend')).toEqual([]);
    expect(await listed(w, 'vervallen')).toEqual([`${term} 2026-06-30T22:00:00Z`]);
    w.klok.nu = at('2027-06-01T00:00:00');
    expect(await listed(w, 'vervallen')).toEqual([]);
  });

  test('has come back when it was granted', async () => {
    const w = await refusedOnce();
    w.klok.nu = at('2026-06-01T09:00:00');
    const oordeel = await judge(w, declaration('D2', 50_00));
    expect(oordeel?.bevindingen.map(({ regel: code }) => code)).toEqual([]);
    expect(await listed(w, 'lopend')).toEqual([]);
    expect(await listed(w, 'nagekomen')).toEqual(['2026-05-06 2026-06-30 aanbieder 2026-06-01T07:00:00Z']);
  });
});
