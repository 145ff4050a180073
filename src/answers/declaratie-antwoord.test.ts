import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageOf, situations } from '../../test/declarations.ts';
import { readSchemas } from '../commands/schemas.ts';
import { bericht323 } from '../rules/examples/berichten.ts';
import {
  credit,
  declaratie,
  declaraties,
  toegekend,
  verzondenDeclaratie,
} from '../rules/examples/declaraties.ts';
import { eerder, gestart } from '../rules/examples/facts.ts';
import { landelijk, ontvangst } from '../rules/examples/landelijk.ts';
import { metProduct, zonderRegels } from '../rules/examples/regionaal.ts';
import { dag } from '../rules/examples/waarden.ts';
import type { DeclarationFacts } from '../rules/facts.ts';
import { judge, judgeWithin } from '../rules/judge.ts';
import { signed, sum } from '../rules/money.ts';
import type { Protocol } from '../rules/protocol.ts';
import type { Finding, Verdict } from '../rules/verdict.ts';
import type { Bericht323, Bericht325, LDT_RetourCode } from '../standard/berichten.generated.ts';
import { berichtsoort, type Standaard, standaarden } from '../standard/berichtsoorten.ts';
import { leesBericht } from '../standard/xml/bericht.ts';
import { schrijfBericht } from '../standard/xml/schrijven.ts';
import { libxml2Validator } from '../standard/xsd/libxml2.ts';
import { makeDeclaratieAntwoord } from './declaratie-antwoord.ts';

const validator = libxml2Validator(readSchemas(join(import.meta.dirname, '../../schemas')));

const eigen = {
  identificatie: 'A00000000042',
  dagtekening: dag('2026-05-07'),
  xsdVersie: { BasisschemaXsdVersie: '3.2.1', BerichtXsdVersie: '3.2.2' },
};

const judged = (bericht: Bericht323, feiten: DeclarationFacts) =>
  judge(bericht, feiten, landelijk, ontvangst);

function answerTo(bericht: Bericht323, oordeel: Verdict): Bericht325 {
  const antwoord = makeDeclaratieAntwoord(bericht, oordeel, eigen);
  if (antwoord === null) throw new Error('geen antwoord');
  return antwoord;
}

/** The lines of a file, without indentation and line ends. */
const lines = (tekst: string) => tekst.trim().split(/\s*\r?\n\s*/);

/** The answer as it goes out; it fits its schema and breaks no rule of level 2. */
function xml(antwoord: Bericht325): readonly string[] {
  const bytes = schrijfBericht(antwoord);
  expect(validator.controleer(bytes, berichtsoort(antwoord.standaard, '325'))).toEqual([]);
  expect(judgeWithin(antwoord)).toEqual([]);
  return lines(new TextDecoder().decode(bytes));
}

