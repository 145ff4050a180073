/** Two allocations of one client wait for a line that fails once: the provider must end with the newer. */
import { expect, test } from 'vitest';
import { bericht301, bericht323 } from '../../src/rules/examples/berichten.ts';
import { dag, periode } from '../../src/rules/examples/waarden.ts';
import { agreed, type Line, openPair, twoDatabases } from './pair.ts';
import { morning } from './year.ts';

const databases = twoDatabases();
const wet = 'ijw-3.2';
const product = { Omvang: { Volume: 10, Eenheid: '04', Frequentie: '4' } } as const;

/** The first attempt to send anything is lost. */
function losesFirst(): Line {
  let lost = false;
  return async (_, deliver) => {
    if (lost) return deliver();
    lost = true;
    throw new Error('The line is down.');
  };
}

test('an allocation that failed to leave is not overtaken by the one that changed it', async () => {
  const klok = { nu: morning('2026-05-06') };
  const pair = await openPair(databases(), { gemeente: klok, aanbieder: klok }, { line: losesFirst() });
  await pair.gemeente.hand(bericht301(wet, { identificatie: 'EERST', producten: [product] }));
  const einde = { ...product, Einddatum: dag('2026-06-30'), RedenWijziging: '02' } as const;
  await pair.gemeente.hand(bericht301(wet, { identificatie: 'DAARNA', producten: [einde] }));
  await pair.settle();
  await pair.settle();
  expect(pair.gemeente.sent.map(({ identificatie }) => identificatie)).toEqual(['EERST', 'DAARNA']);
  expect((await agreed(pair)).known.toewijzingen).toMatchObject([{ einddatum: '2026-06-30' }]);
});

test('a declaration that failed to leave is not overtaken by that of the next month', async () => {
  const klok = { nu: morning('2026-05-06') };
  let line: Line = (_, deliver) => deliver();
  const pair = await openPair(
    databases(),
    { gemeente: klok, aanbieder: klok },
    { line: (uit, deliver, op) => line(uit, deliver, op) },
  );
  await pair.gemeente.hand(bericht301(wet, { producten: [product] }));
  await pair.settle();
  line = losesFirst();
  klok.nu = morning('2026-06-02');
  await pair.aanbieder.hand(bericht323(wet));
  const mei = periode('2026-05-01', '2026-05-31');
  const declaratie = {
    DeclaratieNummer: 'D202605',
    DeclaratiePeriode: mei,
    DeclaratieDagtekening: dag('2026-06-02'),
  };
  const prestatie = { ProductPeriode: mei, ProductReferentie: { ReferentieNummer: 'P05' } };
  await pair.aanbieder.hand(
    bericht323(wet, {
      identificatie: 'MEI',
      dagtekening: '2026-06-02',
      declaratie,
      clienten: [{ prestaties: [prestatie] }],
    }),
  );
  await pair.settle();
  await pair.settle();
  expect((await agreed(pair)).known.declaraties).toMatchObject([
    { nummer: 'D202604', toegekend: 5000 },
    { nummer: 'D202605', toegekend: 5000 },
  ]);
});
