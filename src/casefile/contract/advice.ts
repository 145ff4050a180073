import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  bericht301,
  bericht315,
  bericht317,
  bericht319,
  bericht320,
  bericht323,
} from '../../rules/examples/berichten.ts';
import type { Advice, Reason } from '../../rules/regional/assessing.ts';
import type { BerichtVan } from '../../standard/berichten.generated.ts';
import type { Casefile, RequestView } from '../casefile.ts';
import type { Open } from '../contract.ts';
import { approved, asNew, factsOf, moment, processed, sent } from './wereld.ts';

const law = 'ijw-3.2';
const reden = (regel: string, gevolg: Reason['gevolg']): Reason => ({
  regel,
  gevolg,
  pad: '/Bericht/Client/AangevraagdeProducten/AangevraagdProduct',
  melding: `Regel ${regel} spreekt ertegen.`,
  waarden: { productCode: '45A01' },
});
const advies = (referentieAanbieder: string, ...redenen: readonly Reason[]): Advice => ({
  referentieAanbieder,
  redenen,
});
const zelf = reden('reg-zelf', { wat: 'zelf-afwijzen', reden: '4' });
const raad = reden('reg-raad', { wat: 'adviseren', reden: null });

async function request(casefile: Casefile, referentie = 'VOT1'): Promise<RequestView> {
  const verzoek = (await casefile.verzoeken({ aantal: 99 })).find(
    (een) => een.referentieAanbieder === referentie,
  );
  if (!verzoek) throw new Error('no such request');
  return verzoek;
}

async function decided(
  casefile: Casefile,
  { id }: RequestView,
  bericht: BerichtVan<'301' | '319'>,
  motivering?: string,
): Promise<string> {
  const eigenId = randomUUID();
  await casefile.beslis(id, async (zaak) => {
    const feiten = await zaak.feiten(bericht);
    const { bytes } = asNew(bericht);
    const oordeel = approved(bericht, feiten);
    const berichten = [{ id: eigenId, bericht, bytes, oordeel, feiten, termijnen: [] }];
    const waarom = motivering === undefined ? {} : { motivering };
    await zaak.besluit({ op: moment(60), wie: 'backoffice', berichten, ...waarom });
  });
  return eigenId;
}