/** Writes `{b:` as the prefix of the message and `{d:` as that of the basisschema. */
function golden(standaard: Standaard, retourcode: string, antwoord = ''): readonly string[] {
  const jeugd = standaard === 'ijw-3.2';
  const [basis, prefix] = jeugd ? ['ijw', 'jw325'] : ['iwmo', 'wmo325'];
  const ruimte = (naam: string) => `http://www.istandaarden.nl/${basis}/3_2/${naam}/schema`;
  const tekst = `<?xml version="1.0" encoding="UTF-8"?>
    <${prefix}:Bericht xmlns:${basis}="${ruimte('basisschema')}" xmlns:${prefix}="${ruimte(prefix)}">
      {b:Header}
        {b:BerichtCode}${jeugd ? '491' : '485'}{/b:BerichtCode}
        {b:BerichtVersie}3{/b:BerichtVersie}
        {b:BerichtSubversie}2{/b:BerichtSubversie}
        {b:Afzender}0384{/b:Afzender}
        {b:Ontvanger}99990001{/b:Ontvanger}
        {b:BerichtIdentificatie}
          {d:Identificatie}A00000000042{/d:Identificatie}
          {d:Dagtekening}2026-05-07{/d:Dagtekening}
        {/b:BerichtIdentificatie}
        {b:XsdVersie}
          {d:BasisschemaXsdVersie}3.2.1{/d:BasisschemaXsdVersie}
          {d:BerichtXsdVersie}3.2.2{/d:BerichtXsdVersie}
        {/b:XsdVersie}
        {b:DeclaratieIdentificatie}
          {d:Identificatie}3230001{/d:Identificatie}
          {d:Dagtekening}2026-05-06{/d:Dagtekening}
        {/b:DeclaratieIdentificatie}
        {b:XsdVersieDeclaratie}
          {d:BasisschemaXsdVersie}1.0.0{/d:BasisschemaXsdVersie}
          {d:BerichtXsdVersie}1.0.0{/d:BerichtXsdVersie}
        {/b:XsdVersieDeclaratie}
        ${codes(retourcode)}
      {/b:Header}
      ${antwoord}
    </${prefix}:Bericht>`;
  return lines(
    tekst
      .replaceAll(
        /\{(\/?)([bd]):(\w+)\}/g,
        (_geheel, slash, soort, naam) => `<${slash}${soort === 'b' ? prefix : basis}:${naam}>`,
      )
      .replaceAll(/\n\s*(?=\n)/g, ''),
  );
}

function codes(...deze: readonly string[]): string {
  return `{b:RetourCodes}
    ${deze.map((code) => `{b:RetourCode}${code}{/b:RetourCode}`).join('\n')}
  {/b:RetourCodes}`;
}

function answer(ingediend: string, toegekend: string, retourcode: string, clienten = ''): string {
  const total = (naam: string, [bedrag, teken]: readonly string[]) => `{b:${naam}}
    {d:TotaalBedrag}${bedrag}{/d:TotaalBedrag}
    {d:DebetCredit}${teken}{/d:DebetCredit}
  {/b:${naam}}`;
  return `{b:DeclaratieAntwoord}
    {b:DeclaratieNummer}D202604{/b:DeclaratieNummer}
    ${total('TotaalIngediendBedrag', ingediend.split(' '))}
    ${total('TotaalToegekendBedrag', toegekend.split(' '))}
    ${clienten === '' ? '' : `{b:Clienten}\n${clienten}\n{/b:Clienten}`}
    ${codes(retourcode)}
  {/b:DeclaratieAntwoord}`;
}

function client(bsn: string, retourcode: string, ...prestaties: readonly string[]): string {
  return `{b:Client}
    {b:Bsn}${bsn}{/b:Bsn}
    {b:Prestaties}
      ${prestaties.join('\n')}
    {/b:Prestaties}
    ${codes(retourcode)}
  {/b:Client}`;
}

/** A Prestatie of the example messages, unchanged but for its codes. */
function prestatie(
  standaard: Standaard,
  [referentie, vorig]: readonly string[],
  toewijzing: number,
  bedrag: string,
  ...retourcodes: readonly string[]
): string {
  const categorie = standaard === 'ijw-3.2' ? '45' : '02';
  const [cent, teken] = bedrag.split(' ');
  return `{b:Prestatie}
    {b:ProductReferentie}
      {d:ReferentieNummer}${referentie}{/d:ReferentieNummer}
      ${vorig === undefined ? '' : `{d:VorigReferentieNummer}${vorig}{/d:VorigReferentieNummer}`}
    {/b:ProductReferentie}
    {b:ToewijzingNummer}${toewijzing}{/b:ToewijzingNummer}
    {b:ProductCategorie}${categorie}{/b:ProductCategorie}
    {b:ProductCode}${categorie}A01{/b:ProductCode}
    {b:ProductPeriode}
      {d:Begindatum}2026-04-01{/d:Begindatum}
      {d:Einddatum}2026-04-30{/d:Einddatum}
    {/b:ProductPeriode}
    {b:GeleverdVolume}4{/b:GeleverdVolume}
    {b:Eenheid}04{/b:Eenheid}
    {b:ProductTarief}1250{/b:ProductTarief}
    {b:IngediendBedrag}
      {d:Bedrag}${cent}{/d:Bedrag}
      {d:DebetCredit}${teken}{/d:DebetCredit}
    {/b:IngediendBedrag}
    ${codes(...retourcodes)}
  {/b:Prestatie}`;
}

