/**
 * Traffic between a municipality and one provider as it should be: allocations, starts, stops, requests, answers and
 * monthly declarations about a few clients, in order of time; and, when asked, what somebody does who has lost sight of
 * how things stand. What is made here assumes that all is approved but the mistakes, so the same story can be told to a
 * casefile of either side, or of either kind.
 */
import {
  bericht301,
  bericht302,
  bericht305,
  bericht306,
  bericht307,
  bericht308,
  bericht315,
  bericht316,
  bericht317,
  bericht318,
  bericht319,
  bericht320,
  bericht323,
  bericht325,
  type HeaderKeuze,
} from '../../src/rules/examples/berichten.ts';
import { aspecifiek, specifiek, type Wijziging } from '../../src/rules/examples/waarden.ts';
import type {
  Bericht,
  Bericht323,
  CDT_Product,
  CDT_Verwijzer,
  LDT_RedenWijziging,
  Prestatie323,
  TeWijzigenProduct317,
  ToegewezenProduct301,
} from '../../src/standard/berichten.generated.ts';
import type { Nummer, Standaard } from '../../src/standard/berichtsoorten.ts';
import { een, type Kies } from '../../src/standard/schema/voorbeelden.ts';
import { freeBudget, type Offer, offers } from './products.ts';

/** A message with the day on which it arrives. */
export type Told = { readonly op: Temporal.Instant; readonly bericht: Bericht };

export type Cast = {
  readonly standaard: Standaard;
  readonly gemeente: string;
  readonly aanbieder: string;
  readonly bsns: readonly string[];
  /** Begins every number and reference, so that two stories share none. */
  readonly nummer: number;
  /** Without declarations the clients of a story are independent of those of any other. */
  readonly declareert: boolean;
  /** Whether mistakes are made. */
  readonly vergist: boolean;
};

type Allocation = {
  readonly nummer: number;
  readonly offer: Offer;
  readonly ingang: Temporal.PlainDate;
  readonly toegewezenOp: Temporal.PlainDate;
  eind: Temporal.PlainDate | null;
  reden: LDT_RedenWijziging | undefined;
  levering: { begin: Temporal.PlainDate; stil: boolean } | null;
  /** Months that were declared, with what was declared. */
  readonly maanden: Map<string, Wijziging<Prestatie323>>;
};
type Request = {
  readonly soort: '315' | '317';
  readonly referentie: string;
  onderzocht: boolean;
};
type Client = { readonly bsn: string; readonly toewijzingen: Allocation[]; verzoek: Request | null };

const retours: Readonly<Partial<Record<Nummer, (standaard: Standaard, keuze: HeaderKeuze) => Bericht>>> = {
  '301': bericht302,
  '305': bericht306,
  '307': bericht308,
  '315': bericht316,
  '317': bericht318,
  '319': bericht320,
};

const verwijzers: readonly [CDT_Verwijzer, ...CDT_Verwijzer[]] = [
  { Type: '01' },
  { Type: '02', ZorgverlenerCode: '01999999' },
  { Type: '03', Naam: 'Praktijk Nergens' },
];

/** From this day; most stories last some months. */
const begin = Temporal.PlainDate.from('2025-10-01');

