import { expect, test } from 'vitest';
import {
  bericht301,
  bericht302,
  bericht305,
  bericht307,
  bericht315,
} from '../../rules/examples/berichten.ts';
import { aanbieder, bsn, dag, gemeente } from '../../rules/examples/waarden.ts';
import type { Casefile } from '../casefile.ts';
import type { Open } from '../contract.ts';
import type { AgeQuery, TermFilter } from '../watched.ts';
import {
  atProvider,
  awaitedTerm,
  moment,
  ownTerm,
  processed,
  refused,
  requestTerm,
  sent,
  shows,
  takenIn,
} from './wereld.ts';

const law = 'ijw-3.2';
const today = dag('2026-05-06');

async function allocate(casefile: Casefile, keuze: Parameters<typeof bericht301>[1] = {}): Promise<string> {
  const id = await processed(casefile, bericht301(law, keuze));
  await sent(casefile, id, moment(90), [awaitedTerm]);
  return id;
}

export function watchedContract(open: Open): void {
  const numbers = async (casefile: Casefile, vandaag = today) =>
    (await casefile.teBewaken(vandaag)).map(({ toewijzingNummer, stop }) => [
      toewijzingNummer,
      stop?.einddatum.toString() ?? null,
    ]);

  test('terms are listed in the order of their last day, page after page', async () => {
    const casefile = await open();
    const later = { ...ownTerm, uiterlijk: dag('2026-05-13') };
    const eerst = await takenIn(casefile, bericht305(law, { identificatie: 'A' }), { termijnen: [later] });
    const tweede = await takenIn(casefile, bericht307(law, { identificatie: 'B' }), { termijnen: [ownTerm] });
    const derde = await takenIn(casefile, bericht305(law, { identificatie: 'C' }), { termijnen: [ownTerm] });
    const eerste = await casefile.termijnen({ einde: null, aantal: 2 });
    expect(eerste.map(({ berichtId }) => berichtId)).toEqual([tweede, derde]);
    shows(eerste[0], { ...ownTerm, bericht: 'JW307', standaard: law, gemeente, aanbieder, verzoekId: null });
    const na = eerste[1];
    const rest = await casefile.termijnen({ einde: null, aantal: 2, ...(na ? { na } : {}) });
    expect(rest.map(({ berichtId }) => berichtId)).toEqual([eerst]);
  });

  test('terms are found by how they ended, who owes them, what they are and when they end', async () => {
    const casefile = await open();
    const toewijzing = await allocate(casefile);
    const verzoek = await processed(casefile, bericht315(law), { termijnen: [requestTerm('VOT1')] });
    const found = async (filter: Partial<TermFilter>) =>
      (await casefile.termijnen({ einde: null, aantal: 9, ...filter })).map(
        ({ berichtId, verplichting }) => `${verplichting} ${berichtId === toewijzing ? '301' : '315'}`,
      );
    expect(await found({})).toEqual(['OP090 301', 'OP090 315', 'OP274 315'].toSorted());
    expect(await found({ partij: 'aanbieder' })).toEqual(['OP090 301']);
    expect(await found({ verplichting: 'OP274' })).toEqual(['OP274 315']);
    expect(await found({ aanbieder: '99990002' })).toEqual([]);
    expect(await found({ gemeente })).toHaveLength(3);
    expect(await found({ gemeente: '0001' })).toEqual([]);
    expect(await found({ tot: dag('2026-05-10') })).toEqual([]);
    expect(await found({ vanaf: dag('2026-05-11'), tot: dag('2026-05-11') })).toHaveLength(3);
    expect(await found({ vanaf: dag('2026-05-12') })).toEqual([]);
    const [open315] = await casefile.termijnen({ einde: null, verplichting: 'OP274', aantal: 1 });
    const [gevraagd] = await casefile.verzoeken({ aantal: 1 });
    shows(open315, { referentieAanbieder: 'VOT1', verzoekId: gevraagd?.id, berichtId: verzoek });
    await sent(casefile, (await casefile.toon(verzoek))?.antwoordId ?? '', moment(95));
    expect(await found({ einde: 'nagekomen' })).toEqual(['OP090 315']);
    expect(await found({ einde: 'vervallen' })).toEqual([]);
  });

  test('an allocation is watched from when it was sent until it starts', async () => {
    const casefile = await open();
    const id = await processed(casefile, bericht301(law));
    expect(await casefile.teBewaken(today)).toEqual([]);
    await sent(casefile, id, moment(90), [awaitedTerm]);
    const [toewijzing] = await casefile.teBewaken(today);
    shows(toewijzing, {
      standaard: law,
      gemeente,
      aanbieder,
      toewijzingNummer: 1001,
      ingangsdatum: '2026-04-01',
      berichtId: id,
      toegewezenOp: moment(90),
      stop: null,
    });
    const start = bericht305(law);
    await processed(casefile, start);
    expect(await casefile.teBewaken(today)).toEqual([]);
    const weg = bericht305(law, { identificatie: 'WEG', producten: [{ StatusAanlevering: '3' }] });
    await processed(casefile, weg);
    expect(await numbers(casefile)).toEqual([[1001, null]]);
  });

  test('a start without a number starts every allocation of its product', async () => {
    const casefile = await open();
    await allocate(casefile, { producten: [{}, {}] });
    expect(await numbers(casefile)).toEqual([
      [1001, null],
      [1002, null],
    ]);
    const [eerste] = bericht305(law).Client.StartProducten.StartProduct;
    const { ToewijzingNummer: _, ...zonderNummer } = eerste ?? {};
    const bericht = bericht305(law);
    // The example always carries a number; taakgerichte deliveries have none.
    const taakgericht = {
      ...bericht,
      Client: { ...bericht.Client, StartProducten: { StartProduct: [zonderNummer] } },
    } as typeof bericht;
    await processed(casefile, taakgericht);
    expect(await numbers(casefile)).toEqual([[1002, null]]);
  });

  test('an allocation that is over, removed or refused is not watched', async () => {
    const casefile = await open();
    const heen = await allocate(casefile, { producten: [{ Einddatum: dag('2026-05-31') }] });
    expect(await numbers(casefile, dag('2026-05-31'))).toEqual([[1001, null]]);
    expect(await numbers(casefile, dag('2026-06-01'))).toEqual([]);
    const weg = { RedenWijziging: '13', Einddatum: dag('2026-04-01') } as const;
    const verwijderd = await allocate(casefile, { identificatie: 'WEG', producten: [weg] });
    expect(await numbers(casefile)).toEqual([]);
    // Both 302s refuse: the first version stands again, and then none does.
    await processed(casefile, bericht302(law, { identificatie: 'WEG', retourcodes: ['9332'] }));
    expect(await numbers(casefile)).toEqual([[1001, null]]);
    shows((await casefile.teBewaken(today))[0], { berichtId: heen });
    await processed(casefile, bericht302(law, { retourcodes: ['9332'] }));
    expect(await numbers(casefile)).toEqual([]);
    expect(verwijderd).not.toBe(heen);
  });

  test('an allocation that outlives a definitive stop is watched until its end is brought forward', async () => {
    const casefile = await open();
    await allocate(casefile);
    await processed(casefile, bericht305(law));
    await processed(casefile, bericht307(law, { identificatie: 'TIJDELIJK' }));
    expect(await numbers(casefile)).toEqual([]);
    const definitief = { RedenBeeindiging: '36', Einddatum: dag('2026-05-04') } as const;
    const stop = await processed(
      casefile,
      bericht307(law, { producten: [definitief] }),
      {},
      { ontvangenOp: moment(30) },
    );
    expect(await numbers(casefile)).toEqual([[1001, '2026-05-04']]);
    shows((await casefile.teBewaken(today))[0]?.stop, { berichtId: stop, ontvangenOp: moment(30) });
    await processed(casefile, bericht307(law, { identificatie: 'NEE' }), { oordeel: refused });
    expect(await numbers(casefile)).toEqual([[1001, '2026-05-04']]);
    const start = { Begindatum: dag('2026-05-05') };
    await processed(casefile, bericht305(law, { identificatie: 'WEER', producten: [start] }));
    expect(await numbers(casefile)).toEqual([]);
    await processed(
      casefile,
      bericht305(law, { identificatie: 'NIET', producten: [{ ...start, StatusAanlevering: '3' }] }),
    );
    expect(await numbers(casefile)).toEqual([[1001, '2026-05-04']]);
    const korter = { Einddatum: dag('2026-05-04'), RedenWijziging: '04' } as const;
    await allocate(casefile, { identificatie: 'KORTER', producten: [korter] });
    expect(await numbers(casefile, dag('2026-05-01'))).toEqual([]);
  });

  test('what runs is found by its end and by its product, with when it began and whether something follows', async () => {
    const casefile = await open();
    const eind = (tekst: string) => ({ Einddatum: dag(tekst) });
    await allocate(casefile, { producten: [eind('2026-06-30'), eind('2026-12-31'), {}] });
    await processed(casefile, bericht305(law));
    const vraag = {
      gemeente,
      standaard: law,
      vandaag: today,
      eindTot: dag('2026-06-30'),
      codes: [],
    } as const;
    const running = async (anders: object = {}) =>
      (await casefile.lopendeToewijzingen({ ...vraag, ...anders })).map(
        ({ toewijzingNummer, begonnen, vervolg }) => [
          toewijzingNummer,
          begonnen?.toString() ?? null,
          vervolg,
        ],
      );
    expect(await running()).toEqual([[1001, '2026-04-08', false]]);
    expect(await running({ eindTot: dag('2026-06-29') })).toEqual([]);
    expect(await running({ vandaag: dag('2026-07-01'), eindTot: dag('2026-12-31') })).toEqual([
      [1002, null, false],
    ]);
    const tweede = bericht301(law, { producten: [{}, {}] }).Client.ToegewezenProducten.ToegewezenProduct[1];
    expect(await running({ eindTot: null, codes: [tweede?.Product?.Code ?? ''] })).toEqual([
      [1002, null, false],
    ]);
    expect(await running({ gemeente: '0001' })).toEqual([]);
    expect(await running({ standaard: 'iwmo-3.2', codes: ['45A01'] })).toEqual([]);
    const eerste = bericht301(law).Client.ToegewezenProducten.ToegewezenProduct[0]?.Product;
    const vervolg = {
      ToewijzingNummer: 2001,
      Ingangsdatum: dag('2026-07-01'),
      ...(eerste ? { Product: eerste } : {}),
    };
    await allocate(casefile, { identificatie: 'VERVOLG', aanbieder: '99990002', producten: [vervolg] });
    expect(await running()).toEqual([[1001, '2026-04-08', true]]);
    expect(await casefile.toewijzendeGemeenten()).toEqual([{ gemeente, standaard: law }]);
  });

  test('a refused allocation is told of until a later 301 names it', async () => {
    const casefile = await open();
    const heen = await allocate(casefile, { producten: [{}, { Einddatum: dag('2026-05-31') }] });
    expect(await casefile.geweigerdeToewijzingen(today)).toEqual([]);
    const retour = await processed(
      casefile,
      bericht302(law, { retourcodes: ['9332'] }),
      {},
      { ontvangenOp: moment(120) },
    );
    const [geweigerd] = await casefile.geweigerdeToewijzingen(today);
    shows(geweigerd, {
      standaard: law,
      gemeente,
      aanbieder,
      berichtId: heen,
      retour: { berichtId: retour, ontvangenOp: moment(120) },
    });
    await processed(casefile, bericht301(law, { identificatie: 'EEN' }));
    expect(await casefile.geweigerdeToewijzingen(today)).toHaveLength(1);
    expect(await casefile.geweigerdeToewijzingen(dag('2026-06-01'))).toEqual([]);
    await processed(casefile, bericht301(law, { identificatie: 'TWEE', producten: [{}, {}] }));
    expect(await casefile.geweigerdeToewijzingen(today)).toEqual([]);
  });

  const aged = (leeftijd: number, anders: Partial<AgeQuery> = {}): AgeQuery => ({
    gemeente,
    standaard: law,
    leeftijden: [leeftijd],
    vandaag: today,
    ...anders,
  });
  const bornOn = (datum: string, DatumGebruik?: '1') => ({
    Geboortedatum: { Datum: dag(datum), ...(DatumGebruik ? { DatumGebruik } : {}) },
  });

  test('what is allocated is found by the age of its client, with when that one was born', async () => {
    const casefile = await open();
    const heen = await allocate(casefile, { producten: [{}, { Einddatum: dag('2026-05-31') }] });
    await allocate(casefile, {
      identificatie: 'ANDER',
      aanbieder: '99990002',
      client: { Bsn: bsn.tweede, ...bornOn('2009-12-01', '1') },
      producten: [{ ToewijzingNummer: 3001 }],
    });
    const gevonden = await casefile.toewijzingenNaarLeeftijd(aged(16));
    expect(gevonden.map(({ toewijzingNummer }) => toewijzingNummer)).toEqual([1001, 1002, 3001]);
    shows(gevonden[1], {
      standaard: law,
      gemeente,
      aanbieder,
      ingangsdatum: '2026-04-01',
      einddatum: '2026-05-31',
      berichtId: heen,
      geboren: { Datum: '2010-02-14' },
    });
    shows(gevonden[2], { aanbieder: '99990002', geboren: { Datum: '2009-12-01', DatumGebruik: '1' } });
    expect(gevonden[0]?.client).toBe(gevonden[1]?.client);
    expect(gevonden[0]?.client).not.toBe(gevonden[2]?.client);
    const numbersOf = async (vraag: AgeQuery) =>
      (await casefile.toewijzingenNaarLeeftijd(vraag)).map(({ toewijzingNummer }) => toewijzingNummer);
    expect(await numbersOf(aged(17))).toEqual([]);
    expect(await numbersOf(aged(16, { gemeente: '0001' }))).toEqual([]);
    expect(await numbersOf(aged(16, { standaard: 'iwmo-3.2' }))).toEqual([]);
    expect(await numbersOf(aged(17, { vandaag: dag('2027-05-31') }))).toEqual([1001, 1002, 3001]);
    expect(await numbersOf(aged(17, { vandaag: dag('2027-06-02') }))).toEqual([1001, 3001]);
    await allocate(casefile, {
      identificatie: 'WEG',
      producten: [{ RedenWijziging: '13', Einddatum: dag('2026-04-01') }],
    });
    expect(await numbersOf(aged(16, { leeftijden: [15, 16] }))).toEqual([1002, 3001]);
  });

  test('the newest 301 of a municipality says when a client was born, of what others carried too', async () => {
    const casefile = await open();
    await allocate(casefile);
    const anders = {
      identificatie: 'ANDERS',
      aanbieder: '99990002',
      client: bornOn('2009-02-14'),
      producten: [{ ToewijzingNummer: 3001 }],
    };
    // What is refused here never went.
    await processed(casefile, bericht301(law, anders), { oordeel: refused });
    expect(await casefile.toewijzingenNaarLeeftijd(aged(16))).toHaveLength(1);
    await processed(casefile, bericht301(law, { ...anders, identificatie: 'NOG-EENS' }));
    expect(await casefile.toewijzingenNaarLeeftijd(aged(16))).toEqual([]);
    const gevonden = await casefile.toewijzingenNaarLeeftijd(aged(17));
    expect(gevonden.map(({ toewijzingNummer, geboren }) => [toewijzingNummer, `${geboren.Datum}`])).toEqual([
      [1001, '2009-02-14'],
      [3001, '2009-02-14'],
    ]);
  });

  test('of a 301 that a provider received no birth date is kept', async () => {
    const casefile = await open();
    const bericht = bericht301(law);
    await processed(casefile, bericht, {}, atProvider(bericht));
    expect(await casefile.toewijzingenNaarLeeftijd(aged(16))).toEqual([]);
  });
}