describe.each(standaarden)('the 325 of %s', (s) => {
  const sent = (bericht: Bericht323, feiten: DeclarationFacts) =>
    xml(answerTo(bericht, judged(bericht, feiten)));

  test('on a declaration that is granted entirely has 8001, the total twice and no clients', () => {
    expect(sent(declaratie(s), declaraties(s))).toEqual(
      golden(s, '0200', answer('5000 D', '5000 D', '8001')),
    );
  });

  test('on a credit that is granted has the total as a credit', () => {
    const feiten = declaraties(s, { prestaties: [toegekend(s)] });
    expect(sent(declaratie(s, [credit]), feiten)).toEqual(
      golden(s, '0200', answer('5000 C', '5000 C', '8001')),
    );
  });

  test('on a declaration that comes to nothing has 0 as a debit', () => {
    const feiten = declaraties(s, { prestaties: [toegekend(s)] });
    const bericht = declaratie(s, [{}, { ...credit, ToewijzingNummer: 1001 }]);
    expect(sent(bericht, feiten)).toEqual(golden(s, '0200', answer('0 D', '0 D', '8001')));
  });

  test('on a declaration refused at level 2 is a Header with 0001', () => {
    const bericht = declaratie(s, [{}], {
      declaratie: { TotaalIngediendBedrag: { TotaalBedrag: 1, DebetCredit: 'C' } },
    });
    expect(sent(bericht, declaraties(s))).toEqual(golden(s, '0001'));
  });

  test('on an error in the Header is a Header with the code of the rule', () => {
    const feiten = declaraties(s, {
      eerderMetDezeIdentificatie: eerder(s, '323'),
      bekendeClienten: new Set(),
    });
    expect(sent(declaratie(s), feiten)).toEqual(golden(s, '9056'));
  });

  test.each([
    ['9333', (): Partial<DeclarationFacts> => ({ declaratieMetDitNummer: eerder(s, '323') })],
    ['8214', (): Partial<DeclarationFacts> => ({ laatsteDeclaratiePeriode: dag('2026-05-01') })],
  ])('on an error in the declaration has %s, nothing granted and no clients', (code, bekend) => {
    const feiten = { ...declaraties(s, { toewijzingen: [] }), ...bekend() };
    expect(sent(declaratie(s), feiten)).toEqual(golden(s, '0200', answer('5000 D', '0 D', code)));
  });

  test('on an unknown client returns all its Prestaties with 0233, and nothing of the others', () => {
    const bericht = bericht323(s, { clienten: [{ prestaties: [{}, {}] }, {}] });
    const feiten = declaraties(s, {
      bekendeClienten: new Set([1]),
      toewijzingen: [{ toewijzingNummer: 1101, clienten: new Set([1]) }],
    });
    const terug = client(
      '999900006',
      '8187',
      prestatie(s, ['P101'], 1001, '5000 D', '0233'),
      prestatie(s, ['P102'], 1002, '5000 D', '0233'),
    );
    expect(sent(bericht, feiten)).toEqual(golden(s, '0200', answer('15000 D', '5000 D', '0200', terug)));
  });

  test('on refused Prestaties returns only those, with every code, under a client with 0200', () => {
    const bericht = bericht323(s, { clienten: [{ prestaties: [{}, {}] }, {}] });
    const feiten = declaraties(s, {
      bekendeClienten: new Set([0, 1]),
      toewijzingen: [
        { omvang: { Volume: 3, Eenheid: '04', Frequentie: '6' } },
        { toewijzingNummer: 1002 },
        { toewijzingNummer: 1101, clienten: new Set([1]) },
      ],
    });
    const terug = client('999900006', '0200', prestatie(s, ['P101'], 1001, '5000 D', '9321', '9322'));
    expect(sent(bericht, feiten)).toEqual(golden(s, '0200', answer('15000 D', '10000 D', '0200', terug)));
  });

  test('on a refused debit beside a granted credit grants a negative total', () => {
    const bericht = declaratie(s, [{ ToewijzingNummer: 9999 }, { ...credit, ToewijzingNummer: 1001 }]);
    const feiten = declaraties(s, { prestaties: [toegekend(s)] });
    const terug = client('999900006', '0200', prestatie(s, ['P101'], 9999, '5000 D', '9338'));
    expect(sent(bericht, feiten)).toEqual(golden(s, '0200', answer('0 D', '5000 C', '0200', terug)));
  });

  test('on a refused credit beside a granted debit grants more than was submitted', () => {
    const bericht = declaratie(s, [{}, { ...credit, ToewijzingNummer: 1001 }]);
    const terug = client('999900006', '0200', prestatie(s, ['C1', 'M1'], 1001, '5000 C', '8017'));
    expect(sent(bericht, declaraties(s))).toEqual(golden(s, '0200', answer('0 D', '5000 D', '0200', terug)));
  });

  test('on a Prestatie that only the region refuses carries the code that its pack chose', () => {
    const regel = {
      parameters: {},
      gevolg: { wat: 'weigeren' },
      wetten: new Set(standaarden),
      wijktAf: [],
      uitleg: '',
      bron: '',
    } as const;
    const protocol: Protocol = {
      ...landelijk,
      regionaal: {
        ...zonderRegels,
        ...metProduct(s, { cent: 12_49 }),
        regels: [
          { ...regel, id: 'r-1', soort: 'start-vereist', retourcode: null },
          { ...regel, id: 'r-2', soort: 'tarief-ten-hoogste', retourcode: '0611' },
        ],
      },
    };
    const bericht = declaratie(s, [{}, {}]);
    const feiten = declaraties(s, {
      toewijzingen: [{}, { toewijzingNummer: 1002 }],
      leveringen: new Map([[1002, [gestart(s, { toewijzingNummer: 1002 })]]]),
    });
    const oordeel = judge(bericht, feiten, protocol, ontvangst);
    expect(oordeel.bevindingen.map(({ retourcode }) => retourcode)).toEqual([null, null, null]);
    const terug = client(
      '999900006',
      '0200',
      prestatie(s, ['P101'], 1001, '5000 D', '0233', '0611'),
      prestatie(s, ['P102'], 1002, '5000 D', '0611'),
    );
    expect(xml(answerTo(bericht, oordeel))).toEqual(
      golden(s, '0200', answer('10000 D', '0 D', '0200', terug)),
    );
  });

  test('when nothing is granted has 0 as a debit, whatever was submitted', () => {
    const terug = client('999900006', '0200', prestatie(s, ['C1', 'M1'], 1001, '5000 C', '8017'));
    expect(sent(declaratie(s, [credit]), declaraties(s))).toEqual(
      golden(s, '0200', answer('5000 C', '0 D', '0200', terug)),
    );
  });
});

