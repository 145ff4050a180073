/**
 * One small message per number and law that every national rule of level 2 accepts, and ways to vary it.
 * A list of products varies by giving, per product, what differs from the base; without it there is one product.
 */
import type {
  AangevraagdProduct315,
  Antwoord319,
  Bericht301,
  Bericht302,
  Bericht305,
  Bericht306,
  Bericht307,
  Bericht308,
  Bericht315,
  Bericht316,
  Bericht317,
  Bericht318,
  Bericht319,
  Bericht320,
  Bericht323,
  Bericht325,
  CDT_BedragMetDC,
  CDT_Geboortedatum,
  CDT_TotaalBedragMetDC,
  CDT_XsdVersie,
  Client301,
  Client305,
  Client307,
  Client315,
  Contact301,
  Declaratie323,
  DeclaratieAntwoord325,
  Header301,
  Header302,
  LDT_RetourCode,
  NieuwProduct317,
  Prestatie323,
  Prestatie325,
  Relatie301,
  StartProduct305,
  StopProduct307,
  TeWijzigenProduct317,
  ToegewezenProduct301,
  Verzoek317,
} from '../../standard/berichten.generated.ts';
import { berichtsoort, heenVan, type Nummer, type Standaard } from '../../standard/berichtsoorten.ts';
import {
  aanbieder,
  adres,
  bsn,
  categorie,
  dag,
  gemeente,
  met,
  namen,
  omvang,
  specifiek,
  type Wijziging,
} from './waarden.ts';

/** What any message can vary in its Header. */
export type HeaderKeuze = {
  readonly identificatie?: string;
  /** `YYYY-MM-DD` */
  readonly dagtekening?: string;
  readonly aanbieder?: string;
  readonly gemeente?: string;
};

const xsdVersie: CDT_XsdVersie = { BasisschemaXsdVersie: '1.0.0', BerichtXsdVersie: '1.0.0' };

function header(standaard: Standaard, nummer: Nummer, keuze: HeaderKeuze): Header301 {
  const soort = berichtsoort(standaard, nummer);
  const partijen = {
    gemeente: keuze.gemeente ?? gemeente,
    aanbieder: keuze.aanbieder ?? aanbieder,
  };
  const vanGemeente = soort.headerAfzender === 'gemeente';
  return {
    BerichtCode: soort.berichtcode,
    BerichtVersie: 3,
    BerichtSubversie: 2,
    Afzender: vanGemeente ? partijen.gemeente : partijen.aanbieder,
    Ontvanger: vanGemeente ? partijen.aanbieder : partijen.gemeente,
    BerichtIdentificatie: {
      Identificatie: keuze.identificatie ?? `${nummer}0001`,
      Dagtekening: dag(keuze.dagtekening ?? '2026-05-06'),
    },
    XsdVersie: xsdVersie,
  };
}

const geboortedatum: CDT_Geboortedatum = { Datum: dag('2010-02-14') };

/** The client as 305, 307 and 315 know it. */
const korteClient = {
  Bsn: bsn.eerste,
  Geboortedatum: geboortedatum,
  Geslacht: '1',
  Naam: { Geslachtsnaam: namen.client },
} as const;

/** Products as given, or one; each the base for its place in the list. */
function lijst<T extends object>(
  basis: (plaats: number) => T,
  gegeven: readonly Wijziging<T>[] = [{}],
): readonly T[] {
  return gegeven.map((wijziging, plaats) => met(basis(plaats), wijziging));
}

export type Keuze301 = HeaderKeuze & {
  readonly client?: Wijziging<Omit<Client301, 'Relaties' | 'Contactgegevens' | 'ToegewezenProducten'>>;
  readonly relaties?: readonly Wijziging<Relatie301>[];
  readonly contacten?: readonly Wijziging<Contact301>[];
  readonly producten?: readonly Wijziging<ToegewezenProduct301>[];
};

/** Contact on a BRP-adres; a second one has the next Soort. */
function contact(plaats: number): Contact301 {
  const soorten = ['01', '02', '03', '04'] as const;
  return { Soort: soorten[plaats] ?? '04', Adres: adres };
}

