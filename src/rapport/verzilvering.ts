import { isAfter, isBefore } from '../rules/dates.ts';
import { family, inSmallest } from '../rules/declaration/units.ts';
import { onderwerp, subjectOf } from './groepen.ts';
import { eachSection, report, scopeOf, TooManyRows, untilNow } from './rapport.ts';
import { share } from './rekenen.ts';
import { totalVolume } from './toewijzingen-per-maand.ts';

export const verzilvering = report({
  naam: 'verzilvering',
  titel: 'Verzilvering van geëindigde toewijzingen',
  eis: 'Van iedere toewijzing met een einddatum in de periode: het volume dat is toegekend, credits eraf, tegen het volume dat over de hele looptijd was toegewezen. Uren staan er als minuten. Wat in een andere eenheid is toegekend telt niet mee in het volume, wel in het bedrag.',
  parameters: {},
  kolommen: {
    ...onderwerp,
    toewijzingNummer: { soort: 'getal', uitleg: 'ToewijzingNummer' },
    ingangsdatum: { soort: 'dag', uitleg: 'Ingangsdatum' },
    einddatum: { soort: 'dag', uitleg: 'Einddatum' },
    eenheid: { soort: 'tekst', uitleg: 'eenheid (WJ756); 01 is minuten, ook van uren; leeg zonder omvang' },
    toegewezenVolume: { soort: 'getal', uitleg: 'over de hele looptijd; leeg zonder omvang' },
    toegekendVolume: { soort: 'getal', uitleg: 'in die eenheid; leeg zonder omvang' },
    verzilvering: { soort: 'procent', uitleg: 'toegekendVolume van toegewezenVolume' },
    toegekendBedrag: { soort: 'cent', uitleg: 'toegekend, credits eraf' },
  },
  maak: (bron, secties, vraag) =>
    eachSection(secties, async (sectie) => {
      const { van, tot } = untilNow(vraag);
      const rijen = [];
      for await (const zorg of bron.zorg({ ...scopeOf(sectie, vraag), eindVanaf: van, metToegekend: true })) {
        const { omvang, ingangsdatum, einddatum, toegekend, toewijzingNummer } = zorg;
        if (!einddatum || isAfter(einddatum, tot) || isBefore(einddatum, van)) continue;
        const toegewezenVolume = totalVolume(zorg);
        const toegekendVolume = omvang
          ? toegekend
              .filter(({ eenheid }) => family(eenheid) === family(omvang.Eenheid))
              .reduce((som, { volume, eenheid }) => som + inSmallest(volume, eenheid), 0)
          : null;
        const bedragen = toegekend.map(({ bedrag }) => bedrag);
        if (rijen.length === vraag.hoogstens) throw new TooManyRows();
        rijen.push({
          ...subjectOf(zorg, { per: 'product' }),
          toewijzingNummer,
          ingangsdatum: ingangsdatum.toString(),
          einddatum: einddatum.toString(),
          eenheid: omvang ? (omvang.Eenheid === '04' ? '01' : omvang.Eenheid) : null,
          toegewezenVolume,
          toegekendVolume,
          verzilvering:
            toegewezenVolume === null || toegekendVolume === null
              ? null
              : share(toegekendVolume, toegewezenVolume),
          toegekendBedrag: bedragen.reduce((som, bedrag) => som + bedrag, 0),
        });
      }
      return rijen;
    }),
});
