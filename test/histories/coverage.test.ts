/**
 * Generated histories reach every rule: in each law and each kind of message it refuses something, and lets something
 * pass. Both sides play, by the pipeline: an installation that serves the municipality, and one that serves the provider.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { memoryCasefile } from '../../src/casefile/memory.ts';
import type { Served } from '../../src/pipeline/parties.ts';
import { rules } from '../../src/rules/national/index.ts';
import type { Finding } from '../../src/rules/verdict.ts';
import type { Bericht } from '../../src/standard/berichten.generated.ts';
import { berichtsoort, type Nummer, type Standaard, standaarden } from '../../src/standard/berichtsoorten.ts';
import { kiesUit } from '../../src/standard/schema/voorbeelden.ts';
import { personalValues } from '../personal.ts';
import { distorted, remember, type Seen } from './distort.ts';
import { modelVan } from './history.ts';
import { agreed } from './products.ts';
import { type Heard, installation, type Road } from './road.ts';
import { type Cast, story, type Told } from './story.ts';

/** A rule about one kind of message under one law. */
type Count = { geweigerd: number; aanvaard: number };
const counts = new Map<string, Count>();
const naamVan = (code: string, standaard: Standaard, nummer: string) => `${code} ${standaard} ${nummer}`;
for (const { code, standaarden: wetten, controleer } of rules) {
  for (const standaard of wetten) {
    for (const nummer of Object.keys(controleer)) {
      counts.set(naamVan(code, standaard, nummer), { geweigerd: 0, aanvaard: 0 });
    }
  }
}

/** Histories per law and side at most, each of so many messages that are right, and all it takes to go wrong. */
const hoogstens = 60;
const lengte = 180;

const verteld = { berichten: 0, histories: 0 };
const verraden: string[] = [];

function count(bericht: Bericht, { uitkomst, bevindingen }: Heard): void {
  const { standaard, nummer } = bericht;
  verteld.berichten += 1;
  for (const code of new Set(bevindingen.map(({ regel }) => regel))) {
    const deze = counts.get(naamVan(code, standaard, nummer));
    if (deze) deze.geweigerd += 1;
  }
  if (uitkomst !== 'goedgekeurd') return;
  // Of what was approved every rule about the kind was asked.
  for (const { code } of rules) {
    const deze = counts.get(naamVan(code, standaard, nummer));
    if (deze) deze.aanvaard += 1;
  }
}

/** What is said to the sender, and to whoever reads along. */
function betrayals(bericht: Bericht, bevindingen: readonly Finding[]): readonly string[] {
  const gegevens = personalValues(bericht);
  return bevindingen.flatMap(({ regel, pad, melding, herstel, waarden }) => {
    const tekst = [pad, melding, herstel, ...Object.values(waarden)].join(' ');
    return gegevens.some((waarde) => tekst.includes(waarde)) ? [`${regel} ${bericht.nummer}`] : [];
  });
}

async function hear(road: Road, een: Told): Promise<void> {
  const gehoord = await road.hear(een);
  // Another municipality's: nothing was stored.
  if (gehoord === null) return;
  count(een.bericht, gehoord);
  verraden.push(...betrayals(een.bericht, gehoord.bevindingen));
}

