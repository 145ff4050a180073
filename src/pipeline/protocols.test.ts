import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { declaratie, declaraties } from '../rules/examples/declaraties.ts';
import { landelijk, ontvangst } from '../rules/examples/landelijk.ts';
import { judge } from '../rules/judge.ts';
import { protocolOn } from '../rules/protocol.ts';
import { loadProtocol, loadVersions, ProtocolError, protocolsFolder } from './protocols.ts';

/** A region that exists nowhere. */
const zuid = {
  'protocol.yaml': `naam: zuid
bronnen: { "1": Afspraken Zuid }
kalender: { goedeVrijdagIsWerkdag: false, plaatselijkeFeestdagen: ["2026-02-16"], brugdagen: [] }
onbekendeProductcode: geweigerd
aanhoudenWerkdagen: 0
contracttarief: vast
regionaal:
  wetten: [ijw]
  schakelaars: { declaratieVereistStart: true }
  afkeur: { wijze: retourcode, retourcode: "0233" }
  afwijzingsredenen: ["3", "4"]
`,
  'producten.csv': `code,naam,categorie,variant,status,eenheid,frequenties,max_volume,max_volume_per,max_duur,max_duur_in,leeftijd_van,leeftijd_tot,geldig_van,geldig_tot,bron
45A01,Behandeling,45,inspanning,actief,04,2 6,20,week,12,maanden,0,18,2026-01-01,,1
`,
  'tarieven.csv': `code,eenheid,tarief_cent,geldig_van,geldig_tot,bron
45A01,04,1200,2026-01-01,2026-03-31,1
45A01,04,1250,2026-04-01,,1
`,
  'regels.yaml': `regels:
  - id: zuid-1
    lot: uitgevoerd
    soort: start-vereist
    gevolg: weigeren
    wijktAf: [OP364]
    uitleg: Zonder start geen geld.
    bron: "1"
  - id: zuid-2
    lot: uitgevoerd
    soort: tarief-ten-hoogste
    gevolg: weigeren
    retourcode: "0611"
    uitleg: Niet meer dan het tarief.
    bron: "1"
  - id: zuid-3
    lot: buiten-berichten
    uitleg: Een gesprek.
    bron: "1"
`,
  'afspraken.yaml': `zwaarte:
  - { codes: [45A01], bron: "1" }
`,
};
type File = keyof typeof zuid;

let map = '';
beforeEach(() => {
  map = mkdtempSync(join(tmpdir(), 'protocollen-'));
});
afterEach(() => rmSync(map, { recursive: true }));

function write(anders: Partial<Record<File, string>> & Record<string, string> = {}, naam = 'zuid'): void {
  for (const [bestand, tekst] of Object.entries({ ...zuid, ...anders })) {
    const pad = join(map, naam, bestand);
    mkdirSync(dirname(pad), { recursive: true });
    writeFileSync(pad, tekst);
  }
}

/** What loading says is wrong. */
function refusal(anders: Parameters<typeof write>[0]): string {
  write(anders);
  try {
    loadProtocol(map, 'zuid');
  } catch (fout) {
    if (fout instanceof ProtocolError) return fout.message.replaceAll(join(map, 'zuid'), '');
    throw fout;
  }
  return 'geladen';
}

const changed = (bestand: File, van: string, naar: string) => ({
  [bestand]: zuid[bestand].replace(van, naar),
});

/** With a rule or more whose figures a report gives; the last of the three is the first of them. */
const reported = (...velden: readonly string[]) => {
  const [voor = ''] = zuid['regels.yaml'].split('  - id: zuid-3');
  const regels = velden.map(
    (veld, n) =>
      `  - id: zuid-${n + 3}\n    lot: rapport\n    ${veld}\n    uitleg: Cijfers.\n    bron: "1"\n`,
  );
  return { 'regels.yaml': voor + regels.join('') };
};

