import type { CDT_Omvang } from '../../standard/berichten.generated.ts';
import { isAfter } from '../dates.ts';
import { datum } from '../dutch.ts';
import { bericht315 } from '../examples/berichten.ts';
import { verzoeken } from '../examples/facts.ts';
import { metProduct } from '../examples/regionaal.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import { type RequestDefect, requestKind } from './kind.ts';
import type { Product } from './regional.ts';
import { type Asked, asked, lastDayOf } from './requested.ts';

/** Pieces of output and of inspanning are asked in either unit. */
const stuks: ReadonlySet<string> = new Set(['82', '84']);

function* wrongWay({ code }: Asked, omvang: CDT_Omvang, { toewijzen }: Product): Iterable<RequestDefect> {
  if (toewijzen === null) return;
  const { Eenheid, Frequentie } = omvang;
  const zelfde = Eenheid === toewijzen.eenheid || (stuks.has(Eenheid) && stuks.has(toewijzen.eenheid));
  if (!zelfde) {
    yield {
      element: 'Omvang/Eenheid',
      melding: `Product ${code} wordt toegewezen in eenheid ${toewijzen.eenheid}, niet in ${Eenheid}.`,
      waarden: { productCode: code, eenheid: Eenheid, toegestaan: toewijzen.eenheid },
    };
  }
  if (toewijzen.frequenties.some((een) => een === Frequentie)) return;
  yield {
    element: 'Omvang/Frequentie',
    melding: `Product ${code} wordt toegewezen met frequentie ${toewijzen.frequenties.join(' of ')}, niet met ${Frequentie}.`,
    waarden: { productCode: code, frequentie: Frequentie, toegestaan: toewijzen.frequenties.join(' ') },
  };
}

/** The most that this Frequentie allows; null where that cannot be told, and whole weeks and months only. */
function most(
  { van, tot }: Asked,
  { Frequentie }: CDT_Omvang,
  maximum: NonNullable<Product['maxVolume']>,
): number | null {
  const { aantal, per } = maximum;
  const einde = tot?.add({ days: 1 }) ?? null;
  const weken = einde && van.until(einde).days / 7;
  if (per === 'week') {
    switch (Frequentie) {
      case '2':
        return aantal;
      // A month touches at most five whole weeks.
      case '4':
        return aantal * 5;
      case '6':
        return weken && aantal * Math.ceil(weken);
      default:
        return null;
    }
  }
  switch (Frequentie) {
    case '6':
      return aantal;
    // A part of a week or month counts for none: the most is then without end.
    case '2':
      return weken && aantal / Math.floor(weken);
    case '4':
      return einde && aantal / van.until(einde, { largestUnit: 'months' }).months;
    default:
      return null;
  }
}

function* tooMuch(wens: Asked, omvang: CDT_Omvang, { maxVolume }: Product): Iterable<RequestDefect> {
  const maximaal = maxVolume && most(wens, omvang, maxVolume);
  if (!maxVolume || maximaal === null || omvang.Volume <= maximaal) return;
  const { aantal, per } = maxVolume;
  yield {
    element: 'Omvang/Volume',
    melding: `Gevraagd is ${omvang.Volume} (eenheid ${omvang.Eenheid}, frequentie ${omvang.Frequentie}); product ${wens.code} kent ten hoogste ${aantal} per ${per}.`,
    waarden: { productCode: wens.code, volume: String(omvang.Volume), maximaal: `${aantal} per ${per}` },
  };
}

function* tooLong({ code, van, tot }: Asked, { maxDuur }: Product): Iterable<RequestDefect> {
  if (maxDuur === null || tot === null) return;
  const uiterlijk = lastDayOf(van, maxDuur);
  if (!isAfter(tot, uiterlijk)) return;
  yield {
    element: 'ToewijzingEinddatum',
    melding: `Product ${code} wordt ten hoogste ${maxDuur.aantal} ${maxDuur.in} toegewezen: tot en met ${datum(uiterlijk)}, niet tot en met ${datum(tot)}.`,
    waarden: { productCode: code, einddatum: datum(tot), uiterlijk: datum(uiterlijk) },
  };
}

const inUrenPerMaand = { Eenheid: '04', Frequentie: '4' } as const;
const kaart = (anders: Partial<Product>) => (s: Parameters<typeof metProduct>[0]) =>
  metProduct(s, {}, { toewijzen: { eenheid: '04', frequenties: ['4', '6'] }, ...anders });