export function bericht301(standaard: Standaard, keuze: Keuze301 = {}): Bericht301 {
  const relatie = (plaats: number): Relatie301 => ({
    Nummer: String(plaats + 1),
    Soort: '12',
    Naam: { Geslachtsnaam: namen.relatie, NaamGebruik: '1' },
    Contact: contact(0),
  });
  const toegewezen = (plaats: number): ToegewezenProduct301 => ({
    ToewijzingNummer: 1001 + plaats,
    Product: specifiek(standaard, plaats + 1),
    Toewijzingsdatum: dag('2026-04-01'),
    Toewijzingstijd: '09:00:00',
    Ingangsdatum: dag('2026-04-01'),
    Omvang: omvang,
  });
  const client = met(
    { ...korteClient, Naam: { ...korteClient.Naam, NaamGebruik: '1' as const } },
    keuze.client,
  );
  return {
    standaard,
    nummer: '301',
    Header: header(standaard, '301', keuze),
    Client: {
      ...client,
      ...(keuze.relaties ? { Relaties: { Relatie: lijst(relatie, keuze.relaties) } } : {}),
      Contactgegevens: { Contact: lijst(contact, keuze.contacten) },
      ToegewezenProducten: { ToegewezenProduct: lijst(toegewezen, keuze.producten) },
    },
  };
}

/** What a retour of the examples can vary: approved, unless refused in its Header with these codes. */
export type KeuzeRetour = HeaderKeuze & { readonly retourcodes?: readonly LDT_RetourCode[] };

/** The retour on a 301. */
export function bericht302(standaard: Standaard, keuze: KeuzeRetour = {}): Bericht302 {
  return { standaard, nummer: '302', Header: retourHeader(standaard, '302', keuze) };
}

/** The retour on a 305. */
export function bericht306(standaard: Standaard, keuze: KeuzeRetour = {}): Bericht306 {
  return { standaard, nummer: '306', Header: retourHeader(standaard, '306', keuze) };
}

/** The retour on a 307. */
export function bericht308(standaard: Standaard, keuze: KeuzeRetour = {}): Bericht308 {
  return { standaard, nummer: '308', Header: retourHeader(standaard, '308', keuze) };
}

/** The retour on a 315. */
export function bericht316(standaard: Standaard, keuze: KeuzeRetour = {}): Bericht316 {
  return { standaard, nummer: '316', Header: retourHeader(standaard, '316', keuze) };
}

/** The retour on a 317. */
export function bericht318(standaard: Standaard, keuze: KeuzeRetour = {}): Bericht318 {
  return { standaard, nummer: '318', Header: retourHeader(standaard, '318', keuze) };
}

/** The retour on a 319. */
export function bericht320(standaard: Standaard, keuze: KeuzeRetour = {}): Bericht320 {
  return { standaard, nummer: '320', Header: retourHeader(standaard, '320', keuze) };
}

/** Answers the message of the examples that the retour belongs to. */
function retourHeader(standaard: Standaard, nummer: Nummer, keuze: KeuzeRetour): Header302 {
  const heen = heenVan(berichtsoort(standaard, nummer))?.nummer;
  return {
    ...header(standaard, nummer, { ...keuze, identificatie: keuze.identificatie ?? `${heen}0001` }),
    IdentificatieRetour: `${nummer}0001`,
    DagtekeningRetour: dag('2026-05-07'),
    XsdVersieRetour: xsdVersie,
    ...(keuze.retourcodes ? { RetourCodes: { RetourCode: keuze.retourcodes } } : {}),
  };
}

export type Keuze305 = HeaderKeuze & {
  readonly client?: Wijziging<Omit<Client305, 'StartProducten'>>;
  readonly producten?: readonly Wijziging<StartProduct305>[];
};

export function bericht305(standaard: Standaard, keuze: Keuze305 = {}): Bericht305 {
  const gestart = (plaats: number): StartProduct305 => ({
    ToewijzingNummer: 1001 + plaats,
    Product: specifiek(standaard, plaats + 1),
    ToewijzingIngangsdatum: dag('2026-04-01'),
    Begindatum: dag('2026-04-08'),
    StatusAanlevering: '1',
  });
  return {
    standaard,
    nummer: '305',
    Header: header(standaard, '305', keuze),
    Client: {
      ...met<Omit<Client305, 'StartProducten'>>(korteClient, keuze.client),
      StartProducten: { StartProduct: lijst(gestart, keuze.producten) },
    },
  };
}

export type Keuze307 = HeaderKeuze & {
  readonly client?: Wijziging<Omit<Client307, 'StopProducten'>>;
  readonly producten?: readonly Wijziging<StopProduct307>[];
};

export function bericht307(standaard: Standaard, keuze: Keuze307 = {}): Bericht307 {
  const gestopt = (plaats: number): StopProduct307 => ({
    ToewijzingNummer: 1001 + plaats,
    Product: specifiek(standaard, plaats + 1),
    ToewijzingIngangsdatum: dag('2026-04-01'),
    Begindatum: dag('2026-04-08'),
    RedenBeeindiging: '20',
    Einddatum: dag('2026-04-30'),
    StatusAanlevering: '1',
  });
  return {
    standaard,
    nummer: '307',
    Header: header(standaard, '307', keuze),
    Client: {
      ...met<Omit<Client307, 'StopProducten'>>(korteClient, keuze.client),
      StopProducten: { StopProduct: lijst(gestopt, keuze.producten) },
    },
  };
}