export function* story(cast: Cast, kies: Kies): Generator<Told> {
  const { standaard, gemeente, aanbieder } = cast;
  const clienten: Client[] = cast.bsns.map((bsn) => ({ bsn, toewijzingen: [], verzoek: null }));
  let vandaag = begin;
  let teller = 0;
  const volgende = () => {
    teller += 1;
    return teller;
  };
  const kop = (): HeaderKeuze => ({
    gemeente,
    aanbieder,
    identificatie: `${cast.nummer}x${volgende()}`,
    dagtekening: vandaag.toString(),
  });
  const verteld = (bericht: Bericht): Told => ({
    op: vandaag.toZonedDateTime({ timeZone: 'Europe/Amsterdam', plainTime: '10:00' }).toInstant(),
    bericht,
  });

  /** Followed by the retour of whoever receives it, who found nothing wrong. */
  function* metRetour(bericht: Bericht): Generator<Told> {
    yield verteld(bericht);
    const maak = retours[bericht.nummer];
    const { Identificatie } = bericht.Header.BerichtIdentificatie;
    if (maak) yield verteld(maak(standaard, { ...kop(), identificatie: Identificatie }));
  }

  /** The full state of a client (OP087): what is current, and what changed today. */
  function* stuurToewijzing(
    client: Client,
    gewijzigd: readonly Allocation[],
    referentie?: string,
    alle = false,
  ) {
    const geldig = client.toewijzingen.filter(
      (een) =>
        een.reden !== '13' && !before(een.eind, vandaag) && !gewijzigd.some((g) => g.nummer === een.nummer),
    );
    const bericht = bericht301(standaard, {
      ...kop(),
      client: { Bsn: client.bsn },
      producten: [...geldig, ...gewijzigd].map((een) =>
        allocated(standaard, een, {
          RedenWijziging: gewijzigd.includes(een) ? een.reden : undefined,
          ReferentieAanbieder: alle || gewijzigd.includes(een) ? referentie : undefined,
        }),
      ),
    });
    yield* metRetour(bericht);
  }

  const nieuweToewijzing = (client: Client, ingang: Temporal.PlainDate): Allocation | null => {
    const bezet = client.toewijzingen.filter((een) => een.reden !== '13' && !before(een.eind, ingang));
    const geschikt =
      cast.bsns.length > 1 && client.bsn === cast.bsns[0]
        ? [freeBudget].filter(() => bezet.length === 0)
        : offers.filter(
            (deze) =>
              !bezet.some((een) => een.offer === deze) &&
              // A category without a code excludes every code of it (TR302).
              (deze.product === null ? bezet.length === 0 : !bezet.some((een) => een.offer.product === null)),
          );
    const deze = een(kies, geschikt);
    if (deze === undefined) return null;
    const totEnMet = deze.omvang?.Frequentie === '2' || deze.budget !== null || kies(3) === 0;
    const nieuw: Allocation = {
      nummer: cast.nummer * 1000 + volgende(),
      offer: deze,
      ingang,
      toegewezenOp: vandaag,
      eind: totEnMet ? ingang.add({ days: 40 + kies(200) }) : null,
      reden: undefined,
      levering: null,
      maanden: new Map(),
    };
    client.toewijzingen.push(nieuw);
    return nieuw;
  };

  const lopend = (client: Client) =>
    client.toewijzingen.filter(
      (een) => een.reden !== '13' && !before(een.eind, vandaag) && !before(vandaag, een.ingang),
    );

  const acties: Readonly<Record<string, (client: Client) => Iterable<Told>>> = {
    *toewijzen(client) {
      if (client.verzoek?.soort === '317') return;
      const nieuw = nieuweToewijzing(client, vandaag.subtract({ days: kies(40) }));
      if (nieuw) yield* stuurToewijzing(client, [nieuw]);
    },
    *beperken(client) {
      const deze = een(kies, lopend(client));
      if (!deze) return;
      deze.eind = vandaag.add({ days: 7 + kies(60) });
      deze.reden = '02';
      yield* stuurToewijzing(client, [deze]);
    },
    *verwijderen(client) {
      const deze = een(
        kies,
        lopend(client).filter((een) => een.levering === null && een.maanden.size === 0),
      );
      if (!deze || kies(3) > 0) return;
      deze.eind = deze.ingang;
      deze.reden = '13';
      yield* stuurToewijzing(client, [deze]);
    },
    *starten(client) {
      const deze = een(
        kies,
        lopend(client).filter((een) => een.levering === null || een.levering.stil),
      );
      if (!deze) return;
      const vorige = deze.levering?.begin ?? deze.ingang.subtract({ days: 1 });
      const start = later(vorige.add({ days: 1 }), vandaag.subtract({ days: kies(5) }));
      if (before(vandaag, start)) return;
      deze.levering = { begin: start, stil: false };
      yield* metRetour(start305(client, deze, '1'));
    },
    *herzien(client) {
      const deze = een(
        kies,
        lopend(client).filter((een) => een.levering !== null && !een.levering.stil),
      );
      if (!deze?.levering) return;
      yield* metRetour(start305(client, deze, '3'));
      deze.levering = { begin: vandaag, stil: false };
      yield* metRetour(start305(client, deze, '1'));
    },
    *stoppen(client) {
      const deze = een(
        kies,
        lopend(client).filter((een) => een.levering !== null && !een.levering.stil),
      );
      if (!deze?.levering || deze.levering.begin.equals(vandaag)) return;
      const tijdelijk = kies(2) === 0;
      yield* metRetour(stop307(client, deze, tijdelijk ? '20' : '38'));
      deze.levering.stil = true;
      if (!tijdelijk || kies(2) > 0) return;
      // A temporary stop that becomes a definitive one.
      vandaag = vandaag.add({ days: 2 });
      yield* metRetour(stop307(client, deze, '38'));
    },
    *vragen(client) {
      if (client.verzoek !== null) return;
      const referentie = `VT${cast.nummer}x${volgende()}`;
      client.verzoek = { soort: '315', referentie, onderzocht: false };
      const wat = een(kies, offers);
      const vanaf = vandaag.add({ days: 10 });
      yield* metRetour(
        bericht315(standaard, {
          ...kop(),
          client: { Bsn: client.bsn },
          producten: [
            {
              ReferentieAanbieder: referentie,
              Product: wat && productOf(standaard, wat),
              ToewijzingIngangsdatum: vanaf,
              ToewijzingEinddatum:
                kies(4) === 0 && wat?.omvang?.Frequentie === '4' ? undefined : vanaf.add({ days: 90 }),
              Omvang: wat?.omvang ?? undefined,
              Budget: wat?.budget ?? undefined,
              Verwijzer: een(kies, verwijzers),
            },
          ],
        }),
      );
    },
    *wijzigen(client) {
      const bekend = client.toewijzingen.filter((een) => een.reden !== '13' && !before(een.eind, vandaag));
      if (client.verzoek !== null || bekend.length === 0) return;
      const referentie = `VW${cast.nummer}x${volgende()}`;
      client.verzoek = { soort: '317', referentie, onderzocht: false };
      const [anders, ...zelfde] = bekend;
      const teWijzigen = anders && changed(anders, vandaag);
      const vrij = offers.find(
        (deze) => typeof deze.product === 'number' && !bekend.some((een) => een.offer === deze),
      );
      const nieuw = bekend.every(({ offer: wat }) => typeof wat.product === 'number') && kies(2) === 0;
      yield* metRetour(
        bericht317(standaard, {
          ...kop(),
          bsn: client.bsn,
          verzoek: { ReferentieAanbieder: referentie },
          ongewijzigd: (nieuw ? bekend : zelfde).map((een) => een.nummer),
          teWijzigen: teWijzigen && !nieuw ? [teWijzigen] : [],
          nieuw: nieuw
            ? [
                {
                  Product: specifiek(standaard, Number(vrij?.product ?? 1)),
                  GewensteIngangsdatum: vandaag.add({ days: 5 }),
                },
              ]
            : [],
        }),
      );
    },
    *onderzoeken(client) {
      if (client.verzoek === null || client.verzoek.onderzocht) return;
      client.verzoek.onderzocht = true;
      yield* antwoord(client.verzoek, { VerzoekAntwoord: '2', RedenAfwijzingVerzoek: undefined });
    },
    *afwijzen(client) {
      if (client.verzoek === null) return;
      const { verzoek } = client;
      client.verzoek = null;
      yield* antwoord(
        verzoek,
        standaard === 'ijw-3.2' && verzoek.soort === '315' && kies(2) === 0
          ? { RedenAfwijzingVerzoek: '8', Woonplaatsbeginsel: { Gemeente: '0363' } }
          : { RedenAfwijzingVerzoek: '4' },
      );
    },
    *inwilligen(client) {
      if (client.verzoek === null) return;
      const { referentie, soort } = client.verzoek;
      const nieuw = nieuweToewijzing(client, vandaag);
      if (nieuw === null) return;
      client.verzoek = null;
      yield* stuurToewijzing(client, [nieuw], referentie, soort === '317');
    },
  };

  function* antwoord(verzoek: Request, anders: NonNullable<Parameters<typeof bericht319>[1]>['antwoord']) {
    const bericht = bericht319(standaard, {
      ...kop(),
      antwoord: { ReferentieAanbieder: verzoek.referentie, ...anders },
    });
    yield* metRetour(bericht);
  }

  const levering = (deze: Allocation) => ({
    ToewijzingNummer: deze.nummer,
    Product: productOf(standaard, deze.offer),
    ToewijzingIngangsdatum: deze.ingang,
    Begindatum: deze.levering?.begin ?? vandaag,
  });
  const start305 = (client: Client, deze: Allocation, StatusAanlevering: '1' | '3') =>
    bericht305(standaard, {
      ...kop(),
      client: { Bsn: client.bsn },
      producten: [{ ...levering(deze), StatusAanlevering }],
    });
  const stop307 = (client: Client, deze: Allocation, RedenBeeindiging: '20' | '38', Einddatum = vandaag) =>
    bericht307(standaard, {
      ...kop(),
      client: { Bsn: client.bsn },
      producten: [{ ...levering(deze), RedenBeeindiging, Einddatum }],
    });

  /** Over the month that is behind us: what was delivered, and of what was declared before some again. */
  function* declareren(maand: Temporal.PlainDate): Generator<Told> {
    const regels = clienten.map((client) => ({
      bsn: client.bsn,
      prestaties: client.toewijzingen.flatMap((deze) => [
        ...corrections(deze, maand),
        ...(delivered(deze, maand) ?? []),
      ]),
    }));
    const metRegels = regels.filter(({ prestaties }) => prestaties.length > 0);
    if (metRegels.length === 0) return;
    const bericht = declaratie323(maand, { clienten: metRegels });
    yield verteld(bericht);
    vandaag = vandaag.add({ days: 1 });
    yield verteld(answerTo(bericht, kop(), kies));
  }

  const declaratie323 = (maand: Temporal.PlainDate, regels: Parameters<typeof bericht323>[1]) =>
    bericht323(standaard, {
      ...kop(),
      declaratie: {
        DeclaratieNummer: `D${cast.nummer}x${volgende()}`,
        DeclaratiePeriode: { Begindatum: maand, Einddatum: maand.with({ day: maand.daysInMonth }) },
        DeclaratieDagtekening: vandaag,
      },
      ...regels,
    });

  /** A Prestatie in a month, as long as there is anything of the allocation in it. */
  function delivered(deze: Allocation, maand: Temporal.PlainDate): readonly Wijziging<Prestatie323>[] | null {
    const { offer: wat, ingang, eind } = deze;
    const laatste = maand.with({ day: maand.daysInMonth });
    if (deze.reden === '13' || !covers(deze, maand)) return null;
    if (deze.maanden.has(maand.toString())) return null;
    // Of a part of a month not more than a week's worth.
    const heel = !before(maand, ingang) && !before(eind, laatste);
    const prestatie = line(deze, maand, wat.tarief === null || heel ? wat.perMaand : 3);
    deze.maanden.set(maand.toString(), prestatie);
    return [prestatie];
  }

  function line(deze: Allocation, maand: Temporal.PlainDate, hoogstens: number): Wijziging<Prestatie323> {
    const { offer: wat, ingang, eind } = deze;
    const laatste = maand.with({ day: maand.daysInMonth });
    const volume = wat.tarief === null ? hoogstens : 1 + kies(hoogstens);
    return {
      ProductReferentie: { ReferentieNummer: `P${cast.nummer}x${volgende()}` },
      ToewijzingNummer: deze.nummer,
      ...declaredAs(standaard, wat),
      ProductPeriode: {
        Begindatum: later(maand, ingang),
        Einddatum: eind === null || before(laatste, eind) ? laatste : eind,
      },
      GeleverdVolume: volume,
      Eenheid: wat.eenheid,
      ProductTarief: wat.tarief ?? undefined,
      IngediendBedrag: { Bedrag: volume * (wat.tarief ?? 1), DebetCredit: 'D' },
    };
  }

  const creditOf = (prestatie: Wijziging<Prestatie323>): Wijziging<Prestatie323> => ({
    ...prestatie,
    ProductReferentie: {
      ReferentieNummer: `C${cast.nummer}x${volgende()}`,
      VorigReferentieNummer: prestatie.ProductReferentie?.ReferentieNummer ?? '',
    },
    IngediendBedrag: { Bedrag: prestatie.IngediendBedrag?.Bedrag ?? 0, DebetCredit: 'C' },
  });

  /** Takes back some of what was declared before and declares it again, a little less. */
  function corrections(deze: Allocation, maand: Temporal.PlainDate): readonly Wijziging<Prestatie323>[] {
    const [vorige] = [...deze.maanden].filter(([sleutel]) => sleutel < maand.toString());
    if (vorige === undefined || kies(3) > 0) return [];
    const [sleutel, prestatie] = vorige;
    const credit = creditOf(prestatie);
    deze.maanden.delete(sleutel);
    if (kies(2) === 0) return [credit];
    const opnieuw = {
      ...prestatie,
      ProductReferentie: { ReferentieNummer: `P${cast.nummer}x${volgende()}` },
    };
    deze.maanden.set(sleutel, opnieuw);
    return [credit, opnieuw];
  }

  /** What is sent by somebody who has lost sight of how things stand; nothing is remembered of it. */
  const vergissingen: readonly ((client: Client) => Iterable<Told>)[] = [
    function* startVanEenGestopteLevering(client) {
      const deze = client.toewijzingen.find((een) => een.levering?.stil);
      if (deze) yield verteld(start305(client, deze, '3'));
    },
    function* stoptVoorDeVorigeStop(client) {
      const deze = client.toewijzingen.find((een) => een.levering?.stil);
      if (deze?.levering) yield verteld(stop307(client, deze, '38', deze.levering.begin));
    },
    function* crediteertVreemd(client) {
      const deze = client.toewijzingen.find((een) => een.maanden.size > 0);
      const [bekend] = deze?.maanden.values() ?? [];
      if (!deze || !bekend) return;
      const maand = vandaag.with({ day: 1 }).subtract({ months: 1 });
      // Twice what was declared before, or at once what is only now declared.
      const eerste = kies(2) === 0 ? bekend : line(deze, maand, 1);
      const tweede = creditOf(eerste);
      const prestaties = eerste === bekend ? [creditOf(bekend), tweede] : [eerste, tweede];
      yield verteld(declaratie323(maand, { clienten: [{ bsn: client.bsn, prestaties }] }));
    },
    function* verwijderWaarOpGedeclareerdIs(client) {
      const deze = client.toewijzingen.find((een) => een.reden !== '13' && een.maanden.size > 0);
      if (!deze) return;
      yield* stuurToewijzing(client, [{ ...deze, eind: deze.ingang, reden: '13' }]);
    },
    function* declareerTeVeel(client) {
      const maand = vandaag.with({ day: 1 }).subtract({ months: 1 });
      const deze = een(kies, client.toewijzingen);
      if (!cast.declareert || !deze || !covers(deze, maand)) return;
      const { bsn } = client;
      const teVeel = line(deze, maand, deze.offer.perMaand * 200);
      const [vorige] = deze.maanden;
      // The credit beside it is right, so that much is granted.
      if (vorige) deze.maanden.delete(vorige[0]);
      const prestaties = vorige ? [creditOf(vorige[1]), teVeel] : [teVeel];
      yield verteld(declaratie323(maand, { clienten: [{ bsn, prestaties }] }));
    },
    function* declareerEenVroegereMaand(client) {
      const deze = een(kies, client.toewijzingen);
      const maand = vandaag.with({ day: 1 }).subtract({ months: 3 });
      if (!cast.declareert || !deze || !covers(deze, maand)) return;
      yield verteld(
        declaratie323(maand, { clienten: [{ bsn: client.bsn, prestaties: [line(deze, maand, 1)] }] }),
      );
    },
    function* vraagEenHoeveelheidVanGeld(client) {
      const deze = client.toewijzingen.find((een) => een.offer.budget !== null);
      if (!deze) return;
      const teWijzigen = {
        ...changed(deze, vandaag),
        Budget: undefined,
        Omvang: offers[0]?.omvang ?? undefined,
      };
      yield verteld(
        bericht317(standaard, {
          ...kop(),
          bsn: client.bsn,
          ongewijzigd: [],
          teWijzigen: [teWijzigen],
          nieuw: [],
        }),
      );
    },
  ];

  const keuze = [
    ...['toewijzen', 'starten', 'starten', 'stoppen', 'vragen', 'wijzigen', 'wijzigen', 'herzien'],
    ...['onderzoeken', 'afwijzen', 'inwilligen', 'inwilligen', 'beperken', 'verwijderen'],
  ];
  for (;;) {
    const vorigeMaand = vandaag.with({ day: 1 });
    vandaag = vandaag.add({ days: kies(5) });
    if (cast.declareert && before(vorigeMaand, vandaag.with({ day: 1 }))) yield* declareren(vorigeMaand);
    const client = een(kies, clienten);
    if (client && cast.vergist && kies(4) === 0) yield* een(kies, vergissingen)?.(client) ?? [];
    if (client) yield* acties[een(kies, keuze) ?? '']?.(client) ?? [];
  }
}

