import { standaarden } from '../../standard/berichtsoorten.ts';
import {
  type NewStart,
  type NewStop,
  newStarts,
  newStops,
  sameProduct,
  startId,
  startsByKey,
} from '../delivery.ts';
import { datum, product } from '../dutch.ts';
import { messageText, messageValues } from '../earlier.ts';
import { bericht305, bericht307 } from '../examples/berichten.ts';
import { gestart, regie, toegewezen } from '../examples/facts.ts';
import { aspecifiek, dag, specifiek } from '../examples/waarden.ts';
import type { AllocationFact, RegieFacts } from '../facts.ts';
import type { Defect, RuleAcross } from '../rule.ts';

/** RedenWijziging of an allocation that counts as never sent (CS335). */
const verwijderd = '13';

function* unrelated(
  wat: 'start' | 'stop',
  regels: readonly (NewStart | NewStop)[],
  feiten: RegieFacts,
): Iterable<Defect> {
  // OP095: allocations of other clients or providers are not the sender's to know; they are as good as absent.
  const eigen = feiten.toewijzingen.filter((t) => t.vanDezeClient && t.vanDezeAanbieder);
  const perNummer = new Map(eigen.map((t) => [t.toewijzingNummer, t]));
  const starts = startsByKey(feiten.leveringen);
  for (const { pad, sleutel } of regels) {
    const { toewijzingNummer } = sleutel;
    if (toewijzingNummer === null) {
      const toegewezenAls = eigen.find((t) => covers(t, sleutel));
      // A stop must repeat the key of its start, so a delivery that began without number also ends without one.
      const begonZonder = wat === 'stop' && starts.has(startId(sleutel));
      if (toegewezenAls !== undefined && !begonZonder) yield numberMissing(wat, pad, toegewezenAls);
    } else {
      const toewijzing = perNummer.get(toewijzingNummer);
      if (toewijzing === undefined) {
        yield numberUnknown(
          pad,
          toewijzingNummer,
          eigen.find((t) => covers(t, sleutel)),
        );
      } else if (toewijzing.redenWijziging === verwijderd) {
        yield allocationRemoved(pad, toewijzing);
      }
    }
  }
}

/** Whether a delivery is what was allocated: the same Product, not removed, and not over before the delivery began. */
function covers(toewijzing: AllocationFact, sleutel: NewStart['sleutel']): boolean {
  const { einddatum } = toewijzing;
  return (
    toewijzing.redenWijziging !== verwijderd &&
    sameProduct(toewijzing.product, sleutel.product) &&
    (einddatum === null || Temporal.PlainDate.compare(einddatum, sleutel.begindatum) >= 0)
  );
}

function numberMissing(wat: 'start' | 'stop', klasse: string, toewijzing: AllocationFact): Defect {
  const { toewijzingNummer } = toewijzing;
  const wanneer = `vanaf ${datum(toewijzing.ingangsdatum)}`;
  return {
    klasse,
    melding: `De ${wat} noemt geen ToewijzingNummer, maar hetzelfde product (${product(toewijzing.product ?? undefined)}) is ${wanneer} toegewezen onder ToewijzingNummer ${toewijzingNummer} (${messageText(toewijzing.uitBericht)}).`,
    waarden: {
      ToewijzingNummer: 'leeg',
      bekendToewijzingNummer: String(toewijzingNummer),
      Product: product(toewijzing.product ?? undefined),
      ...messageValues(toewijzing.uitBericht),
    },
    herstel: `Vul ToewijzingNummer ${toewijzingNummer}.`,
  };
}

function numberUnknown(klasse: string, nummer: number, bedoeld: AllocationFact | undefined): Defect {
  const wel =
    bedoeld === undefined
      ? ''
      : ` Dit product is wel toegewezen onder ToewijzingNummer ${bedoeld.toewijzingNummer} (${messageText(bedoeld.uitBericht)}).`;
  return {
    klasse,
    element: 'ToewijzingNummer',
    melding: `ToewijzingNummer ${nummer} is geen toewijzing van deze cliënt aan deze aanbieder.${wel}`,
    waarden: {
      ToewijzingNummer: String(nummer),
      ...(bedoeld === undefined
        ? {}
        : { bekendToewijzingNummer: String(bedoeld.toewijzingNummer), ...messageValues(bedoeld.uitBericht) }),
    },
    herstel:
      bedoeld === undefined
        ? 'Neem het ToewijzingNummer over uit het toewijzingsbericht; laat het alleen weg als er taakgericht en zonder toewijzing geleverd wordt.'
        : `Vul ToewijzingNummer ${bedoeld.toewijzingNummer}.`,
  };
}

