import { isBefore } from '../rules/dates.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import { groups, onderwerp, type Subject, subjectOf } from './groepen.ts';
import { norm, normDay } from './norm.ts';
import { eachSection, report, scopeOf } from './rapport.ts';
import { count, countOf, mean, median, share, type Tally } from './rekenen.ts';
import { allocatedOn, begunOn, daysBetween, momentsOf, waited } from './zorg.ts';

type Stand = { toewijzingen: number; dagen: Tally; tussen: Tally; binnen: number; buiten: number };

export const wachttijd = report({
  naam: 'wachttijd',
  titel: 'Wachttijd van toewijzing tot start',
  eis: 'Van wat in de periode is toegewezen: de dagen van het 301 tot de begindatum van de eerste start. Wie eerder begon wachtte 0 dagen. Buiten de norm is wie later begon, en wie op de peildatum nog wacht terwijl de norm voorbij is; wie nog binnen de norm wacht telt in het aandeel niet mee.',
  parameters: norm,
  kolommen: {
    ...onderwerp,
    toewijzingen: { soort: 'getal', uitleg: 'toegewezen in de periode' },
    begonnen: { soort: 'getal', uitleg: 'waarvan begonnen op de peildatum' },
    gemiddeldeDagen: { soort: 'dagen', uitleg: 'gemiddelde van het 301 tot de begindatum' },
    mediaanDagen: { soort: 'dagen', uitleg: 'mediaan daarvan' },
    gemiddeldeDagenTussenBerichten: {
      soort: 'dagen',
      uitleg: 'gemiddelde van het 301 tot de ontvangst van het 305',
    },
    binnenNorm: { soort: 'getal', uitleg: 'binnen de norm begonnen; leeg zonder norm' },
    buitenNorm: { soort: 'getal', uitleg: 'buiten de norm begonnen, of nog niet' },
    aandeelBinnenNorm: { soort: 'procent', uitleg: 'binnenNorm van beide samen' },
  },
  maak: (bron, secties, vraag) =>
    eachSection(secties, async (sectie) => {
      const groepen = groups<Subject, Stand>(() => ({
        toewijzingen: 0,
        dagen: new Map(),
        tussen: new Map(),
        binnen: 0,
        buiten: 0,
      }));
      const uiterlijk = normDay(sectie.met, sectie.protocol.kalender);
      const toegewezen = momentsOf(vraag.van, vraag.tot);
      for await (const zorg of bron.zorg({ ...scopeOf(sectie, vraag), toegewezen, metToegekend: false })) {
        const stand = groepen.at(subjectOf(zorg, vraag));
        stand.toewijzingen += 1;
        const eerste = begunOn(zorg);
        const begonnen = eerste && !isBefore(vraag.peildatum, eerste) ? eerste : null;
        if (begonnen) {
          count(stand.dagen, waited(zorg, begonnen));
          const bericht = zorg.starts.find(({ begindatum }) => begindatum.equals(begonnen));
          if (bericht)
            count(
              stand.tussen,
              Math.max(0, daysBetween(allocatedOn(zorg), amsterdamDay(bericht.ontvangenOp))),
            );
        }
        const grens = uiterlijk(allocatedOn(zorg));
        if (grens === null) continue;
        if (begonnen && !isBefore(grens, begonnen)) stand.binnen += 1;
        // An allocation that was over before its norm was, is nobody's waiting too long.
        else if (
          begonnen ||
          (isBefore(grens, vraag.peildatum) && !(zorg.einddatum && isBefore(zorg.einddatum, grens)))
        )
          stand.buiten += 1;
      }
      const metNorm = Object.values(sectie.met).some((aantal) => aantal !== null);
      return groepen.rows((sleutel, { toewijzingen, dagen, tussen, binnen, buiten }) => ({
        ...sleutel,
        toewijzingen,
        begonnen: countOf(dagen),
        gemiddeldeDagen: mean(dagen),
        mediaanDagen: median(dagen),
        gemiddeldeDagenTussenBerichten: mean(tussen),
        binnenNorm: metNorm ? binnen : null,
        buitenNorm: metNorm ? buiten : null,
        aandeelBinnenNorm: metNorm ? share(binnen, binnen + buiten) : null,
      }));
    }),
});
