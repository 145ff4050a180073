import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { bericht301, bericht305, bericht307, bericht323 } from '../../rules/examples/berichten.ts';
import { aanbieder, bsn, dag, gemeente } from '../../rules/examples/waarden.ts';
import type { Outgoing } from '../casefile.ts';
import type { Open } from '../contract.ts';
import { LaterInLine } from '../errors.ts';
import { asNew, atProvider, awaitedTerm, decide, moment, processed, sent, shows, takenIn } from './wereld.ts';

export function outboxContract(open: Open): void {
  test('sending an answer ends the term of the message it answers', async () => {
    const casefile = await open();
    const heen = await processed(casefile, bericht305('ijw-3.2'));
    const id = (await casefile.toon(heen))?.antwoordId ?? '';
    const gezien: Outgoing[] = [];
    const gelukt = await sent(casefile, id, moment(70), [], async (uit) => void gezien.push(uit));
    expect(gelukt).toBe(true);
    const volgnummer = (await casefile.toon(heen))?.volgnummer;
    expect(gezien).toEqual([
      {
        id,
        bericht: 'JW306',
        standaard: 'ijw-3.2',
        nummer: '306',
        naar: aanbieder,
        van: gemeente,
        identificatie: `R${volgnummer}`,
        inAntwoordOp: heen,
        bytes: gezien[0]?.bytes,
      },
    ]);
    expect(Buffer.from(gezien[0]?.bytes ?? []).toString()).toBe(`<R${volgnummer}/>`);
    shows((await casefile.toon(heen))?.termijnen, [
      { partij: 'gemeente', einde: { hoe: 'nagekomen', op: moment(70) } },
    ]);
    expect((await casefile.toon(id))?.verzending).toEqual({
      status: 'verzonden',
      op: moment(70),
      pogingen: 1,
    });
    expect((await casefile.onafgemaakt(9)).teVerzenden).toEqual([]);
    expect((await casefile.gebeurtenissen(id)).map((g) => g.wat)).toEqual(['aangemaakt', 'verzonden']);
  });

  test('our own message leaves with the bytes it came with, and its awaited term opens', async () => {
    const casefile = await open();
    const nieuw = asNew(bericht301('ijw-3.2'));
    const id = await processed(casefile, bericht301('ijw-3.2'), {}, nieuw);
    const gezien: Outgoing[] = [];
    await sent(casefile, id, moment(70), [awaitedTerm], async (uit) => void gezien.push(uit));
    shows(gezien[0], { naar: aanbieder, van: gemeente, inAntwoordOp: null });
    expect(Buffer.from(gezien[0]?.bytes ?? [])).toEqual(Buffer.from(nieuw.bytes));
    expect((await casefile.toon(id))?.termijnen).toEqual([{ ...awaitedTerm, berichtId: id, einde: null }]);
  });

  test('a message is sent once', async () => {
    const casefile = await open();
    const id = await processed(casefile, bericht301('ijw-3.2'));
    let keren = 0;
    const tel = async () => {
      keren += 1;
    };
    expect(await sent(casefile, id, moment(70), [], tel)).toBe(true);
    expect(await sent(casefile, id, moment(71), [], tel)).toBe(false);
    expect(keren).toBe(1);
  });

  test('while somebody sends a message, nobody else does', async () => {
    const casefile = await open();
    const id = await processed(casefile, bericht301('ijw-3.2'));
    let keren = 0;
    const tel = async () => {
      keren += 1;
    };
    const gelukt = await sent(casefile, id, moment(70), [], async () => {
      await tel();
      expect(await sent(casefile, id, moment(70), [], tel)).toBe(false);
    });
    expect([gelukt, keren]).toEqual([true, 1]);
  });

  test('a failed attempt is counted and passed on, and the message stays', async () => {
    const casefile = await open();
    const heen = await processed(casefile, bericht305('ijw-3.2'));
    const id = (await casefile.toon(heen))?.antwoordId ?? '';
    const fout = Object.assign(new Error('geen verbinding met 10.0.0.1'), { code: 'ECONNREFUSED' });
    const mislukt = sent(casefile, id, moment(70), [], () => Promise.reject(fout));
    await expect(mislukt).rejects.toBe(fout);
    expect((await casefile.toon(id))?.verzending).toEqual({ status: 'wacht', op: null, pogingen: 1 });
    shows((await casefile.toon(heen))?.termijnen, [{ einde: null }]);
    expect((await casefile.onafgemaakt(9)).teVerzenden).toEqual([id]);
    expect((await casefile.gebeurtenissen(id)).at(-1)).toEqual({
      op: moment(70),
      wat: 'verzending-mislukt',
      wie: 'berichtenpoort',
      berichtId: id,
      bijzonderheden: { fout: 'ECONNREFUSED', poging: '1' },
    });
    await sent(casefile, id, moment(80));
    expect((await casefile.toon(id))?.verzending).toEqual({
      status: 'verzonden',
      op: moment(80),
      pogingen: 2,
    });
  });

  test('messages of ours about one client leave in the order in which they were decided', async () => {
    const casefile = await open();
    const eerste = await processed(casefile, bericht301('ijw-3.2', { identificatie: 'A' }));
    const tweede = await processed(casefile, bericht301('ijw-3.2', { identificatie: 'B' }));
    const ander = await processed(
      casefile,
      bericht301('ijw-3.2', { client: { Bsn: bsn.tweede }, producten: [{ ToewijzingNummer: 2 }] }),
    );
    const elders = await processed(
      casefile,
      bericht301('ijw-3.2', { aanbieder: '99990002', producten: [{ ToewijzingNummer: 3 }] }),
    );
    await expect(sent(casefile, tweede)).rejects.toThrow(LaterInLine);
    await expect(sent(casefile, tweede)).rejects.toMatchObject({ eerst: eerste });
    expect((await casefile.toon(tweede))?.verzending).toMatchObject({ pogingen: 0 });
    expect([await sent(casefile, ander), await sent(casefile, elders)]).toEqual([true, true]);
    await sent(casefile, eerste, moment(70), [], async () => {
      await expect(sent(casefile, tweede)).rejects.toMatchObject({ eerst: eerste });
    });
    expect(await sent(casefile, tweede)).toBe(true);
  });

  test('declarations of ours leave in order, answers as they come', async () => {
    const casefile = await open();
    const ids: string[] = [];
    for (const maand of ['04', '05']) {
      const bericht = bericht323('ijw-3.2', {
        identificatie: `DECL${maand}`,
        declaratie: { DeclaratieNummer: `D${maand}` },
        clienten: [{ prestaties: [{ ProductReferentie: { ReferentieNummer: `P${maand}` } }] }],
      });
      ids.push(await processed(casefile, bericht, {}, atProvider(bericht)));
    }
    const [april = '', mei = ''] = ids;
    await expect(sent(casefile, mei)).rejects.toMatchObject({ eerst: april });
    const antwoorden: string[] = [];
    for (const begin of ['2026-04-08', '2026-04-09']) {
      const producten = [{ Begindatum: dag(begin) }];
      const start = bericht305('ijw-3.2', { identificatie: begin, gemeente: '0001', producten });
      const view = await casefile.toon(await processed(casefile, start));
      antwoorden.push(view?.antwoordId ?? '');
    }
    for (const id of antwoorden.toReversed()) expect(await sent(casefile, id)).toBe(true);
    expect([await sent(casefile, april), await sent(casefile, mei)]).toEqual([true, true]);
  });

  test('what is not in the outbox is not sent', async () => {
    const casefile = await open();
    const id = await takenIn(casefile, bericht301('ijw-3.2'));
    for (const ander of [id, 'geen-id', '00000000-0000-4000-8000-000000000000']) {
      expect(await sent(casefile, ander)).toBe(false);
    }
  });

  test('what is unfinished comes oldest first, as many as asked for', async () => {
    const casefile = await open();
    const ids: string[] = [];
    for (const n of [1, 2, 3])
      ids.push(await takenIn(casefile, bericht305('ijw-3.2', { identificatie: `N${n}` })));
    const uit = await processed(casefile, bericht301('ijw-3.2', { aanbieder: '99990002' }));
    const stop = await processed(casefile, bericht307('ijw-3.2', { aanbieder: '99990002' }));
    const antwoord = (await casefile.toon(stop))?.antwoordId;
    expect(await casefile.onafgemaakt(2)).toEqual({
      teBeoordelen: ids.slice(0, 2),
      teVerzenden: [uit, antwoord],
    });
  });

  test('a large message is judged, shown and sent to the last byte', async () => {
    const casefile = await open();
    const bericht = bericht301('ijw-3.2');
    // More than two of the parts in which a store may read it, and not a whole number of them.
    const bytes = randomBytes(2_500_001);
    const id = await takenIn(casefile, bericht, { bytes });
    const gezien: Uint8Array[] = [];
    await casefile.beoordeel(id, async (zaak) => {
      gezien.push(zaak.bericht.bytes);
      await decide(zaak, bericht, await zaak.feiten(bericht));
    });
    gezien.push((await casefile.bytes(id)) ?? new Uint8Array());
    await sent(casefile, id, moment(90), [], async (uit) => void gezien.push(uit.bytes));
    expect(gezien.map((deze) => Buffer.compare(deze, bytes))).toEqual([0, 0, 0]);

    const start = bericht305('ijw-3.2');
    const antwoord = { id: randomUUID(), nummer: '306', identificatie: 'R1', bytes } as const;
    await processed(casefile, start, { antwoord });
    expect(
      await sent(casefile, antwoord.id, moment(91), [], async (uit) => void gezien.push(uit.bytes)),
    ).toBe(true);
    expect(Buffer.compare(gezien.at(-1) ?? bytes.subarray(1), bytes)).toBe(0);
  });

  test('the backlog counts what waits and tells since when', async () => {
    const leeg = { teBeoordelen: 0, teVerzenden: 0, aangehouden: 0, vastgehouden: 0 };
    const casefile = await open();
    expect(await casefile.achterstand()).toEqual({ ...leeg, oudste: null });
    await processed(casefile, bericht301('ijw-3.2'), {}, { ontvangenOp: moment(1) });
    await takenIn(casefile, bericht305('ijw-3.2', { identificatie: 'A' }), { ontvangenOp: moment(9) });
    await takenIn(casefile, bericht305('ijw-3.2', { identificatie: 'B' }), { ontvangenOp: moment(4) });
    expect(await casefile.achterstand()).toEqual({
      ...leeg,
      teBeoordelen: 2,
      teVerzenden: 1,
      oudste: moment(4),
    });
  });
}
