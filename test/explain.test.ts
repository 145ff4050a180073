/** `explain`: the story of a message, from a database that the service filled. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postgresCasefile } from '../src/casefile/postgres.ts';
import { explain } from '../src/commands/explain/explain.ts';
import { openSchemas } from '../src/commands/schemas.ts';
import { takeIn } from '../src/pipeline/intake.ts';
import { judgeMessage } from '../src/pipeline/judging.ts';
import type { Wiring } from '../src/pipeline/wiring.ts';
import { migreer, openDatabase } from '../src/platform/database.ts';
import { leesSleutel, leesSleutelring, maakKluis, nieuweSleutel } from '../src/platform/sleutels.ts';
import { bericht301, bericht305, bericht315 } from '../src/rules/examples/berichten.ts';
import { declaratie } from '../src/rules/examples/declaraties.ts';
import { landelijk } from '../src/rules/examples/landelijk.ts';
import { zonderRegels } from '../src/rules/examples/regionaal.ts';
import { bsn, dag } from '../src/rules/examples/waarden.ts';
import type { Protocol } from '../src/rules/protocol.ts';
import type { Bericht } from '../src/standard/berichten.generated.ts';
import { standaarden } from '../src/standard/berichtsoorten.ts';
import { schrijfBericht } from '../src/standard/xml/schrijven.ts';
import { run } from './play.ts';
import { verseDatabase } from './services/postgres.ts';

let url = '';
let sluit = async () => {};
let ids: string[] = [];
const sleutels = `test:${nieuweSleutel()}`;
const bsnSleutel = nieuweSleutel();
const env = () => ({
  BERICHTENPOORT_DATABASE_URL: url,
  BERICHTENPOORT_SLEUTELS: sleutels,
  BERICHTENPOORT_BSN_SLEUTEL: bsnSleutel,
});

const berichten: readonly Bericht[] = [
  bericht301('ijw-3.2', { identificatie: 'TOEW-1' }),
  bericht305('ijw-3.2', { identificatie: 'START-1' }),
  bericht305('ijw-3.2', { identificatie: 'START-2' }),
  bericht315('ijw-3.2', { producten: [{ Commentaar: 'Belt liever in de ochtend' }] }),
  declaratie('ijw-3.2', [{ GeleverdVolume: 2, IngediendBedrag: { Bedrag: 2500, DebetCredit: 'D' } }]),
];

/** A region that refuses one thing and signals another. */
const regel = {
  soort: 'zorg-vanaf',
  parameters: { vanaf: dag('2027-01-01') },
  wetten: new Set(standaarden),
  retourcode: null,
  uitleg: '',
  bron: '',
};
const regio: Protocol = {
  ...landelijk,
  regionaal: {
    ...zonderRegels,
    regels: [
      { ...regel, id: 'regio-1', gevolg: { wat: 'weigeren' }, wijktAf: ['OP364'] },
      { ...regel, id: 'regio-2', gevolg: { wat: 'signaleren' }, wijktAf: [] },
      {
        ...regel,
        id: 'regio-3',
        soort: 'product-te-vragen',
        parameters: {},
        gevolg: { wat: 'adviseren', reden: '4' },
        wijktAf: [],
      },
    ],
  },
};

beforeAll(async () => {
  url = await verseDatabase();
  await migreer(url);
  const database = openDatabase({ url, verbindingen: 4, meld: () => {} });
  sluit = () => database.sluit();
  const kluis = maakKluis({ sleutels: leesSleutelring(sleutels), bsnSleutel: leesSleutel(bsnSleutel) });
  let minuten = 0;
  const wiring: Wiring = {
    casefile: postgresCasefile({ db: database.db, kluis }),
    ...openSchemas(),
    protocolVoor: () => regio,
    gemeenten: new Set(),
    aanbieders: new Set(),
    sender: { verzend: async () => {} },
    nu: () => Temporal.Instant.from('2026-05-06T07:00:00Z').add({ minutes: minuten }),
    nieuwId: randomUUID,
    wekOordelen: async () => {},
    wekVerzenden: async () => {},
  };
  ids = [];
  for (const bericht of berichten) {
    minuten += 1;
    const bytes = schrijfBericht(bericht);
    const inname = await takeIn({ bytes, envelop: null, bijBotsing: 'weigeren' }, wiring);
    if (inname.soort !== 'ontvangen') throw new Error(`Niet ontvangen: ${inname.soort}`);
    ids.push(inname.id);
    minuten += 1;
    await judgeMessage(inname.id, wiring);
  }
});
afterAll(() => sluit());

/** Ids differ from run to run. */
const zonderIds = (tekst: string) => tekst.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID');