describe('A fourth region', () => {
  test('judges a declaration by its folder alone', () => {
    write();
    const protocol = loadProtocol(map, 'zuid');
    const feiten = declaraties('ijw-3.2');
    const bericht = declaratie('ijw-3.2', [
      { ProductTarief: 12_51, IngediendBedrag: { Bedrag: 50_04, DebetCredit: 'D' } },
    ]);
    const oordeel = judge(bericht, feiten, protocol, ontvangst);
    expect(
      oordeel.bevindingen.map(({ regel, retourcode, antwoordcode }) => [regel, retourcode, antwoordcode]),
    ).toEqual([
      ['zuid-1', null, '0233'],
      ['zuid-2', null, '0611'],
    ]);
    expect(oordeel.bevindingen.map(({ waarden: { wijktAfVan } }) => wijktAfVan)).toEqual([
      'OP364',
      undefined,
    ]);
    expect(judge(bericht, feiten, landelijk, ontvangst).uitkomst).toBe('goedgekeurd');
  });

  test('only signals what it refuses by a start or stop when its switch is off', () => {
    write();
    const protocol = loadProtocol(map, 'zuid', { declaratieVereistStart: false });
    const oordeel = judge(declaratie('ijw-3.2'), declaraties('ijw-3.2'), protocol, ontvangst);
    expect(oordeel.uitkomst).toBe('goedgekeurd');
    expect(oordeel.signalen?.map(({ code }) => code)).toEqual(['zuid-1']);
  });

  test('grants with a signal what only it refuses, when it says so', () => {
    const afkeur = changed(
      'protocol.yaml',
      'wijze: retourcode, retourcode: "0233"',
      'wijze: goedkeuren-met-signaal',
    );
    write(afkeur);
    const oordeel = judge(
      declaratie('ijw-3.2'),
      declaraties('ijw-3.2'),
      loadProtocol(map, 'zuid'),
      ontvangst,
    );
    expect(oordeel.uitkomst).toBe('goedgekeurd');
    expect(oordeel.signalen?.map(({ code }) => code)).toEqual(['zuid-1']);
  });

  test('lets a person decide on what only it refuses, when it says so, and says what holds when nobody does', () => {
    const vasthouden = 'wijze: vasthouden, daarna: { wijze: goedkeuren-met-signaal }';
    write(changed('protocol.yaml', 'wijze: retourcode, retourcode: "0233"', vasthouden));
    const protocol = loadProtocol(map, 'zuid');
    const [bericht, feiten] = [declaratie('ijw-3.2'), declaraties('ijw-3.2')];
    const oordeel = judge(bericht, feiten, protocol, ontvangst);
    expect(oordeel.wachtend?.map(({ bevindingen }) => bevindingen.map(({ regel }) => regel))).toEqual([
      ['zuid-1'],
    ]);
    const besluiten = { regels: new Map(), voorbij: true };
    const later = judge(bericht, { ...feiten, besluiten }, protocol, ontvangst);
    expect([later.uitkomst, later.wachtend, later.signalen?.length]).toEqual(['goedgekeurd', undefined, 1]);
  });

  test('must say what holds when nobody decided', () => {
    const without = changed('protocol.yaml', 'wijze: retourcode, retourcode: "0233"', 'wijze: vasthouden');
    expect(refusal(without)).toBe(
      '/protocol.yaml klopt niet. regel 10: regionaal.afkeur.daarna: wat geldt als niemand op tijd besloot: { wijze: retourcode, retourcode: "0233" } of { wijze: goedkeuren-met-signaal }.',
    );
    const again = 'wijze: vasthouden, daarna: { wijze: vasthouden }';
    expect(refusal(changed('protocol.yaml', 'wijze: retourcode, retourcode: "0233"', again))).toContain(
      'regel 10: regionaal.afkeur.daarna.wijze: wat geldt als niemand op tijd besloot',
    );
  });

  test('says how long an allocation may go without a start, and what the clock does by itself', () => {
    const bewaakt = `${zuid['regels.yaml'].trimEnd()}
  - id: zuid-start
    lot: signaal
    bewaak: { zonderStart: { aantal: 6, in: weken }, vanaf: laatste }
    uitleg: De zorg begint binnen zes weken.
    bron: "1"
`;
    write({
      'regels.yaml': bewaakt,
      'protocol.yaml': `${zuid['protocol.yaml'].trimEnd()}\nonderzoekVanzelf: false\nwaarschuwWerkdagen: 3\n`,
    });
    const { bewaking, onderzoekVanzelf, waarschuwWerkdagen, regionaal } = loadProtocol(map, 'zuid');
    expect([onderzoekVanzelf, waarschuwWerkdagen]).toEqual([false, 3]);
    const [regel] = bewaking ?? [];
    expect(regel).toEqual({
      id: 'zuid-start',
      wat: 'zonder-start',
      wetten: regionaal?.wetten,
      binnen: { aantal: 6, in: 'weken' },
      vanaf: 'laatste',
    });
    write();
    expect(loadProtocol(map, 'zuid').bewaking).toBeUndefined();
  });

  test('says at which age of a client somebody must look', () => {
    const bewaakt = (bewaak: string) => ({
      'regels.yaml': `${zuid['regels.yaml'].trimEnd()}
  - id: zuid-zeventien
    lot: signaal
    bewaak: ${bewaak}
    uitleg: Bij zeventien jaar een plan.
    bron: "1"
`,
    });
    write(bewaakt('{ leeftijd: 17 }'));
    const { bewaking, regionaal } = loadProtocol(map, 'zuid');
    const regel = { id: 'zuid-zeventien', wat: 'leeftijd', wetten: regionaal?.wetten, leeftijd: 17 };
    expect(bewaking).toEqual([{ ...regel, producten: null, categorieen: null }]);
    write(bewaakt('{ leeftijd: 17, producten: [45A01], categorieen: ["44", "45"] }'));
    expect(loadProtocol(map, 'zuid').bewaking).toEqual([
      { ...regel, producten: new Set(['45A01']), categorieen: new Set(['44', '45']) },
    ]);
    for (const fout of ['{ leeftijd: 0 }', '{ leeftijd: 17.5 }', '{ leeftijd: 17, producten: [] }']) {
      write(bewaakt(fout));
      expect(() => loadProtocol(map, 'zuid')).toThrow(/regels\.yaml klopt niet. regel 22: /);
    }
  });

  test('says when is paid, by which of its rules, and whether it is told that a payment is late', () => {
    const betaling = (tekst: string) => ({
      'protocol.yaml': `${zuid['protocol.yaml'].trimEnd()}\n${tekst}\n`,
    });
    write(betaling('betaling: { vanaf: ontvangst, dagen: 14, regel: zuid-1, bewaken: true }'));
    expect(loadProtocol(map, 'zuid').betaling).toEqual({
      vanaf: 'ontvangst',
      dagen: 14,
      regel: 'zuid-1',
      bewaken: true,
    });
    write(betaling('betaling: { vanaf: ontvangst, dagen: 14 }'));
    expect(loadProtocol(map, 'zuid').betaling).toMatchObject({ regel: 'betaaltermijn', bewaken: false });
    expect(refusal(betaling('betaling: { vanaf: ontvangst, dagen: 14, regel: zuid-99 }'))).toMatch(
      /^\/protocol\.yaml, regel \d+: regel zuid-99 staat niet in regels\.yaml\./,
    );
  });

  test('says nothing of another law', () => {
    write();
    const protocol = loadProtocol(map, 'zuid');
    const oordeel = judge(declaratie('iwmo-3.2'), declaraties('iwmo-3.2'), protocol, ontvangst);
    expect([oordeel.uitkomst, oordeel.signalen]).toEqual(['goedgekeurd', undefined]);
  });

  test('is judged by the version that held on the day of receipt', () => {
    write({
      'versies/2026-05-06/regels.yaml': zuid['regels.yaml'].replaceAll('zuid-', 'nieuw-'),
      'versies/2026-05-07/protocol.yaml': zuid['protocol.yaml'].replace('false', 'true'),
    });
    const protocol = loadProtocol(map, 'zuid');
    const rules = (dag: string) =>
      protocolOn(protocol, Temporal.PlainDate.from(dag)).regionaal?.regels.map(({ id }) => id);
    expect(rules('2026-05-05')).toEqual(['zuid-1', 'zuid-2']);
    expect(rules('2026-05-06')).toEqual(['nieuw-1', 'nieuw-2']);
    expect(rules('2027-01-01')).toEqual(['nieuw-1', 'nieuw-2']);
    const oordeel = judge(declaratie('ijw-3.2'), declaraties('ijw-3.2'), protocol, ontvangst);
    expect(oordeel.bevindingen.map(({ regel }) => regel)).toEqual(['nieuw-1']);
    const goedeVrijdag = (dag: string) =>
      protocolOn(protocol, Temporal.PlainDate.from(dag)).kalender.goedeVrijdagIsWerkdag;
    expect([goedeVrijdag('2026-05-06'), goedeVrijdag('2026-05-07')]).toEqual([false, true]);
  });
});

