import { expect, test } from 'vitest';
import {
  bericht301,
  bericht305,
  bericht306,
  bericht315,
  bericht316,
  bericht317,
  bericht318,
  bericht319,
  bericht323,
  bericht325,
} from '../../rules/examples/berichten.ts';
import { aanbieder, bsn, gemeente, periode } from '../../rules/examples/waarden.ts';
import type { LDT_RetourCode } from '../../standard/berichten.generated.ts';
import type { Casefile, Obligation } from '../casefile.ts';
import type { Open } from '../contract.ts';
import {
  atProvider,
  awaitedTerm,
  declarationTerm,
  factsOf,
  moment,
  ownTerm,
  processed,
  requestTerm,
  sent,
  shows,
  takenIn,
} from './wereld.ts';

const law = 'ijw-3.2';

/** The same casefile at a provider: what it sends are its own messages, what the municipality sends comes in. */
export function providerContract(open: Open): void {
  test('a message of the municipality comes in, is answered by us, and its term is ours', async () => {
    const casefile = await open();
    const bericht = bericht301(law);
    const id = await processed(casefile, bericht, {}, atProvider(bericht));
    const view = await casefile.toon(id);
    shows(view, {
      richting: 'in',
      herkomst: 'gemeente',
      verzending: null,
      termijnen: [{ partij: 'aanbieder', einde: null }],
    });
    const antwoordId = view?.antwoordId ?? '';
    const op: string[] = [];
    await sent(
      casefile,
      antwoordId,
      moment(70),
      [],
      async (uit) => void op.push(uit.bericht, uit.van, uit.naar),
    );
    expect(op).toEqual(['JW302', aanbieder, gemeente]);
    shows((await casefile.toon(id))?.termijnen, [{ einde: { hoe: 'nagekomen', op: moment(70) } }]);
    // A retour does not swap the parties of the message it answers.
    shows(await casefile.toon(antwoordId), { richting: 'uit', afzender: gemeente, ontvanger: aanbieder });
  });

  test('our own start goes out to the municipality, and knows what was allocated to us', async () => {
    const casefile = await open();
    await processed(casefile, bericht301(law), {}, atProvider(bericht301(law)));
    const start = bericht305(law);
    expect((await factsOf(casefile, start, atProvider(start))).toewijzingen).toHaveLength(1);
    const eigen = bericht305(law, { identificatie: 'EIGEN' });
    const id = await processed(casefile, eigen, {}, atProvider(eigen));
    const op: string[] = [];
    await sent(
      casefile,
      id,
      moment(70),
      [ownTerm],
      async (uit) => void op.push(uit.bericht, uit.van, uit.naar),
    );
    expect(op).toEqual(['JW305', aanbieder, gemeente]);
    shows(await casefile.toon(id), { richting: 'uit', herkomst: 'backoffice', antwoordId: null });
  });

  test('our request is answered by a 319 or a 301 that comes in, which ends its term at once', async () => {
    const casefile = await open();
    const producten = [{ ReferentieAanbieder: 'A' }, { ReferentieAanbieder: 'B' }];
    const verzoek = bericht315(law, { producten });
    const termijnen = [requestTerm('A'), requestTerm('B')];
    await processed(casefile, verzoek, { termijnen }, atProvider(verzoek));
    const afwijzing = bericht319(law, { antwoord: { ReferentieAanbieder: 'A' } });
    expect((await factsOf(casefile, afwijzing, atProvider(afwijzing))).verzoek?.stand).toBe('open');
    const eigen = bericht319(law, { identificatie: 'NEE', antwoord: { ReferentieAanbieder: 'A' } });
    await processed(casefile, eigen, {}, { ...atProvider(eigen), ontvangenOp: moment(80) });
    const toewijzing = bericht301(law, { producten: [{ ReferentieAanbieder: 'B' }] });
    await processed(casefile, toewijzing, {}, { ...atProvider(toewijzing), ontvangenOp: moment(90) });
    shows(await casefile.verzoeken({ aantal: 9 }), [
      { referentieAanbieder: 'B', stand: 'toegewezen', termijnen: [{ einde: { op: moment(90) } }] },
      { referentieAanbieder: 'A', stand: 'afgewezen', termijnen: [{ einde: { op: moment(80) } }] },
    ]);
  });

  /** A declaration of two clients in the outbox, or sent. */
  async function declared(casefile: Casefile, termijnen: readonly Obligation[] = [declarationTerm]) {
    const bericht = bericht323(law, { clienten: [{ prestaties: [{}, {}] }, {}] });
    const id = await processed(casefile, bericht, {}, atProvider(bericht));
    await sent(casefile, id, moment(70), termijnen);
    return { bericht, id };
  }
  const grantedNow = async (casefile: Casefile, identificatie: string) => {
    const kijk = bericht323(law, {
      identificatie,
      clienten: [{ prestaties: [{}, {}] }, {}],
      declaratie: { DeclaratiePeriode: periode('2026-05-01', '2026-05-31') },
    });
    return factsOf(casefile, kijk, atProvider(kijk));
  };

  test('the answer to our declaration finds it as it was sent', async () => {
    const casefile = await open();
    const { bericht, id } = await declared(casefile);
    const antwoord = bericht325(law, { clienten: [{ bsn: bsn.tweede }, { bsn: bsn.derde }] });
    const { declaratie } = await factsOf(casefile, antwoord, atProvider(antwoord));
    const prestaties = bericht.Declaratie.Clienten.Client.flatMap((c) => c.Prestaties.Prestatie);
    expect(declaratie).toEqual({
      berichtId: id,
      declaratieNummer: 'D202604',
      xsdVersie: bericht.Header.XsdVersie,
      beantwoordMet: null,
      prestaties: new Map(prestaties.map((p) => [p.ProductReferentie.ReferentieNummer, p])),
      bekendeClienten: new Set([0]),
    });
  });

  test('an answer is matched by law, parties, identification and day together, and to what was sent', async () => {
    const casefile = await open();
    const niet = bericht325(law, { identificatie: 'NIET' });
    expect((await factsOf(casefile, niet, atProvider(niet))).declaratie).toBeNull();
    await declared(casefile);
    const goed = bericht325(law);
    const anderId = { ...goed.Header.DeclaratieIdentificatie, Identificatie: 'ANDER' };
    const andereDag = {
      ...goed.Header.DeclaratieIdentificatie,
      Dagtekening: Temporal.PlainDate.from('2026-05-05'),
    };
    const mis = [
      bericht325('iwmo-3.2'),
      bericht325(law, { gemeente: '0001' }),
      bericht325(law, { aanbieder: '99990002' }),
      { ...goed, Header: { ...goed.Header, DeclaratieIdentificatie: anderId } },
      { ...goed, Header: { ...goed.Header, DeclaratieIdentificatie: andereDag } },
    ];
    for (const antwoord of mis) {
      expect((await factsOf(casefile, antwoord, atProvider(antwoord))).declaratie).toBeNull();
    }
  });

  test('an answer ends the term of our declaration, and what it returns counts as never granted', async () => {
    const casefile = await open();
    const { id } = await declared(casefile);
    expect((await grantedNow(casefile, 'K1')).prestaties).toHaveLength(3);
    const antwoord = bericht325(law);
    const antwoordId = await processed(
      casefile,
      antwoord,
      {},
      { ...atProvider(antwoord), ontvangenOp: moment(90) },
    );
    shows(await casefile.toon(id), {
      antwoordId,
      termijnen: [{ verplichting: 'OP090x4', einde: { hoe: 'nagekomen', op: moment(90) } }],
    });
    const { prestaties, declaratieMetDitNummer } = await grantedNow(casefile, 'K2');
    expect(prestaties.map((p) => p.referentieNummer)).toEqual(['P102', 'P201']);
    expect(declaratieMetDitNummer?.identificatie).toBe('3230001');
    const tweede = bericht325(law, { identificatie: 'TWEEDE' });
    const { declaratie } = await factsOf(casefile, tweede, atProvider(tweede));
    expect(declaratie?.beantwoordMet).toMatchObject({ bericht: 'JW325', identificatie: '3250001' });
  });

  test('a declaration that is refused as a whole counts as not sent', async () => {
    const casefile = await open();
    await declared(casefile);
    const antwoord = bericht325(law, { afgekeurd: '0001' });
    await processed(casefile, antwoord, {}, atProvider(antwoord));
    expect(await grantedNow(casefile, 'K')).toMatchObject({
      declaratieMetDitNummer: null,
      laatsteDeclaratiePeriode: null,
      prestaties: [],
    });
    const weer = bericht323(law, { identificatie: 'WEER' });
    await processed(casefile, weer, {}, atProvider(weer));
    expect((await grantedNow(casefile, 'K2')).prestaties).toHaveLength(1);
  });

  test('an answer that overtakes the mark of our declaration being sent ends the term as it opens', async () => {
    const casefile = await open();
    const bericht = bericht323(law);
    const id = await processed(casefile, bericht, {}, atProvider(bericht));
    const antwoord = bericht325(law, { clienten: [] });
    await sent(casefile, id, moment(90), [declarationTerm], async () => {
      await processed(casefile, antwoord, {}, { ...atProvider(antwoord), ontvangenOp: moment(89) });
    });
    shows((await casefile.toon(id))?.termijnen, [{ einde: { hoe: 'nagekomen', op: moment(89) } }]);
  });

  test('the answer to a declaration waits for every earlier message of the provider', async () => {
    const casefile = await open();
    await declared(casefile);
    const eerst = await takenIn(casefile, bericht301(law), atProvider(bericht301(law)));
    const antwoord = bericht325(law);
    const id = await takenIn(casefile, antwoord, atProvider(antwoord));
    expect(await casefile.beoordeel(id, async () => {})).toEqual({ soort: 'eerst', id: eerst });
  });

  /** Our own start with this identification, sent; a status other than 1 removes it. */
  async function started(casefile: Casefile, identificatie: string, StatusAanlevering: '1' | '3' = '1') {
    const bericht = bericht305(law, { identificatie, producten: [{ StatusAanlevering }] });
    const id = await processed(casefile, bericht, {}, atProvider(bericht));
    await sent(casefile, id, moment(70), [ownTerm]);
    return id;
  }
  async function answered(
    casefile: Casefile,
    identificatie: string,
    retourcodes: readonly LDT_RetourCode[] = [],
  ) {
    const bericht = bericht306(law, { identificatie, ...(retourcodes.length > 0 ? { retourcodes } : {}) });
    return processed(casefile, bericht, {}, { ...atProvider(bericht), ontvangenOp: moment(90) });
  }
  const starts = async (casefile: Casefile) => {
    const kijk = bericht305(law, { identificatie: crypto.randomUUID().slice(0, 12) });
    const { leveringen } = await factsOf(casefile, kijk, atProvider(kijk));
    return leveringen.map(({ uitBericht }) => uitBericht.identificatie);
  };

  test('a retour on our start ends its term, and is known by what it answers', async () => {
    const casefile = await open();
    const id = await started(casefile, 'A');
    const retour = bericht306(law, { identificatie: 'A' });
    expect(await factsOf(casefile, retour, atProvider(retour))).toEqual({
      heenbericht: {
        berichtId: id,
        bericht: 'JW305',
        verzondenOp: moment(70),
        beantwoordMet: null,
        verzoeken: [],
      },
    });
    const antwoordId = await answered(casefile, 'A');
    shows(await casefile.toon(id), {
      antwoordId,
      termijnen: [{ verplichting: 'OP090', partij: 'gemeente', einde: { hoe: 'nagekomen', op: moment(90) } }],
    });
    expect(await starts(casefile)).toEqual(['A']);
  });

  test('a start that is refused was never sent, and a removal that is refused removed nothing', async () => {
    const casefile = await open();
    await started(casefile, 'A');
    await answered(casefile, 'A', ['9071']);
    expect(await starts(casefile)).toEqual([]);
    await started(casefile, 'B');
    await answered(casefile, 'B');
    await started(casefile, 'C', '3');
    expect(await starts(casefile)).toEqual([]);
    await answered(casefile, 'C', ['9063']);
    expect(await starts(casefile)).toEqual(['B']);
  });

  test('a removal that is refused after the same was sent again leaves the later one, until that is refused too', async () => {
    const casefile = await open();
    await started(casefile, 'A');
    await started(casefile, 'B', '3');
    await started(casefile, 'C');
    await answered(casefile, 'B', ['9056']);
    expect(await starts(casefile)).toEqual(['C']);
    await answered(casefile, 'C', ['9074']);
    expect(await starts(casefile)).toEqual(['A']);
  });

  test('what was refused does not come back when what removed it is refused as well', async () => {
    const casefile = await open();
    await started(casefile, 'A');
    await started(casefile, 'B', '3');
    await answered(casefile, 'A', ['9071']);
    await answered(casefile, 'B', ['9063']);
    expect(await starts(casefile)).toEqual([]);
  });

  test('a retour on our request tells which requests it carries, and opens their terms', async () => {
    const casefile = await open();
    const bericht = bericht315(law, {
      producten: [{ ReferentieAanbieder: 'B' }, { ReferentieAanbieder: 'A' }],
    });
    const id = await processed(casefile, bericht, {}, atProvider(bericht));
    const retour = bericht316(law);
    const { heenbericht } = await factsOf(casefile, retour, atProvider(retour));
    expect(heenbericht?.verzoeken).toEqual(['B', 'A']);
    const termijnen = [requestTerm('B'), requestTerm('A')];
    await processed(casefile, retour, { termijnen }, atProvider(retour));
    shows((await casefile.toon(id))?.termijnen, [
      { verplichting: 'OP274', referentieAanbieder: 'B', einde: null },
      { verplichting: 'OP274', referentieAanbieder: 'A', einde: null },
    ]);
  });

  test('the term of a request whose answer came before its retour ends as it opens', async () => {
    const casefile = await open();
    const bericht = bericht315(law, {
      producten: [{ ReferentieAanbieder: 'A' }, { ReferentieAanbieder: 'B' }],
    });
    await processed(casefile, bericht, {}, atProvider(bericht));
    const antwoord = bericht319(law, { antwoord: { ReferentieAanbieder: 'A' } });
    await processed(casefile, antwoord, {}, { ...atProvider(antwoord), ontvangenOp: moment(80) });
    const retour = bericht316(law);
    await processed(
      casefile,
      retour,
      { termijnen: [requestTerm('A'), requestTerm('B')] },
      atProvider(retour),
    );
    shows(await casefile.verzoeken({ aantal: 9 }), [
      { referentieAanbieder: 'B', termijnen: [{ einde: null }] },
      { referentieAanbieder: 'A', termijnen: [{ einde: { hoe: 'nagekomen', op: moment(80) } }] },
    ]);
  });

  test('a request that is refused technically was never made', async () => {
    const casefile = await open();
    const bericht = bericht317(law);
    await processed(casefile, bericht, {}, atProvider(bericht));
    const retour = bericht318(law, { retourcodes: ['9374'] });
    await processed(casefile, retour, {}, atProvider(retour));
    expect(await casefile.verzoeken({ aantal: 9 })).toEqual([]);
    const weer = bericht317(law, { identificatie: 'WEER' });
    expect((await factsOf(casefile, weer, atProvider(weer))).verzoeken).toEqual([]);
  });

  test('nothing that is awaited of a municipality is ended by a message of ours', async () => {
    const casefile = await open();
    const start = bericht305(law);
    const id = await processed(casefile, start, {}, atProvider(start));
    await sent(casefile, id, moment(70), [ownTerm]);
    await processed(casefile, bericht301(law), {}, atProvider(bericht301(law)));
    expect((await casefile.toon(id))?.termijnen).toEqual([{ ...ownTerm, berichtId: id, einde: null }]);
    expect(awaitedTerm.partij).toBe('aanbieder');
  });
}