test('a refused message is told with its rules, its values and what was known when it was judged', async () => {
  const { exit, uit } = await run(explain, [ids[2] ?? ''], env());
  expect(exit).toBe(0);
  expect(zonderIds(uit.join('\n'))).toMatchInlineSnapshot(`
    "JW305 START-2 (ijw-3.2)
    Id:            ID (volgnummer 4)
    Van en aan:    99990001 aan 0384, dagtekening 06-05-2026
    Binnen:        06-05-2026 09:05:00, ontvangen van de aanbieder

    Oordeel:       afgekeurd op niveau 3, 06-05-2026 09:06:00

      TR074 (retourcode 9074) bij /Bericht/Client/StartProducten/StartProduct
        De start met ToewijzingNummer 1001, Product 45A01 (categorie 45), Begindatum 08-04-2026 is al gemeld (JW305 met identificatie START-1, ontvangen op 06-05-2026).
        Waarden: Product 45A01 (categorie 45); Begindatum 08-04-2026; eerderBericht JW305 START-1; ToewijzingNummer 1001; StatusAanlevering 1; eerderOntvangenOp 06-05-2026
        Herstel: Meld dezelfde start niet nog eens. Moet er iets anders aan veranderen dan de sleutel, verwijder die dan eerst in een apart bericht met StatusAanlevering 3.
        De regel: Een nieuwe start of stop heeft een sleutel die deze aanbieder voor deze cliënt nog niet heeft gemeld.
        Waarom: Twee keer dezelfde melding zou een levering dubbel laten tellen.
        Bron: iJw/iWmo 3.2, technische regel TR074; IV008, IV096

      TR326 (retourcode 9326) bij /Bericht/Client/StartProducten/StartProduct
        De start op 08-04-2026 kan niet: voor toewijzing 1001 loopt sinds 08-04-2026 al een levering (JW305 met identificatie START-1, ontvangen op 06-05-2026), zonder stop ertussen.
        Waarden: Product 45A01 (categorie 45); Begindatum 08-04-2026; eerderBericht JW305 START-1; ToewijzingNummer 1001; eerderOntvangenOp 06-05-2026; lopendeBegindatum 08-04-2026
        Herstel: Meld eerst de stop van de levering die op 08-04-2026 begon, of verwijder die start als die niet klopt.
        De regel: Een levering begint pas als er op dezelfde toewijzing geen andere levering loopt; zonder ToewijzingNummer geldt dat per product.
        Waarom: Van wat één keer is toegewezen, kan maar één levering tegelijk lopen.
        Bron: iJw/iWmo 3.2, technische regel TR326; OP289, OP379, IV008, IV096

    Wat toen bekend was
      eerderMetDezeIdentificatie: geen
      toewijzingen: 1
        - toewijzingNummer 1001; vanDezeClient ja; vanDezeAanbieder ja; product (Categorie 45, Code 45A01); ingangsdatum 2026-04-01; einddatum geen; redenWijziging geen; omvang (Volume 2, Eenheid 04, Frequentie 4); budget geen; referentieAanbieder geen; goedgekeurdePrestaties 0; uitBericht (bericht JW301, identificatie TOEW-1, ontvangenOp 2026-05-06T07:01:00Z)
      leveringen: 1
        - soort start; product (Code 45A01, Categorie 45); begindatum 2026-04-08; uitBericht (bericht JW305, identificatie START-1, ontvangenOp 2026-05-06T07:03:00Z); toewijzingNummer 1001

    Termijnen
      - OP090 van de gemeente: van 06-05-2026 uiterlijk 11-05-2026, verstreken

    Antwoord:      JW306 R00000000004 (ijw-3.2), wacht op verzending, 0 pogingen (id ID)

    Wat er gebeurde
      - 06-05-2026 09:05:00  ontvangen (aanbieder)
      - 06-05-2026 09:06:00  beoordeeld (berichtenpoort; niveau 3; uitkomst afgekeurd)"
  `);
});

test('an approved message is told with what it changed', async () => {
  const { uit } = await run(explain, [ids[1] ?? ''], env());
  const verhaal = uit.join('\n');
  expect(verhaal).toContain('leveringen: geen');
  expect(verhaal).toContain('- start vastgelegd: ');
});

test('what a region refuses and what it signals are told with the national rules it departs from', async () => {
  const { uit } = await run(explain, [ids[4] ?? ''], env());
  expect(uit).toContain(
    '  regio-1 bij /Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/ProductPeriode/Begindatum',
  );
  expect(uit.join('\n')).toMatch(/Waarden: .*wijktAfVan OP364/);
  expect(uit).toContain(
    '  Let op: regio-2 bij /Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/ProductPeriode/Begindatum',
  );
});

test('nothing in a story names the client', async () => {
  for (const [place, id] of ids.entries()) {
    const verhaal = (await run(explain, ['--alles', id], env())).uit.join('\n');
    const bericht = berichten[place];
    if (!bericht) throw new Error('Een id zonder bericht.');
    if (bericht.nummer === '323') expect(verhaal).not.toContain(bsn.eerste);
    if (!('Client' in bericht) || !bericht.Client) continue;
    const { Bsn, Geboortedatum, Naam } = { Geboortedatum: undefined, Naam: undefined, ...bericht.Client };
    expect(verhaal).not.toContain(Bsn);
    expect(verhaal).not.toContain(JSON.stringify(Geboortedatum));
    expect(verhaal).not.toContain(JSON.stringify(Naam));
  }
});

test('an id that is not there, or two, are refused in words', async () => {
  await expect(run(explain, [randomUUID()], env())).rejects.toThrow(/Er is geen bericht met id/);
  await expect(run(explain, ['a', 'b'], env())).rejects.toThrow(/de id van één bericht/);
  await expect(run(explain, [randomUUID()])).rejects.toThrow(/BERICHTENPOORT_DATABASE_URL ontbreekt/);
});

test('a request is told with what the region says of it, and nothing of what stands in it', async () => {
  const { uit } = await run(explain, [ids[3] ?? ''], env());
  const tekst = uit.join('\n');
  expect(tekst).toContain(
    [
      'Wat er gevraagd wordt en wat de regio daarvan zegt',
      '  - verzoek VOT1: open; advies bezwaar',
      '  -   regio-3 (adviseren): Product 45A01 staat niet in de productcatalogus.',
    ].join('\n'),
  );
  expect(tekst).not.toContain('ochtend');
});
