import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verseDatabase } from '../../test/services/postgres.ts';
import type { StartKey, StopKey } from '../rules/effects.ts';
import {
  bericht301,
  bericht302,
  bericht305,
  bericht306,
  bericht307,
  bericht308,
  bericht315,
  bericht316,
  bericht317,
  bericht318,
  bericht319,
  bericht320,
  bericht323,
  bericht325,
  type HeaderKeuze,
} from '../rules/examples/berichten.ts';
import type { FactsFor, JudgedNumber, RetourFacts } from '../rules/facts.ts';
import type { Verdict, WaitingLine } from '../rules/verdict.ts';
import type { BerichtVan } from '../standard/berichten.generated.ts';
import { berichtsoort, standaarden } from '../standard/berichtsoorten.ts';
import type { Casefile, MessageId, MessageView, NewMessage, RequestView } from './casefile.ts';
import { type TestDatabase, testDatabase } from './contract/database.ts';
import { everythingReported } from './contract/rapportage.ts';
import {
  answer,
  approved,
  asNew,
  atProvider,
  awaitedTerm,
  granted,
  moment,
  ownTerm,
  refused,
  requestTerm,
} from './contract/wereld.ts';
import { memoryCasefile } from './memory.ts';
import { mayBecome } from './requests.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase(await verseDatabase());
});
afterAll(() => database.stop());

type Judgeable = BerichtVan<JudgedNumber>;

/** A narrow world: few clients, providers, numbers and days, so that messages meet. */
const law = fc.constantFrom('ijw-3.2', 'iwmo-3.2');
const header = fc.record({
  identificatie: fc.constantFrom('A', 'B', 'C', 'D'),
  aanbieder: fc.constantFrom('99990001', '99990002'),
  gemeente: fc.constantFrom('0384', '0384', '0001'),
});
const client = fc.record({
  Bsn: fc.constantFrom('999900006', '999900018'),
  Geboortedatum: fc.constantFrom(
    { Datum: Temporal.PlainDate.from('2009-04-01') },
    { Datum: Temporal.PlainDate.from('2010-01-01'), DatumGebruik: '2' as const },
  ),
});
const nummer = fc.constantFrom(1, 2, 3);
const day = fc.constantFrom('2026-04-01', '2026-04-08').map((tekst) => Temporal.PlainDate.from(tekst));
const optional = <T>(waarde: fc.Arbitrary<T>) => fc.option(waarde, { nil: undefined });
const status = fc.constantFrom('1', '1', '3');

const allocation = fc.record({
  ToewijzingNummer: nummer,
  Einddatum: optional(day),
  Budget: optional(fc.integer({ min: 0, max: 9_999_999 })),
  ReferentieAanbieder: optional(fc.constantFrom('R1', 'R2', 'R3')),
  RedenWijziging: optional(fc.constantFrom('12', '13')),
});
const start = fc.record({ ToewijzingNummer: optional(nummer), Begindatum: day, StatusAanlevering: status });
const stop = fc.record({
  ToewijzingNummer: optional(nummer),
  Begindatum: day,
  Einddatum: day,
  RedenBeeindiging: fc.constantFrom('20', '31'),
  StatusAanlevering: status,
});
const reference = fc.constantFrom('R1', 'R2', 'R3', '__proto__');
const prestatie = fc.record({
  ToewijzingNummer: nummer,
  ProductReferentie: fc.oneof(
    fc.record({ ReferentieNummer: fc.constantFrom('P1', 'P2', 'P3', 'P4') }),
    fc.record({
      ReferentieNummer: fc.constantFrom('C1', 'C2', 'C3'),
      VorigReferentieNummer: fc.constantFrom('P1', 'P2', 'P3'),
    }),
  ),
  GeleverdVolume: fc.integer({ min: 1, max: 9 }),
});
const declared = fc.uniqueArray(
  fc.record({
    bsn: fc.constantFrom('999900006', '999900018', '999900031'),
    prestaties: fc.array(prestatie, { minLength: 1, maxLength: 4 }).map((alle) =>
      alle.map((een) => ({
        ...een,
        IngediendBedrag: {
          Bedrag: 5000,
          DebetCredit: 'VorigReferentieNummer' in een.ProductReferentie ? ('C' as const) : ('D' as const),
        },
      })),
    ),
  }),
  { selector: (een) => een.bsn, minLength: 1, maxLength: 2 },
);
const lines = <T>(line: fc.Arbitrary<T>) => fc.array(line, { minLength: 1, maxLength: 3 });

