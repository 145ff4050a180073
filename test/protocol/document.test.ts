/**
 * `docs/protocol-maken.md`, followed literally: its files and nothing else make the pack of a municipality that does not
 * exist, and a month of messages is judged by it.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryCasefile } from '../../src/casefile/memory.ts';
import { protocol } from '../../src/commands/protocol.ts';
import { play, type StepResult } from '../../src/commands/replay/play.ts';
import { readScenario } from '../../src/commands/replay/scenario.ts';
import { openSchemas } from '../../src/commands/schemas.ts';
import { judgeMessage } from '../../src/pipeline/judging.ts';
import { loadProtocol, protocolPerGemeente, protocolsFolder } from '../../src/pipeline/protocols.ts';
import { refuseByItself } from '../../src/pipeline/refusing.ts';
import { reports } from '../../src/rapport/index.ts';
import { bericht301, bericht305, bericht315, bericht323 } from '../../src/rules/examples/berichten.ts';
import { bsn, dag, periode, type Wijziging } from '../../src/rules/examples/waarden.ts';
import { kinds } from '../../src/rules/regional/index.ts';
import type { Bericht, Prestatie323 } from '../../src/standard/berichten.generated.ts';
import { leesBericht } from '../../src/standard/xml/bericht.ts';
import { schrijfBericht } from '../../src/standard/xml/schrijven.ts';
import { run } from '../play.ts';
import { testWorld } from '../world.ts';
import { chosen, commands, document, files, mistakes, output, scenario } from './document.ts';

const naam = 'zeedorp-2026';
const law = 'ijw-3.2';

let map = '';
beforeAll(() => {
  map = mkdtempSync(join(tmpdir(), 'zeedorp-'));
  cpSync(join(protocolsFolder, 'landelijk'), join(map, 'landelijk'), { recursive: true });
  write(map, files);
});
afterAll(() => rmSync(map, { recursive: true }));

function write(waar: string, bestanden: ReadonlyMap<string, string>): void {
  for (const [bestand, inhoud] of bestanden) {
    const pad = join(waar, naam, bestand);
    mkdirSync(dirname(pad), { recursive: true });
    writeFileSync(pad, inhoud);
  }
}

const plain = (regels: readonly string[]) => regels.map((regel) => regel.replaceAll('\u00a0', ' '));

describe('The document about making a protocol', () => {
  test('holds a whole pack, which check finds right in the words that it says', async () => {
    expect(files.size).toBe(8);
    const { exit, uit } = await run(protocol, ['check', '--map', map, naam]);
    expect(uit).toEqual(output('check'));
    expect(exit).toBe(0);
  });

  test('leaves a pack that can be used after every file of it', async () => {
    const stap = mkdtempSync(join(tmpdir(), 'zeedorp-stap-'));
    try {
      for (const bestand of files) {
        write(stap, new Map([bestand]));
        const { exit, uit } = await run(protocol, ['check', '--map', stap, naam]);
        expect([exit, uit[0]]).toEqual([0, `Protocol ${naam} klopt.`]);
      }
    } finally {
      rmSync(stap, { recursive: true });
    }
  });

  test('quotes what show tells', async () => {
    const { uit } = await run(protocol, ['show', '--map', map, naam]);
    expect(output('show').length).toBeGreaterThan(2);
    expect(plain(uit)).toEqual(expect.arrayContaining([...output('show')]));
  });

  test.each(mistakes)(
    'says how a mistake is told: $naar in $bestand',
    async ({ bestand, van, naar, melding }) => {
      const fout = mkdtempSync(join(tmpdir(), 'zeedorp-fout-'));
      try {
        const goed = files.get(bestand) ?? '';
        expect(goed).toContain(van);
        write(fout, new Map([...files, [bestand, goed.replace(van, naar)]]));
        const { exit, uit } = await run(protocol, ['check', '--map', fout, naam]);
        expect(uit.map((regel) => regel.replaceAll(`${join(fout, naam)}/`, ''))).toEqual([melding]);
        expect(exit).toBe(1);
      } finally {
        rmSync(fout, { recursive: true });
      }
    },
  );

  test('names commands that exist, and files and settings as they are', async () => {
    for (const command of commands.filter((een) => een.startsWith('protocol'))) {
      const [, ...argv] = command.split(' ');
      const { exit } = await run(protocol, argv.includes(naam) ? ['--map', map, ...argv] : argv);
      expect(exit).toBe(0);
    }
    expect(commands.map((een) => een.split(' ')[0])).toEqual(expect.arrayContaining(['protocol', 'replay']));
    const { uit } = await run(protocol, ['soorten']);
    const genoemd = uit.filter((regel) => /^\S/.test(regel)).map((regel) => regel.split(':')[0]);
    expect(genoemd).toEqual([...kinds.keys(), ...[...reports.keys()].map((naam) => `rapport ${naam}`)]);
  });
});

/** What became of one message. */
type Outcome = {
  readonly uitkomst: string | undefined;
  readonly regels: readonly string[];
  readonly signalen: readonly string[];
  /** What was sent because of it, with the retourcodes that say something is wrong. */
  readonly verzonden: readonly string[];
};

