import { expect, test } from 'vitest';
import {
  bericht301,
  bericht302,
  bericht315,
  bericht317,
  bericht319,
  bericht320,
} from '../../rules/examples/berichten.ts';
import { aanbieder, bsn, gemeente } from '../../rules/examples/waarden.ts';
import type { RequestFact } from '../../rules/facts.ts';
import type { Casefile, RequestFilter } from '../casefile.ts';
import type { Open } from '../contract.ts';
import {
  approved,
  awaitedTerm,
  decide,
  factsOf,
  judged,
  moment,
  processed,
  refused,
  requestTerm,
  sent,
  shows,
  takenIn,
} from './wereld.ts';

const law = 'ijw-3.2';
const day = Temporal.PlainDate.from;
const elders = '99990002';

const producten = (...referenties: readonly string[]) =>
  referenties.map((ReferentieAanbieder) => ({ ReferentieAanbieder }));
const antwoord = (ReferentieAanbieder: string, VerzoekAntwoord: '1' | '2' = '1') => ({
  identificatie: `319${ReferentieAanbieder}${VerzoekAntwoord}`,
  antwoord: { ReferentieAanbieder, VerzoekAntwoord },
});
/** Where each request stands, by its reference. */
async function stands(casefile: Casefile): Promise<Readonly<Record<string, string>>> {
  const alle = await casefile.verzoeken({ aantal: 99 });
  return Object.fromEntries(alle.map((verzoek) => [verzoek.referentieAanbieder, verzoek.stand]));
}
async function requestTerms(casefile: Casefile, referentie: string) {
  const alle = await casefile.verzoeken({ aantal: 99 });
  return alle.find((verzoek) => verzoek.referentieAanbieder === referentie)?.termijnen ?? [];
}

