/** Scenario 29 of the worked scenarios, which a replay cannot show: nothing is sent when a payment falls due. */
import { describe, expect, test } from 'vitest';
import { memoryCasefile } from '../../src/casefile/memory.ts';
import { judgeMessage } from '../../src/pipeline/judging.ts';
import { loadProtocol, protocolsFolder } from '../../src/pipeline/protocols.ts';
import { bericht301, bericht323 } from '../../src/rules/examples/berichten.ts';
import { bsn, dag, periode } from '../../src/rules/examples/waarden.ts';
import { testWorld } from '../world.ts';

const law = 'ijw-3.2';
const clienten = [bsn.eerste, bsn.tweede, bsn.derde];
const maanden = [
  periode('2021-02-01', '2021-02-28'),
  periode('2021-03-01', '2021-03-31'),
  periode('2021-04-01', '2021-04-30'),
];
/** Of 54001, per hour. */
const tarief = 100_11;

/** Three months of three clients, of which one line is dearer than the contract. */
async function paid(pakket: string) {
  const protocol = loadProtocol(protocolsFolder, pakket);
  const w = testWorld(memoryCasefile(), { protocolVoor: () => protocol });
  w.klok.nu = Temporal.Instant.from('2021-01-20T09:00:00+01:00');
  for (const [plaats, Bsn] of clienten.entries()) {
    await w.receive(
      bericht301(law, {
        identificatie: `T${plaats}`,
        dagtekening: '2021-01-20',
        client: { Bsn },
        producten: [
          {
            ToewijzingNummer: 1001 + plaats,
            Product: { Categorie: '54', Code: '54001' },
            Toewijzingsdatum: dag('2021-01-20'),
            Ingangsdatum: dag('2021-02-01'),
            Einddatum: dag('2021-06-30'),
            Omvang: { Volume: 36, Eenheid: '04', Frequentie: '6' },
          },
        ],
      }),
    );
  }
  w.klok.nu = Temporal.Instant.from('2021-05-06T09:00:00+02:00');
  const declaratie = bericht323(law, {
    dagtekening: '2021-05-03',
    declaratie: {
      DeclaratiePeriode: periode('2021-04-01', '2021-04-30'),
      DeclaratieDagtekening: dag('2021-05-03'),
    },
    clienten: clienten.map((Bsn, client) => ({
      bsn: Bsn,
      prestaties: maanden.map((ProductPeriode, maand) => {
        const perUur = client === 2 && maand === 2 ? tarief + 1 : tarief;
        return {
          ToewijzingNummer: 1001 + client,
          ProductCategorie: '54',
          ProductCode: '54001',
          ProductPeriode,
          GeleverdVolume: 6,
          ProductTarief: perUur,
          IngediendBedrag: { Bedrag: 6 * perUur, DebetCredit: 'D' },
        };
      }),
    })),
  });
  const id = await w.receive(declaratie, { zonderOordeel: true });
  w.klok.nu = Temporal.Instant.from('2021-05-17T09:00:00+02:00');
  await judgeMessage(id, w.wiring);
  await w.sendAll();
  const { regels } = await w.casefile.betalingen({}, { aantal: 9 });
  return { oordeel: (await w.casefile.toon(id))?.oordeel, regels };
}

describe('Scenario 29: a declaration dated 3 May 2021, of which 8 of 9 lines were approved on 17 May', () => {
  test('is paid on 2 June at the latest: 30 days after its dagtekening, and not after the 325', async () => {
    const { oordeel, regels } = await paid('een-10-voor-de-jeugd-2021');
    expect(oordeel?.uitkomst).toBe('deels-goedgekeurd');
    expect(oordeel?.bevindingen.map(({ pad }) => pad)).toEqual([expect.stringContaining('Client[3]')]);
    expect(regels.map((r) => [r.dagtekening.toString(), r.uiterlijk.toString(), r.toegekend])).toEqual([
      ['2021-05-03', '2021-06-02', 8 * 6 * tarief],
    ]);
  });

  test('is paid 30 days after it was received where that was agreed', async () => {
    const { regels } = await paid('mgr-limburg-noord-2022');
    expect(regels.map((r) => r.uiterlijk.toString())).toEqual(['2021-06-05']);
  });
});
