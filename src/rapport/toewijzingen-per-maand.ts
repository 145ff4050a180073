import type { Care } from '../casefile/rapportage.ts';
import { isAfter, isBefore } from '../rules/dates.ts';
import { inSmallest } from '../rules/declaration/units.ts';
import { countOverall, volumeOf } from '../rules/declaration/volume.ts';
import type { Protocol } from '../rules/protocol.ts';
import type { LDT_Eenheid } from '../standard/berichten.generated.ts';
import { groups, onderwerp, type Subject, subjectOf } from './groepen.ts';
import { eachSection, report, scopeOf, untilNow } from './rapport.ts';
import { ratio } from './rekenen.ts';
import { allocatedOn, monthsOf, monthText } from './zorg.ts';

const leeg = () => ({
  nieuw: 0,
  lopend: 0,
  beeindigd: 0,
  toegewezenVolume: 0,
  zonderVolume: 0,
  toegewezenBedrag: 0,
  zonderBedrag: 0,
  toegekendVolume: 0,
  toegekendBedrag: 0,
});

/** Hours and minutes are one: minutes. */
const inMinutes = (eenheid: LDT_Eenheid): LDT_Eenheid => (eenheid === '04' ? '01' : eenheid);

export const toewijzingenPerMaand = report({
  naam: 'toewijzingen-per-maand',
  titel: 'Toewijzingen per maand',
  eis: 'Per maand de toewijzingen die nieuw zijn (het eerste 301), die aan het einde van de maand lopen en die in de maand eindigen, met het volume en het bedrag van wat nieuw is over de hele looptijd, en wat is toegekend van zorg die in de maand begon. Het bedrag is het Budget, of anders het volume tegen het tarief van de catalogus; waar geen van beide bekend is, telt de toewijzing in zonderBedrag. Uren staan er als minuten.',
  parameters: {},
  kolommen: {
    maand: { soort: 'tekst', uitleg: 'JJJJ-MM' },
    ...onderwerp,
    eenheid: { soort: 'tekst', uitleg: 'eenheid (WJ756); 01 is minuten, ook van uren; leeg zonder omvang' },
    nieuw: { soort: 'getal', uitleg: 'toegewezen in de maand' },
    lopend: {
      soort: 'getal',
      uitleg: 'lopend aan het einde van de maand, of op de laatste dag van de periode',
    },
    beeindigd: { soort: 'getal', uitleg: 'met een einddatum in de maand' },
    toegewezenVolume: { soort: 'getal', uitleg: 'van wat nieuw is, over de hele looptijd' },
    zonderVolume: { soort: 'getal', uitleg: 'nieuw zonder volume over het geheel' },
    toegewezenBedrag: { soort: 'cent', uitleg: 'van wat nieuw is, over de hele looptijd' },
    zonderBedrag: { soort: 'getal', uitleg: 'nieuw zonder bekend bedrag' },
    toegekendVolume: { soort: 'getal', uitleg: 'van zorg die in de maand begon, credits eraf' },
    toegekendBedrag: { soort: 'cent', uitleg: 'van zorg die in de maand begon, credits eraf' },
  },
  maak: (bron, secties, vraag) =>
    eachSection(secties, async (sectie) => {
      const { van, tot } = untilNow(vraag);
      const groepen = groups<
        { maand: string } & Subject & { eenheid: string | null },
        ReturnType<typeof leeg>
      >(leeg);
      const maanden = monthsOf(van, tot).map((maand) => {
        const laatste = maand.with({ day: maand.daysInMonth });
        return { maand, laatste: isAfter(laatste, tot) ? tot : laatste };
      });
      const inside = (dag: Temporal.PlainDate) => !isBefore(dag, van) && !isAfter(dag, tot);
      for await (const zorg of bron.zorg({ ...scopeOf(sectie, vraag), metToegekend: false })) {
        const waarover = subjectOf(zorg, vraag);
        const eenheid = zorg.omvang ? inMinutes(zorg.omvang.Eenheid) : null;
        const at = (dag: Temporal.PlainDate) => groepen.at({ maand: monthText(dag), ...waarover, eenheid });
        const toegewezen = allocatedOn(zorg);
        if (inside(toegewezen)) {
          const volume = totalVolume(zorg);
          const bedrag = totalAmount(zorg, volume, sectie.protocol);
          const stand = at(toegewezen);
          stand.nieuw += 1;
          if (volume === null) stand.zonderVolume += 1;
          else stand.toegewezenVolume += volume;
          if (bedrag === null) stand.zonderBedrag += 1;
          else stand.toegewezenBedrag += bedrag;
        }
        if (zorg.einddatum && inside(zorg.einddatum)) at(zorg.einddatum).beeindigd += 1;
        for (const { maand, laatste } of maanden) {
          if (isAfter(zorg.ingangsdatum, laatste) || isAfter(toegewezen, laatste)) continue;
          if (!zorg.einddatum || isAfter(zorg.einddatum, laatste)) at(maand).lopend += 1;
        }
      }
      for (const deze of await bron.toegekendPerMaand({ ...scopeOf(sectie, vraag), van, tot })) {
        const { gemeente, standaard } = sectie;
        const { aanbieder, categorie, code, eenheid, maand, volume, debet, credit } = deze;
        const perProduct = vraag.per === 'product' ? { categorie, code } : { categorie: null, code: null };
        const wie = { gemeente, standaard, aanbieder: vraag.per === 'gemeente' ? null : aanbieder };
        const stand = groepen.at({
          maand: monthText(maand),
          ...wie,
          ...perProduct,
          eenheid: inMinutes(eenheid),
        });
        stand.toegekendVolume += inSmallest(volume, eenheid);
        stand.toegekendBedrag += debet - credit;
      }
      return groepen.rows((sleutel, stand) => ({ ...sleutel, ...stand }));
    }),
});

/** In the smallest unit; null without Omvang, and of an open allocation by the week or month. */
export function totalVolume({ omvang, product, ingangsdatum, einddatum }: Care): number | null {
  if (!omvang) return null;
  const keren = countOverall({ product, ingangsdatum, einddatum, omvang });
  return keren && volumeOf(keren, omvang);
}

/** Eurocents over all of it: what the 301 says or, at the tariff of the catalogue on its first day, what it comes to. */
function totalAmount(zorg: Care, volume: number | null, protocol: Protocol): number | null {
  const { budget, omvang, product, ingangsdatum } = zorg;
  if (budget !== null) return budget;
  if (!omvang || volume === null) return null;
  if (omvang.Eenheid === '83') return volume;
  const tarief = protocol.regionaal?.producten
    .get(product?.Code ?? '')
    ?.tarieven.find(
      ({ eenheid, geldigVan, geldigTot }) =>
        inMinutes(eenheid) === inMinutes(omvang.Eenheid) &&
        !isAfter(geldigVan, ingangsdatum) &&
        !(geldigTot && isBefore(geldigTot, ingangsdatum)),
    );
  if (!tarief) return null;
  return ratio(volume * tarief.cent, inSmallest(1, tarief.eenheid), 1);
}