export type Keuze315 = HeaderKeuze & {
  readonly client?: Wijziging<Omit<Client315, 'AangevraagdeProducten'>>;
  readonly producten?: readonly Wijziging<AangevraagdProduct315>[];
};

export function bericht315(standaard: Standaard, keuze: Keuze315 = {}): Bericht315 {
  const aangevraagd = (plaats: number): AangevraagdProduct315 => ({
    ReferentieAanbieder: `VOT${plaats + 1}`,
    Product: specifiek(standaard, plaats + 1),
    ToewijzingIngangsdatum: dag('2026-06-01'),
    Omvang: omvang,
    Verwijzer: { Type: '01' },
  });
  return {
    standaard,
    nummer: '315',
    Header: header(standaard, '315', keuze),
    Client: {
      ...met<Omit<Client315, 'AangevraagdeProducten'>>(korteClient, keuze.client),
      AangevraagdeProducten: { AangevraagdProduct: lijst(aangevraagd, keuze.producten) },
    },
  };
}

export type Keuze317 = HeaderKeuze & {
  readonly bsn?: string;
  readonly verzoek?: Wijziging<Pick<Verzoek317, 'ReferentieAanbieder' | 'RedenVerzoek'>>;
  /** The ToewijzingNummers of the products that stay as they are; an empty list leaves them out. */
  readonly ongewijzigd?: readonly number[];
  readonly teWijzigen?: readonly Wijziging<TeWijzigenProduct317>[];
  readonly nieuw?: readonly Wijziging<NieuwProduct317>[];
};

/** One product stays as it is and one is new, unless told otherwise. */
export function bericht317(standaard: Standaard, keuze: Keuze317 = {}): Bericht317 {
  const teWijzigen = (plaats: number): TeWijzigenProduct317 => ({
    ToewijzingNummer: 1101 + plaats,
    GewensteIngangsdatum: dag('2026-06-01'),
  });
  const nieuw = (plaats: number): NieuwProduct317 => ({
    Product: specifiek(standaard, plaats + 1),
    GewensteIngangsdatum: dag('2026-06-01'),
    Omvang: omvang,
  });
  const { ongewijzigd = [1001], teWijzigen: gewijzigd = [], nieuw: nieuwe = [{}] } = keuze;
  return {
    standaard,
    nummer: '317',
    Header: header(standaard, '317', keuze),
    Client: {
      Bsn: keuze.bsn ?? bsn.eerste,
      Verzoek: {
        ...met({ ReferentieAanbieder: 'VOW1', RedenVerzoek: '1' as const }, keuze.verzoek),
        ...(ongewijzigd.length === 0
          ? {}
          : {
              OngewijzigdeProducten: {
                OngewijzigdProduct: ongewijzigd.map((ToewijzingNummer) => ({ ToewijzingNummer })),
              },
            }),
        ...(gewijzigd.length === 0
          ? {}
          : { TeWijzigenProducten: { TeWijzigenProduct: lijst(teWijzigen, gewijzigd) } }),
        ...(nieuwe.length === 0 ? {} : { NieuweProducten: { NieuwProduct: lijst(nieuw, nieuwe) } }),
      },
    },
  };
}

/** A refusal, unless told otherwise. */
export function bericht319(
  standaard: Standaard,
  keuze: HeaderKeuze & { readonly antwoord?: Wijziging<Antwoord319> } = {},
): Bericht319 {
  return {
    standaard,
    nummer: '319',
    Header: header(standaard, '319', keuze),
    Antwoord: met<Antwoord319>(
      { ReferentieAanbieder: 'VOT1', VerzoekAntwoord: '1', RedenAfwijzingVerzoek: '4' },
      keuze.antwoord,
    ),
  };
}

/** April 2026. */
const april = { Begindatum: dag('2026-04-01'), Einddatum: dag('2026-04-30') };

/** Four hours of € 12,50. */
function prestatie(standaard: Standaard, client: number, plaats: number): Prestatie323 {
  return {
    ProductReferentie: { ReferentieNummer: `P${client + 1}${String(plaats + 1).padStart(2, '0')}` },
    ToewijzingNummer: 1001 + 100 * client + plaats,
    ProductCategorie: categorie(standaard),
    ProductCode: specifiek(standaard).Code,
    ProductPeriode: april,
    GeleverdVolume: 4,
    Eenheid: '04',
    ProductTarief: 1250,
    IngediendBedrag: { Bedrag: 5000, DebetCredit: 'D' },
  };
}

