import { expect, test } from 'vitest';
import { bericht323 } from '../../rules/examples/berichten.ts';
import { aanbieder, dag, gemeente } from '../../rules/examples/waarden.ts';
import type { NewAgreement } from '../afspraken.ts';
import type { Casefile } from '../casefile.ts';
import type { Open } from '../contract.ts';
import { factsOf, moment } from './wereld.ts';

const law = 'ijw-3.2';
export const agreement: NewAgreement = {
  standaard: law,
  gemeente,
  aanbieder,
  soort: 'vooroverleg',
  toewijzingNummer: 1001,
  maand: dag('2026-04-01'),
  toelichting: 'Besproken',
  door: 'medewerker-17',
};
const nieuw = agreement;
let keren = 0;
/** What a declaration on allocation 1001 knows of. */
async function known(casefile: Casefile) {
  keren += 1;
  const { afspraken } = await factsOf(casefile, bericht323(law, { identificatie: `K${keren}` }));
  return afspraken.map(
    ({ soort, toewijzingNummer, maand }) => `${soort} ${toewijzingNummer} ${maand?.toString() ?? null}`,
  );
}

export function agreementsContract(open: Open): void {
  test('what holds is recorded once, and can be recorded anew when it was withdrawn', async () => {
    const { afspraken } = await open();
    const eerste = await afspraken.legVast(nieuw, moment(1));
    expect({
      ...eerste.afspraak,
      maand: String(eerste.afspraak.maand),
      vastgelegdOp: String(eerste.afspraak.vastgelegdOp),
    }).toEqual({
      ...nieuw,
      maand: '2026-04-01',
      id: eerste.afspraak.id,
      vastgelegdOp: String(moment(1)),
      ingetrokken: null,
    });
    expect(eerste.nieuw).toBe(true);
    const nogEens = await afspraken.legVast({ ...nieuw, toelichting: 'Anders', door: 'x' }, moment(2));
    expect([nogEens.nieuw, nogEens.afspraak.id, nogEens.afspraak.door]).toEqual([
      false,
      eerste.afspraak.id,
      'medewerker-17',
    ]);
    await afspraken.trekIn(eerste.afspraak.id, 'eerste', moment(3));
    const later = await afspraken.trekIn(eerste.afspraak.id, 'tweede', moment(4));
    expect([later?.ingetrokken?.door, String(later?.ingetrokken?.op)]).toEqual(['eerste', String(moment(3))]);
    const weer = await afspraken.legVast(nieuw, moment(5));
    expect(weer.nieuw).toBe(true);
    expect(weer.afspraak.id).toBeGreaterThan(eerste.afspraak.id);
    expect(await afspraken.toon(99)).toBeNull();
    expect(await afspraken.trekIn(99, 'x', moment(6))).toBeNull();
  });

  test('what is about all allocations, or every month, is recorded once too', async () => {
    const { afspraken } = await open();
    const breed = { ...nieuw, toewijzingNummer: null, maand: null };
    const twee = [await afspraken.legVast(breed, moment(1)), await afspraken.legVast(breed, moment(2))];
    expect(twee.map((een) => een.nieuw)).toEqual([true, false]);
    expect((await afspraken.legVast({ ...breed, maand: dag('2026-04-01') }, moment(3))).nieuw).toBe(true);
  });

  test('a declaration knows of what holds for the allocations that it names, and of nothing else', async () => {
    const casefile = await open();
    const leg = (anders: Partial<NewAgreement>) =>
      casefile.afspraken.legVast({ ...nieuw, ...anders }, moment(0));
    expect(await known(casefile)).toEqual([]);
    await leg({});
    await leg({ toewijzingNummer: null, maand: null, soort: 'overmacht' });
    await leg({ toewijzingNummer: 1002 });
    await leg({ aanbieder: '99990002' });
    await leg({ gemeente: '0001' });
    await leg({ standaard: 'iwmo-3.2' });
    const weg = await leg({ soort: 'behandeling' });
    await casefile.afspraken.trekIn(weg.afspraak.id, 'x', moment(1));
    expect(await known(casefile)).toEqual(['vooroverleg 1001 2026-04-01', 'overmacht null null']);
  });

  test('they are found by what they are about, newest first', async () => {
    const { afspraken } = await open();
    const ids: number[] = [];
    for (const anders of [
      {},
      { soort: 'overmacht' },
      { aanbieder: '99990002' },
      { toewijzingNummer: 5 },
    ] as const) {
      ids.push((await afspraken.legVast({ ...nieuw, ...anders }, moment(0))).afspraak.id);
    }
    await afspraken.trekIn(ids[0] ?? 0, 'x', moment(1));
    const places = async (filter: Omit<Parameters<typeof afspraken.zoek>[0], 'aantal'>, aantal = 9) =>
      (await afspraken.zoek({ ...filter, aantal })).map(({ id }) => ids.indexOf(id));
    expect(await places({})).toEqual([3, 2, 1, 0]);
    expect(await places({}, 2)).toEqual([3, 2]);
    expect(await places({ voor: ids[2] ?? 0 })).toEqual([1, 0]);
    expect(await places({ geldend: true })).toEqual([3, 2, 1]);
    expect(await places({ aanbieder: '99990002' })).toEqual([2]);
    expect(await places({ soort: 'overmacht' })).toEqual([1]);
    expect(await places({ toewijzingNummer: 5, gemeente })).toEqual([3]);
    expect(await places({ gemeente: '0001' })).toEqual([]);
  });
}