const april = periode('2026-04-01', '2026-04-30');
const mei = periode('2026-05-01', '2026-05-31');

function line(ReferentieNummer: string, ToewijzingNummer: number, anders: Wijziging<Prestatie323> = {}) {
  const ProductTarief = anders.ProductTarief ?? 52_00;
  return {
    ProductReferentie: { ReferentieNummer },
    ToewijzingNummer,
    ProductCategorie: '45' as const,
    ProductCode: '45A01',
    ProductPeriode: april,
    IngediendBedrag: { Bedrag: 4 * ProductTarief, DebetCredit: 'D' as const },
    ...anders,
    ProductTarief,
  };
}
const group = { ProductCode: '45A03' };

const allocated = (ToewijzingNummer: number, Code: string) => ({
  ToewijzingNummer,
  Product: { Categorie: '45' as const, Code },
  Ingangsdatum: dag('2026-03-01'),
  Omvang: { Volume: 12, Eenheid: '04' as const, Frequentie: '4' as const },
});

/** From 1 April to 2 June, at ten in the morning; each by the name under which it is told below. */
const month: readonly (readonly [wat: string, dagtekening: string, bericht: Bericht])[] = [
  [
    'toewijzing',
    '2026-04-01',
    bericht301(law, {
      identificatie: 'T1',
      dagtekening: '2026-04-01',
      producten: [allocated(1001, '45A01'), allocated(1002, '45A03')],
    }),
  ],
  [
    'tweede toewijzing',
    '2026-04-01',
    bericht301(law, {
      identificatie: 'T2',
      dagtekening: '2026-04-01',
      client: { Bsn: bsn.tweede },
      producten: [allocated(1101, '45A01')],
    }),
  ],
  [
    'start',
    '2026-04-08',
    bericht305(law, {
      identificatie: 'S1',
      dagtekening: '2026-04-08',
      producten: [
        {
          ToewijzingIngangsdatum: dag('2026-03-01'),
          Begindatum: dag('2026-03-01'),
          Product: { Categorie: '45', Code: '45A01' },
        },
        {
          ToewijzingIngangsdatum: dag('2026-03-01'),
          Begindatum: dag('2026-03-01'),
          Product: { Categorie: '45', Code: '45A03' },
        },
      ],
    }),
  ],
  [
    'verzoek om een onbekende code',
    '2026-04-10',
    bericht315(law, {
      identificatie: 'V1',
      dagtekening: '2026-04-10',
      client: { Bsn: bsn.derde },
      producten: [{ Product: { Categorie: '45', Code: '45A09' } }],
    }),
  ],
  [
    'verzoek om een uitlopende code',
    '2026-04-10',
    bericht315(law, {
      identificatie: 'V2',
      dagtekening: '2026-04-10',
      client: { Bsn: bsn.tweede },
      producten: [{ ReferentieAanbieder: 'VOT9', Product: { Categorie: '45', Code: '45A02' } }],
    }),
  ],
  [
    'declaratie',
    '2026-05-04',
    bericht323(law, {
      identificatie: 'D1',
      dagtekening: '2026-05-01',
      declaratie: {
        DeclaratieNummer: 'N1',
        DeclaratiePeriode: april,
        DeclaratieDagtekening: dag('2026-05-01'),
      },
      clienten: [
        {
          prestaties: [
            line('A', 1001),
            line('B', 1001, { ProductPeriode: periode('2026-03-01', '2026-03-31'), ProductTarief: 51_00 }),
            line('C', 1002, { ...group, ProductTarief: 40_01 }),
          ],
        },
        { bsn: bsn.tweede, prestaties: [line('D', 1101)] },
      ],
    }),
  ],
  [
    'tweede declaratie',
    '2026-05-11',
    bericht323(law, {
      identificatie: 'D2',
      dagtekening: '2026-05-11',
      declaratie: {
        DeclaratieNummer: 'N2',
        DeclaratiePeriode: april,
        DeclaratieDagtekening: dag('2026-05-11'),
      },
      clienten: [{ prestaties: [line('E', 1002, { ...group, ProductTarief: 40_00 })] }],
    }),
  ],
  [
    'declaratie in juni',
    '2026-06-02',
    bericht323(law, {
      identificatie: 'D3',
      dagtekening: '2026-06-02',
      declaratie: {
        DeclaratieNummer: 'N3',
        DeclaratiePeriode: mei,
        DeclaratieDagtekening: dag('2026-06-02'),
      },
      clienten: [{ bsn: bsn.tweede, prestaties: [line('F', 1101, { ProductPeriode: mei })] }],
    }),
  ],
];

