/** That a payment is late, where payments are recorded. */
import { describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../test/world.ts';
import { memoryCasefile } from '../casefile/memory.ts';
import { bericht301, bericht302, bericht305, bericht323, bericht325 } from '../rules/examples/berichten.ts';
import { landelijk } from '../rules/examples/landelijk.ts';
import { dag } from '../rules/examples/waarden.ts';
import { standaarden } from '../standard/berichtsoorten.ts';
import { look } from './watch.ts';

const at = (tekst: string) => Temporal.Instant.from(`${tekst}+02:00`);

describe.each(standaarden)('Where payments are recorded, %s', (s) => {
  let w: TestWorld;
  /** What a look at that moment opens, by kind and code. */
  async function looked(op: string): Promise<readonly string[]> {
    w.klok.nu = at(op);
    return ((await look(w.wiring)) ?? []).map(({ soort, code }) => `${soort} ${code}`);
  }
  const betaling = { vanaf: 'dagtekening', dagen: 30, regel: 'zee-betalen', bewaken: true } as const;
  const kept = { ...landelijk, betaling };
  const nummer = bericht323(s).Declaratie.DeclaratieNummer;
  const pay = (bedrag: number, op: string) =>
    w.casefile.boekingen.legVast(
      [
        {
          van: { standaard: s, gemeente: '0384', aanbieder: '99990001', declaratieNummer: nummer },
          op: dag(op),
          bedrag,
          kenmerk: null,
        },
      ],
      'x',
      w.klok.nu,
    );
  /** A declaration of 50 euros that is due on 5 June 2026, a Friday. */
  async function declared(anders: Parameters<typeof testWorld>[1] = {}) {
    w = testWorld(memoryCasefile(), { protocolVoor: () => kept, ...anders });
    const Omvang = { Volume: 12, Eenheid: '04', Frequentie: '4' } as const;
    await w.receive(bericht301(s, { producten: [{ Omvang }] }));
    if (anders.aanbieders === undefined) await w.receive(bericht302(s));
    await w.receive(bericht305(s, { identificatie: 'S1' }));
    return w.receive(bericht323(s));
  }
  const signals = async () =>
    (await w.casefile.signalen.zoek({ aantal: 9, code: 'zee-betalen' })).map((een) => [
      een.soort,
      een.bedrag,
      een.opgelost === null,
    ]);

  test('it tells that one is about to be late, and is, with what is left of it, until it is paid', async () => {
    const id = await declared();
    expect(await looked('2026-06-03T23:59:00')).toEqual([]);
    expect(await looked('2026-06-04T00:00:00')).toEqual(['termijn-nadert zee-betalen']);
    await pay(20_00, '2026-06-04');
    expect(await looked('2026-06-05T23:59:00')).toEqual(['termijn-nadert zee-betalen']);
    expect(await looked('2026-06-06T00:00:00')).toEqual(['termijn-verstreken zee-betalen']);
    const [signaal] = await w.casefile.signalen.zoek({ aantal: 1 });
    expect(signaal).toMatchObject({ berichtId: id, bedrag: 30_00 });
    expect(signaal?.melding).toContain(
      `van declaratie ${nummer} €\u00a030,00 open, te betalen uiterlijk 05-06-2026`,
    );
    expect(signaal?.sinds.toString()).toBe('2026-06-05T22:00:00Z');
    await pay(30_00, '2026-06-06');
    expect(await looked('2026-06-06T12:00:00')).toEqual([]);
    expect(await signals()).toEqual([
      ['termijn-verstreken', 30_00, false],
      ['termijn-nadert', 30_00, false],
      ['termijn-nadert', 50_00, false],
    ]);
  });

  test('it tells nothing where they are not, nor of what came in before they were', async () => {
    await declared({ protocolVoor: () => landelijk });
    expect(await looked('2026-09-01T00:00:00')).toEqual([]);
    const later = [{ vanaf: dag('2026-05-07'), protocol: kept }];
    await declared({ protocolVoor: () => ({ ...landelijk, later }) });
    expect(await looked('2026-09-01T00:00:00')).toEqual([]);
  });

  test('it tells nothing any more when a credit takes it off', async () => {
    await declared();
    expect(await looked('2026-06-06T00:00:00')).toContain('termijn-verstreken zee-betalen');
    const [eerste] = bericht323(s).Declaratie.Clienten.Client[0]?.Prestaties.Prestatie ?? [];
    const ReferentieNummer = eerste?.ProductReferentie.ReferentieNummer ?? '';
    await w.receive(
      bericht323(s, {
        identificatie: 'D2',
        declaratie: { DeclaratieNummer: 'D2' },
        clienten: [
          {
            prestaties: [
              {
                ProductReferentie: { ReferentieNummer: 'C1', VorigReferentieNummer: ReferentieNummer },
                IngediendBedrag: { Bedrag: 50_00, DebetCredit: 'C' },
              },
            ],
          },
        ],
      }),
    );
    expect(await looked('2026-06-06T01:00:00')).toEqual([]);
    expect((await signals()).filter(([, , isOpen]) => isOpen)).toEqual([]);
  });

  test('a provider is told that a municipality did not pay, and only when that is late', async () => {
    await declared({ aanbieders: new Set(['99990001']) });
    const bericht = bericht323(s);
    const { TotaalBedrag } = bericht.Declaratie.TotaalIngediendBedrag;
    expect(await looked('2026-06-08T00:00:00')).toContain('geen-antwoord OP090x4');
    expect(await signals()).toEqual([]);
    const totaal = { TotaalBedrag, DebetCredit: 'D' } as const;
    const antwoord = { TotaalIngediendBedrag: totaal, TotaalToegekendBedrag: totaal };
    await w.receive(bericht325(s, { antwoord, clienten: [] }));
    expect(await looked('2026-06-08T01:00:00')).toEqual(['geen-antwoord zee-betalen']);
    await pay(TotaalBedrag, '2026-06-08');
    expect(await looked('2026-06-08T02:00:00')).toEqual([]);
  });
});
