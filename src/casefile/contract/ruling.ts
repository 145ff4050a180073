import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  bericht301,
  bericht302,
  bericht305,
  bericht315,
  bericht317,
  bericht319,
  bericht320,
} from '../../rules/examples/berichten.ts';
import { aanbieder, bsn, gemeente } from '../../rules/examples/waarden.ts';
import type { BerichtVan } from '../../standard/berichten.generated.ts';
import type { Casefile, ClientCase, Obligation, OwnMessage, RequestView, Ruled } from '../casefile.ts';
import type { Open } from '../contract.ts';
import {
  approved,
  asNew,
  awaitedTerm,
  factsOf,
  judged,
  moment,
  processed,
  requestTerm,
  sent,
  shows,
  takenIn,
} from './wereld.ts';

const law = 'ijw-3.2';
const client = { standaard: law, gemeente, aanbieder, bsn: bsn.eerste } as const;
const producten = (...referenties: readonly string[]) =>
  referenties.map((ReferentieAanbieder) => ({ ReferentieAanbieder }));

/** The one request with this reference. */
async function request(casefile: Casefile, referentie = 'VOT1'): Promise<RequestView> {
  const alle = await casefile.verzoeken({ aantal: 99 });
  const verzoek = alle.find((een) => een.referentieAanbieder === referentie);
  if (!verzoek) throw new Error('no such request');
  return verzoek;
}

/** Judged by its facts and approved, as whoever decides must do first. */
async function own(
  zaak: ClientCase,
  bericht: BerichtVan<'301' | '319'>,
  termijnen: readonly Obligation[] = [],
): Promise<OwnMessage> {
  const feiten = await zaak.feiten(bericht);
  return {
    id: randomUUID(),
    bericht,
    bytes: asNew(bericht).bytes,
    oordeel: approved(bericht, feiten),
    feiten,
    termijnen,
  };
}

/** Decides with these messages, whatever is known. */
async function decided(
  casefile: Casefile,
  verzoek: RequestView,
  ...berichten: readonly BerichtVan<'301' | '319'>[]
): Promise<Ruled<readonly OwnMessage[]>> {
  return casefile.beslis(verzoek.id, async (zaak) => {
    const eigen: OwnMessage[] = [];
    for (const bericht of berichten) eigen.push(await own(zaak, bericht));
    await zaak.besluit({ op: moment(60), wie: 'backoffice', berichten: eigen });
    return eigen;
  });
}

