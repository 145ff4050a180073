import { expect, test } from 'vitest';
import { bericht301, bericht305, bericht307 } from '../../rules/examples/berichten.ts';
import { aanbieder, bsn } from '../../rules/examples/waarden.ts';
import type { Casefile, MessageFilter } from '../casefile.ts';
import type { Open } from '../contract.ts';
import { moment, processed, refused, takenIn } from './wereld.ts';

export function viewsContract(open: Open): void {
  const elders = '99990002';
  async function story(casefile: Casefile): Promise<void> {
    await processed(casefile, bericht301('ijw-3.2'));
    await processed(casefile, bericht305('ijw-3.2'));
    await processed(casefile, bericht305('iwmo-3.2', { aanbieder: elders }), { oordeel: refused });
    await takenIn(casefile, bericht307('ijw-3.2', { aanbieder: elders }), { ontvangenOp: moment(9) });
  }
  test('what was known when a message was judged stays as it was', async () => {
    const casefile = await open();
    await processed(casefile, bericht301('ijw-3.2'));
    const eerste = await processed(casefile, bericht305('ijw-3.2'));
    const tweede = await processed(casefile, bericht305('ijw-3.2', { identificatie: 'NOG-EENS' }), {
      oordeel: refused,
    });
    expect(await casefile.bekend(eerste)).toMatchObject({
      eerderMetDezeIdentificatie: null,
      toewijzingen: [{ toewijzingNummer: 1001, ingangsdatum: '2026-04-01' }],
      leveringen: [],
    });
    expect(await casefile.bekend(tweede)).toMatchObject({
      leveringen: [{ soort: 'start', toewijzingNummer: 1001 }],
    });
  });

  test('nothing was known of a message that is not judged, or is not there', async () => {
    const casefile = await open();
    const id = await takenIn(casefile, bericht305('ijw-3.2'));
    expect(await casefile.bekend(id)).toBeNull();
    expect(await casefile.bekend('niet-hier')).toBeNull();
  });

  const names = async (casefile: Casefile, filter: Partial<MessageFilter>) =>
    (await casefile.zoek({ aantal: 50, ...filter })).map((view) => view.bericht);

  test('messages are shown newest first', async () => {
    const casefile = await open();
    await story(casefile);
    const alles = await casefile.zoek({ aantal: 50 });
    expect(alles.map((view) => view.bericht)).toEqual([
      'JW307',
      'WMO306',
      'WMO305',
      'JW306',
      'JW305',
      'JW301',
    ]);
    const nummers = alles.map((view) => view.volgnummer);
    expect(nummers).toEqual(nummers.toSorted((a, b) => b - a));
    for (const view of alles) {
      const whole = await casefile.toon(view.id);
      if (whole === null) throw new Error('It was found and is not there.');
      const { oordeel: _, vastgehouden, wachtOp, ...rest } = whole;
      expect(rest).toEqual(view);
      expect([vastgehouden, wachtOp]).toEqual([null, null]);
    }
  });

  test.each<[Partial<MessageFilter>, readonly string[]]>([
    [{ richting: 'in' }, ['JW307', 'WMO305', 'JW305']],
    [{ richting: 'uit' }, ['WMO306', 'JW306', 'JW301']],
    [{ bericht: 'JW305' }, ['JW305']],
    [{ bericht: 'WMO306' }, ['WMO306']],
    [{ bericht: 'JW999' }, []],
    [{ partij: elders }, ['JW307', 'WMO306', 'WMO305']],
    [{ partij: aanbieder }, ['JW306', 'JW305', 'JW301']],
    [{ partij: '0384', aantal: 4 }, ['JW307', 'WMO306', 'WMO305', 'JW306']],
    [{ status: 'ontvangen' }, ['JW307']],
    [{ status: 'goedgekeurd' }, ['JW305', 'JW301']],
    [{ status: 'afgekeurd' }, ['WMO305']],
    [{ status: 'goedgekeurd', richting: 'in', partij: aanbieder }, ['JW305']],
  ])('the filter %j gives %j', async (filter, verwacht) => {
    const casefile = await open();
    await story(casefile);
    expect(await names(casefile, filter)).toEqual(verwacht);
  });

  test('pages follow each other without gap or overlap, also while messages keep coming', async () => {
    const casefile = await open();
    for (let n = 0; n < 7; n += 1) {
      await takenIn(casefile, bericht305('ijw-3.2', { identificatie: `N${n}` }));
    }
    const gezien: string[] = [];
    let voor: number | undefined;
    for (let blad = 0; blad < 5; blad += 1) {
      const berichten = await casefile.zoek({
        aantal: 3,
        partij: aanbieder,
        ...(voor === undefined ? {} : { voor }),
      });
      gezien.push(...berichten.flatMap((view) => view.identificatie ?? []));
      voor = berichten.at(-1)?.volgnummer ?? voor;
      await takenIn(casefile, bericht305('ijw-3.2', { identificatie: `ERNA${blad}` }));
    }
    expect(gezien).toEqual(['N6', 'N5', 'N4', 'N3', 'N2', 'N1', 'N0']);
  });

  test('nothing that is shown holds a BSN', async () => {
    const casefile = await open();
    await story(casefile);
    const alles = await casefile.zoek({ aantal: 50 });
    const gebeurtenissen = await Promise.all(alles.map((view) => casefile.gebeurtenissen(view.id)));
    expect(JSON.stringify([alles, gebeurtenissen])).not.toContain(bsn.eerste);
  });

  test('what nobody knows is not shown', async () => {
    const casefile = await open();
    for (const id of ['geen-id', '00000000-0000-4000-8000-000000000000']) {
      expect(await casefile.toon(id)).toBeNull();
      expect(await casefile.bytes(id)).toBeNull();
      expect(await casefile.gebeurtenissen(id)).toEqual([]);
    }
  });
}