/** Of each kind that still has something to show under this law: the elements at which it would show. */
function wanting(standaard: Standaard): ReadonlyMap<string, ReadonlySet<string>> {
  const perNummer = new Map<string, Set<string>>();
  for (const { code, voorbeelden } of rules) {
    for (const { nummer, verwacht } of voorbeelden) {
      if (verwacht === 'aanvaard' || counts.get(naamVan(code, standaard, nummer))?.geweigerd !== 0) continue;
      const elementen = perNummer.get(nummer) ?? new Set();
      perNummer.set(nummer, elementen);
      for (const pad of verwacht) elementen.add(pad.replace(/^.*\//, '').replace(/\[\d+\]$/, ''));
    }
  }
  return perNummer;
}

type Side = { readonly served: Partial<Served>; readonly distorts: ReadonlySet<Nummer> };
const sides: readonly Side[] = [
  {
    // Every municipality, so that one that does not exist is not already refused at the door.
    served: {},
    distorts: new Set(['301', '302', '305', '307', '315', '317', '319', '320', '323']),
  },
  // What the provider sends himself is judged at the other side too.
  { served: { aanbieders: new Set(['99990001']) }, distorts: new Set(['306', '308', '316', '318', '325']) },
];

beforeAll(async () => {
  for (const standaard of standaarden) {
    for (const { served, distorts } of sides) {
      for (let zaad = 1; zaad <= hoogstens; zaad += 1) {
        const gezocht = wanting(standaard);
        if (zaad > 2 && ![...distorts].some((nummer) => gezocht.has(nummer))) break;
        await tell(
          standaard,
          served,
          (nummer) => (distorts.has(nummer) ? gezocht.get(nummer) : undefined),
          zaad,
        );
      }
    }
  }
}, 120_000);

async function tell(
  standaard: Standaard,
  served: Partial<Served>,
  gezocht: (nummer: Nummer) => ReadonlySet<string> | undefined,
  zaad: number,
): Promise<void> {
  const kies = kiesUit(zaad);
  const cast: Cast = {
    standaard,
    gemeente: '0384',
    aanbieder: '99990001',
    bsns: ['999900006', '999900018', '999900031'],
    nummer: 7,
    declareert: true,
    vergist: true,
  };
  const road = installation(memoryCasefile(), agreed([cast.aanbieder]), served);
  const gezien: Seen = new Map();
  let plaats = 0;
  verteld.histories += 1;
  for (const een of story(cast, kies)) {
    plaats += 1;
    if (plaats > lengte) break;
    const { nummer } = een.bericht;
    const model = modelVan(berichtsoort(standaard, nummer));
    const scheef = (n: number): Told => ({
      ...een,
      bericht: distorted(een.bericht, model, gezien, kies, `q${plaats}x${n}`, gezocht(nummer)),
    });
    // Before it most things that can be wrong still are; after it the same thing comes twice.
    if (gezocht(nummer) && kies(2) === 0) await hear(road, scheef(0));
    await hear(road, een);
    for (let n = gezocht(nummer) ? 3 : 0; n > 0; n -= 1) await hear(road, scheef(n));
    remember(gezien, een.bericht);
  }
}

describe('Generated histories', () => {
  test('reach every rule: each refuses and each lets pass, under each law and for each kind of message', () => {
    console.log(table());
    const nooit = (wat: keyof Count) => [...counts].filter(([, c]) => c[wat] === 0).map(([naam]) => naam);
    expect(nooit('geweigerd'), 'never refused').toEqual([]);
    expect(nooit('aanvaard'), 'never let pass').toEqual([]);
  });

  test('never make a finding tell who somebody is', () => {
    expect(new Set(verraden)).toEqual(new Set());
  });
});

/** Per rule how often it refused a message and how often it let one pass. */
function table(): string {
  const perRegel = Map.groupBy(counts, ([naam]) => naam.split(' ')[0] ?? '');
  const cellen = [...perRegel].map(([code, deze]) => {
    const som = (wat: keyof Count) => deze.reduce((tot, [, c]) => tot + c[wat], 0);
    return `${code} ${som('geweigerd')}/${som('aanvaard')}`.padEnd(18);
  });
  const rijen = Array.from({ length: Math.ceil(cellen.length / 7) }, (_, n) =>
    cellen.slice(n * 7, n * 7 + 7).join(''),
  );
  const kop = `${verteld.histories} generated histories, ${verteld.berichten} messages judged; per rule refused/let pass, over ${counts.size} pairs of rule, law and kind`;
  return [kop, ...rijen].join('\n');
}