const gevraagd = (Omvang: CDT_Omvang, tot?: string) => (s: Parameters<typeof bericht315>[0]) =>
  bericht315(s, { producten: [{ Omvang, ...(tot ? { ToewijzingEinddatum: dag(tot) } : {}) }] });
const totaal = (Volume: number): CDT_Omvang => ({ Volume, Eenheid: '04', Frequentie: '6' });
const perToewijzing = { maxVolume: { aantal: 36, per: 'toewijzing' } } as const;
const perWeek = {
  maxVolume: { aantal: 9, per: 'week' },
  toewijzen: { eenheid: '04', frequenties: ['2', '4', '6'] },
} as const;

export const binnenProductkaart = requestKind({
  soort: 'binnen-productkaart',
  over: 'verzoek',
  eis: 'Eenheid, frequentie, volume en duur van een aangevraagd product passen bij wat de catalogus voor dat product zegt.',
  waarom: 'Wat buiten de productkaart valt, past niet binnen het contract.',
  parameters: {},
  *perVerzoek(verzoek, { regionaal }) {
    const wens = asked(verzoek);
    const product = wens && regionaal.producten.get(wens.code);
    if (!wens || product?.status !== 'actief') return;
    const { omvang } = wens;
    if (omvang !== null) {
      yield* wrongWay(wens, omvang, product);
      yield* tooMuch(wens, omvang, product);
    }
    yield* tooLong(wens, product);
  },
  voorbeelden: [
    {
      titel: 'Het maximum van de toewijzing, op de laatste dag van de langste duur',
      parameters: {},
      bericht: gevraagd(totaal(36), '2026-11-30'),
      feiten: () => verzoeken(),
      regionaal: kaart({ ...perToewijzing, maxDuur: { aantal: 6, in: 'maanden' } }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een uur meer dan het maximum',
      parameters: {},
      bericht: gevraagd(totaal(37)),
      feiten: () => verzoeken(),
      regionaal: kaart(perToewijzing),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Een dag langer dan de langste duur',
      parameters: {},
      bericht: gevraagd(totaal(36), '2026-12-01'),
      feiten: () => verzoeken(),
      regionaal: kaart({ maxDuur: { aantal: 6, in: 'maanden' } }),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Vier weken, en een dag meer',
      parameters: {},
      bericht: (s) =>
        bericht315(s, {
          producten: [
            { ToewijzingEinddatum: dag('2026-06-28') },
            { Product: specifiek(s), ToewijzingEinddatum: dag('2026-06-29') },
          ],
        }),
      feiten: () => verzoeken(),
      regionaal: kaart({ maxDuur: { aantal: 4, in: 'weken' } }),
      verwacht: ['VOT2'],
    },
    {
      titel: 'Een andere eenheid',
      parameters: {},
      bericht: gevraagd({ Volume: 2, Eenheid: '14', Frequentie: '4' }),
      feiten: () => verzoeken(),
      regionaal: kaart({}),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Stuks inspanning waar stuks output op de kaart staan',
      parameters: {},
      bericht: gevraagd({ Volume: 2, Eenheid: '84', Frequentie: '6' }),
      feiten: () => verzoeken(),
      regionaal: kaart({ toewijzen: { eenheid: '82', frequenties: ['6'] } }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een andere frequentie',
      parameters: {},
      bericht: gevraagd({ Volume: 2, Eenheid: '04', Frequentie: '1' }),
      feiten: () => verzoeken(),
      regionaal: kaart({}),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Negen per week',
      parameters: {},
      bericht: gevraagd({ Volume: 9, Eenheid: '04', Frequentie: '2' }),
      feiten: () => verzoeken(),
      regionaal: kaart(perWeek),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Tien per week',
      parameters: {},
      bericht: gevraagd({ Volume: 10, Eenheid: '04', Frequentie: '2' }),
      feiten: () => verzoeken(),
      regionaal: kaart(perWeek),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Meer per maand dan vijf weken toelaten',
      parameters: {},
      bericht: gevraagd({ Volume: 46, Eenheid: '04', Frequentie: '4' }),
      feiten: () => verzoeken(),
      regionaal: kaart(perWeek),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Vijf weken per maand',
      parameters: {},
      bericht: gevraagd({ Volume: 45, Eenheid: '04', Frequentie: '4' }),
      feiten: () => verzoeken(),
      regionaal: kaart(perWeek),
      verwacht: 'aanvaard',
    },
    {
      titel: 'In totaal meer dan de weken samen',
      parameters: {},
      bericht: gevraagd(totaal(19), '2026-06-14'),
      feiten: () => verzoeken(),
      regionaal: kaart(perWeek),
      verwacht: ['VOT1'],
    },
    {
      titel: 'In totaal wat de weken samen toelaten',
      parameters: {},
      bericht: gevraagd(totaal(18), '2026-06-14'),
      feiten: () => verzoeken(),
      regionaal: kaart(perWeek),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Per maand meer dan het maximum over de maanden',
      parameters: {},
      bericht: gevraagd({ ...inUrenPerMaand, Volume: 13 }, '2026-08-31'),
      feiten: () => verzoeken(),
      regionaal: kaart(perToewijzing),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Per maand wat over de maanden past',
      parameters: {},
      bericht: gevraagd({ ...inUrenPerMaand, Volume: 12 }, '2026-08-31'),
      feiten: () => verzoeken(),
      regionaal: kaart(perToewijzing),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Per week meer dan het maximum over de weken',
      parameters: {},
      bericht: gevraagd({ Volume: 19, Eenheid: '04', Frequentie: '2' }, '2026-06-14'),
      feiten: () => verzoeken(),
      regionaal: kaart({ ...perToewijzing, toewijzen: perWeek.toewijzen }),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Een product zonder maxima',
      parameters: {},
      bericht: gevraagd(totaal(999), '2030-01-01'),
      feiten: () => verzoeken(),
      regionaal: kaart({}),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een product waarvan de kaart geen eenheid noemt',
      parameters: {},
      bericht: gevraagd({ Volume: 2, Eenheid: '14', Frequentie: '1' }),
      feiten: () => verzoeken(),
      regionaal: kaart({ toewijzen: null }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Stuks waar uren op de kaart staan',
      parameters: {},
      bericht: gevraagd({ Volume: 2, Eenheid: '82', Frequentie: '6' }),
      feiten: () => verzoeken(),
      regionaal: kaart({}),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Uren waar stuks op de kaart staan',
      parameters: {},
      bericht: gevraagd({ Volume: 2, Eenheid: '04', Frequentie: '6' }),
      feiten: () => verzoeken(),
      regionaal: kaart({ toewijzen: { eenheid: '82', frequenties: ['6'] } }),
      verwacht: ['VOT1'],
    },
    {
      titel: 'In totaal, zonder laatste dag',
      parameters: {},
      bericht: gevraagd(totaal(99)),
      feiten: () => verzoeken(),
      regionaal: kaart(perWeek),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Precies een week',
      parameters: {},
      bericht: gevraagd({ Volume: 37, Eenheid: '04', Frequentie: '2' }, '2026-06-07'),
      feiten: () => verzoeken(),
      regionaal: kaart({ ...perToewijzing, toewijzen: perWeek.toewijzen }),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Een deel van een week telt niet als een week',
      parameters: {},
      bericht: gevraagd({ Volume: 99, Eenheid: '04', Frequentie: '2' }, '2026-06-06'),
      feiten: () => verzoeken(),
      regionaal: kaart({ ...perToewijzing, toewijzen: perWeek.toewijzen }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Per week, zonder laatste dag',
      parameters: {},
      bericht: gevraagd({ Volume: 99, Eenheid: '04', Frequentie: '2' }),
      feiten: () => verzoeken(),
      regionaal: kaart({ ...perToewijzing, toewijzen: perWeek.toewijzen }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een deel van een maand telt niet als een maand',
      parameters: {},
      bericht: gevraagd({ ...inUrenPerMaand, Volume: 99 }, '2026-06-15'),
      feiten: () => verzoeken(),
      regionaal: kaart(perToewijzing),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een oude code is niet aan de kaart te houden',
      parameters: {},
      bericht: gevraagd(totaal(99), '2030-01-01'),
      feiten: () => verzoeken(),
      regionaal: kaart({ ...perToewijzing, status: 'uitlopend', maxDuur: { aantal: 1, in: 'weken' } }),
      verwacht: 'aanvaard',
    },
  ],
});