test('Casus 16: hours and etmalen under one Budget of € 60.000 are granted as € 2.750,00', () => {
  const product = {
    ProductTarief: 10_00,
    GeleverdVolume: 25,
    IngediendBedrag: { Bedrag: 250_00, DebetCredit: 'D' },
  } as const;
  const bericht = declaratie('ijw-3.2', [
    product,
    {
      ToewijzingNummer: 1001,
      ProductCode: '45A02',
      Eenheid: '14',
      ProductTarief: 250_00,
      GeleverdVolume: 10,
      IngediendBedrag: { Bedrag: 2500_00, DebetCredit: 'D' },
    },
  ]);
  const feiten = declaraties('ijw-3.2', {
    toewijzingen: [{ product: null, omvang: null, budget: 60_000_00 }],
  });
  expect(xml(answerTo(bericht, judged(bericht, feiten)))).toEqual(
    golden('ijw-3.2', '0200', answer('275000 D', '275000 D', '8001')),
  );
});

describe('there is no answer', () => {
  const bevinding = (
    niveau: Finding['niveau'],
    klasse: string,
    retourcode: LDT_RetourCode | null,
  ): Verdict => ({
    uitkomst: 'afgekeurd',
    niveau,
    bevindingen: [{ regel: 'TR000', niveau, retourcode, pad: klasse, klasse, melding: '', waarden: {} }],
    effecten: [],
  });

  test.each([0, 1] as const)('when the declaration was refused at level %i', (niveau) => {
    expect(
      makeDeclaratieAntwoord(declaratie('ijw-3.2'), bevinding(niveau, '/Bericht', null), eigen),
    ).toBeNull();
  });

  test('that leaves out why something is refused', () => {
    const zonderKlasse = bevinding(3, '/Bericht/Declaratie/Clienten', '9338');
    expect(() => answerTo(declaratie('ijw-3.2'), zonderKlasse)).toThrow('kan de afkeur niet dragen');
    const zonderCode = bevinding(3, '/Bericht/Header', null);
    expect(() => answerTo(declaratie('ijw-3.2'), zonderCode)).toThrow('zonder retourcode');
  });
});

