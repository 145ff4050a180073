import { expect, test } from 'vitest';
import { bericht301, bericht305, bericht323, type Keuze323 } from '../../rules/examples/berichten.ts';
import type { DeclarationFacts, LineDecision } from '../../rules/facts.ts';
import type { WaitingLine } from '../../rules/verdict.ts';
import type { Casefile, Judged, MessageId } from '../casefile.ts';
import type { Open } from '../contract.ts';
import type { HeldRuling } from '../vasthouden.ts';
import { declarationTerm, judged, moment, processed, shows, takenIn } from './wereld.ts';

const law = 'ijw-3.2';
const tot = moment(600);
const turns = { licht: 3, zwaar: 1, zwaarVanaf: 1_000_000 };

function line(plaats: number, cent = 50_00): WaitingLine {
  const pad = `/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie[${plaats}]`;
  return {
    pad,
    referentieNummer: `P10${plaats}`,
    toewijzingNummer: 1001,
    productCode: '45A01',
    cent,
    bevindingen: [
      {
        regel: 'regio-1',
        niveau: 4,
        retourcode: null,
        antwoordcode: '0233',
        pad: `${pad}/ProductTarief`,
        klasse: pad,
        melding: 'Te duur.',
        waarden: { tenHoogste: '12,50' },
      },
    ],
  };
}
const [eerste, tweede, derde] = [line(1), line(2), line(3, -20_00)];

function granting({ pad }: WaitingLine, motivering: string | null = 'Vooraf besproken.'): LineDecision {
  return { pad, besluit: 'toekennen', motivering };
}
function refusing({ pad }: WaitingLine): LineDecision {
  return { pad, besluit: 'afwijzen', motivering: null };
}
function ruling(besluiten: readonly LineDecision[], anders: Partial<HeldRuling> = {}): HeldRuling {
  return { besluiten, overige: null, door: 'medewerker-17', op: moment(30), ...anders };
}

const declaration = (identificatie: string, anders: Keuze323 = {}) =>
  bericht323(law, {
    identificatie,
    declaratie: { DeclaratieNummer: identificatie },
    clienten: [{ prestaties: [{ ProductReferentie: { ReferentieNummer: identificatie } }] }],
    ...anders,
  });

async function held(
  casefile: Casefile,
  bericht = declaration('A'),
  regels: readonly [WaitingLine, ...WaitingLine[]] = [eerste, tweede],
  moments: readonly [tot: Temporal.Instant, op: Temporal.Instant] = [tot, moment(2)],
): Promise<MessageId> {
  const id = await takenIn(casefile, bericht, { ontvangenOp: moment(1), termijnen: [declarationTerm] });
  expect(await hold(casefile, id, bericht, regels, moments)).toEqual({ soort: 'aangehouden' });
  return id;
}

function hold(
  casefile: Casefile,
  id: MessageId,
  bericht = declaration('A'),
  regels: readonly [WaitingLine, ...WaitingLine[]] = [eerste, tweede],
  [last, op]: readonly [tot: Temporal.Instant, op: Temporal.Instant] = [tot, moment(2)],
): Promise<Judged> {
  return casefile.beoordeel(id, async (zaak) => {
    await zaak.feiten(bericht);
    await zaak.houdVast(regels, last, op);
  });
}

/** Judges a declaration unless it waits for one that is held. */
async function turn(casefile: Casefile, id: MessageId, bericht: ReturnType<typeof declaration>) {
  const seen: { achter: MessageId | null; feiten: DeclarationFacts | null } = { achter: null, feiten: null };
  const uitkomst = await casefile.beoordeel(id, async (zaak) => {
    seen.achter = zaak.achter;
    seen.feiten = await zaak.feiten(bericht);
    await zaak.wacht(moment(5));
  });
  return { uitkomst, ...seen };
}

async function factsAgain(
  casefile: Casefile,
  id: MessageId,
  bericht = declaration('A'),
): Promise<DeclarationFacts> {
  const seen: DeclarationFacts[] = [];
  await casefile.beoordeel(id, async (zaak) => {
    seen.push(await zaak.feiten(bericht));
    await zaak.houdVast([eerste], tot, moment(3));
  });
  const [feiten] = seen;
  if (!feiten) throw new Error('It was not looked at.');
  return feiten;
}