export function requestsContract(open: Open): void {
  test('an approved request waits for a decision, with all that is asked', async () => {
    const casefile = await open();
    const bericht = bericht315(law, {
      producten: [
        { Commentaar: 'Graag in de ochtend', ToewijzingEinddatum: day('2026-12-31') },
        { ReferentieAanbieder: '__proto__' },
      ],
    });
    const id = await processed(casefile, bericht, {}, { ontvangenOp: moment(1) });
    const verzoeken = await casefile.verzoeken({ aantal: 9 });
    const [eerste, tweede] = bericht.Client.AangevraagdeProducten.AangevraagdProduct;
    const uitBericht = { bericht: 'JW315', identificatie: '3150001', ontvangenOp: moment(1) };
    const gemeen = {
      berichtId: id,
      soort: '315',
      stand: 'open',
      standaard: law,
      aanbieder,
      gemeente,
      ontvangenOp: moment(1),
      dagtekening: day('2026-05-06'),
      uitBericht,
      termijnen: [],
      advies: null,
      antwoorden: [],
    };
    expect(verzoeken).toEqual([
      { ...gemeen, id: expect.any(Number), referentieAanbieder: '__proto__', gevraagd: tweede },
      { ...gemeen, id: expect.any(Number), referentieAanbieder: 'VOT1', gevraagd: eerste },
    ]);
    for (const verzoek of verzoeken) expect(await casefile.verzoek(verzoek.id)).toEqual(verzoek);
  });

  test('a request for change is one request', async () => {
    const casefile = await open();
    const bericht = bericht317(law, { teWijzigen: [{ Einddatum: day('2026-09-30') }], nieuw: [{}, {}] });
    await processed(casefile, bericht);
    const [verzoek, ...meer] = await casefile.verzoeken({ aantal: 9 });
    expect(meer).toEqual([]);
    expect(verzoek).toMatchObject({ soort: '317', referentieAanbieder: 'VOW1' });
    expect(verzoek?.gevraagd).toEqual(bericht.Client.Verzoek);
  });

  test('a refused request is none, and its reference is free', async () => {
    const casefile = await open();
    await processed(casefile, bericht315(law), { oordeel: refused });
    expect(await casefile.verzoeken({ aantal: 9 })).toEqual([]);
    expect((await factsOf(casefile, bericht317(law))).verzoeken).toEqual([]);
  });

  test('a request sees who has its references, and what waits for its client', async () => {
    const casefile = await open();
    const van = (identificatie: string, referentie: string, anders: object = {}) =>
      processed(casefile, bericht315(law, { identificatie, producten: producten(referentie), ...anders }));
    await van('A', 'VAN-DE-CLIENT');
    await van('B', 'VAN-EEN-ANDER', { client: { Bsn: bsn.tweede } });
    await van('C', 'ELDERS', { aanbieder: elders });
    await van('D', 'ANDERE-GEMEENTE', { gemeente: '0001' });
    await van('E', 'NIET-GENOEMD', { client: { Bsn: bsn.tweede } });
    await processed(casefile, bericht315('iwmo-3.2', { producten: producten('ANDERE-WET') }));
    await processed(casefile, bericht319(law, antwoord('VAN-DE-CLIENT', '2')));
    const seen = (verzoeken: readonly RequestFact[]) =>
      verzoeken.map((v) => [v.referentieAanbieder, v.soort, v.stand, v.vanDezeClient]);
    const genoemd = producten('VAN-EEN-ANDER', 'ELDERS', 'ANDERE-GEMEENTE', 'ANDERE-WET');
    const verwacht = [
      ['VAN-DE-CLIENT', '315', 'in-onderzoek', true],
      ['VAN-EEN-ANDER', '315', 'open', false],
    ];
    const { verzoeken } = await factsOf(
      casefile,
      bericht315(law, { identificatie: 'K1', producten: genoemd }),
    );
    expect(seen(verzoeken)).toEqual(verwacht);
    expect(verzoeken[0]?.uitBericht).toEqual({
      bericht: 'JW315',
      identificatie: 'A',
      ontvangenOp: moment(0),
    });
    const verzoek = { ReferentieAanbieder: 'VAN-EEN-ANDER' };
    expect(seen((await factsOf(casefile, bericht317(law, { verzoek }))).verzoeken)).toEqual(verwacht);
    // An allocation message sees those that it names and no others.
    const toewijzing = bericht301(law, { producten: producten('VAN-EEN-ANDER', 'ELDERS') });
    expect(seen((await factsOf(casefile, toewijzing)).verzoeken)).toEqual([
      ['VAN-EEN-ANDER', '315', 'open', false],
    ]);
  });

  test('a request sees what its client is given and asked at every provider, and of nobody else', async () => {
    const casefile = await open();
    const van = (identificatie: string, ToewijzingNummer: number, anders: object = {}) =>
      processed(casefile, bericht301(law, { identificatie, producten: [{ ToewijzingNummer, ...anders }] }));
    await van('A', 1, { Einddatum: day('2026-04-30') });
    await van('B', 1, { Einddatum: day('2026-05-31') });
    await processed(
      casefile,
      bericht301(law, { identificatie: 'C', aanbieder: elders, producten: [{ ToewijzingNummer: 2 }] }),
    );
    for (const anders of [{ client: { Bsn: bsn.tweede } }, { gemeente: '0001' }]) {
      const producten = [{ ToewijzingNummer: 3 }];
      await processed(
        casefile,
        bericht301(law, { identificatie: 'D', producten, ...anders, aanbieder: elders }),
      );
    }
    await processed(casefile, bericht301('iwmo-3.2', { producten: [{ ToewijzingNummer: 4 }] }));
    const vraag = bericht315(law, {
      aanbieder: elders,
      producten: [{ Commentaar: 'Vrije tekst', ToewijzingEinddatum: day('2026-12-31') }],
    });
    await processed(casefile, vraag);
    await processed(casefile, bericht319(law, { aanbieder: elders }));
    await processed(casefile, bericht317(law));
    await processed(casefile, bericht315(law, { identificatie: 'X', producten: producten('X') }), {
      oordeel: refused,
    });
    const feiten = await factsOf(
      casefile,
      bericht315(law, { identificatie: 'K1', producten: producten('Y') }),
    );
    expect(
      feiten.zorgVanClient.map((t) => [
        t.toewijzingNummer,
        t.vanDezeAanbieder,
        t.einddatum?.toString() ?? null,
        t.uitBericht.identificatie,
      ]),
    ).toEqual([
      [1, true, '2026-05-31', 'B'],
      [2, false, null, 'C'],
    ]);
    shows(feiten.verzoekenVanClient, [
      {
        referentieAanbieder: 'VOT1',
        soort: '315',
        stand: 'afgewezen',
        vanDezeAanbieder: false,
        gevraagd: { ingangsdatum: '2026-06-01', einddatum: '2026-12-31' },
      },
      { referentieAanbieder: 'VOW1', soort: '317', stand: 'open', vanDezeAanbieder: true, gevraagd: null },
    ]);
    expect(feiten.verzoekenVanClient).toHaveLength(2);
    expect(JSON.stringify(feiten)).not.toContain('Vrije tekst');
    const wijziging = await factsOf(
      casefile,
      bericht317(law, { identificatie: 'K2', verzoek: { ReferentieAanbieder: 'Z' } }),
    );
    expect(wijziging.zorgVanClient).toEqual(feiten.zorgVanClient);
  });

  test('what was answered for good does not wait any more, but keeps its reference', async () => {
    const casefile = await open();
    await processed(casefile, bericht315(law));
    await processed(casefile, bericht319(law));
    const ander = await factsOf(
      casefile,
      bericht315(law, { identificatie: 'K1', producten: producten('X') }),
    );
    expect(ander.verzoeken).toEqual([]);
    const zelfde = await factsOf(casefile, bericht315(law, { identificatie: 'K2' }));
    shows(zelfde.verzoeken, [{ referentieAanbieder: 'VOT1', stand: 'afgewezen' }]);
  });

  test('an answer sees the request that it names', async () => {
    const casefile = await open();
    expect((await factsOf(casefile, bericht319(law))).verzoek).toBeNull();
    await processed(casefile, bericht315(law));
    shows((await factsOf(casefile, bericht319(law, { identificatie: 'K1' }))).verzoek ?? {}, {
      referentieAanbieder: 'VOT1',
      stand: 'open',
      vanDezeClient: true,
      uitBericht: { identificatie: '3150001' },
    });
    const { verzoek } = await factsOf(casefile, bericht319(law, { identificatie: 'K1' }));
    expect(verzoek?.dagtekening).toEqual(bericht315(law).Header.BerichtIdentificatie.Dagtekening);
    const elderskijk = bericht319(law, { identificatie: 'K2', aanbieder: elders });
    expect((await factsOf(casefile, elderskijk)).verzoek).toBeNull();
  });

  test('a request is investigated and then refused, or granted by what names it', async () => {
    const casefile = await open();
    await processed(casefile, bericht315(law, { producten: producten('A', 'B', 'C') }));
    await processed(casefile, bericht319(law, antwoord('A', '2')));
    expect(await stands(casefile)).toEqual({ A: 'in-onderzoek', B: 'open', C: 'open' });
    await processed(casefile, bericht319(law, antwoord('A')));
    await processed(casefile, bericht301(law, { producten: producten('B') }));
    expect(await stands(casefile)).toEqual({ A: 'afgewezen', B: 'toegewezen', C: 'open' });
  });

  test('a request for change is granted by one message that names it at every product', async () => {
    const casefile = await open();
    await processed(casefile, bericht317(law));
    await processed(casefile, bericht301(law, { producten: producten('VOW1', 'VOW1', 'VOW1') }));
    expect(await stands(casefile)).toEqual({ VOW1: 'toegewezen' });
  });

  test('an allocation of another client grants nothing', async () => {
    const casefile = await open();
    await processed(casefile, bericht315(law));
    const ander = bericht301(law, { client: { Bsn: bsn.tweede }, producten: producten('VOT1') });
    await processed(casefile, ander);
    expect(await stands(casefile)).toEqual({ VOT1: 'open' });
  });

  test.each([
    ['a second investigation', '2', '2'],
    ['anything after a refusal', '1', '1'],
    ['an investigation after a refusal', '1', '2'],
  ] as const)('%s is never recorded, whatever was decided', async (_, eerst, dan) => {
    const casefile = await open();
    await processed(casefile, bericht315(law));
    await processed(casefile, bericht319(law, antwoord('VOT1', eerst)));
    const voor = await stands(casefile);
    const tweede = bericht319(law, { ...antwoord('VOT1', dan), identificatie: 'TWEEDE' });
    const id = await takenIn(casefile, tweede);
    await expect(judged(casefile, id, tweede)).rejects.toThrow(/no answer any more/);
    expect((await casefile.toon(id))?.oordeel).toBeNull();
    expect(await stands(casefile)).toEqual(voor);
  });

  test('two clients never get one reference, also when they ask at once', async () => {
    const casefile = await open();
    const berichten = [bsn.eerste, bsn.tweede].map((Bsn, n) =>
      bericht315(law, { identificatie: `A${n}`, client: { Bsn } }),
    );
    const beidenLezen = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const uitkomsten = await Promise.all(
      berichten.map(async (bericht, n) => {
        const id = await takenIn(casefile, bericht);
        await casefile.beoordeel(id, async (zaak) => {
          const feiten = await zaak.feiten(bericht);
          beidenLezen[n]?.resolve();
          await Promise.all(beidenLezen.map((b) => b.promise));
          await decide(zaak, bericht, feiten, feiten.verzoeken.length > 0 ? { oordeel: refused } : {});
        });
        return (await casefile.toon(id))?.oordeel?.uitkomst;
      }),
    );
    expect(uitkomsten.toSorted()).toEqual(['afgekeurd', 'goedgekeurd']);
    expect(await casefile.verzoeken({ aantal: 9 })).toHaveLength(1);
  });

  test('an investigation that is refused after the decision was made changes nothing any more', async () => {
    const casefile = await open();
    await processed(casefile, bericht315(law), { termijnen: [requestTerm('VOT1')] });
    const onderzoek = bericht319(law, antwoord('VOT1', '2'));
    const eerst = await processed(casefile, onderzoek, { termijnen: [requestTerm('VOT1')] });
    await sent(casefile, eerst, moment(80));
    await sent(
      casefile,
      await processed(casefile, bericht301(law, { producten: producten('VOT1') })),
      moment(90),
    );
    const { Identificatie: identificatie } = onderzoek.Header.BerichtIdentificatie;
    await processed(casefile, bericht320(law, { identificatie, retourcodes: ['8848'] }));
    expect(await stands(casefile)).toEqual({ VOT1: 'toegewezen' });
    const [verzoek] = await casefile.verzoeken({ aantal: 1 });
    shows(verzoek?.termijnen, [
      { einde: { hoe: 'nagekomen', op: moment(80) } },
      { einde: { hoe: 'nagekomen', op: moment(90) } },
    ]);
  });

  test.each([
    [
      'refused',
      bericht319(law, antwoord('VOT1')),
      bericht320(law, { identificatie: '319VOT11', retourcodes: ['9359'] }),
    ],
    [
      'granted',
      bericht301(law, { producten: producten('VOT1') }),
      bericht302(law, { retourcodes: ['9379'] }),
    ],
  ] as const)(
    'a request stands where it stood when the message that %s it is refused',
    async (_, eindantwoord, retour) => {
      const casefile = await open();
      await processed(casefile, bericht315(law));
      await sent(casefile, await processed(casefile, bericht319(law, antwoord('VOT1', '2'))));
      const heen = await processed<typeof eindantwoord>(casefile, eindantwoord);
      await sent(casefile, heen, moment(90), [awaitedTerm]);
      await processed<typeof retour>(casefile, retour);
      expect(await stands(casefile)).toEqual({ VOT1: 'in-onderzoek' });
      shows((await casefile.toon(heen))?.termijnen, [{ verplichting: 'OP090', einde: { hoe: 'nagekomen' } }]);
      await processed(casefile, bericht319(law, { ...antwoord('VOT1'), identificatie: 'WEER' }));
      expect(await stands(casefile)).toEqual({ VOT1: 'afgewezen' });
    },
  );

  test('the retour on an answer takes its turn after the answer, and leaves it when it has no errors', async () => {
    const casefile = await open();
    await processed(casefile, bericht315(law));
    const heen = await processed(casefile, bericht319(law));
    await sent(casefile, heen, moment(90), [awaitedTerm]);
    const retour = await processed(casefile, bericht320(law), {}, { ontvangenOp: moment(100) });
    expect(await stands(casefile)).toEqual({ VOT1: 'afgewezen' });
    shows(await casefile.toon(heen), {
      antwoordId: retour,
      termijnen: [{ einde: { hoe: 'nagekomen', op: moment(100) } }],
    });
  });

  describeTerms(open);

  test('an allocation that names a request sees it change before it is recorded', async () => {
    const casefile = await open();
    await processed(casefile, bericht315(law));
    const toewijzing = bericht301(law, { producten: producten('VOT1') });
    const id = await takenIn(casefile, toewijzing);
    const gezien: string[] = [];
    await casefile.beoordeel(id, async (zaak) => {
      const feiten = await zaak.feiten(toewijzing);
      gezien.push(feiten.verzoeken[0]?.stand ?? '-');
      // Somebody hands in a refusal, which does not name the client and so does not wait.
      if (gezien.length === 1) await processed(casefile, bericht319(law));
      await decide(zaak, toewijzing, feiten);
    });
    expect(gezien).toEqual(['open', 'afgewezen']);
    expect(await stands(casefile)).toEqual({ VOT1: 'afgewezen' });
  });

  test.each<[Partial<RequestFilter>, readonly string[]]>([
    [{}, ['D', 'C', 'B', 'A']],
    [{ stand: 'open' }, ['D', 'B']],
    [{ stand: 'afgewezen' }, ['A']],
    [{ stand: 'toegewezen' }, []],
    [{ aanbieder: elders }, ['D']],
    [{ aanbieder, stand: 'in-onderzoek' }, ['C']],
    [{ aantal: 2 }, ['D', 'C']],
  ])('the filter %j gives %j', async (filter, verwacht) => {
    const casefile = await open();
    await processed(casefile, bericht315(law, { producten: producten('A', 'B', 'C') }));
    await processed(casefile, bericht317(law, { aanbieder: elders, verzoek: { ReferentieAanbieder: 'D' } }));
    await processed(casefile, bericht319(law, antwoord('A')));
    await processed(casefile, bericht319(law, antwoord('C', '2')));
    const gevonden = await casefile.verzoeken({ aantal: 9, ...filter });
    expect(gevonden.map((verzoek) => verzoek.referentieAanbieder)).toEqual(verwacht);
  });

  test('the filter on a last day finds what must be decided by then', async () => {
    const casefile = await open();
    await processed(casefile, bericht315(law, { producten: producten('A', 'B', 'C') }), {
      termijnen: [requestTerm('A'), requestTerm('B')],
    });
    const heen = await processed(casefile, bericht319(law, antwoord('A')));
    const due = async (uiterlijk: Temporal.PlainDate) =>
      (await casefile.verzoeken({ aantal: 9, uiterlijk })).map((v) => v.referentieAanbieder);
    const { uiterlijk } = requestTerm('A');
    expect(await due(uiterlijk.subtract({ days: 1 }))).toEqual([]);
    expect(await due(uiterlijk)).toEqual(['B', 'A']);
    await sent(casefile, heen, moment(90), [awaitedTerm]);
    expect(await due(uiterlijk.add({ days: 1 }))).toEqual(['B']);
  });

  test('pages of requests follow each other', async () => {
    const casefile = await open();
    await processed(casefile, bericht315(law, { producten: producten('A', 'B', 'C') }));
    const eerste = await casefile.verzoeken({ aantal: 2 });
    const voor = eerste.at(-1)?.id ?? 0;
    const tweede = await casefile.verzoeken({ aantal: 2, voor });
    expect([...eerste, ...tweede].map((v) => v.referentieAanbieder)).toEqual(['C', 'B', 'A']);
  });

  test('what nobody asked is no request, and nothing that is shown holds a BSN', async () => {
    const casefile = await open();
    const id = await processed(casefile, bericht315(law));
    for (const onbekend of [0, -1, 1.5, 2 ** 60, 999_999])
      expect(await casefile.verzoek(onbekend)).toBeNull();
    const alles = [await casefile.verzoeken({ aantal: 9 }), await casefile.toon(id)];
    expect(JSON.stringify(alles)).not.toContain(bsn.eerste);
  });
}