describe('A pack that cannot be used is refused with file, line and remedy', () => {
  test.each([
    ['no YAML', { 'regels.yaml': 'regels: [' }, '/regels.yaml, regel 1: dit is geen YAML.'],
    [
      'an unknown kind of rule',
      changed('regels.yaml', 'start-vereist', 'bestaat-niet'),
      "/regels.yaml, regel 2: regel zuid-1: soort 'bestaat-niet' bestaat niet. Kies uit: ",
    ],
    [
      'a parameter that is missing',
      changed('regels.yaml', 'start-vereist', 'zorg-vanaf'),
      '/regels.yaml, regel 2: regel zuid-1: met.vanaf ontbreekt: de eerste dag',
    ],
    [
      'a parameter the kind does not know',
      changed(
        'regels.yaml',
        'gevolg: weigeren\n    wijktAf',
        'gevolg: weigeren\n    met: { dagen: 3 }\n    wijktAf',
      ),
      '/regels.yaml, regel 2: regel zuid-1: soort start-vereist kent dagen niet. Bekend: geen.',
    ],
    [
      'a parameter of another type',
      changed('regels.yaml', 'soort: start-vereist', 'met: { vanaf: morgen }\n    soort: zorg-vanaf'),
      '/regels.yaml, regel 2: regel zuid-1: met.vanaf: een datum als JJJJ-MM-DD.',
    ],
    [
      'a report that does not exist',
      reported('rapport: wachtrij'),
      "/regels.yaml, regel 16: regel zuid-3: rapport 'wachtrij' bestaat niet. Kies uit: aanbieders-zonder-clienten, ",
    ],
    ['a fate that promises a report and names none', reported(''), '/regels.yaml klopt niet. regel 16'],
    [
      'a number that its report does not know',
      reported('rapport: [wachttijd, verzoeken]\n    met: { uren: 3 }'),
      '/regels.yaml, regel 16: regel zuid-3: rapport wachttijd, verzoeken kent uren niet. Bekend: weken, werkdagen, dagen.',
    ],
    [
      'two numbers for one report',
      reported('rapport: wachttijd\n    met: { weken: 6 }', 'rapport: wachttijd\n    met: { weken: 4 }'),
      ': regel zuid-4: met.weken is anders dan bij regel zuid-3, en rapport wachttijd kent er één.',
    ],
    [
      'a threshold of what is no municipality',
      reported('rapport: omzet-drempels\n    met: { gemeenten: { "889": 100 } }'),
      'Gevraagd is per gemeentecode (4 cijfers, tussen aanhalingstekens) de drempel in eurocenten.',
    ],
    [
      'a rule that stands twice',
      changed('regels.yaml', 'zuid-2', 'zuid-1'),
      '/regels.yaml, regel 9: regel zuid-1 staat er twee keer in.',
    ],
    [
      'a field that does not exist',
      changed('regels.yaml', '    uitleg: Een gesprek.', '    uitlgg: Een gesprek.'),
      '/regels.yaml klopt niet. regel 16',
    ],
    [
      'a code that is read as a number',
      { 'afspraken.yaml': 'zwaarte:\n  - { codes: [54001], bron: "1" }\n' },
      '/afspraken.yaml klopt niet. regel 2: zwaarte.0.codes.0: een productcode tussen aanhalingstekens',
    ],
    [
      'a product that is not in the catalogue',
      {
        'afspraken.yaml': 'zwaarte:\n  - { codes: [45A01], bron: "1" }\n  - { codes: [45A02], bron: "1" }\n',
      },
      '/afspraken.yaml, regel 3: product 45A02 staat niet in producten.csv.',
    ],
    [
      'a product that stands twice',
      { 'producten.csv': `${zuid['producten.csv']}45A01,Nog eens,45,,genoemd,,,,,,,,,2026-01-01,,1\n` },
      '/producten.csv, regel 3: product 45A01 staat er twee keer in.',
    ],
    [
      'a frequency that does not exist',
      changed('producten.csv', ',2 6,', ',5,'),
      '/producten.csv, regel 2: frequenties: een frequentie uit de codelijst',
    ],
    [
      'half of a limit',
      changed('producten.csv', ',20,week,', ',20,,'),
      '/producten.csv, regel 2: vul max_volume en max_volume_per allebei',
    ],
    [
      'a category of no law',
      changed('producten.csv', ',45,', ',99,'),
      '/producten.csv, regel 2: productcategorie 99 bestaat niet',
    ],
    [
      'two tariffs on one day',
      changed('tarieven.csv', '2026-03-31', '2026-04-01'),
      '/tarieven.csv, regel 3: product 45A01 heeft in eenheid 04 op dezelfde dagen al een ander tarief.',
    ],
    [
      'a tariff with a comma',
      changed('tarieven.csv', ',1200,', ',"12,00",'),
      '/tarieven.csv klopt niet. regel 2: tarief_cent: hele centen',
    ],
    [
      'a tariff of no product',
      changed('tarieven.csv', '45A01,04,1250', '45A09,04,1250'),
      '/tarieven.csv, regel 3: tarief voor product 45A09, dat niet in ',
    ],
    [
      'a reason that is not used',
      changed('regels.yaml', 'gevolg: weigeren\n    wijktAf', 'gevolg: { zelf-afwijzen: "1" }\n    wijktAf'),
      '/regels.yaml, regel 2: regel zuid-1 wijst af met reden 1, die hier niet gebruikt wordt.',
    ],
    [
      'a retourcode that no Prestatie can carry',
      changed('regels.yaml', '"0611"', '"9056"'),
      '/regels.yaml klopt niet. regel 13: regels.1.retourcode: een retourcode die bij een prestatie kan staan: 0233, 0611, ',
    ],
    [
      'a message refused with a code that says something else',
      changed('protocol.yaml', 'regionaal:\n', 'regionaal:\n  afkeurBericht: "9056"\n'),
      'afkeurBericht: 0001 (afgekeurd) of 0233 (niet beoordeeld)',
    ],
    [
      'a rule about a message with a retourcode of its own',
      changed(
        'regels.yaml',
        'soort: start-vereist',
        'soort: geregistreerde-afzender\n    retourcode: "0611"',
      ),
      '/regels.yaml, regel 2: regel zuid-1: een regel over een bericht draagt geen eigen retourcode.',
    ],
    [
      'a rule switched on against the standard that does not exist',
      changed('protocol.yaml', 'schakelaars: { ', 'schakelaars: { tegenDeStandaard: [zuid-9], '),
      '/protocol.yaml, regel 9: tegenDeStandaard noemt zuid-9, maar zo heet geen regel die van de standaard afwijkt',
    ],
    [
      'two codes of one provider on one day',
      {
        'aanbieders.csv':
          'code,naam,rol,bekostiging,geldig_van,geldig_tot,gemeld_op,toegestaan_vanaf\n12345678,Wijk,aanbieder,,2026-01-01,2026-05-31,,\n87654321,Wijk,aanbieder,,2026-05-31,,,\n',
      },
      '/aanbieders.csv, regel 3: Wijk heeft op dezelfde dagen ook de code van regel 2.',
    ],
    [
      'a stretch that is watched in something that is no time',
      {
        'regels.yaml': `${zuid['regels.yaml'].trimEnd()}
  - id: zuid-start
    lot: signaal
    bewaak: { zonderStart: { aantal: 6, in: manen }, vanaf: laatste }
    uitleg: De zorg begint.
    bron: "1"
`,
      },
      '/regels.yaml klopt niet. regel 22: regels.3.bewaak: een van: zonderStart met vanaf; ',
    ],
    [
      'a column that is missing',
      changed('tarieven.csv', 'tarief_cent', 'tarief'),
      "/tarieven.csv, regel 1: kolom tarief_cent ontbreekt. De eerste regel noemt de kolommen, met komma's ertussen: code,eenheid,tarief_cent,",
    ],
    [
      'semicolons for commas',
      { 'tarieven.csv': zuid['tarieven.csv'].replaceAll(',', ';') },
      '/tarieven.csv, regel 1: kolom code, eenheid, tarief_cent, geldig_van, geldig_tot, bron ontbreekt.',
    ],
    [
      'a comma too many',
      changed('tarieven.csv', '2026-03-31,1', '2026-03-31,1,blad 2'),
      '/tarieven.csv, regel 2: er staan meer of minder waarden dan kolommen.',
    ],
    [
      'a quotation mark within a value',
      changed('tarieven.csv', '2026-03-31,1', '2026-03-31,1 "blad'),
      '/tarieven.csv, regel 2: dit is geen CSV. Een aanhalingsteken',
    ],
    [
      'a tariff that ends before it begins',
      changed('tarieven.csv', '2026-01-01,2026-03-31', '2026-01-01,2025-03-31'),
      '/tarieven.csv klopt niet. regel 2: geldig_tot: niet voor geldig_van.',
    ],
    [
      'a product that ends before it begins',
      changed('producten.csv', '2026-01-01,,1', '2026-01-01,2025-12-31,1'),
      '/producten.csv klopt niet. regel 2: geldig_tot: niet voor geldig_van.',
    ],
    [
      'a variant that does not exist',
      changed('producten.csv', 'inspanning', 'inspaning'),
      '/producten.csv klopt niet. regel 2: variant: een van inspanning, output, maand, traject, of leeg.',
    ],
    [
      'a setting that does not exist',
      changed('protocol.yaml', 'contracttarief: vast', 'contracttarief: vast\ncontracttaref: vast'),
      '/protocol.yaml klopt niet. regel 1: bestand: kent contracttaref niet; verbeter de naam of laat het weg.',
    ],
    [
      'a word for true or false',
      changed('protocol.yaml', 'goedeVrijdagIsWerkdag: false', 'goedeVrijdagIsWerkdag: nee'),
      '/protocol.yaml klopt niet. regel 3: kalender.goedeVrijdagIsWerkdag: hier hoort true of false.',
    ],
    [
      'a consequence that does not exist',
      changed('regels.yaml', 'gevolg: weigeren', 'gevolg: afkeuren'),
      '/regels.yaml klopt niet. regel 5: regels.0.gevolg: een van weigeren, signaleren, adviseren, of hier',
    ],
    [
      'a code of the standard that does not exist',
      changed('regels.yaml', '[OP364]', '[OP999]'),
      '/regels.yaml, regel 2: regel zuid-1: wijktAf noemt OP999, maar die code kent de standaard niet.',
    ],
    [
      'a reason that a rule would say is not used',
      changed(
        'protocol.yaml',
        'afwijzingsredenen:',
        'ongebruikteRedenen: { "5": zuid-9 }\n  afwijzingsredenen:',
      ),
      '/protocol.yaml, regel 11: ongebruikteRedenen noemt zuid-9, maar zo heet geen regel in regels.yaml.',
    ],
    [
      'a rule about a product that is listed nowhere',
      changed(
        'regels.yaml',
        'soort: start-vereist',
        'soort: na-einde\n    met: { codes: [45A09], maanden: 1 }',
      ),
      '/regels.yaml, regel 2: regel zuid-1: met.codes: product 45A09 staat niet in producten.csv of contracten.csv.',
    ],
    [
      'a file with a name that is mistyped',
      { 'versies/2026-07-01/tarief.csv': zuid['tarieven.csv'] },
      '/versies/2026-07-01/tarief.csv: zo heet geen bestand van een protocol.',
    ],
    [
      'a version that is named after a day without dashes',
      { 'versies/20260701/regels.yaml': 'regels: []' },
      '/versies/20260701: een versie heet naar de dag waarop zij ingaat',
    ],
    [
      'another name than its folder',
      changed('protocol.yaml', 'naam: zuid', 'naam: noord'),
      "/protocol.yaml, regel 1: de naam is 'noord', maar de map heet 'zuid'.",
    ],
    [
      'a version that is named after no day',
      { 'versies/nieuw/regels.yaml': 'regels: []' },
      '/versies/nieuw: een versie heet naar de dag waarop zij ingaat',
    ],
  ])('%s', (_, anders, begin) => {
    expect(refusal(anders)).toContain(begin);
  });

  test('nothing is wrong with the region itself', () => {
    expect(refusal({})).toBe('geladen');
  });
});