/** Whether any day of the month lies within the allocation. */
function covers({ ingang, eind }: Allocation, maand: Temporal.PlainDate): boolean {
  return !before(maand.with({ day: maand.daysInMonth }), ingang) && !before(eind, maand);
}

function before(een: Temporal.PlainDate | null, ander: Temporal.PlainDate): boolean {
  return een !== null && Temporal.PlainDate.compare(een, ander) < 0;
}

function later(een: Temporal.PlainDate, ander: Temporal.PlainDate): Temporal.PlainDate {
  return before(een, ander) ? ander : een;
}

function productOf(standaard: Standaard, { product }: Offer): CDT_Product | undefined {
  if (product === 'geen') return undefined;
  return product === null ? aspecifiek(standaard) : specifiek(standaard, product);
}

/** What has no code of its own is declared by one that nothing is agreed about. */
function declaredAs(standaard: Standaard, { product }: Offer) {
  const { Categorie, Code } = specifiek(standaard, typeof product === 'number' ? product : 8);
  return { ProductCategorie: Categorie, ProductCode: Code };
}

function allocated(
  standaard: Standaard,
  { nummer, offer, ingang, eind, toegewezenOp }: Allocation,
  anders: Pick<Wijziging<ToegewezenProduct301>, 'RedenWijziging' | 'ReferentieAanbieder'>,
): Wijziging<ToegewezenProduct301> {
  return {
    ToewijzingNummer: nummer,
    Product: productOf(standaard, offer),
    Toewijzingsdatum: toegewezenOp,
    Ingangsdatum: ingang,
    Einddatum: eind ?? undefined,
    Omvang: offer.omvang ?? undefined,
    Budget: offer.budget ?? undefined,
    ...anders,
  };
}