/** A request must be decided on in time; sending the decision is what ends its term. */
function describeTerms(open: Open): void {
  const met = (...referenties: readonly string[]) => ({ termijnen: referenties.map(requestTerm) });

  test('each request has its own term, shown with the request and with its message', async () => {
    const casefile = await open();
    const bericht = bericht315(law, { producten: producten('A', 'B') });
    const id = await processed(casefile, bericht, met('A', 'B'));
    const termijn = (referentie: string) => ({ ...requestTerm(referentie), berichtId: id, einde: null });
    expect(await requestTerms(casefile, 'A')).toEqual([termijn('A')]);
    const { termijnen = [] } = (await casefile.toon(id)) ?? {};
    expect(termijnen.map((t) => [t.verplichting, t.referentieAanbieder])).toEqual([
      ['OP090', undefined],
      ['OP274', 'A'],
      ['OP274', 'B'],
    ]);
  });

  test('a term of a request that does not exist is a mistake', async () => {
    const casefile = await open();
    const id = await takenIn(casefile, bericht315(law));
    await expect(judged(casefile, id, bericht315(law), met('ANDER'))).rejects.toThrow(/does not exist/);
    expect((await casefile.toon(id))?.oordeel).toBeNull();
  });

  test('an answer ends the term of its request when it is sent, and no other', async () => {
    const casefile = await open();
    await processed(casefile, bericht315(law, { producten: producten('A', 'B') }), met('A', 'B'));
    const heen = await processed(casefile, bericht319(law, antwoord('A')));
    shows(await requestTerms(casefile, 'A'), [{ einde: null }]);
    await sent(casefile, heen, moment(90), [awaitedTerm]);
    shows(await requestTerms(casefile, 'A'), [{ einde: { hoe: 'nagekomen', op: moment(90) } }]);
    shows(await requestTerms(casefile, 'B'), [{ einde: null }]);
  });

  test('an investigation ends one term and starts another, which the last answer ends', async () => {
    const casefile = await open();
    await processed(casefile, bericht315(law), met('VOT1'));
    const lang = { ...requestTerm('VOT1'), uiterlijk: day('2026-07-01') };
    const onderzoek = await processed(casefile, bericht319(law, antwoord('VOT1', '2')), {
      termijnen: [lang],
    });
    await sent(casefile, onderzoek, moment(90), [awaitedTerm]);
    shows(await requestTerms(casefile, 'VOT1'), [
      { uiterlijk: day('2026-05-11'), einde: { hoe: 'nagekomen', op: moment(90) } },
      { uiterlijk: day('2026-07-01'), einde: null },
    ]);
    const toewijzing = await processed(casefile, bericht301(law, { producten: producten('VOT1') }));
    await sent(casefile, toewijzing, moment(95), [awaitedTerm]);
    shows(await requestTerms(casefile, 'VOT1'), [
      { einde: { op: moment(90) } },
      { einde: { hoe: 'nagekomen', op: moment(95) } },
    ]);
  });

  test('a term that only a decision ends outlasts an investigation, and runs again when the decision is refused', async () => {
    const casefile = await open();
    const wacht = requestTerm('VOT1');
    await processed(casefile, bericht315(law), {
      termijnen: [wacht, { ...wacht, verplichting: 'OP359', uiterlijk: day('2026-05-20') }],
    });
    const ended = async () =>
      (await requestTerms(casefile, 'VOT1')).map(
        ({ verplichting, einde }) => `${verplichting} ${einde?.hoe ?? null} ${einde?.op ?? null}`,
      );
    const onderzoek = await processed(casefile, bericht319(law, antwoord('VOT1', '2')));
    await sent(casefile, onderzoek, moment(90), [awaitedTerm]);
    expect(await ended()).toEqual([`OP274 nagekomen ${moment(90)}`, 'OP359 null null']);
    const afwijzing = await processed(casefile, bericht319(law, antwoord('VOT1')));
    await sent(casefile, afwijzing, moment(95), [awaitedTerm]);
    expect(await ended()).toEqual([`OP274 nagekomen ${moment(90)}`, `OP359 nagekomen ${moment(95)}`]);
    await processed(casefile, bericht320(law, { identificatie: '319VOT11', retourcodes: ['9359'] }));
    expect(await ended()).toEqual([`OP274 nagekomen ${moment(90)}`, 'OP359 null null']);
    const toewijzing = await processed(casefile, bericht301(law, { producten: producten('VOT1') }));
    await sent(casefile, toewijzing, moment(99), [awaitedTerm]);
    expect(await ended()).toEqual([`OP274 nagekomen ${moment(90)}`, `OP359 nagekomen ${moment(99)}`]);
  });

  test('when an investigation is refused, the first term runs again and the second lapses', async () => {
    const casefile = await open();
    await processed(casefile, bericht315(law), met('VOT1'));
    const lang = { ...requestTerm('VOT1'), uiterlijk: day('2026-07-01') };
    const onderzoek = await processed(casefile, bericht319(law, antwoord('VOT1', '2')), {
      termijnen: [lang],
    });
    await sent(casefile, onderzoek, moment(90), [awaitedTerm]);
    const retour = bericht320(law, { identificatie: '319VOT12', retourcodes: ['9360'] });
    await processed(casefile, retour, {}, { ontvangenOp: moment(100) });
    expect(await stands(casefile)).toEqual({ VOT1: 'open' });
    shows(await requestTerms(casefile, 'VOT1'), [
      { uiterlijk: day('2026-05-11'), einde: null },
      { uiterlijk: day('2026-07-01'), einde: { hoe: 'vervallen', op: moment(100) } },
    ]);
  });

  test('an answer that was refused before it was marked as sent ends nothing', async () => {
    const casefile = await open();
    await processed(casefile, bericht315(law), met('VOT1'));
    const heen = await processed(casefile, bericht319(law));
    await sent(casefile, heen, moment(90), [awaitedTerm], async () => {
      await processed(casefile, bericht320(law, { retourcodes: ['9359'] }));
    });
    expect(await stands(casefile)).toEqual({ VOT1: 'open' });
    shows(await requestTerms(casefile, 'VOT1'), [{ einde: null }]);
  });

  test('a verdict keeps what it answers, and what it asks is kept with the request', async () => {
    const casefile = await open();
    const bericht = bericht315(law);
    const gevraagd = await processed(casefile, bericht);
    const beantwoord = await processed(casefile, bericht319(law));
    expect((await casefile.toon(gevraagd))?.oordeel).toMatchObject({ uitkomst: 'goedgekeurd', effecten: [] });
    const verzoek = null;
    const goed = approved(bericht319(law), { eerderMetDezeIdentificatie: null, verzoek });
    expect((await casefile.toon(beantwoord))?.oordeel).toEqual(goed);
  });
}