function allocationRemoved(klasse: string, toewijzing: AllocationFact): Defect {
  return {
    klasse,
    element: 'ToewijzingNummer',
    melding: `Toewijzing ${toewijzing.toewijzingNummer} is verwijderd met RedenWijziging ${verwijderd} (${messageText(toewijzing.uitBericht)}) en telt daarom niet meer.`,
    waarden: {
      ToewijzingNummer: String(toewijzing.toewijzingNummer),
      RedenWijziging: verwijderd,
      ...messageValues(toewijzing.uitBericht),
    },
    herstel:
      'Gebruik het ToewijzingNummer van de toewijzing die ervoor in de plaats kwam, of vraag de gemeente naar de verwijdering.',
  };
}

export const tr019: RuleAcross<'305' | '307'> = {
  code: 'TR019',
  eis: 'Een start of stop noemt het ToewijzingNummer van een geldende toewijzing van deze cliënt aan deze aanbieder; alleen wie taakgericht en zonder toewijzing levert, laat het weg.',
  waarom: 'Zonder de toewijzing is niet te volgen of wat is toegewezen ook geleverd wordt.',
  bron: 'iJw/iWmo 3.2, technische regel TR019; IV096',
  beperking:
    'Een bericht zegt niet of er taakgericht geleverd wordt. Zonder ToewijzingNummer geldt een levering als taakgericht, tenzij precies dit Product aan deze aanbieder is toegewezen en die toewijzing op de Begindatum nog niet voorbij was.',
  standaarden,
  niveau: 3,
  retourcode: '9019',
  controleer: {
    '305': (bericht, { feiten }) => unrelated('start', newStarts(bericht, feiten.leveringen), feiten),
    '307': (bericht, { feiten }) => unrelated('stop', newStops(bericht, feiten.leveringen), feiten),
  },
  voorbeelden: [
    {
      nummer: '305',
      titel: 'De start van een toewijzing die deze aanbieder voor deze cliënt kreeg',
      bericht: (s) => bericht305(s),
      feiten: (s) => regie({ toewijzingen: [toegewezen(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'Een toewijzing die op de Begindatum afloopt, en een ander product dan is toegewezen',
      bericht: (s) => bericht305(s, { producten: [{ Product: specifiek(s, 2) }] }),
      feiten: (s) => regie({ toewijzingen: [toegewezen(s, { einddatum: dag('2026-04-08') })] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'Een start zonder ToewijzingNummer van een product dat niet is toegewezen: taakgericht',
      bericht: (s) => bericht305(s, { producten: [{ ToewijzingNummer: undefined }] }),
      feiten: (s) =>
        regie({
          toewijzingen: [
            toegewezen(s, { product: specifiek(s, 2) }),
            toegewezen(s, { toewijzingNummer: 1002, product: aspecifiek(s) }),
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel:
        'Een start zonder ToewijzingNummer nadat de toewijzing van het product verwijderd of afgelopen is',
      bericht: (s) => bericht305(s, { producten: [{ ToewijzingNummer: undefined }] }),
      feiten: (s) =>
        regie({
          toewijzingen: [
            toegewezen(s, { redenWijziging: '13', einddatum: dag('2026-04-01') }),
            toegewezen(s, { toewijzingNummer: 1000, einddatum: dag('2026-04-07') }),
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'Een start wordt verwijderd: alleen de sleutel telt, niet de toewijzing',
      bericht: (s) => bericht305(s, { producten: [{ StatusAanlevering: '3' }] }),
      feiten: (s) => regie({ leveringen: [gestart(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'Een ToewijzingNummer dat niet is toegewezen, en een nummer van een andere cliënt',
      bericht: (s) => bericht305(s, { producten: [{}, {}] }),
      feiten: (s) => regie({ toewijzingen: [toegewezen(s, { vanDezeClient: false })] }),
      verwacht: [
        '/Bericht/Client/StartProducten/StartProduct[1]/ToewijzingNummer',
        '/Bericht/Client/StartProducten/StartProduct[2]/ToewijzingNummer',
      ],
    },
    {
      nummer: '305',
      titel:
        'Een ToewijzingNummer van een andere aanbieder, terwijl het product hier onder een ander nummer is toegewezen',
      bericht: (s) => bericht305(s),
      feiten: (s) =>
        regie({
          toewijzingen: [
            toegewezen(s, { vanDezeAanbieder: false }),
            toegewezen(s, { toewijzingNummer: 1007 }),
          ],
        }),
      verwacht: ['/Bericht/Client/StartProducten/StartProduct/ToewijzingNummer'],
    },
    {
      nummer: '305',
      titel: 'Een verwijderde toewijzing',
      bericht: (s) => bericht305(s),
      feiten: (s) =>
        regie({ toewijzingen: [toegewezen(s, { redenWijziging: '13', einddatum: dag('2026-04-01') })] }),
      verwacht: ['/Bericht/Client/StartProducten/StartProduct/ToewijzingNummer'],
    },
    {
      nummer: '305',
      titel: 'Geen ToewijzingNummer terwijl dit product is toegewezen',
      bericht: (s) => bericht305(s, { producten: [{ ToewijzingNummer: undefined }] }),
      feiten: (s) => regie({ toewijzingen: [toegewezen(s, { einddatum: dag('2026-04-08') })] }),
      verwacht: ['/Bericht/Client/StartProducten/StartProduct'],
    },
    {
      nummer: '307',
      titel: 'De stop van een toewijzing die deze aanbieder voor deze cliënt kreeg',
      bericht: (s) => bericht307(s),
      feiten: (s) => regie({ toewijzingen: [toegewezen(s)], leveringen: [gestart(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel:
        'De stop van een levering die zonder ToewijzingNummer begon, ook als het product later is toegewezen',
      bericht: (s) => bericht307(s, { producten: [{ ToewijzingNummer: undefined }] }),
      feiten: (s) =>
        regie({ toewijzingen: [toegewezen(s)], leveringen: [gestart(s, { toewijzingNummer: null })] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Een stop wordt verwijderd: alleen de sleutel telt, niet de toewijzing',
      bericht: (s) => bericht307(s, { producten: [{ StatusAanlevering: '3' }] }),
      feiten: () => regie(),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Een verwijderde toewijzing, en een ToewijzingNummer dat niet is toegewezen',
      bericht: (s) => bericht307(s, { producten: [{}, {}] }),
      feiten: (s) =>
        regie({ toewijzingen: [toegewezen(s, { redenWijziging: '13', einddatum: dag('2026-04-01') })] }),
      verwacht: [
        '/Bericht/Client/StopProducten/StopProduct[1]/ToewijzingNummer',
        '/Bericht/Client/StopProducten/StopProduct[2]/ToewijzingNummer',
      ],
    },
    {
      nummer: '307',
      titel: 'Geen ToewijzingNummer terwijl de levering onder een toewijzing begon',
      bericht: (s) => bericht307(s, { producten: [{ ToewijzingNummer: undefined }] }),
      feiten: (s) => regie({ toewijzingen: [toegewezen(s)], leveringen: [gestart(s)] }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct'],
    },
    {
      nummer: '305',
      titel: 'Een start zonder ToewijzingNummer op de dag waarop de toewijzing begon en werd verwijderd',
      bericht: (s) =>
        bericht305(s, { producten: [{ ToewijzingNummer: undefined, Begindatum: dag('2026-04-01') }] }),
      feiten: (s) =>
        regie({ toewijzingen: [toegewezen(s, { redenWijziging: '13', einddatum: dag('2026-04-01') })] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'Nog eens een start zonder ToewijzingNummer van wat nu is toegewezen, en zelfs twee keer',
      bericht: (s) => bericht305(s, { producten: [{ ToewijzingNummer: undefined }] }),
      feiten: (s) =>
        regie({
          toewijzingen: [toegewezen(s), toegewezen(s, { toewijzingNummer: 1002 })],
          leveringen: [gestart(s, { toewijzingNummer: null })],
        }),
      verwacht: ['/Bericht/Client/StartProducten/StartProduct'],
    },
    {
      nummer: '305',
      titel: 'Een onbekend ToewijzingNummer terwijl het product onder twee andere nummers is toegewezen',
      bericht: (s) => bericht305(s),
      feiten: (s) =>
        regie({
          toewijzingen: [
            toegewezen(s, { toewijzingNummer: 1007 }),
            toegewezen(s, { toewijzingNummer: 1008 }),
          ],
        }),
      verwacht: ['/Bericht/Client/StartProducten/StartProduct/ToewijzingNummer'],
    },
  ],
};