export function rulingContract(open: Open): void {
  test('whoever decides sees the request, its message, and what is known of the client', async () => {
    const casefile = await open();
    const oud = await processed(casefile, bericht301(law, { identificatie: 'OUD' }));
    const nieuw = await processed(
      casefile,
      bericht301(law, { identificatie: 'NIEUW', producten: [{ ToewijzingNummer: 2002 }] }),
    );
    await processed(
      casefile,
      bericht301(law, { identificatie: 'FOUT', producten: [{ ToewijzingNummer: 3003 }] }),
    );
    await processed(casefile, bericht302(law, { identificatie: 'FOUT', retourcodes: ['9332'] }));
    await processed(
      casefile,
      bericht301(law, {
        identificatie: 'X',
        aanbieder: '99990002',
        producten: [{ ToewijzingNummer: 4004 }],
      }),
    );
    const bericht = bericht315(law, { producten: producten('A', 'B') });
    const berichtId = await processed(casefile, bericht);
    await processed(casefile, bericht315(law, { identificatie: 'Y', client: { Bsn: bsn.tweede } }));
    const verzoek = await request(casefile, 'B');
    const uitkomst = await casefile.beslis(verzoek.id, async (zaak) => {
      expect(zaak.verzoek).toEqual(verzoek);
      expect(zaak.verzoeken.map((een) => een.referentieAanbieder)).toEqual(['A', 'B']);
      expect(zaak.bericht).toMatchObject({ id: berichtId, herkomst: 'aanbieder', ontvangenOp: moment(0) });
      expect(Buffer.from(zaak.bericht.bytes)).toEqual(Buffer.from(asNew(bericht).bytes));
      expect(zaak.toewijzingen.map((t) => t.toewijzingNummer)).toEqual([1001, 2002]);
      expect(zaak.eerdereToewijzingen.map((een) => een.id)).toEqual([nieuw, oud]);
      const [laatste] = zaak.eerdereToewijzingen;
      expect(Buffer.from(laatste?.bytes ?? []).toString()).toContain('<jw301:ToewijzingNummer>2002<');
      return 'gekeken';
    });
    expect(uitkomst).toEqual({ soort: 'gedaan', uitslag: 'gekeken' });
    expect(await request(casefile, 'B')).toEqual(verzoek);
    expect((await casefile.onafgemaakt(99)).teVerzenden).not.toContain(berichtId);
  });

  test('without a request or an earlier message there is nothing', async () => {
    const casefile = await open();
    const niets = async () => {
      throw new Error('not to be run');
    };
    for (const id of [0, 1.5, -3, 999_999]) {
      expect(await casefile.beslis(id, niets)).toEqual({ soort: 'onbekend' });
    }
    const uitkomst = await casefile.regel(client, async (zaak) => [
      zaak.verzoeken,
      zaak.toewijzingen,
      zaak.eerdereToewijzingen,
    ]);
    expect(uitkomst).toEqual({ soort: 'gedaan', uitslag: [[], [], []] });
  });

  test('a refusal is written down, judged, and put in the outbox, and nobody answers the request again', async () => {
    const casefile = await open();
    const gevraagd = await processed(casefile, bericht315(law));
    const verzoek = await request(casefile);
    const antwoord = bericht319(law);
    const uitkomst = await decided(casefile, verzoek, antwoord);
    if (uitkomst.soort !== 'gedaan') throw new Error(uitkomst.soort);
    const [eigen] = uitkomst.uitslag;
    const id = eigen?.id ?? '';
    expect((await request(casefile)).stand).toBe('afgewezen');
    shows(await casefile.toon(id), {
      richting: 'uit',
      herkomst: 'backoffice',
      bericht: 'JW319',
      afzender: gemeente,
      ontvanger: aanbieder,
      identificatie: '3190001',
      ontvangenOp: moment(60),
      beoordeeldOp: moment(60),
      oordeel: { uitkomst: 'goedgekeurd', effecten: [{ effect: 'verzoek-beantwoord', stand: 'afgewezen' }] },
      verzending: { status: 'wacht' },
      termijnen: [],
    });
    expect(Buffer.from((await casefile.bytes(id)) ?? [])).toEqual(Buffer.from(eigen?.bytes ?? []));
    expect((await casefile.onafgemaakt(9)).teBeoordelen).toEqual([]);
    expect((await casefile.onafgemaakt(9)).teVerzenden).toContain(id);
    expect(await casefile.bekend(id)).toMatchObject({
      verzoek: { referentieAanbieder: 'VOT1', stand: 'open' },
    });
    shows(await casefile.gebeurtenissen(id), [{ wat: 'aangemaakt', wie: 'backoffice', op: moment(60) }]);
    shows((await casefile.gebeurtenissen(gevraagd)).at(-1), {
      wat: 'besloten',
      wie: 'backoffice',
      bijzonderheden: { referentieAanbieder: 'VOT1', stand: 'afgewezen', bericht: id },
    });
    const tweede = { ...antwoord, Header: { ...antwoord.Header, BerichtIdentificatie: anders('TWEEDE') } };
    await expect(decided(casefile, verzoek, tweede)).rejects.toThrow(/no answer any more/);
    expect(await casefile.zoek({ bericht: 'JW319', aantal: 9 })).toHaveLength(1);
  });

  test('the retour on it is correlated, ends its term and, with errors, opens the request again', async () => {
    const casefile = await open();
    await processed(casefile, bericht315(law), { termijnen: [requestTerm('VOT1')] });
    const uitkomst = await decided(casefile, await request(casefile), bericht319(law));
    const id = uitkomst.soort === 'gedaan' ? (uitkomst.uitslag[0]?.id ?? '') : '';
    await sent(casefile, id, moment(90), [awaitedTerm]);
    shows((await request(casefile)).termijnen, [{ einde: { hoe: 'nagekomen', op: moment(90) } }]);
    const retour = bericht320(law, { retourcodes: ['9359'] });
    expect((await factsOf(casefile, retour)).heenbericht).toMatchObject({ berichtId: id, bericht: 'JW319' });
    await processed(casefile, retour, {}, { ontvangenOp: moment(120) });
    shows(await casefile.toon(id), {
      termijnen: [{ partij: 'aanbieder', einde: { hoe: 'nagekomen', op: moment(120) } }],
    });
    shows(await request(casefile), { stand: 'open', termijnen: [{ einde: null }] });
  });

  test('an investigation by the clock starts its own term', async () => {
    const casefile = await open();
    await processed(casefile, bericht317(law), { termijnen: [requestTerm('VOW1')] });
    const verzoek = await request(casefile, 'VOW1');
    const lang = { ...requestTerm('VOW1'), uiterlijk: Temporal.PlainDate.from('2026-07-01') };
    const onderzoek = bericht319(law, {
      antwoord: { ReferentieAanbieder: 'VOW1', VerzoekAntwoord: '2', RedenAfwijzingVerzoek: undefined },
    });
    await casefile.beslis(verzoek.id, async (zaak) => {
      const berichten = [await own(zaak, onderzoek, [lang])];
      await zaak.besluit({ op: moment(60), wie: 'berichtenpoort', berichten });
    });
    shows(await request(casefile, 'VOW1'), {
      stand: 'in-onderzoek',
      termijnen: [{ einde: null }, { uiterlijk: lang.uiterlijk, einde: null }],
    });
    const [view] = await casefile.zoek({ bericht: 'JW319', aantal: 1 });
    shows(view, { herkomst: 'berichtenpoort', richting: 'uit', verzending: { status: 'wacht' } });
    await sent(casefile, view?.id ?? '', moment(90), [awaitedTerm]);
    shows((await request(casefile, 'VOW1')).termijnen, [{ einde: { hoe: 'nagekomen' } }, { einde: null }]);
  });

  test('several products are refused by one decision, each with its own message, all or none', async () => {
    const casefile = await open();
    await processed(casefile, bericht315(law, { producten: producten('A', 'B') }));
    const naar = (ReferentieAanbieder: string, identificatie: string) =>
      bericht319(law, { identificatie, antwoord: { ReferentieAanbieder } });
    const verzoek = await request(casefile, 'A');
    await expect(decided(casefile, verzoek, naar('A', '1'), naar('X', '2'))).rejects.toThrow();
    await expect(decided(casefile, verzoek, naar('A', '1'), naar('A', '2'))).rejects.toThrow(/one message/);
    expect((await request(casefile, 'A')).stand).toBe('open');
    expect(await casefile.zoek({ bericht: 'JW319', aantal: 9 })).toEqual([]);
    await decided(casefile, verzoek, naar('A', '1'), naar('B', '2'));
    expect([(await request(casefile, 'A')).stand, (await request(casefile, 'B')).stand]).toEqual([
      'afgewezen',
      'afgewezen',
    ]);
  });

  test('an allocation grants what it names, and is known as any other', async () => {
    const casefile = await open();
    await processed(casefile, bericht315(law, { producten: producten('A', 'B') }));
    const toewijzing = bericht301(law, { producten: producten('A') });
    await decided(casefile, await request(casefile, 'A'), toewijzing);
    expect([(await request(casefile, 'A')).stand, (await request(casefile, 'B')).stand]).toEqual([
      'toegewezen',
      'open',
    ]);
    const { toewijzingen } = await factsOf(casefile, bericht305(law));
    shows(toewijzingen, [{ toewijzingNummer: 1001, referentieAanbieder: 'A', vanDezeClient: true }]);
    const [view] = await casefile.zoek({ bericht: 'JW301', aantal: 1 });
    await sent(casefile, view?.id ?? '', moment(90), [awaitedTerm]);
    await processed(casefile, bericht302(law));
    shows((await casefile.toon(view?.id ?? ''))?.termijnen, [{ einde: { hoe: 'nagekomen' } }]);
  });

  test('a change that no request asked for is written down the same way', async () => {
    const casefile = await open();
    await processed(casefile, bericht301(law));
    const bericht = bericht301(law, { identificatie: 'WIJZIGING', producten: [{ RedenWijziging: '04' }] });
    const uitkomst = await casefile.regel(client, async (zaak) => {
      const berichten = [await own(zaak, bericht)];
      await zaak.besluit({ op: moment(60), wie: 'backoffice', berichten });
    });
    expect(uitkomst.soort).toBe('gedaan');
    const { toewijzingen } = await factsOf(casefile, bericht305(law));
    shows(toewijzingen, [{ redenWijziging: '04', uitBericht: { identificatie: 'WIJZIGING' } }]);
  });

  test('an Identificatie that is in use is told by the facts and never used again', async () => {
    const casefile = await open();
    await processed(casefile, bericht301(law));
    await processed(casefile, bericht315(law));
    const gezien: (string | undefined)[] = [];
    const weer = casefile.beslis((await request(casefile)).id, async (zaak) => {
      const bericht = bericht301(law, { producten: [{ ToewijzingNummer: 5005 }] });
      gezien.push((await zaak.feiten(bericht)).eerderMetDezeIdentificatie?.bericht);
      await zaak.besluit({ op: moment(60), wie: 'backoffice', berichten: [await own(zaak, bericht)] });
    });
    await expect(weer).rejects.toThrow();
    expect(gezien[0]).toBe('JW301');
    expect((await factsOf(casefile, bericht305(law))).toewijzingen).toHaveLength(1);
  });

  test.each([
    ['another client', bericht301(law, { client: { Bsn: bsn.tweede } })],
    ['another provider', bericht301(law, { aanbieder: '99990002' })],
    ['another municipality', bericht319(law, { gemeente: '0001' })],
    ['another law', bericht319('iwmo-3.2')],
  ])('a decision never makes a message about %s', async (_, bericht) => {
    const casefile = await open();
    await processed(casefile, bericht315(law));
    const verzoek = await request(casefile);
    const poging = casefile.beslis(verzoek.id, async (zaak) => {
      const oordeel = approved(bericht319(law), { eerderMetDezeIdentificatie: null, verzoek: null });
      const eigen = {
        id: randomUUID(),
        bericht,
        bytes: Buffer.from('<x/>'),
        oordeel,
        feiten: {},
        termijnen: [],
      };
      await zaak.besluit({ op: moment(60), wie: 'backoffice', berichten: [eigen] });
    });
    await expect(poging).rejects.toThrow(/another/);
    expect(await request(casefile)).toEqual(verzoek);
  });

  test('a decision waits for what came in earlier about this client', async () => {
    const casefile = await open();
    await processed(casefile, bericht315(law));
    const { id } = await request(casefile);
    const start = await takenIn(casefile, bericht305(law));
    const niets = async () => 'gedaan';
    expect(await casefile.beslis(id, niets)).toEqual({ soort: 'eerst', id: start });
    expect(await casefile.regel(client, niets)).toEqual({ soort: 'eerst', id: start });
    await judged(casefile, start, bericht305(law));
    expect((await casefile.beslis(id, niets)).soort).toBe('gedaan');
  });

  test('work that throws, or decides twice, leaves nothing', async () => {
    const casefile = await open();
    await processed(casefile, bericht315(law));
    const verzoek = await request(casefile);
    const gooit = casefile.beslis(verzoek.id, async (zaak) => {
      await zaak.besluit({
        op: moment(60),
        wie: 'backoffice',
        berichten: [await own(zaak, bericht319(law))],
      });
      throw new Error('stuk');
    });
    await expect(gooit).rejects.toThrow('stuk');
    const dubbel = casefile.beslis(verzoek.id, async (zaak) => {
      const uitspraak = {
        op: moment(60),
        wie: 'backoffice',
        berichten: [await own(zaak, bericht319(law))],
      } as const;
      await zaak.besluit(uitspraak);
      await zaak.besluit(uitspraak);
    });
    await expect(dubbel).rejects.toThrow(/decided on once/);
    expect(await request(casefile)).toEqual(verzoek);
    expect(await casefile.zoek({ bericht: 'JW319', aantal: 9 })).toEqual([]);
  });

  test('of two who decide on one request at once, the second sees what the first did', async () => {
    const casefile = await open();
    await processed(casefile, bericht315(law));
    const { id } = await request(casefile);
    const standen = await Promise.all(
      ['1', '2', '3'].map((identificatie) =>
        casefile.beslis(id, async (zaak) => {
          if (zaak.verzoek.stand !== 'open') return zaak.verzoek.stand;
          const berichten = [await own(zaak, bericht319(law, { identificatie }))];
          await zaak.besluit({ op: moment(60), wie: 'backoffice', berichten });
          return 'eerste';
        }),
      ),
    );
    const uitslagen = standen.map((een) => (een.soort === 'gedaan' ? een.uitslag : een.soort));
    expect(uitslagen.toSorted()).toEqual(['afgewezen', 'afgewezen', 'eerste']);
    expect(await casefile.zoek({ bericht: 'JW319', aantal: 9 })).toHaveLength(1);
  });

  test('a number that was given to another client meanwhile is not given again', async () => {
    const casefile = await open();
    const ander = { ...client, bsn: bsn.tweede };
    const van = (Bsn: string, identificatie: string) =>
      bericht301(law, { identificatie, client: { Bsn }, producten: [{}] });
    const gezien: number[] = [];
    await casefile.regel(client, async (zaak) => {
      const bericht = van(bsn.eerste, 'A');
      const { toewijzingen } = await zaak.feiten(bericht);
      gezien.push(toewijzingen.length);
      if (gezien.length === 1) {
        await casefile.regel(ander, async (andere) => {
          const berichten = [await own(andere, van(bsn.tweede, 'B'))];
          await andere.besluit({ op: moment(60), wie: 'backoffice', berichten });
        });
      }
      if (toewijzingen.length > 0) return;
      await zaak.besluit({ op: moment(60), wie: 'backoffice', berichten: [await own(zaak, bericht)] });
    });
    expect(gezien).toEqual([0, 1]);
    expect(await casefile.zoek({ bericht: 'JW301', aantal: 9 })).toHaveLength(1);
  });
}

const anders = (Identificatie: string) => ({
  Identificatie,
  Dagtekening: Temporal.PlainDate.from('2026-05-06'),
});