describe('for any declaration the answer', () => {
  test('adds up (TR342), fits its schema, breaks no rule of its own and survives being read', () => {
    fc.assert(
      fc.property(situations, (situatie) => {
        const bericht = messageOf(situatie);
        const oordeel = judged(bericht, situatie.feiten);
        const antwoord = answerTo(bericht, oordeel);
        xml(antwoord);
        const gelezen = leesBericht(schrijfBericht(antwoord));
        expect(gelezen.ok && gelezen.bericht).toEqual(antwoord);
        const deze = antwoord.DeclaratieAntwoord;
        if (deze === undefined) throw new Error('geen DeclaratieAntwoord');
        const terug = (deze.Clienten?.Client ?? []).flatMap(({ Prestaties }) => Prestaties.Prestatie);
        const [ingediend, toegekend] = [deze.TotaalIngediendBedrag, deze.TotaalToegekendBedrag].map(
          (totaal) => signed(totaal.TotaalBedrag, totaal.DebetCredit),
        );
        expect(sum(terug.map(({ IngediendBedrag }) => IngediendBedrag))).toBe(
          (ingediend ?? 0) - (toegekend ?? 0),
        );
        expect(oordeel.effecten[0]).toMatchObject({ ingediend, toegekend });
        expect(deze.RetourCodes.RetourCode).toEqual([oordeel.uitkomst === 'goedgekeurd' ? '8001' : '0200']);
      }),
    );
  });

  test('is accepted by a provider who knows what he sent', () => {
    fc.assert(
      fc.property(situations, (situatie) => {
        const bericht = messageOf(situatie);
        const antwoord = answerTo(bericht, judged(bericht, situatie.feiten));
        const verzonden = bericht.Declaratie.Clienten.Client.flatMap(
          ({ Prestaties }) => Prestaties.Prestatie,
        );
        const feiten = verzondenDeclaratie(situatie.standaard, {
          prestaties: new Map(verzonden.map((p) => [p.ProductReferentie.ReferentieNummer, p])),
          bekendeClienten: new Set([0, 1]),
        });
        const ontvangen = Temporal.Instant.from('2026-05-07T12:00:00+02:00');
        expect(judge(antwoord, feiten, landelijk, ontvangen).bevindingen).toEqual([]);
      }),
    );
  });
});