const message: fc.Arbitrary<Judgeable> = fc.oneof(
  fc
    .tuple(law, header, client, fc.uniqueArray(allocation, { ...oneEach(), minLength: 1, maxLength: 3 }))
    .map(([l, h, c, producten]) => bericht301(l, { ...h, client: c, producten })),
  fc
    .tuple(law, header, fc.constantFrom([], ['9332']))
    .map(([l, h, codes]) => bericht302(l, codes.length > 0 ? { ...h, retourcodes: ['9332', '0200'] } : h)),
  fc
    .tuple(law, header, client, lines(start))
    .map(([l, h, c, producten]) => bericht305(l, { ...h, client: c, producten })),
  fc
    .tuple(law, header, client, lines(stop))
    .map(([l, h, c, producten]) => bericht307(l, { ...h, client: c, producten })),
  fc
    .tuple(law, header, client, fc.uniqueArray(reference, { minLength: 1, maxLength: 2 }))
    .map(([l, h, c, referenties]) =>
      bericht315(l, {
        ...h,
        client: c,
        producten: referenties.map((ReferentieAanbieder) => ({ ReferentieAanbieder })),
      }),
    ),
  fc
    .tuple(law, header, client, reference, fc.array(nummer, { maxLength: 2 }))
    .map(([l, h, c, ReferentieAanbieder, ongewijzigd]) =>
      bericht317(l, { ...h, bsn: c.Bsn, verzoek: { ReferentieAanbieder }, ongewijzigd }),
    ),
  fc
    .tuple(law, header, reference, fc.constantFrom('1', '2'))
    .map(([l, h, ReferentieAanbieder, VerzoekAntwoord]) =>
      bericht319(l, { ...h, antwoord: { ReferentieAanbieder, VerzoekAntwoord } }),
    ),
  fc
    .tuple(law, header, fc.constantFrom('D1', 'D2', 'D3'), declared)
    .map(([l, h, DeclaratieNummer, clienten]) =>
      bericht323(l, { ...h, declaratie: { DeclaratieNummer }, clienten }),
    ),
);

function oneEach() {
  return { selector: (product: { readonly ToewijzingNummer: number }) => product.ToewijzingNummer };
}

/** Which party is ours: of that one messages go out, and retours on them come in. */
type Kant = 'gemeente' | 'aanbieder';

/** The retour on a message of ours; of a declaration the answer, which then grants all of it or nothing. */
function retourOn(heen: Judgeable, goed: boolean): Judgeable | null {
  const { standaard, nummer, Header } = heen;
  const { Identificatie } = Header.BerichtIdentificatie;
  const vanGemeente = berichtsoort(standaard, nummer).headerAfzender === 'gemeente';
  const [gemeente, aanbieder] = vanGemeente
    ? [Header.Afzender, Header.Ontvanger]
    : [Header.Ontvanger, Header.Afzender];
  const keuze = { gemeente, aanbieder, identificatie: Identificatie };
  const codes = goed ? {} : { retourcodes: ['9332'] as const };
  switch (nummer) {
    case '301':
      return bericht302(standaard, { ...keuze, ...codes });
    case '305':
      return bericht306(standaard, { ...keuze, ...codes });
    case '307':
      return bericht308(standaard, { ...keuze, ...codes });
    case '315':
      return bericht316(standaard, { ...keuze, ...codes });
    case '317':
      return bericht318(standaard, { ...keuze, ...codes });
    case '319':
      return bericht320(standaard, { ...keuze, ...codes });
    case '323':
      return answerOn(heen, keuze, goed);
    default:
      return null;
  }
}