/** Debits minus credits, with the sign in DebetCredit; zero is a debit. */
function totaal(bedragen: readonly CDT_BedragMetDC[]): CDT_TotaalBedragMetDC {
  return metTeken(bedragen.reduce((som, b) => som + (b.DebetCredit === 'D' ? b.Bedrag : -b.Bedrag), 0));
}

function metTeken(som: number): CDT_TotaalBedragMetDC {
  return { TotaalBedrag: Math.abs(som), DebetCredit: som < 0 ? 'C' : 'D' };
}

/** The Prestaties of each Client; the Clienten are other people unless a Bsn says otherwise. */
export type ClientKeuze<P> = { readonly bsn?: string; readonly prestaties?: readonly Wijziging<P>[] };

const bsnPerPlaats = [bsn.eerste, bsn.tweede, bsn.derde];

export type Keuze323 = HeaderKeuze & {
  readonly declaratie?: Wijziging<Omit<Declaratie323, 'Clienten'>>;
  readonly clienten?: readonly ClientKeuze<Prestatie323>[];
};

/** TotaalIngediendBedrag is the sum of the Prestaties, unless told otherwise. */
export function bericht323(standaard: Standaard, keuze: Keuze323 = {}): Bericht323 {
  const clienten = (keuze.clienten ?? [{}]).map((gegeven, client) => ({
    Bsn: gegeven.bsn ?? bsnPerPlaats[client] ?? bsn.eerste,
    Prestaties: {
      Prestatie: lijst((plaats) => prestatie(standaard, client, plaats), gegeven.prestaties),
    },
  }));
  const bedragen = clienten.flatMap((client) => client.Prestaties.Prestatie.map((p) => p.IngediendBedrag));
  return {
    standaard,
    nummer: '323',
    Header: header(standaard, '323', keuze),
    Declaratie: {
      ...met<Omit<Declaratie323, 'Clienten'>>(
        {
          DeclaratieNummer: 'D202604',
          DeclaratiePeriode: april,
          DeclaratieDagtekening: dag('2026-05-06'),
          TotaalIngediendBedrag: totaal(bedragen),
        },
        keuze.declaratie,
      ),
      Clienten: { Client: clienten },
    },
  };
}

export type Keuze325 = HeaderKeuze & {
  readonly antwoord?: Wijziging<Omit<DeclaratieAntwoord325, 'Clienten'>>;
  /** The Clienten with refused Prestaties; an empty list leaves them out. */
  readonly clienten?: readonly ClientKeuze<Prestatie325>[];
  /** The 323 is refused in its Header with this code; there is no DeclaratieAntwoord. */
  readonly afgekeurd?: LDT_RetourCode;
};

/** Of € 790,00 submitted the Prestaties below are refused and the rest is granted, unless told otherwise. */
export function bericht325(standaard: Standaard, keuze: Keuze325 = {}): Bericht325 {
  const geen: LDT_RetourCode = '0200';
  const clienten = (keuze.clienten ?? [{}]).map((gegeven, client) => ({
    Bsn: gegeven.bsn ?? bsnPerPlaats[client] ?? bsn.eerste,
    Prestaties: {
      Prestatie: lijst<Prestatie325>(
        (plaats) => ({ ...prestatie(standaard, client, plaats), RetourCodes: { RetourCode: ['9384'] } }),
        gegeven.prestaties,
      ),
    },
    RetourCodes: { RetourCode: [geen] },
  }));
  const ingediend = 79000;
  const geweigerd = totaal(
    clienten.flatMap((client) => client.Prestaties.Prestatie.map((p) => p.IngediendBedrag)),
  );
  const toegekend =
    ingediend - (geweigerd.DebetCredit === 'D' ? geweigerd.TotaalBedrag : -geweigerd.TotaalBedrag);
  const antwoord = (): DeclaratieAntwoord325 => ({
    ...met<Omit<DeclaratieAntwoord325, 'Clienten'>>(
      {
        DeclaratieNummer: 'D202604',
        TotaalIngediendBedrag: metTeken(ingediend),
        TotaalToegekendBedrag: metTeken(toegekend),
        RetourCodes: { RetourCode: [geen] },
      },
      keuze.antwoord,
    ),
    ...(clienten.length === 0 ? {} : { Clienten: { Client: clienten } }),
  });
  return {
    standaard,
    nummer: '325',
    Header: {
      ...header(standaard, '325', keuze),
      DeclaratieIdentificatie: { Identificatie: '3230001', Dagtekening: dag('2026-05-06') },
      XsdVersieDeclaratie: xsdVersie,
      RetourCodes: { RetourCode: [keuze.afgekeurd ?? geen] },
    },
    ...(keuze.afgekeurd === undefined ? { DeclaratieAntwoord: antwoord() } : {}),
  };
}