async function lived(gekozen: ReadonlyMap<string, string>) {
  const w = testWorld(memoryCasefile(), { protocolVoor: protocolPerGemeente(map, gekozen) });
  const uitkomsten = new Map<string, Outcome>();
  const ids = new Map<string, string>();
  for (const [wat, dagtekening, bericht] of month) {
    w.klok.nu = Temporal.Instant.from(`${dagtekening}T10:00:00+02:00`);
    const id = await w.receive(bericht, { zonderOordeel: true });
    await judgeMessage(id, w.wiring, (verzoeken) => refuseByItself(w.wiring, verzoeken));
    await w.sendAll();
    ids.set(wat, id);
    const oordeel = (await w.casefile.toon(id))?.oordeel;
    uitkomsten.set(wat, {
      uitkomst: oordeel?.uitkomst,
      regels: oordeel?.bevindingen.map(({ regel }) => regel) ?? [],
      signalen: oordeel?.signalen?.map(({ code }) => code) ?? [],
      verzonden: w.verzonden.splice(0).map(({ bericht: naar, bytes }) => told(naar, bytes)),
    });
  }
  const termijnen = (await w.casefile.toon(ids.get('toewijzing') ?? ''))?.termijnen ?? [];
  const { regels: betalingen } = await w.casefile.betalingen({}, { aantal: 9 });
  return { uitkomsten, retour: termijnen.map(({ uiterlijk }) => uiterlijk.toString()), betalingen };
}

function told(naam: string, bytes: Uint8Array): string {
  const tekst = Buffer.from(bytes).toString();
  const codes = [...tekst.matchAll(/RetourCode>(\w{4})</g)].flatMap(([, code]) =>
    code === undefined || ['0200', '8001'].includes(code) ? [] : code,
  );
  const gelezen = leesBericht(bytes);
  const reden =
    gelezen.ok && gelezen.bericht.nummer === '319'
      ? gelezen.bericht.Antwoord.RedenAfwijzingVerzoek
      : undefined;
  return [naam, ...codes, ...(reden === undefined ? [] : [`reden ${reden}`])].join(' ');
}

/** The scenario of the document beside these messages, played with its pack or another one. */
async function played(pakket: string): Promise<readonly StepResult[]> {
  const waar = mkdtempSync(join(tmpdir(), 'zeedorp-scenario-'));
  try {
    writeFileSync(join(waar, 'scenario.yaml'), scenario);
    for (const [plaats, [, , bericht]] of month.entries()) {
      writeFileSync(join(waar, `0${plaats + 1}-jw${bericht.nummer}.xml`), schrijfBericht(bericht));
    }
    const gelezen = await readScenario(waar);
    return await Array.fromAsync(play(gelezen, loadProtocol(map, pakket), openSchemas()));
  } finally {
    rmSync(waar, { recursive: true });
  }
}