function answerOn(heen: BerichtVan<'323'>, keuze: HeaderKeuze, goed: boolean): Judgeable {
  const antwoord = bericht325(heen.standaard, {
    ...keuze,
    ...(goed ? { clienten: [] } : { afgekeurd: '9056' }),
  });
  const DeclaratieIdentificatie = heen.Header.BerichtIdentificatie;
  return { ...antwoord, Header: { ...antwoord.Header, DeclaratieIdentificatie } };
}

type Step =
  | {
      readonly doe: 'neemIn';
      readonly bericht: Judgeable;
      readonly id: MessageId;
      readonly envelop: NewMessage['envelop'];
      readonly bijBotsing: NewMessage['bijBotsing'];
    }
  | { readonly doe: 'retour'; readonly id: MessageId; readonly welke: number; readonly goed: boolean }
  | {
      readonly doe: 'beoordeel';
      readonly welke: number;
      readonly streng: boolean;
      /** Of a declaration: a person is to decide on so many lines first. */
      readonly vast: number;
      readonly gooit: boolean;
    }
  | {
      readonly doe: 'besluitVast';
      readonly welke: number;
      readonly regel: number;
      readonly besluit: 'toekennen' | 'afwijzen';
      readonly alles: boolean;
    }
  | {
      readonly doe: 'beslis';
      readonly welke: number;
      readonly hoe: 'afwijzen' | 'onderzoek' | 'toewijzen' | 'niets';
      readonly nummer: number;
      readonly gooit: boolean;
    }
  | { readonly doe: 'verzend'; readonly welke: number; readonly lukt: boolean };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record<Step & { doe: 'neemIn' }>({
      doe: fc.constant('neemIn'),
      bericht: message,
      id: fc.uuid(),
      envelop: fc.oneof(
        { weight: 4, arbitrary: fc.constant(null) },
        {
          weight: 1,
          arbitrary: fc.constantFrom('1', '2').map((r) => ({ zender: 'v', referentienummer: r })),
        },
      ),
      bijBotsing: fc.constantFrom('weigeren', 'beoordelen'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record<Step & { doe: 'retour' }>({
      doe: fc.constant('retour'),
      id: fc.uuid(),
      welke: fc.nat(9),
      goed: fc.boolean(),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record<Step & { doe: 'beoordeel' }>({
      doe: fc.constant('beoordeel'),
      welke: fc.nat(9),
      streng: fc.integer({ max: 4, min: 0 }).map((n) => n === 0),
      vast: fc.constantFrom(0, 0, 1, 2),
      gooit: fc.integer({ max: 9, min: 0 }).map((n) => n === 0),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record<Step & { doe: 'besluitVast' }>({
      doe: fc.constant('besluitVast'),
      welke: fc.nat(3),
      regel: fc.integer({ min: 1, max: 3 }),
      besluit: fc.constantFrom('toekennen', 'afwijzen'),
      alles: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record<Step & { doe: 'beslis' }>({
      doe: fc.constant('beslis'),
      welke: fc.nat(9),
      hoe: fc.constantFrom('afwijzen', 'onderzoek', 'toewijzen', 'niets'),
      nummer: fc.integer({ min: 1, max: 3 }),
      gooit: fc.integer({ max: 9, min: 0 }).map((n) => n === 0),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record<Step & { doe: 'verzend' }>({
      doe: fc.constant('verzend'),
      welke: fc.nat(9),
      lukt: fc.boolean(),
    }),
  },
);

/** Refuses what the casefile would not accept. Made of facts alone. */
function verdictOn(bericht: Judgeable, feiten: FactsFor<JudgedNumber>): Verdict {
  if ('heenbericht' in feiten) {
    const past = feiten.heenbericht !== null && feiten.heenbericht.beantwoordMet === null;
    return past ? approved(bericht, feiten) : refused;
  }
  if (feiten.eerderMetDezeIdentificatie) return refused;
  if ('prestaties' in feiten) return partly(bericht, feiten);
  return acceptable(bericht, feiten) ? approved(bericht, feiten) : refused;
}

function acceptable(bericht: Judgeable, feiten: FactsFor<JudgedNumber>): boolean {
  if ('verzoek' in feiten) {
    const naar = approved(bericht, feiten).effecten.find((e) => e.effect === 'verzoek-beantwoord')?.stand;
    return feiten.verzoek !== null && naar !== undefined && mayBecome(feiten.verzoek.stand, naar);
  }
  if ('declaratie' in feiten) return feiten.declaratie !== null && feiten.declaratie.beantwoordMet === null;
  if (bericht.nummer === '315' || bericht.nummer === '317') {
    return 'verzoeken' in feiten && feiten.verzoeken.length === 0;
  }
  if ('toewijzingen' in feiten && (!('leveringen' in feiten) || 'bekendeClienten' in feiten)) {
    return [...feiten.toewijzingen.values()].every((t) => 'vanDezeClient' in t && t.vanDezeClient);
  }
  if (!('leveringen' in feiten) || 'bekendeClienten' in feiten) return false;
  const { effecten } = approved(bericht, feiten);
  const keys = (soort: 'vastgelegd' | 'verwijderd') =>
    effecten.flatMap((e) => ('sleutel' in e && e.effect.endsWith(soort) ? keyOf(e.sleutel) : []));
  const live = feiten.leveringen.map(keyOf);
  const left = live.filter((key) => !keys('verwijderd').includes(key));
  const after = [...left, ...keys('vastgelegd')];
  return new Set(after).size === after.length;
}

/** Grants every Prestatie with a reference that nobody has, and of those with one reference the first. */
function partly(bericht: Judgeable, feiten: FactsFor<'323'>): Verdict {
  if (bericht.nummer !== '323' || feiten.declaratieMetDitNummer !== null) return refused;
  const bezet = new Set(feiten.prestaties.map((p) => p.referentieNummer));
  const effecten = granted(bericht, ({ ProductReferentie: { ReferentieNummer } }) => {
    const vrij = !bezet.has(ReferentieNummer);
    bezet.add(ReferentieNummer);
    return vrij;
  });
  return { ...refused, uitkomst: effecten.length > 1 ? 'deels-goedgekeurd' : 'afgekeurd', effecten };
}

/** One logical key may be in force once. */
function keyOf(sleutel: StartKey | StopKey): string {
  const { toewijzingNummer, product, begindatum } = sleutel;
  const stop = 'einddatum' in sleutel ? [sleutel.einddatum, sleutel.redenBeeindiging] : [];
  return JSON.stringify([toewijzingNummer, product?.Categorie, product?.Code, begindatum, ...stop]);
}

/** What a casefile answers to each step, and what it shows at the end. */
async function play(casefile: Casefile, steps: readonly Step[], kant: Kant) {
  const gehoord: unknown[] = [];
  const binnen = new Map<MessageId, Judgeable>();
  const here = (bericht: Judgeable) => (kant === 'aanbieder' ? atProvider(bericht) : {});
  for (const [n, stap] of steps.entries()) {
    switch (stap.doe) {
      case 'neemIn': {
        const { doe: _, bericht, ...anders } = stap;
        const uitslag = await casefile.neemIn(
          asNew(bericht, { ...here(bericht), ...anders, ontvangenOp: moment(n) }),
        );
        if (uitslag.soort === 'ontvangen') binnen.set(stap.id, bericht);
        gehoord.push([uitslag.soort, uitslag.id]);
        break;
      }
      case 'retour': {
        const eigen = [...binnen.values()].filter(
          (een) => berichtsoort(een.standaard, een.nummer).afzender === kant,
        );
        const heen = eigen[stap.welke % Math.max(eigen.length, 1)];
        const bericht = heen && retourOn(heen, stap.goed);
        if (!bericht) break;
        const nieuw = asNew(bericht, { ...here(bericht), id: stap.id, ontvangenOp: moment(n) });
        const uitslag = await casefile.neemIn(nieuw);
        if (uitslag.soort !== 'ontvangen') {
          gehoord.push(uitslag.soort);
          break;
        }
        binnen.set(stap.id, bericht);
        gehoord.push([uitslag.soort, uitslag.id]);
        break;
      }
      case 'beoordeel': {
        // Mostly one of the oldest that wait, sometimes any.
        const { teBeoordelen } = await casefile.onafgemaakt(stap.welke < 8 ? 2 : 0, moment(n));
        const ids = teBeoordelen.length > 0 ? teBeoordelen : [...binnen.keys()];
        const id = ids[stap.welke % Math.max(ids.length, 1)] ?? 'geen';
        const bericht = binnen.get(id);
        const uitkomst = await casefile
          .beoordeel(id, async (zaak) => {
            if (!bericht) throw new Error('unknown');
            const feiten = await zaak.feiten(bericht);
            const { achter, vastTot } = zaak;
            gehoord.push([feiten, achter, vastTot]);
            const inkomend = bericht.nummer === '323' && zaak.bericht.herkomst !== 'backoffice';
            if (inkomend && (achter !== null || stap.vast > 0)) {
              const rest = stap.vast > 1 ? [waitingLine(2)] : [];
              if (achter !== null) await zaak.wacht(moment(n));
              else await zaak.houdVast([waitingLine(1), ...rest], vastTot ?? moment(n + 20), moment(n));
              if (stap.gooit) throw new Error('thrown');
              return;
            }
            const oordeel = stap.streng ? refused : verdictOn(bericht, feiten);
            const eigen = zaak.bericht.herkomst === 'backoffice';
            const antwoord = eigen ? null : answer(`R${n}`, bericht);
            await zaak.besluit(
              {
                oordeel,
                op: moment(n),
                antwoord: antwoord && { ...antwoord, id: answerId(n) },
                doorsturen: eigen && oordeel.uitkomst === 'goedgekeurd',
                termijnVervalt: false,
                termijnen: requestsOf(oordeel, feiten).map(requestTerm),
              },
              bericht,
            );
            if (stap.gooit) throw new Error('thrown');
          })
          .catch((fout: Error) => fout.message);
        gehoord.push(uitkomst);
        break;
      }
      case 'besluitVast': {
        const held = await casefile.vastgehouden.zoek({ aantal: 99 });
        gehoord.push(held.map(({ volgnummer: _, ...een }) => een));
        const id = held[stap.welke % Math.max(held.length, 1)]?.id ?? 'geen';
        const { besluit } = stap;
        const uitspraak = {
          besluiten: [{ pad: waitingLine(stap.regel).pad, besluit, motivering: null }],
          overige: stap.alles ? { besluit, motivering: 'Zo besproken.' } : null,
          door: 'medewerker-17',
          op: moment(n),
        };
        gehoord.push(await casefile.vastgehouden.besluit(id, uitspraak));
        break;
      }
      case 'beslis': {
        const [verzoek] = (await casefile.verzoeken({ aantal: 99 })).slice(stap.welke % 4);
        if (!verzoek) break;
        const uitkomst = await casefile
          .beslis(verzoek.id, async (zaak) => {
            const { standaard, gemeente, aanbieder, referentieAanbieder: ReferentieAanbieder } = zaak.verzoek;
            const h = { gemeente, aanbieder, identificatie: `B${n}` };
            const { bsn } = clientOf(binnen.get(zaak.verzoek.berichtId));
            const producten = [{ ToewijzingNummer: stap.nummer, ReferentieAanbieder }];
            const VerzoekAntwoord = stap.hoe === 'onderzoek' ? '2' : '1';
            const bericht =
              stap.hoe === 'toewijzen'
                ? bericht301(standaard, { ...h, client: { Bsn: bsn }, producten })
                : bericht319(standaard, { ...h, antwoord: { ReferentieAanbieder, VerzoekAntwoord } });
            const feiten: FactsFor<'301'> | FactsFor<'319'> = await zaak.feiten(bericht);
            const { eerdereToewijzingen, toewijzingen } = zaak;
            gehoord.push([
              withoutId(zaak.verzoek),
              zaak.verzoeken.map(withoutId),
              toewijzingen,
              eerdereToewijzingen.map((een) => een.id),
              feiten,
            ]);
            const oordeel = verdictOn(bericht, feiten);
            if (stap.hoe === 'niets' || oordeel.uitkomst !== 'goedgekeurd') return 'niets';
            const onderzoek = stap.hoe === 'onderzoek' ? [requestTerm(ReferentieAanbieder)] : [];
            const eigen = { id: answerId(n), bericht, bytes: Buffer.from(`<B${n}/>`), oordeel, feiten };
            const berichten = [{ ...eigen, termijnen: onderzoek }];
            await zaak.besluit({ op: moment(n), wie: 'backoffice', berichten });
            if (stap.gooit) throw new Error('thrown');
            binnen.set(answerId(n), bericht);
            return stap.hoe;
          })
          .catch((fout: Error) => fout.message);
        gehoord.push(uitkomst);
        break;
      }
      case 'verzend': {
        const { teVerzenden } = await casefile.onafgemaakt(99);
        const id = teVerzenden[teVerzenden.length === 0 ? 0 : stap.welke % teVerzenden.length] ?? 'geen';
        const uitkomst = await casefile
          .verzend(
            id,
            async (uit) => {
              gehoord.push({ ...uit, bytes: Buffer.from(uit.bytes).toString() });
              if (!stap.lukt) throw new Error('not taken over');
            },
            (uit) => ({
              op: moment(n),
              termijnen: uit.inAntwoordOp === null ? [kant === 'gemeente' ? awaitedTerm : ownTerm] : [],
            }),
          )
          .catch((fout: Error) => fout.message);
        gehoord.push(uitkomst);
      }
    }
  }
  const lijst = await casefile.zoek({ aantal: 999 });
  const views = await Promise.all(lijst.map(({ id }) => viewOf(casefile, id)));
  for (const [n, { oordeel: _, vastgehouden: __, wachtOp: ___, ...view }] of views.entries()) {
    expect(lijst[n]).toEqual(view);
  }
  const events = await Promise.all(views.map((view) => casefile.gebeurtenissen(view.id)));
  // Volgnummers have gaps in PostgreSQL; their order is what counts.
  return {
    gehoord,
    views: views.map(({ volgnummer: _, ...view }) => view),
    events,
    verzoeken: (await casefile.verzoeken({ aantal: 999 })).map(withoutId),
    betalingen: await payments(casefile),
    geboren: await births(casefile),
    toewijzingen: await casefile.toewijzingen({ inzage: [], aantal: 999 }),
    rapportage: await everythingReported(casefile, ['0384', '0001']),
    vastgehouden: await Promise.all(views.map(({ id }) => heldView(casefile, id))),
    signalen: (await casefile.signalen.zoek({ aantal: 999 })).map(({ id: _, ...een }) => een),
    rest: await casefile.onafgemaakt(99, moment(999)),
    achterstand: await casefile.achterstand(),
  };
}

async function viewOf(casefile: Casefile, id: MessageId): Promise<MessageView> {
  const view = await casefile.toon(id);
  if (!view) throw new Error(`no message ${id}`);
  return view;
}

async function heldView(casefile: Casefile, id: MessageId) {
  const held = await casefile.vastgehouden.toon(id);
  return held && { ...held, volgnummer: 0 };
}

function waitingLine(plaats: number): WaitingLine {
  const pad = `/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie[${plaats}]`;
  const gevonden = {
    regel: 'regio-1',
    niveau: 4,
    retourcode: null,
    melding: 'Te duur.',
    waarden: {},
  } as const;
  const bevindingen = [{ ...gevonden, pad, klasse: pad }];
  return { pad, referentieNummer: 'P1', toewijzingNummer: 1, productCode: '45A01', cent: 50_00, bevindingen };
}

/** Ids have gaps in PostgreSQL. */
function withoutId({ id: _, ...verzoek }: RequestView) {
  return verzoek;
}

/** Which clients are one another's differs; what is allocated to each, and when that one was born, does not. */
async function births(casefile: Casefile) {
  const vandaag = Temporal.PlainDate.from('2027-04-03');
  const vragen = ['0384', '0001'].flatMap((gemeente) =>
    standaarden.map((standaard) => ({ gemeente, standaard, leeftijden: [16, 17], vandaag })),
  );
  const gevonden = await Promise.all(vragen.map((vraag) => casefile.toewijzingenNaarLeeftijd(vraag)));
  return gevonden.map((lijst) =>
    lijst.map(({ client, ...een }) => ({
      ...een,
      vanDezelfde: lijst.flatMap((ander) => (ander.client === client ? ander.toewijzingNummer : [])),
    })),
  );
}

async function payments(casefile: Casefile) {
  const { regels, totalen } = await casefile.betalingen({}, { aantal: 999 });
  return { regels: regels.map(({ id: _, ...regel }) => regel), totalen };
}

function clientOf(bericht: Judgeable | undefined): { readonly bsn: string } {
  if (bericht?.nummer !== '315' && bericht?.nummer !== '317') throw new Error('no request');
  return { bsn: bericht.Client.Bsn };
}

/** What a request is when it comes in, and what one of ours is when its retour comes. */
function requestsOf({ uitkomst, effecten }: Verdict, feiten: FactsFor<JudgedNumber>): readonly string[] {
  if ('heenbericht' in feiten) return uitkomst === 'goedgekeurd' ? carried(feiten, effecten) : [];
  return effecten.flatMap((e) => (e.effect === 'verzoek-vastgelegd' ? e.referentieAanbieder : []));
}

function carried({ heenbericht }: RetourFacts, effecten: Verdict['effecten']): readonly string[] {
  const refuses = effecten.some((e) => e.effect === 'retour-verwerkt' && e.afgekeurd);
  return refuses ? [] : (heenbericht?.verzoeken ?? []);
}

/** The same in both stores. */
function answerId(n: number): MessageId {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

/** The same histories every time, so that what must happen in them does; another number tells other ones. */
const zaad = Number(process.env['BERICHTENPOORT_ZAAD'] ?? 1);

const worthwhile = [
  'toewijzing-vastgelegd',
  'start-vastgelegd',
  'start-verwijderd',
  'stop-vastgelegd',
  'stop-verwijderd',
  'retour-verwerkt',
  'verzoek-beantwoord',
  'declaratie-vastgelegd',
  'deels-goedgekeurd',
  'besloten',
  'aangehouden',
  'herhaling',
  'botsing',
  'verzonden',
  'verzending-mislukt',
  'zorg',
  'toegekend',
  'termijnen',
];

describe('The casefile in memory and the one in PostgreSQL', () => {
  test.each<[Kant, number]>([
    ['gemeente', 25],
    ['aanbieder', 15],
  ])(
    'answer the same to any history at a %s, and know the same after it',
    async (kant, numRuns) => {
      const happened = new Map<string, number>();
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 80 }), async (steps) => {
          await database.empty();
          const inMemory = await play(memoryCasefile(), steps, kant);
          const inPostgres = await play(database.casefile, steps, kant);
          // Step by step first: the first difference is the one that tells.
          for (const [n, gehoord] of inMemory.gehoord.entries()) {
            expect(inPostgres.gehoord[n], `what was heard as number ${n}`).toEqual(gehoord);
          }
          for (const [wat, waarde] of Object.entries(inMemory)) {
            // It has what the other has.
            expect(inPostgres[wat as keyof typeof inMemory], wat).toEqual(waarde);
          }
          const effects = inMemory.views.flatMap(({ oordeel }) =>
            oordeel ? [oordeel.uitkomst, ...oordeel.effecten.map((een) => een.effect)] : [],
          );
          const events = inMemory.events.flatMap((alle) => alle.map((een) => een.wat));
          for (const wat of [...effects, ...events]) happened.set(wat, (happened.get(wat) ?? 0) + 1);
          for (const [soort, rijen] of inMemory.rapportage.flatMap((sectie) => Object.entries(sectie)))
            if (rijen.length > 0) happened.set(soort, (happened.get(soort) ?? 0) + 1);
        }),
        // A failure is told before the time of the test is up, however far it could still be shrunk.
        { numRuns, seed: zaad, interruptAfterTimeLimit: 150_000, markInterruptAsFailure: true },
      );
      // Histories in which nothing happens would prove nothing.
      const here = worthwhile.filter((wat) => kant === 'gemeente' || wat !== 'aangehouden');
      for (const wat of here) expect(happened.get(wat), wat).toBeGreaterThan(0);
    },
    180_000,
  );
});