export function holdingContract(open: Open): void {
  test('a declaration that waits for a person is not judged, and says until when and for what', async () => {
    const casefile = await open();
    const id = await held(casefile, declaration('A'), [eerste, tweede, derde]);
    shows(await casefile.toon(id), {
      oordeel: null,
      antwoordId: null,
      aangehoudenTot: tot,
      vastgehouden: { tot, open: 3, cent: 80_00 },
      wachtOp: null,
      termijnen: [{ ...declarationTerm, einde: null }],
    });
    shows(await casefile.achterstand(), { teBeoordelen: 0, aangehouden: 1, vastgehouden: 1, oudste: null });
    shows(await casefile.vastgehouden.toon(id), {
      id,
      gemeente: '0384',
      aanbieder: '99990001',
      standaard: law,
      identificatie: 'A',
      ontvangenOp: moment(1),
      tot,
      regels: [eerste, tweede, derde],
      besluiten: [],
      beoordeeldOp: null,
    });
    shows((await casefile.gebeurtenissen(id)).at(-1), {
      wat: 'aangehouden',
      bijzonderheden: { wachtOp: 'besluit', regels: '3', tot: '2026-05-06T17:00:00Z' },
    });
  });

  test('a person is told at once, with what is at stake and until when, and no more once it was judged', async () => {
    const casefile = await open();
    const id = await held(casefile);
    const [signaal, ...rest] = await casefile.signalen.zoek({ aantal: 9 });
    expect(rest).toEqual([]);
    shows(signaal, {
      code: 'declaratie-wacht-op-besluit',
      berichtId: id,
      bedrag: 100_00,
      sinds: moment(2),
      uiterlijk: Temporal.PlainDate.from('2026-05-06'),
      opgelost: null,
    });
    // What the watch finds has nothing to do with it.
    await casefile.signalen.werkBij(async () => [], moment(10));
    shows((await casefile.signalen.zoek({ aantal: 9 }))[0], { opgelost: null });
    await judged(casefile, id, declaration('A'));
    shows((await casefile.signalen.zoek({ aantal: 9 }))[0], { opgelost: { op: moment(60), door: null } });
  });

  test('it is due when its moment has come, and not before', async () => {
    const casefile = await open();
    const id = await held(casefile);
    const due = async (nu: Temporal.Instant) => [
      (await casefile.onafgemaakt(9, nu)).teBeoordelen,
      (await casefile.beurten({ hoogstens: 9, nu }, turns)).licht,
    ];
    expect(await due(moment(599))).toEqual([[], []]);
    expect(await due(tot)).toEqual([[id], [id]]);
  });

  test('nothing waits for it but the later declarations of its provider to its municipality under its law', async () => {
    const casefile = await open();
    const id = await held(casefile);
    await processed(casefile, bericht301(law));
    await processed(casefile, bericht305(law));
    await processed(casefile, declaration('B', { gemeente: '0001' }));
    await processed(casefile, declaration('C', { aanbieder: '99990002' }));
    await processed(casefile, bericht323('iwmo-3.2', { identificatie: 'D' }));
    const later = declaration('E');
    const wacht = await takenIn(casefile, later, { ontvangenOp: moment(4) });
    const { uitkomst, achter } = await turn(casefile, wacht, later);
    expect([uitkomst, achter]).toEqual([{ soort: 'aangehouden' }, id]);
    shows(await casefile.toon(wacht), {
      oordeel: null,
      aangehoudenTot: tot,
      wachtOp: id,
      vastgehouden: null,
    });
    shows(await casefile.achterstand(), { teBeoordelen: 0, aangehouden: 2, vastgehouden: 1 });
    shows((await casefile.gebeurtenissen(wacht)).at(-1), {
      wat: 'aangehouden',
      bijzonderheden: { wachtOp: id },
    });
  });

  test('an earlier declaration does not wait for it', async () => {
    const casefile = await open();
    const eerder = declaration('EERDER');
    const eerderId = await takenIn(casefile, eerder);
    await casefile.beoordeel(eerderId, (zaak) => zaak.houdAan(tot, moment(1)));
    await held(casefile);
    expect((await judged(casefile, eerderId, eerder)).soort).toBe('beoordeeld');
  });

  test('what waits for it takes no turn from the other messages of its provider, however long it takes', async () => {
    const casefile = await open();
    const id = await held(casefile);
    for (const naam of ['B', 'C', 'D', 'E']) {
      const later = declaration(naam);
      await turn(casefile, await takenIn(casefile, later), later);
    }
    const start = await takenIn(casefile, bericht305(law));
    expect((await casefile.beurten({ van: [start] }, turns)).licht).toEqual([start]);
    for (const nu of [moment(5), tot, moment(9999)]) {
      const vanzelf = Temporal.Instant.compare(nu, tot) < 0 ? [start] : [id, start];
      expect((await casefile.beurten({ hoogstens: 9, nu }, turns)).licht.toSorted()).toEqual(
        vanzelf.toSorted(),
      );
      expect((await casefile.onafgemaakt(9, nu)).teBeoordelen).toEqual(vanzelf);
    }
  });

  test('what waited for it is judged in order of receipt as soon as it was judged', async () => {
    const casefile = await open();
    const id = await held(casefile);
    const [b, c] = [declaration('B'), declaration('C')];
    const bId = await takenIn(casefile, b);
    const cId = await takenIn(casefile, c);
    expect((await turn(casefile, cId, c)).uitkomst).toEqual({ soort: 'eerst', id: bId });
    await turn(casefile, bId, b);
    await turn(casefile, cId, c);
    const uitkomst = await judged(casefile, id, declaration('A'));
    shows(uitkomst, { soort: 'beoordeeld' });
    expect('opnieuw' in uitkomst && [...(uitkomst.opnieuw ?? [])].toSorted()).toEqual([bId, cId].toSorted());
    shows(await casefile.toon(bId), { aangehoudenTot: null, wachtOp: null });
    // Should nobody look at once, they are due, and again in their order.
    expect((await casefile.onafgemaakt(9)).teBeoordelen).toEqual([bId, cId]);
    expect((await turn(casefile, cId, c)).uitkomst).toEqual({ soort: 'eerst', id: bId });
    expect(await judged(casefile, bId, b)).toEqual({ soort: 'beoordeeld' });
    expect(await judged(casefile, cId, c)).toEqual({ soort: 'beoordeeld' });
  });

  test('what waited waits again when the next one is held as well', async () => {
    const casefile = await open();
    const id = await held(casefile);
    const [b, c] = [declaration('B'), declaration('C')];
    const [bId, cId] = [await takenIn(casefile, b), await takenIn(casefile, c)];
    await turn(casefile, bId, b);
    await turn(casefile, cId, c);
    await judged(casefile, id, declaration('A'));
    expect(await hold(casefile, bId, b)).toEqual({ soort: 'aangehouden' });
    expect((await turn(casefile, cId, c)).achter).toBe(bId);
    shows(await judged(casefile, bId, b), { soort: 'beoordeeld', opnieuw: [cId] });
  });

  test('it is judged by what was known when it was first looked at, whatever changed since', async () => {
    const casefile = await open();
    await processed(casefile, bericht301(law, { producten: [{ Budget: 100_00 }] }));
    await processed(casefile, bericht305(law));
    await processed(casefile, declaration('VOOR'));
    const bericht = declaration('A');
    const seen: DeclarationFacts[] = [];
    const id = await takenIn(casefile, bericht);
    await casefile.beoordeel(id, async (zaak) => {
      seen.push(await zaak.feiten(bericht));
      await zaak.houdVast([eerste, tweede], tot, moment(2));
    });
    expect(seen[0]?.prestaties.length).toBeGreaterThan(0);
    expect(seen[0]?.leveringen.size).toBe(1);
    await processed(casefile, bericht301(law, { identificatie: 'KORT', producten: [{ Budget: 1_00 }] }));
    const afspraak = {
      standaard: law,
      gemeente: '0384',
      aanbieder: '99990001',
      soort: 'vooroverleg',
    } as const;
    const rest = { toewijzingNummer: null, maand: null, toelichting: 'Besproken', door: 'medewerker-17' };
    await casefile.afspraken.legVast({ ...afspraak, ...rest }, moment(3));
    const { besluiten, ...feiten } = await factsAgain(casefile, id);
    expect(feiten).toEqual(seen[0]);
    expect(besluiten).toEqual({ regels: new Map(), voorbij: false });
    expect([...feiten.toewijzingen.values()].map(({ budget }) => budget)).toEqual([100_00]);
  });

  test('what waited for it is judged by what was allocated when its turn came, and by what was granted since', async () => {
    const casefile = await open();
    await processed(casefile, bericht301(law, { producten: [{ Budget: 100_00 }] }));
    const id = await held(casefile);
    const later = declaration('B');
    const wacht = await takenIn(casefile, later);
    await turn(casefile, wacht, later);
    await processed(casefile, bericht301(law, { identificatie: 'KORT', producten: [{ Budget: 1_00 }] }));
    await judged(casefile, id, declaration('A'));
    const seen: DeclarationFacts[] = [];
    await casefile.beoordeel(wacht, async (zaak) => {
      seen.push(await zaak.feiten(later));
      await zaak.houdVast([eerste], tot, moment(70));
    });
    const [feiten] = seen;
    expect([...(feiten?.toewijzingen.values() ?? [])].map(({ budget }) => budget)).toEqual([100_00]);
    expect(feiten?.prestaties.map(({ uitBericht }) => uitBericht.identificatie)).toEqual(['A']);
    expect(feiten?.laatsteDeclaratie?.identificatie).toBe('A');
    // Held itself it keeps all of that.
    const { besluiten: _, ...opnieuw } = await factsAgain(casefile, wacht, later);
    expect(opnieuw).toEqual(feiten);
  });

  test('what a person decides is kept until everything was decided, and then it is due', async () => {
    const casefile = await open();
    const id = await held(casefile, declaration('A'), [eerste, tweede, derde]);
    const { vastgehouden } = casefile;
    expect(await vastgehouden.besluit(id, ruling([granting(eerste)]))).toEqual({
      soort: 'vastgelegd',
      open: 2,
      cent: 30_00,
    });
    shows(await casefile.toon(id), { vastgehouden: { open: 2, cent: 30_00 } });
    expect((await casefile.onafgemaakt(9, moment(599))).teBeoordelen).toEqual([]);
    const overige = { besluit: 'afwijzen', motivering: null } as const;
    const rest = ruling([granting(tweede)], { overige, op: moment(31) });
    expect(await vastgehouden.besluit(id, rest)).toEqual({ soort: 'vastgelegd', open: 0, cent: 0 });
    expect((await casefile.onafgemaakt(9, moment(31))).teBeoordelen).toEqual([id]);
    const besluiten = [granting(eerste), granting(tweede), refusing(derde)];
    shows(await vastgehouden.toon(id), { besluiten, open: 0 });
    const { besluiten: bekend } = await factsAgain(casefile, id);
    expect(bekend).toEqual({ voorbij: false, regels: new Map(besluiten.map((een) => [een.pad, een])) });
    const events = (await casefile.gebeurtenissen(id)).filter(({ wat }) => wat === 'besloten');
    expect(events.map(({ wie, bijzonderheden }) => [wie, bijzonderheden])).toEqual([
      ['backoffice', { door: 'medewerker-17', toegekend: '1', afgewezen: '0', open: '2' }],
      ['backoffice', { door: 'medewerker-17', toegekend: '2', afgewezen: '1', open: '0' }],
    ]);
  });

  test('the same decision again changes nothing, another one replaces it until it was judged', async () => {
    const casefile = await open();
    const id = await held(casefile);
    const { vastgehouden } = casefile;
    const count = { open: 1, cent: 50_00 };
    await vastgehouden.besluit(id, ruling([granting(eerste)]));
    const aantal = (await casefile.gebeurtenissen(id)).length;
    expect(await vastgehouden.besluit(id, ruling([granting(eerste)]))).toEqual({
      soort: 'herhaling',
      ...count,
    });
    expect((await casefile.gebeurtenissen(id)).length).toBe(aantal);
    expect(await vastgehouden.besluit(id, ruling([refusing(eerste)]))).toEqual({
      soort: 'vastgelegd',
      ...count,
    });
    shows(await vastgehouden.toon(id), { besluiten: [refusing(eerste)] });
    await vastgehouden.besluit(id, ruling([refusing(tweede)]));
    await judged(casefile, id, declaration('A'));
    expect((await vastgehouden.besluit(id, ruling([refusing(eerste)]))).soort).toBe('herhaling');
    expect(await vastgehouden.besluit(id, ruling([granting(eerste)]))).toEqual({ soort: 'al-beoordeeld' });
    shows(await vastgehouden.toon(id), {
      besluiten: [refusing(eerste), refusing(tweede)],
      beoordeeldOp: moment(60),
    });
    shows(await casefile.toon(id), { vastgehouden: null });
    shows(await casefile.achterstand(), { vastgehouden: 0 });
  });

  test('a decision on a line that does not wait is refused as a whole, and one on another message too', async () => {
    const casefile = await open();
    const id = await held(casefile);
    const { vastgehouden } = casefile;
    expect(await vastgehouden.besluit(id, ruling([granting(eerste), granting(derde)]))).toEqual({
      soort: 'wacht-niet',
      paden: [derde.pad],
    });
    shows(await vastgehouden.toon(id), { besluiten: [] });
    const ander = await takenIn(casefile, bericht305(law));
    for (const onbekend of [ander, '00000000-0000-4000-8000-000000000000', 'geen-id']) {
      expect(await vastgehouden.besluit(onbekend, ruling([]))).toEqual({ soort: 'onbekend' });
      expect(await vastgehouden.toon(onbekend)).toBeNull();
    }
  });

  test('nobody decides on it while it is being judged', async () => {
    const casefile = await open();
    const id = await held(casefile);
    await casefile.beoordeel(id, async (zaak) => {
      await zaak.feiten(declaration('A'));
      expect(await casefile.vastgehouden.besluit(id, ruling([granting(eerste)]))).toEqual({ soort: 'bezet' });
      await zaak.houdVast([eerste, tweede], tot, moment(3));
    });
    expect((await casefile.vastgehouden.besluit(id, ruling([granting(eerste)]))).soort).toBe('vastgelegd');
  });

  test('it is held again with what came to wait by what was decided, and that stands', async () => {
    const casefile = await open();
    const id = await held(casefile, declaration('A'), [eerste]);
    await casefile.vastgehouden.besluit(id, ruling([refusing(eerste)]));
    expect(await hold(casefile, id, declaration('A'), [derde], [tot, moment(40)])).toEqual({
      soort: 'aangehouden',
    });
    shows(await casefile.vastgehouden.toon(id), {
      regels: [eerste, derde],
      besluiten: [refusing(eerste)],
      open: 1,
      cent: -20_00,
    });
    shows(await casefile.toon(id), { aangehoudenTot: tot });
    expect((await casefile.onafgemaakt(9, moment(599))).teBeoordelen).toEqual([]);
    const [signaal] = await casefile.signalen.zoek({ aantal: 9 });
    shows(signaal, { bedrag: -20_00, sinds: moment(40), opgelost: null });
  });

  test('what it was judged by in the end is kept, with what was decided', async () => {
    const casefile = await open();
    const id = await held(casefile, declaration('A'), [eerste]);
    expect(await casefile.bekend(id)).toMatchObject({ prestaties: [] });
    await casefile.vastgehouden.besluit(id, ruling([granting(eerste)]));
    const bericht = declaration('A');
    await casefile.beoordeel(id, async (zaak) => {
      const feiten = await zaak.feiten(bericht);
      const { besluiten } = feiten;
      await zaak.besluit(
        {
          oordeel: { uitkomst: 'goedgekeurd', niveau: null, bevindingen: [], effecten: [] },
          op: moment(60),
          antwoord: null,
          doorsturen: false,
          termijnVervalt: false,
          feiten: { ...feiten, besluiten: { ...besluiten, voorbij: true } },
        },
        bericht,
      );
    });
    expect(await casefile.bekend(id)).toMatchObject({
      prestaties: [],
      besluiten: { voorbij: true, regels: [granting(eerste)] },
    });
  });

  test('work that fails leaves it as it was', async () => {
    const casefile = await open();
    const bericht = declaration('A');
    const id = await takenIn(casefile, bericht);
    const failing = casefile.beoordeel(id, async (zaak) => {
      await zaak.feiten(bericht);
      await zaak.houdVast([eerste], tot, moment(2));
      throw new Error('stuk');
    });
    await expect(failing).rejects.toThrow('stuk');
    shows(await casefile.toon(id), { aangehoudenTot: null, vastgehouden: null });
    expect(await casefile.vastgehouden.toon(id)).toBeNull();
  });

  test('what waits for a person is found in the order in which it is decided by itself', async () => {
    const casefile = await open();
    const moments = (minuten: number) => [moment(minuten), moment(2)] as const;
    const laat = await held(casefile, declaration('A'), [eerste], moments(900));
    const vroeg = await held(casefile, declaration('B', { gemeente: '0001' }), [eerste], moments(300));
    const ook = await held(casefile, declaration('C', { aanbieder: '99990002' }), [eerste], moments(300));
    const klaar = await held(casefile, declaration('D', { gemeente: '0363' }), [eerste], moments(100));
    await judged(casefile, klaar, declaration('D', { gemeente: '0363' }));
    const { vastgehouden } = casefile;
    const found = async (filter: Partial<Parameters<typeof vastgehouden.zoek>[0]>) =>
      (await vastgehouden.zoek({ aantal: 9, ...filter })).map(({ id }) => id);
    expect(await found({})).toEqual([vroeg, ook, laat]);
    expect(await found({ gemeente: '0384' })).toEqual([ook, laat]);
    expect(await found({ aanbieder: '99990001' })).toEqual([vroeg, laat]);
    expect(await found({ standaard: 'iwmo-3.2' })).toEqual([]);
    const [een] = await vastgehouden.zoek({ aantal: 1 });
    expect(een && (await found({ na: een }))).toEqual([ook, laat]);
    expect(een && (await found({ na: een, aantal: 1 }))).toEqual([ook]);
  });
}