/** More of it: from a later day, or over its whole course where it is allocated as one amount or total (TR373). */
function changed(
  { nummer, offer, ingang, eind }: Allocation,
  vandaag: Temporal.PlainDate,
): Wijziging<TeWijzigenProduct317> {
  const { omvang, budget } = offer;
  const geheel = omvang === null || omvang.Frequentie === '6';
  const vanaf = geheel ? ingang : later(ingang, vandaag.add({ days: 5 }));
  return {
    ToewijzingNummer: nummer,
    GewensteIngangsdatum: vanaf,
    Einddatum: later(vanaf, eind ?? vanaf.add({ days: 90 })),
    Omvang: omvang === null ? undefined : { ...omvang, Volume: omvang.Volume + 1 },
    Budget: budget === null ? undefined : budget + 100_00,
  };
}

/** Everything granted, or one client with a Prestatie that is not. */
function answerTo(bericht: Bericht323, kop: HeaderKeuze, kies: Kies): Bericht {
  const { Declaratie, Header, standaard } = bericht;
  const { DeclaratieNummer, TotaalIngediendBedrag: ingediend } = Declaratie;
  const [client] = Declaratie.Clienten.Client;
  const prestatie = client?.Prestaties.Prestatie.find((p) => p.IngediendBedrag.DebetCredit === 'D');
  const cent = ingediend.DebetCredit === 'D' ? ingediend.TotaalBedrag : -ingediend.TotaalBedrag;
  const alles = prestatie === undefined || kies(2) === 0;
  const toegekend = alles ? cent : cent - prestatie.IngediendBedrag.Bedrag;
  const antwoord = bericht325(standaard, {
    ...kop,
    antwoord: {
      DeclaratieNummer,
      TotaalIngediendBedrag: ingediend,
      TotaalToegekendBedrag: { TotaalBedrag: Math.abs(toegekend), DebetCredit: toegekend < 0 ? 'C' : 'D' },
      RetourCodes: { RetourCode: [alles ? '8001' : '0200'] },
    },
    clienten: alles || !client ? [] : [{ bsn: client.Bsn, prestaties: [prestatie] }],
  });
  return {
    ...antwoord,
    Header: {
      ...antwoord.Header,
      DeclaratieIdentificatie: Header.BerichtIdentificatie,
      XsdVersieDeclaratie: Header.XsdVersie,
    },
  };
}