export function adviceContract(open: Open): void {
  test('what the region says is kept with each request, and found by', async () => {
    const casefile = await open();
    const producten = ['A', 'B', 'C', 'D'].map((ReferentieAanbieder) => ({ ReferentieAanbieder }));
    const adviezen = [advies('A', raad, zelf), advies('B', raad), advies('C')];
    const bericht = await processed(casefile, bericht315(law, { producten }), { adviezen });
    await processed(casefile, bericht317(law));
    expect((await request(casefile, 'A')).advies).toEqual({
      oordeel: 'zelf-afwijzen',
      redenen: [raad, zelf],
    });
    expect((await request(casefile, 'B')).advies).toEqual({ oordeel: 'bezwaar', redenen: [raad] });
    expect((await request(casefile, 'C')).advies).toEqual({ oordeel: 'geen-bezwaar', redenen: [] });
    expect((await request(casefile, 'D')).advies).toBeNull();
    const named = async (filter: Partial<Parameters<Casefile['verzoeken']>[0]>) =>
      (await casefile.verzoeken({ aantal: 99, ...filter })).map((een) => een.referentieAanbieder);
    expect(await named({ advies: 'zelf-afwijzen' })).toEqual(['A']);
    expect(await named({ advies: 'geen-bezwaar' })).toEqual(['C']);
    expect(await named({ bericht })).toEqual(['D', 'C', 'B', 'A']);
    expect(await named({ bericht: 'none' })).toEqual([]);
  });

  test('a request that was ever answered is no longer found as never answered', async () => {
    const casefile = await open();
    await processed(casefile, bericht315(law), { adviezen: [advies('VOT1', zelf)] });
    const never = async () => (await casefile.verzoeken({ onbeantwoord: true, aantal: 9 })).length;
    expect(await never()).toBe(1);
    const id = await decided(casefile, await request(casefile), bericht319(law));
    expect(await never()).toBe(0);
    await sent(casefile, id);
    await processed(casefile, bericht320(law, { retourcodes: ['9359'] }));
    expect((await request(casefile)).stand).toBe('open');
    expect(await never()).toBe(0);
  });

  test('a decision is shown with who made it, when, and why it went against the advice', async () => {
    const casefile = await open();
    const gevraagd = await processed(casefile, bericht315(law), { adviezen: [advies('VOT1', raad)] });
    const producten = [{ ReferentieAanbieder: 'VOT1' }];
    const berichtId = await decided(
      casefile,
      await request(casefile),
      bericht301(law, { producten }),
      'Overlegd met Jansen',
    );
    expect((await request(casefile)).antwoorden).toEqual([
      {
        berichtId,
        stand: 'toegewezen',
        op: moment(60),
        wie: 'backoffice',
        afgekeurd: false,
        motivering: 'Overlegd met Jansen',
      },
    ]);
    const besloten = (await casefile.gebeurtenissen(gevraagd)).at(-1);
    expect(besloten?.bijzonderheden).toEqual({
      referentieAanbieder: 'VOT1',
      stand: 'toegewezen',
      bericht: berichtId,
      tegenAdvies: 'reg-raad',
    });
  });

  test.each([bericht315(law), bericht317(law)])(
    'a decision leaves after the retour on its request: %#',
    async (vraag) => {
      const casefile = await open();
      const gevraagd = await processed(casefile, vraag);
      const ReferentieAanbieder = vraag.nummer === '315' ? 'VOT1' : 'VOW1';
      const verzoek = await request(casefile, ReferentieAanbieder);
      const besluit = await decided(
        casefile,
        verzoek,
        bericht319(law, { antwoord: { ReferentieAanbieder } }),
      );
      const retour = (await casefile.toon(gevraagd))?.antwoordId ?? '';
      const meteen = casefile.verzend(
        besluit,
        async () => {},
        () => ({ op: moment(90), termijnen: [] }),
      );
      await expect(meteen).rejects.toMatchObject({ eerst: retour });
      expect(await sent(casefile, retour)).toBe(true);
      expect(await sent(casefile, besluit)).toBe(true);
    },
  );

  test('an answer that its receiver refused is shown as refused', async () => {
    const casefile = await open();
    await processed(casefile, bericht315(law));
    await sent(casefile, await decided(casefile, await request(casefile), bericht319(law)));
    await processed(casefile, bericht320(law, { retourcodes: ['9359'] }));
    expect((await request(casefile)).antwoorden).toMatchObject([
      { stand: 'afgewezen', afgekeurd: true, motivering: null },
    ]);
  });

  test('a request sees what its provider was granted, per year', async () => {
    const casefile = await open();
    const day = Temporal.PlainDate.from;
    for (const [nummer, begin, gemeente] of [
      ['D1', '2025-12-01', '0384'],
      ['D2', '2026-04-01', '0384'],
      ['D3', '2026-05-01', '0384'],
      ['D4', '2026-05-01', '0001'],
    ] as const) {
      const begindatum = day(begin);
      const bericht = bericht323(law, {
        identificatie: nummer,
        gemeente,
        declaratie: {
          DeclaratieNummer: nummer,
          DeclaratiePeriode: {
            Begindatum: begindatum,
            Einddatum: begindatum.add({ months: 1 }).subtract({ days: 1 }),
          },
        },
        clienten: [{ prestaties: [{ ProductReferentie: { ReferentieNummer: nummer } }] }],
      });
      await processed(casefile, bericht);
    }
    const {
      Prestaties: { Prestatie },
    } = bericht323(law).Declaratie.Clienten.Client[0] ?? { Prestaties: { Prestatie: [] } };
    const bedrag = Prestatie[0]?.IngediendBedrag.Bedrag ?? 0;
    expect((await factsOf(casefile, bericht315(law))).toegekendPerJaar).toEqual([
      { jaar: 2025, cent: bedrag },
      { jaar: 2026, cent: 2 * bedrag },
    ]);
    expect((await factsOf(casefile, bericht317(law))).toegekendPerJaar).toHaveLength(2);
  });
}