describe('The month that the document tells of', () => {
  test('is the scenario that it gives, of which every expectation is met, and not under the national standard', async () => {
    const stappen = await played(naam);
    expect(stappen.flatMap(({ verschillen }) => verschillen)).toEqual([]);
    expect(stappen.filter(({ verwachting }) => verwachting === 'voldaan')).toHaveLength(5);
    expect(stappen).toHaveLength(month.length);
    const anders = (await played('landelijk')).filter(({ verwachting }) => verwachting === 'niet-voldaan');
    expect(anders.map(({ stap }) => stap)).toEqual([4, 5, 6, 7, 8]);
  });

  const goed = (...verzonden: string[]): Outcome => ({
    uitkomst: 'goedgekeurd',
    regels: [],
    signalen: [],
    verzonden,
  });

  test('is judged by its pack, and otherwise than by the national standard', async () => {
    expect(chosen?.[1]).toBe(naam);
    const zeedorp = await lived(new Map([chosen ?? ['', '']]));
    expect(Object.fromEntries(zeedorp.uitkomsten)).toEqual({
      toewijzing: goed('JW301'),
      'tweede toewijzing': goed('JW301'),
      start: goed('JW306'),
      'verzoek om een onbekende code': {
        uitkomst: 'afgekeurd',
        regels: ['TR381'],
        signalen: [],
        verzonden: ['JW316 S329'],
      },
      'verzoek om een uitlopende code': goed('JW316', 'JW319 reden 4'),
      declaratie: {
        uitkomst: 'deels-goedgekeurd',
        regels: ['zeedorp-te-laat', 'zeedorp-tarief', 'zeedorp-start'],
        signalen: [],
        verzonden: ['JW325 0233 0611 0233'],
      },
      'tweede declaratie': { ...goed('JW325'), signalen: ['zeedorp-een-per-maand'] },
      'declaratie in juni': { ...goed('JW325'), signalen: ['zeedorp-start'] },
    });
    expect(zeedorp.retour).toEqual(['2026-04-08']);
    expect(zeedorp.betalingen.map((b) => [b.uiterlijk.toString(), b.toegekend])).toEqual([
      ['2026-05-18', 208_00],
      ['2026-05-25', 160_00],
      ['2026-06-16', 208_00],
    ]);

    const landelijk = await lived(new Map());
    expect(Object.fromEntries(landelijk.uitkomsten)).toEqual({
      toewijzing: goed('JW301'),
      'tweede toewijzing': goed('JW301'),
      start: goed('JW306'),
      'verzoek om een onbekende code': goed('JW316'),
      'verzoek om een uitlopende code': goed('JW316'),
      declaratie: goed('JW325'),
      'tweede declaratie': {
        uitkomst: 'afgekeurd',
        regels: ['TR389'],
        signalen: [],
        verzonden: ['JW325 9389'],
      },
      'declaratie in juni': goed('JW325'),
    });
    expect(landelijk.retour).toEqual(['2026-04-07']);
    expect(landelijk.betalingen.map((b) => [b.uiterlijk.toString(), b.toegekend])).toEqual([
      ['2026-05-31', 780_04],
      ['2026-06-10', 0],
      ['2026-07-02', 208_00],
    ]);
    // The days that the document tells.
    const day = (dag: string | Temporal.PlainDate | undefined) =>
      Temporal.PlainDate.from(dag ?? '').toLocaleString('nl-NL', { day: 'numeric', month: 'long' });
    const [een, ander] = [landelijk.betalingen[0], zeedorp.betalingen[0]];
    expect(document).toContain(`| uiterlijk ${day(een?.uiterlijk)} | uiterlijk ${day(ander?.uiterlijk)} |`);
    expect(document).toContain(
      `| ${day(landelijk.retour[0])} | ${day(zeedorp.retour[0])}: Goede Vrijdag telt niet mee |`,
    );
  });
});