describe('The packs of this installation', () => {
  const namen = readdirSync(protocolsFolder);

  test.each(namen)('%s can be used', (naam) => {
    for (const { protocol, loten } of loadVersions(protocolsFolder, naam)) {
      expect(protocol.naam).toBe(naam);
      expect(loten.every(({ uitleg, bron }) => uitleg.length > 10 && bron.length > 0)).toBe(true);
    }
  });

  test('every rule of the regions has a fate', () => {
    const aantallen = namen.map((naam) => [naam, loadVersions(protocolsFolder, naam)[0].loten.length]);
    expect(Object.fromEntries(aantallen)).toEqual({
      landelijk: 0,
      'een-10-voor-de-jeugd-2021': 177,
      'mgr-limburg-noord-2022': 51,
      'nijmegen-2022': 32,
    });
  });

  test('a tariff is in whole cents and the card goes before the table', () => {
    const { regionaal } = loadProtocol(protocolsFolder, 'een-10-voor-de-jeugd-2021');
    const cent = (code: string) => regionaal?.producten.get(code)?.tarieven.map((tarief) => tarief.cent);
    expect([cent('54001'), cent('45J31'), cent('46J00'), cent('43J36')]).toEqual([
      [10011],
      [1066101],
      [247346],
      [],
    ]);
  });
});
