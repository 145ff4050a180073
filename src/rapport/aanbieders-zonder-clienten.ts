import { isAfter, isBefore } from '../rules/dates.ts';
import type { Protocol } from '../rules/protocol.ts';
import { eachSection, report, scopeOf } from './rapport.ts';
import { begunOn, endOf } from './zorg.ts';

type Stand = { toewijzingen: number; laatste: Temporal.PlainDate | null };

export const aanbiedersZonderClienten = report({
  naam: 'aanbieders-zonder-clienten',
  titel: 'Aanbieders zonder cliënten',
  eis: 'Aanbieders die het protocol op de peildatum kent, of die ooit iets is toegewezen, en die in de maanden ervoor geen zorg gaven: geen begonnen zorg die in die maanden liep en geen toegekende prestatie. Zonder getal in het protocol geldt de gevraagde periode.',
  parameters: {
    maanden: {
      soort: 'getal',
      optioneel: true,
      uitleg: 'zonder cliënten in zoveel maanden voor de peildatum',
    },
  },
  kolommen: {
    gemeente: { soort: 'tekst', uitleg: 'CBS-code van de gemeente' },
    standaard: { soort: 'tekst', uitleg: 'wet en release' },
    aanbieder: { soort: 'tekst', uitleg: 'AGB-code van de aanbieder' },
    bekend: { soort: 'tekst', uitleg: 'ja als het protocol de aanbieder op de peildatum kent' },
    toewijzingen: { soort: 'getal', uitleg: 'ooit toegewezen' },
    laatsteZorgdag: { soort: 'dag', uitleg: 'laatste dag waarop zorg liep; leeg als er nooit zorg was' },
    sinds: { soort: 'dag', uitleg: 'vanaf deze dag was er geen zorg' },
  },
  maak: (bron, secties, vraag) =>
    eachSection(secties, async (sectie) => {
      const { peildatum } = vraag;
      const { maanden } = sectie.met;
      const vanaf = maanden === null ? vraag.van : peildatum.subtract({ months: maanden });
      const bekend = knownProviders(sectie.protocol, peildatum);
      const stand = new Map<string, Stand>(
        [...bekend]
          .filter((code) => vraag.aanbieder === undefined || code === vraag.aanbieder)
          .map((code) => [code, { toewijzingen: 0, laatste: null }]),
      );
      const at = (code: string): Stand => {
        const deze = stand.get(code) ?? { toewijzingen: 0, laatste: null };
        stand.set(code, deze);
        return deze;
      };
      const seen = (deze: Stand, dag: Temporal.PlainDate) => {
        const tot = isAfter(dag, peildatum) ? peildatum : dag;
        if (!deze.laatste || isBefore(deze.laatste, tot)) deze.laatste = tot;
      };
      for await (const zorg of bron.zorg({ ...scopeOf(sectie, vraag), metToegekend: false })) {
        const deze = at(zorg.aanbieder);
        deze.toewijzingen += 1;
        const begonnen = begunOn(zorg);
        if (begonnen && !isAfter(begonnen, peildatum)) seen(deze, endOf(zorg)?.op ?? peildatum);
      }
      // What began in the month before may have gone on into the period.
      const van = vanaf.subtract({ months: 1 });
      for (const maand of await bron.toegekendPerMaand({ ...scopeOf(sectie, vraag), van, tot: peildatum }))
        if (maand.laatsteDag && maand.debet > maand.credit) seen(at(maand.aanbieder), maand.laatsteDag);
      return [...stand]
        .filter(([, { laatste }]) => !laatste || isBefore(laatste, vanaf))
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([aanbieder, { toewijzingen, laatste }]) => ({
          gemeente: sectie.gemeente,
          standaard: sectie.standaard,
          aanbieder,
          bekend: bekend.has(aanbieder) ? 'ja' : 'nee',
          toewijzingen,
          laatsteZorgdag: laatste?.toString() ?? null,
          sinds: vanaf.toString(),
        }));
    }),
});

function knownProviders({ regionaal }: Protocol, dag: Temporal.PlainDate): ReadonlySet<string> {
  return new Set(
    (regionaal?.aanbieders ?? [])
      .filter(
        ({ rol, geldigVan, geldigTot }) =>
          rol === 'aanbieder' && !isAfter(geldigVan, dag) && !(geldigTot && isBefore(geldigTot, dag)),
      )
      .map(({ code }) => code),
  );
}
