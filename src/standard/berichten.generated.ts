// Generated from schemas/ by `npm run generate`; changes made here are lost.
import type { Nummer, Standaard } from './berichtsoorten.ts';
import type { Veld } from './schema/afbeelding.ts';

// Code lists, both laws together.

export type LDT_AanduidingWoonadres = 'AB' | 'BY' | 'TO' | 'WW';

export type LDT_AdresSoort = '01' | '02' | '03' | '04';

export type LDT_Communicatievorm = '1' | '2' | '3';

export type LDT_DatumGebruik = '1' | '2' | '3';

export type LDT_DebetCredit = 'C' | 'D';

export type LDT_Eenheid = '01' | '04' | '14' | '16' | '82' | '83' | '84';

export type LDT_Frequentie = '1' | '2' | '4' | '6';

export type LDT_Geslacht = '0' | '1' | '2';

export type LDT_JaNee = '1' | '2';

export type LDT_JuridischeStatus = '01' | '02' | '03' | '04' | '05' | '11' | '12';

export type LDT_LandCode =
  | 'AD'
  | 'AE'
  | 'AF'
  | 'AG'
  | 'AI'
  | 'AL'
  | 'AM'
  | 'AO'
  | 'AQ'
  | 'AR'
  | 'AS'
  | 'AT'
  | 'AU'
  | 'AW'
  | 'AX'
  | 'AZ'
  | 'BA'
  | 'BB'
  | 'BD'
  | 'BE'
  | 'BF'
  | 'BG'
  | 'BH'
  | 'BI'
  | 'BJ'
  | 'BL'
  | 'BM'
  | 'BN'
  | 'BO'
  | 'BQ'
  | 'BR'
  | 'BS'
  | 'BT'
  | 'BV'
  | 'BW'
  | 'BY'
  | 'BZ'
  | 'CA'
  | 'CC'
  | 'CD'
  | 'CF'
  | 'CG'
  | 'CH'
  | 'CI'
  | 'CK'
  | 'CL'
  | 'CM'
  | 'CN'
  | 'CO'
  | 'CR'
  | 'CU'
  | 'CV'
  | 'CW'
  | 'CX'
  | 'CY'
  | 'CZ'
  | 'DE'
  | 'DJ'
  | 'DK'
  | 'DM'
  | 'DO'
  | 'DZ'
  | 'EC'
  | 'EE'
  | 'EG'
  | 'EH'
  | 'ER'
  | 'ES'
  | 'ET'
  | 'FI'
  | 'FJ'
  | 'FK'
  | 'FM'
  | 'FO'
  | 'FR'
  | 'GA'
  | 'GB'
  | 'GD'
  | 'GE'
  | 'GF'
  | 'GG'
  | 'GH'
  | 'GI'
  | 'GL'
  | 'GM'
  | 'GN'
  | 'GP'
  | 'GQ'
  | 'GR'
  | 'GS'
  | 'GT'
  | 'GU'
  | 'GW'
  | 'GY'
  | 'HK'
  | 'HM'
  | 'HN'
  | 'HR'
  | 'HT'
  | 'HU'
  | 'ID'
  | 'IE'
  | 'IL'
  | 'IM'
  | 'IN'
  | 'IO'
  | 'IQ'
  | 'IR'
  | 'IS'
  | 'IT'
  | 'JE'
  | 'JM'
  | 'JO'
  | 'JP'
  | 'KE'
  | 'KG'
  | 'KH'
  | 'KI'
  | 'KM'
  | 'KN'
  | 'KP'
  | 'KR'
  | 'KW'
  | 'KY'
  | 'KZ'
  | 'LA'
  | 'LB'
  | 'LC'
  | 'LI'
  | 'LK'
  | 'LR'
  | 'LS'
  | 'LT'
  | 'LU'
  | 'LV'
  | 'LY'
  | 'MA'
  | 'MC'
  | 'MD'
  | 'ME'
  | 'MF'
  | 'MG'
  | 'MH'
  | 'MK'
  | 'ML'
  | 'MM'
  | 'MN'
  | 'MO'
  | 'MP'
  | 'MQ'
  | 'MR'
  | 'MS'
  | 'MT'
  | 'MU'
  | 'MV'
  | 'MW'
  | 'MX'
  | 'MY'
  | 'MZ'
  | 'NA'
  | 'NC'
  | 'NE'
  | 'NF'
  | 'NG'
  | 'NI'
  | 'NL'
  | 'NO'
  | 'NP'
  | 'NR'
  | 'NU'
  | 'NZ'
  | 'OM'
  | 'PA'
  | 'PE'
  | 'PF'
  | 'PG'
  | 'PH'
  | 'PK'
  | 'PL'
  | 'PM'
  | 'PN'
  | 'PR'
  | 'PS'
  | 'PT'
  | 'PW'
  | 'PY'
  | 'QA'
  | 'RE'
  | 'RO'
  | 'RS'
  | 'RU'
  | 'RW'
  | 'SA'
  | 'SB'
  | 'SC'
  | 'SD'
  | 'SE'
  | 'SG'
  | 'SH'
  | 'SI'
  | 'SJ'
  | 'SK'
  | 'SL'
  | 'SM'
  | 'SN'
  | 'SO'
  | 'SR'
  | 'SS'
  | 'ST'
  | 'SV'
  | 'SX'
  | 'SY'
  | 'SZ'
  | 'TC'
  | 'TD'
  | 'TF'
  | 'TG'
  | 'TH'
  | 'TJ'
  | 'TK'
  | 'TL'
  | 'TM'
  | 'TN'
  | 'TO'
  | 'TR'
  | 'TT'
  | 'TV'
  | 'TW'
  | 'TZ'
  | 'UA'
  | 'UG'
  | 'UM'
  | 'US'
  | 'UY'
  | 'UZ'
  | 'VA'
  | 'VC'
  | 'VE'
  | 'VG'
  | 'VI'
  | 'VN'
  | 'VU'
  | 'WF'
  | 'WS'
  | 'YE'
  | 'YT'
  | 'ZA'
  | 'ZM'
  | 'ZW';

export type LDT_NaamGebruik = '1' | '2' | '3' | '4' | '5' | '6';

export type LDT_ProductCategorie =
  | '01'
  | '02'
  | '03'
  | '04'
  | '05'
  | '06'
  | '07'
  | '08'
  | '09'
  | '10'
  | '11'
  | '12'
  | '13'
  | '14'
  | '15'
  | '16'
  | '17'
  | '18'
  | '31'
  | '32'
  | '33'
  | '34'
  | '35'
  | '36'
  | '37'
  | '38'
  | '40'
  | '41'
  | '42'
  | '43'
  | '44'
  | '45'
  | '46'
  | '47'
  | '48'
  | '49'
  | '50'
  | '51'
  | '52'
  | '53'
  | '54'
  | '55';

export type LDT_RedenAfwijzingVerzoek = '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';

export type LDT_RedenBeeindiging =
  | '02'
  | '19'
  | '20'
  | '21'
  | '22'
  | '23'
  | '31'
  | '32'
  | '33'
  | '34'
  | '35'
  | '36'
  | '37'
  | '38'
  | '39';

export type LDT_RedenVerzoek = '1' | '2';

export type LDT_RedenWijziging =
  | '01'
  | '02'
  | '03'
  | '04'
  | '05'
  | '06'
  | '07'
  | '08'
  | '09'
  | '10'
  | '11'
  | '12'
  | '13'
  | '14';

export type LDT_RetourCode =
  | '0001'
  | '0200'
  | '0233'
  | '0611'
  | '8001'
  | '8017'
  | '8021'
  | '8187'
  | '8214'
  | '8848'
  | '9019'
  | '9056'
  | '9063'
  | '9069'
  | '9071'
  | '9074'
  | '9307'
  | '9308'
  | '9319'
  | '9321'
  | '9322'
  | '9326'
  | '9332'
  | '9333'
  | '9338'
  | '9339'
  | '9340'
  | '9341'
  | '9346'
  | '9347'
  | '9349'
  | '9350'
  | '9351'
  | '9355'
  | '9357'
  | '9359'
  | '9360'
  | '9361'
  | '9365'
  | '9366'
  | '9367'
  | '9369'
  | '9373'
  | '9374'
  | '9375'
  | '9379'
  | '9384'
  | '9385'
  | '9387'
  | '9388'
  | '9389'
  | '9390'
  | '9411'
  | '9412'
  | '9413'
  | '9414'
  | '9415'
  | 'S300'
  | 'S329';

export type LDT_SoortRelatie =
  | '03'
  | '04'
  | '05'
  | '06'
  | '07'
  | '08'
  | '09'
  | '10'
  | '11'
  | '12'
  | '13'
  | '14'
  | '15'
  | '16'
  | '17'
  | '18'
  | '19'
  | '20'
  | '21'
  | '22'
  | '23'
  | '24'
  | '25';

export type LDT_StatusAanlevering = '1' | '2' | '3' | '9';

export type LDT_TypeVerwijzer = '01' | '02' | '03' | '04' | '05' | '06' | '08';

export type LDT_VerzoekAntwoord = '1' | '2';

export type LDT_WettelijkeVertegenwoordiging = '06' | '07' | '08' | '09' | '10';

// Types of the basisschema.

export interface CDT_Achternaam {
  readonly Achternaam: string;
  readonly Voorvoegsel?: string;
}

export interface CDT_Adres {
  readonly Huis?: CDT_Huis;
  readonly Postcode?: string;
  readonly Straatnaam?: string;
  readonly Plaatsnaam?: string;
  readonly LandCode?: LDT_LandCode;
}

export interface CDT_BedragMetDC {
  readonly Bedrag: number;
  readonly DebetCredit: LDT_DebetCredit;
}

export interface CDT_BerichtIdentificatie {
  readonly Identificatie: string;
  readonly Dagtekening: Temporal.PlainDate;
}

export interface CDT_Communicatie {
  readonly Vorm: LDT_Communicatievorm;
  readonly Taal?: string;
}

export interface CDT_Geboortedatum {
  readonly Datum: Temporal.PlainDate;
  readonly DatumGebruik?: LDT_DatumGebruik;
}

export interface CDT_GeslotenPeriode {
  readonly Begindatum: Temporal.PlainDate;
  readonly Einddatum: Temporal.PlainDate;
}

export interface CDT_Huis {
  readonly Huisnummer: number;
  readonly Huisletter?: string;
  readonly HuisnummerToevoeging?: string;
  readonly AanduidingWoonadres?: LDT_AanduidingWoonadres;
}

export interface CDT_Omvang {
  readonly Volume: number;
  readonly Eenheid: LDT_Eenheid;
  readonly Frequentie: LDT_Frequentie;
}

export interface CDT_OpenPeriode {
  readonly Begindatum?: Temporal.PlainDate;
  readonly Einddatum?: Temporal.PlainDate;
}

export interface CDT_Product {
  readonly Categorie: LDT_ProductCategorie;
  readonly Code?: string;
}

export interface CDT_Referentie {
  readonly ReferentieNummer: string;
  readonly VorigReferentieNummer?: string;
}

export interface CDT_Telefoon {
  readonly Telefoonnummer: string;
  readonly Landnummer: string;
}

export interface CDT_Telefoonnummers {
  readonly Telefoon01: CDT_Telefoon;
  readonly Telefoon02?: CDT_Telefoon;
}

export interface CDT_TotaalBedragMetDC {
  readonly TotaalBedrag: number;
  readonly DebetCredit: LDT_DebetCredit;
}

export interface CDT_VerkorteNaam {
  readonly Geslachtsnaam: CDT_Achternaam;
  readonly Voornamen?: string;
  readonly Voorletters?: string;
}

export interface CDT_Verwijzer {
  readonly Type: LDT_TypeVerwijzer;
  readonly Naam?: string;
  readonly ZorgverlenerCode?: string;
}

export interface CDT_VolledigeNaam {
  readonly Geslachtsnaam: CDT_Achternaam;
  readonly Partnernaam?: CDT_Achternaam;
  readonly Voornamen?: string;
  readonly Voorletters?: string;
  readonly NaamGebruik: LDT_NaamGebruik;
}

export interface CDT_XsdVersie {
  readonly BasisschemaXsdVersie: string;
  readonly BerichtXsdVersie: string;
}

// Messages and their classes. An element that one law lacks is optional.

export interface Bericht301 {
  readonly standaard: Standaard;
  readonly nummer: '301';
  readonly Header: Header301;
  readonly Client: Client301;
}

export interface Header301 {
  readonly BerichtCode: string;
  readonly BerichtVersie: number;
  readonly BerichtSubversie: number;
  readonly Afzender: string;
  readonly Ontvanger: string;
  readonly BerichtIdentificatie: CDT_BerichtIdentificatie;
  readonly XsdVersie: CDT_XsdVersie;
}

export interface Client301 {
  readonly Bsn: string;
  readonly Geboortedatum: CDT_Geboortedatum;
  readonly Geslacht: LDT_Geslacht;
  readonly Naam: CDT_VolledigeNaam;
  readonly Communicatie?: CDT_Communicatie;
  readonly JuridischeStatus?: LDT_JuridischeStatus;
  readonly WettelijkeVertegenwoordiging?: LDT_WettelijkeVertegenwoordiging;
  readonly Commentaar?: string;
  readonly Relaties?: Relaties301;
  readonly Contactgegevens: Contactgegevens301;
  readonly ToegewezenProducten: ToegewezenProducten301;
}

export interface Relaties301 {
  readonly Relatie: readonly Relatie301[];
}

export interface Relatie301 {
  readonly Nummer: string;
  readonly Volgorde?: number;
  readonly Soort: LDT_SoortRelatie;
  readonly Geboortedatum?: CDT_Geboortedatum;
  readonly Geslacht?: LDT_Geslacht;
  readonly Naam: CDT_VolledigeNaam;
  readonly Contact: Contact301;
}

export interface Contact301 {
  readonly Soort: LDT_AdresSoort;
  readonly Adres?: CDT_Adres;
  readonly Organisatie?: string;
  readonly Telefoon?: CDT_Telefoonnummers;
  readonly Emailadres?: string;
  readonly Periode?: CDT_OpenPeriode;
}

export interface Contactgegevens301 {
  readonly Contact: readonly Contact301[];
}

export interface ToegewezenProducten301 {
  readonly ToegewezenProduct: readonly ToegewezenProduct301[];
}

export interface ToegewezenProduct301 {
  readonly ToewijzingNummer: number;
  readonly ReferentieAanbieder?: string;
  readonly Product?: CDT_Product;
  readonly Toewijzingsdatum: Temporal.PlainDate;
  readonly Toewijzingstijd: string;
  readonly Ingangsdatum: Temporal.PlainDate;
  readonly Einddatum?: Temporal.PlainDate;
  readonly RedenWijziging?: LDT_RedenWijziging;
  readonly Omvang?: CDT_Omvang;
  readonly Budget?: number;
  readonly Commentaar?: string;
}

export interface Bericht302 {
  readonly standaard: Standaard;
  readonly nummer: '302';
  readonly Header: Header302;
  readonly Client?: Client302;
}

export interface Header302 {
  readonly BerichtCode: string;
  readonly BerichtVersie: number;
  readonly BerichtSubversie: number;
  readonly Afzender: string;
  readonly Ontvanger: string;
  readonly BerichtIdentificatie: CDT_BerichtIdentificatie;
  readonly XsdVersie: CDT_XsdVersie;
  readonly IdentificatieRetour: string;
  readonly DagtekeningRetour: Temporal.PlainDate;
  readonly XsltVersie?: string;
  readonly XsdVersieRetour: CDT_XsdVersie;
  readonly RetourCodes?: RetourCodes302;
}

export interface RetourCodes302 {
  readonly RetourCode: readonly LDT_RetourCode[];
}

export interface Client302 {
  readonly Bsn: string;
  readonly Geboortedatum: CDT_Geboortedatum;
  readonly Geslacht: LDT_Geslacht;
  readonly Naam: CDT_VolledigeNaam;
  readonly Communicatie?: CDT_Communicatie;
  readonly JuridischeStatus?: LDT_JuridischeStatus;
  readonly WettelijkeVertegenwoordiging?: LDT_WettelijkeVertegenwoordiging;
  readonly Commentaar?: string;
  readonly Relaties?: Relaties302;
  readonly Contactgegevens: Contactgegevens302;
  readonly ToegewezenProducten: ToegewezenProducten302;
  readonly RetourCodes: RetourCodes302;
}

export interface Relaties302 {
  readonly Relatie: readonly Relatie302[];
}

export interface Relatie302 {
  readonly Nummer: string;
  readonly Volgorde?: number;
  readonly Soort: LDT_SoortRelatie;
  readonly Geboortedatum?: CDT_Geboortedatum;
  readonly Geslacht?: LDT_Geslacht;
  readonly Naam: CDT_VolledigeNaam;
  readonly Contact: Contact302;
  readonly RetourCodes: RetourCodes302;
}

export interface Contact302 {
  readonly Soort: LDT_AdresSoort;
  readonly Adres?: CDT_Adres;
  readonly Organisatie?: string;
  readonly Telefoon?: CDT_Telefoonnummers;
  readonly Emailadres?: string;
  readonly Periode?: CDT_OpenPeriode;
  readonly RetourCodes: RetourCodes302;
}

export interface Contactgegevens302 {
  readonly Contact: readonly Contact302[];
}

export interface ToegewezenProducten302 {
  readonly ToegewezenProduct: readonly ToegewezenProduct302[];
}

export interface ToegewezenProduct302 {
  readonly ToewijzingNummer: number;
  readonly ReferentieAanbieder?: string;
  readonly Product?: CDT_Product;
  readonly Toewijzingsdatum: Temporal.PlainDate;
  readonly Toewijzingstijd: string;
  readonly Ingangsdatum: Temporal.PlainDate;
  readonly Einddatum?: Temporal.PlainDate;
  readonly RedenWijziging?: LDT_RedenWijziging;
  readonly Omvang?: CDT_Omvang;
  readonly Budget?: number;
  readonly Commentaar?: string;
  readonly RetourCodes: RetourCodes302;
}

export interface Bericht305 {
  readonly standaard: Standaard;
  readonly nummer: '305';
  readonly Header: Header305;
  readonly Client: Client305;
}

export interface Header305 {
  readonly BerichtCode: string;
  readonly BerichtVersie: number;
  readonly BerichtSubversie: number;
  readonly Afzender: string;
  readonly Ontvanger: string;
  readonly BerichtIdentificatie: CDT_BerichtIdentificatie;
  readonly XsdVersie: CDT_XsdVersie;
}

export interface Client305 {
  readonly Bsn: string;
  readonly Geboortedatum: CDT_Geboortedatum;
  readonly Geslacht: LDT_Geslacht;
  readonly Naam: CDT_VerkorteNaam;
  readonly StartProducten: StartProducten305;
}

export interface StartProducten305 {
  readonly StartProduct: readonly StartProduct305[];
}

export interface StartProduct305 {
  readonly ToewijzingNummer?: number;
  readonly Product?: CDT_Product;
  readonly ToewijzingIngangsdatum?: Temporal.PlainDate;
  readonly Begindatum: Temporal.PlainDate;
  readonly StatusAanlevering: LDT_StatusAanlevering;
}

export interface Bericht306 {
  readonly standaard: Standaard;
  readonly nummer: '306';
  readonly Header: Header306;
  readonly Client?: Client306;
}

export interface Header306 {
  readonly BerichtCode: string;
  readonly BerichtVersie: number;
  readonly BerichtSubversie: number;
  readonly Afzender: string;
  readonly Ontvanger: string;
  readonly BerichtIdentificatie: CDT_BerichtIdentificatie;
  readonly XsdVersie: CDT_XsdVersie;
  readonly IdentificatieRetour: string;
  readonly DagtekeningRetour: Temporal.PlainDate;
  readonly XsltVersie?: string;
  readonly XsdVersieRetour: CDT_XsdVersie;
  readonly RetourCodes?: RetourCodes306;
}

export interface RetourCodes306 {
  readonly RetourCode: readonly LDT_RetourCode[];
}

export interface Client306 {
  readonly Bsn: string;
  readonly Geboortedatum: CDT_Geboortedatum;
  readonly Geslacht: LDT_Geslacht;
  readonly Naam: CDT_VerkorteNaam;
  readonly StartProducten: StartProducten306;
  readonly RetourCodes: RetourCodes306;
}

export interface StartProducten306 {
  readonly StartProduct: readonly StartProduct306[];
}

export interface StartProduct306 {
  readonly ToewijzingNummer?: number;
  readonly Product?: CDT_Product;
  readonly ToewijzingIngangsdatum?: Temporal.PlainDate;
  readonly Begindatum: Temporal.PlainDate;
  readonly StatusAanlevering: LDT_StatusAanlevering;
  readonly RetourCodes: RetourCodes306;
}

export interface Bericht307 {
  readonly standaard: Standaard;
  readonly nummer: '307';
  readonly Header: Header307;
  readonly Client: Client307;
}

export interface Header307 {
  readonly BerichtCode: string;
  readonly BerichtVersie: number;
  readonly BerichtSubversie: number;
  readonly Afzender: string;
  readonly Ontvanger: string;
  readonly BerichtIdentificatie: CDT_BerichtIdentificatie;
  readonly XsdVersie: CDT_XsdVersie;
}

export interface Client307 {
  readonly Bsn: string;
  readonly Geboortedatum: CDT_Geboortedatum;
  readonly Geslacht: LDT_Geslacht;
  readonly Naam: CDT_VerkorteNaam;
  readonly StopProducten: StopProducten307;
}

export interface StopProducten307 {
  readonly StopProduct: readonly StopProduct307[];
}

export interface StopProduct307 {
  readonly ToewijzingNummer?: number;
  readonly Product?: CDT_Product;
  readonly ToewijzingIngangsdatum?: Temporal.PlainDate;
  readonly Begindatum: Temporal.PlainDate;
  readonly RedenBeeindiging: LDT_RedenBeeindiging;
  readonly Einddatum: Temporal.PlainDate;
  readonly StatusAanlevering: LDT_StatusAanlevering;
}

export interface Bericht308 {
  readonly standaard: Standaard;
  readonly nummer: '308';
  readonly Header: Header308;
  readonly Client?: Client308;
}

export interface Header308 {
  readonly BerichtCode: string;
  readonly BerichtVersie: number;
  readonly BerichtSubversie: number;
  readonly Afzender: string;
  readonly Ontvanger: string;
  readonly BerichtIdentificatie: CDT_BerichtIdentificatie;
  readonly XsdVersie: CDT_XsdVersie;
  readonly IdentificatieRetour: string;
  readonly DagtekeningRetour: Temporal.PlainDate;
  readonly XsltVersie?: string;
  readonly XsdVersieRetour: CDT_XsdVersie;
  readonly RetourCodes?: RetourCodes308;
}

export interface RetourCodes308 {
  readonly RetourCode: readonly LDT_RetourCode[];
}

export interface Client308 {
  readonly Bsn: string;
  readonly Geboortedatum: CDT_Geboortedatum;
  readonly Geslacht: LDT_Geslacht;
  readonly Naam: CDT_VerkorteNaam;
  readonly StopProducten: StopProducten308;
  readonly RetourCodes: RetourCodes308;
}

export interface StopProducten308 {
  readonly StopProduct: readonly StopProduct308[];
}

export interface StopProduct308 {
  readonly ToewijzingNummer?: number;
  readonly Product?: CDT_Product;
  readonly ToewijzingIngangsdatum?: Temporal.PlainDate;
  readonly Begindatum: Temporal.PlainDate;
  readonly RedenBeeindiging: LDT_RedenBeeindiging;
  readonly Einddatum: Temporal.PlainDate;
  readonly StatusAanlevering: LDT_StatusAanlevering;
  readonly RetourCodes: RetourCodes308;
}

export interface Bericht315 {
  readonly standaard: Standaard;
  readonly nummer: '315';
  readonly Header: Header315;
  readonly Client: Client315;
}

export interface Header315 {
  readonly BerichtCode: string;
  readonly BerichtVersie: number;
  readonly BerichtSubversie: number;
  readonly Afzender: string;
  readonly Ontvanger: string;
  readonly BerichtIdentificatie: CDT_BerichtIdentificatie;
  readonly XsdVersie: CDT_XsdVersie;
}

export interface Client315 {
  readonly Bsn: string;
  readonly Geboortedatum: CDT_Geboortedatum;
  readonly Geslacht: LDT_Geslacht;
  readonly Naam: CDT_VerkorteNaam;
  readonly GezagsdragerBekend?: LDT_JaNee;
  readonly Commentaar?: string;
  readonly AangevraagdeProducten: AangevraagdeProducten315;
}

export interface AangevraagdeProducten315 {
  readonly AangevraagdProduct: readonly AangevraagdProduct315[];
}

export interface AangevraagdProduct315 {
  readonly ReferentieAanbieder: string;
  readonly BeschikkingNummer?: number;
  readonly Product?: CDT_Product;
  readonly BeschikkingIngangsdatum?: Temporal.PlainDate;
  readonly ToewijzingIngangsdatum: Temporal.PlainDate;
  readonly ToewijzingEinddatum?: Temporal.PlainDate;
  readonly Omvang?: CDT_Omvang;
  readonly Budget?: number;
  readonly Verwijzer: CDT_Verwijzer;
  readonly Raamcontract?: LDT_JaNee;
  readonly Commentaar?: string;
}

export interface Bericht316 {
  readonly standaard: Standaard;
  readonly nummer: '316';
  readonly Header: Header316;
  readonly Client?: Client316;
}

export interface Header316 {
  readonly BerichtCode: string;
  readonly BerichtVersie: number;
  readonly BerichtSubversie: number;
  readonly Afzender: string;
  readonly Ontvanger: string;
  readonly BerichtIdentificatie: CDT_BerichtIdentificatie;
  readonly XsdVersie: CDT_XsdVersie;
  readonly IdentificatieRetour: string;
  readonly DagtekeningRetour: Temporal.PlainDate;
  readonly XsltVersie?: string;
  readonly XsdVersieRetour: CDT_XsdVersie;
  readonly RetourCodes?: RetourCodes316;
}

export interface RetourCodes316 {
  readonly RetourCode: readonly LDT_RetourCode[];
}

export interface Client316 {
  readonly Bsn: string;
  readonly Geboortedatum: CDT_Geboortedatum;
  readonly Geslacht: LDT_Geslacht;
  readonly Naam: CDT_VerkorteNaam;
  readonly GezagsdragerBekend?: LDT_JaNee;
  readonly Commentaar?: string;
  readonly AangevraagdeProducten: AangevraagdeProducten316;
  readonly RetourCodes: RetourCodes316;
}

export interface AangevraagdeProducten316 {
  readonly AangevraagdProduct: readonly AangevraagdProduct316[];
}

export interface AangevraagdProduct316 {
  readonly ReferentieAanbieder: string;
  readonly BeschikkingNummer?: number;
  readonly Product?: CDT_Product;
  readonly BeschikkingIngangsdatum?: Temporal.PlainDate;
  readonly ToewijzingIngangsdatum: Temporal.PlainDate;
  readonly ToewijzingEinddatum?: Temporal.PlainDate;
  readonly Omvang?: CDT_Omvang;
  readonly Budget?: number;
  readonly Verwijzer: CDT_Verwijzer;
  readonly Raamcontract?: LDT_JaNee;
  readonly Commentaar?: string;
  readonly RetourCodes: RetourCodes316;
}

export interface Bericht317 {
  readonly standaard: Standaard;
  readonly nummer: '317';
  readonly Header: Header317;
  readonly Client: Client317;
}

export interface Header317 {
  readonly BerichtCode: string;
  readonly BerichtVersie: number;
  readonly BerichtSubversie: number;
  readonly Afzender: string;
  readonly Ontvanger: string;
  readonly BerichtIdentificatie: CDT_BerichtIdentificatie;
  readonly XsdVersie: CDT_XsdVersie;
}

export interface Client317 {
  readonly Bsn: string;
  readonly Verzoek: Verzoek317;
}

export interface Verzoek317 {
  readonly ReferentieAanbieder: string;
  readonly RedenVerzoek: LDT_RedenVerzoek;
  readonly OngewijzigdeProducten?: OngewijzigdeProducten317;
  readonly TeWijzigenProducten?: TeWijzigenProducten317;
  readonly NieuweProducten?: NieuweProducten317;
}

export interface OngewijzigdeProducten317 {
  readonly OngewijzigdProduct: readonly OngewijzigdProduct317[];
}

export interface OngewijzigdProduct317 {
  readonly ToewijzingNummer: number;
}

export interface TeWijzigenProducten317 {
  readonly TeWijzigenProduct: readonly TeWijzigenProduct317[];
}

export interface TeWijzigenProduct317 {
  readonly ToewijzingNummer: number;
  readonly GewensteIngangsdatum: Temporal.PlainDate;
  readonly Einddatum?: Temporal.PlainDate;
  readonly Omvang?: CDT_Omvang;
  readonly Budget?: number;
}

export interface NieuweProducten317 {
  readonly NieuwProduct: readonly NieuwProduct317[];
}

export interface NieuwProduct317 {
  readonly Product?: CDT_Product;
  readonly GewensteIngangsdatum: Temporal.PlainDate;
  readonly Einddatum?: Temporal.PlainDate;
  readonly Omvang?: CDT_Omvang;
  readonly Budget?: number;
}

export interface Bericht318 {
  readonly standaard: Standaard;
  readonly nummer: '318';
  readonly Header: Header318;
  readonly Client?: Client318;
}

export interface Header318 {
  readonly BerichtCode: string;
  readonly BerichtVersie: number;
  readonly BerichtSubversie: number;
  readonly Afzender: string;
  readonly Ontvanger: string;
  readonly BerichtIdentificatie: CDT_BerichtIdentificatie;
  readonly XsdVersie: CDT_XsdVersie;
  readonly IdentificatieRetour: string;
  readonly DagtekeningRetour: Temporal.PlainDate;
  readonly XsltVersie?: string;
  readonly XsdVersieRetour: CDT_XsdVersie;
  readonly RetourCodes?: RetourCodes318;
}

export interface RetourCodes318 {
  readonly RetourCode: readonly LDT_RetourCode[];
}

export interface Client318 {
  readonly Bsn: string;
  readonly Verzoek: Verzoek318;
  readonly RetourCodes: RetourCodes318;
}

export interface Verzoek318 {
  readonly ReferentieAanbieder: string;
  readonly RedenVerzoek: LDT_RedenVerzoek;
  readonly OngewijzigdeProducten?: OngewijzigdeProducten318;
  readonly TeWijzigenProducten?: TeWijzigenProducten318;
  readonly NieuweProducten?: NieuweProducten318;
  readonly RetourCodes: RetourCodes318;
}

export interface OngewijzigdeProducten318 {
  readonly OngewijzigdProduct: readonly OngewijzigdProduct318[];
}

export interface OngewijzigdProduct318 {
  readonly ToewijzingNummer: number;
  readonly RetourCodes: RetourCodes318;
}

export interface TeWijzigenProducten318 {
  readonly TeWijzigenProduct: readonly TeWijzigenProduct318[];
}

export interface TeWijzigenProduct318 {
  readonly ToewijzingNummer: number;
  readonly GewensteIngangsdatum: Temporal.PlainDate;
  readonly Einddatum?: Temporal.PlainDate;
  readonly Omvang?: CDT_Omvang;
  readonly Budget?: number;
  readonly RetourCodes: RetourCodes318;
}

export interface NieuweProducten318 {
  readonly NieuwProduct: readonly NieuwProduct318[];
}

export interface NieuwProduct318 {
  readonly Product?: CDT_Product;
  readonly GewensteIngangsdatum: Temporal.PlainDate;
  readonly Einddatum?: Temporal.PlainDate;
  readonly Omvang?: CDT_Omvang;
  readonly Budget?: number;
  readonly RetourCodes: RetourCodes318;
}

export interface Bericht319 {
  readonly standaard: Standaard;
  readonly nummer: '319';
  readonly Header: Header319;
  readonly Antwoord: Antwoord319;
}

export interface Header319 {
  readonly BerichtCode: string;
  readonly BerichtVersie: number;
  readonly BerichtSubversie: number;
  readonly Afzender: string;
  readonly Ontvanger: string;
  readonly BerichtIdentificatie: CDT_BerichtIdentificatie;
  readonly XsdVersie: CDT_XsdVersie;
}

export interface Antwoord319 {
  readonly ReferentieAanbieder: string;
  readonly VerzoekAntwoord: LDT_VerzoekAntwoord;
  readonly RedenAfwijzingVerzoek?: LDT_RedenAfwijzingVerzoek;
  readonly Woonplaatsbeginsel?: Woonplaatsbeginsel319;
}

export interface Woonplaatsbeginsel319 {
  readonly Gemeente: string;
}

export interface Bericht320 {
  readonly standaard: Standaard;
  readonly nummer: '320';
  readonly Header: Header320;
  readonly Antwoord?: Antwoord320;
}

export interface Header320 {
  readonly BerichtCode: string;
  readonly BerichtVersie: number;
  readonly BerichtSubversie: number;
  readonly Afzender: string;
  readonly Ontvanger: string;
  readonly BerichtIdentificatie: CDT_BerichtIdentificatie;
  readonly XsdVersie: CDT_XsdVersie;
  readonly IdentificatieRetour: string;
  readonly DagtekeningRetour: Temporal.PlainDate;
  readonly XsltVersie?: string;
  readonly XsdVersieRetour: CDT_XsdVersie;
  readonly RetourCodes?: RetourCodes320;
}

export interface RetourCodes320 {
  readonly RetourCode: readonly LDT_RetourCode[];
}

export interface Antwoord320 {
  readonly ReferentieAanbieder: string;
  readonly VerzoekAntwoord: LDT_VerzoekAntwoord;
  readonly RedenAfwijzingVerzoek?: LDT_RedenAfwijzingVerzoek;
  readonly Woonplaatsbeginsel?: Woonplaatsbeginsel320;
  readonly RetourCodes: RetourCodes320;
}

export interface Woonplaatsbeginsel320 {
  readonly Gemeente: string;
  readonly RetourCodes: RetourCodes320;
}

export interface Bericht323 {
  readonly standaard: Standaard;
  readonly nummer: '323';
  readonly Header: Header323;
  readonly Declaratie: Declaratie323;
}

export interface Header323 {
  readonly BerichtCode: string;
  readonly BerichtVersie: number;
  readonly BerichtSubversie: number;
  readonly Afzender: string;
  readonly Ontvanger: string;
  readonly BerichtIdentificatie: CDT_BerichtIdentificatie;
  readonly XsdVersie: CDT_XsdVersie;
}

export interface Declaratie323 {
  readonly DeclaratieNummer: string;
  readonly DeclaratiePeriode: CDT_GeslotenPeriode;
  readonly DeclaratieDagtekening: Temporal.PlainDate;
  readonly TotaalIngediendBedrag: CDT_TotaalBedragMetDC;
  readonly Clienten: Clienten323;
}

export interface Clienten323 {
  readonly Client: readonly Client323[];
}

export interface Client323 {
  readonly Bsn: string;
  readonly Prestaties: Prestaties323;
}

export interface Prestaties323 {
  readonly Prestatie: readonly Prestatie323[];
}

export interface Prestatie323 {
  readonly ProductReferentie: CDT_Referentie;
  readonly ToewijzingNummer: number;
  readonly ProductCategorie: LDT_ProductCategorie;
  readonly ProductCode: string;
  readonly ProductPeriode: CDT_GeslotenPeriode;
  readonly GeleverdVolume: number;
  readonly Eenheid: LDT_Eenheid;
  readonly ProductTarief?: number;
  readonly IngediendBedrag: CDT_BedragMetDC;
}

export interface Bericht325 {
  readonly standaard: Standaard;
  readonly nummer: '325';
  readonly Header: Header325;
  readonly DeclaratieAntwoord?: DeclaratieAntwoord325;
}

export interface Header325 {
  readonly BerichtCode: string;
  readonly BerichtVersie: number;
  readonly BerichtSubversie: number;
  readonly Afzender: string;
  readonly Ontvanger: string;
  readonly BerichtIdentificatie: CDT_BerichtIdentificatie;
  readonly XsdVersie: CDT_XsdVersie;
  readonly DeclaratieIdentificatie: CDT_BerichtIdentificatie;
  readonly XsltVersie?: string;
  readonly XsdVersieDeclaratie: CDT_XsdVersie;
  readonly RetourCodes: RetourCodes325;
}

export interface RetourCodes325 {
  readonly RetourCode: readonly LDT_RetourCode[];
}

export interface DeclaratieAntwoord325 {
  readonly DeclaratieNummer: string;
  readonly TotaalIngediendBedrag: CDT_TotaalBedragMetDC;
  readonly TotaalToegekendBedrag: CDT_TotaalBedragMetDC;
  readonly Clienten?: Clienten325;
  readonly RetourCodes: RetourCodes325;
}

export interface Clienten325 {
  readonly Client: readonly Client325[];
}

export interface Client325 {
  readonly Bsn: string;
  readonly Prestaties: Prestaties325;
  readonly RetourCodes: RetourCodes325;
}

export interface Prestaties325 {
  readonly Prestatie: readonly Prestatie325[];
}

export interface Prestatie325 {
  readonly ProductReferentie: CDT_Referentie;
  readonly ToewijzingNummer: number;
  readonly ProductCategorie: LDT_ProductCategorie;
  readonly ProductCode: string;
  readonly ProductPeriode: CDT_GeslotenPeriode;
  readonly GeleverdVolume: number;
  readonly Eenheid: LDT_Eenheid;
  readonly ProductTarief?: number;
  readonly IngediendBedrag: CDT_BedragMetDC;
  readonly RetourCodes: RetourCodes325;
}

export interface BerichtPerNummer {
  '301': Bericht301;
  '302': Bericht302;
  '305': Bericht305;
  '306': Bericht306;
  '307': Bericht307;
  '308': Bericht308;
  '315': Bericht315;
  '316': Bericht316;
  '317': Bericht317;
  '318': Bericht318;
  '319': Bericht319;
  '320': Bericht320;
  '323': Bericht323;
  '325': Bericht325;
}

export type BerichtVan<N extends Nummer> = BerichtPerNummer[N];

export type Bericht = BerichtVan<Nummer>;

// The same, for reading and writing. Children of a basisklasse are in the namespace of the basisschema.

export const berichtklassen: Readonly<Record<string, readonly Veld[]>> = {
  Bericht301: [
    ['Header', 'Header301', 1, 1],
    ['Client', 'Client301', 1, 1],
  ],
  Header301: [
    ['BerichtCode', 'tekst', 1, 1],
    ['BerichtVersie', 'getal', 1, 1],
    ['BerichtSubversie', 'getal', 1, 1],
    ['Afzender', 'tekst', 1, 1],
    ['Ontvanger', 'tekst', 1, 1],
    ['BerichtIdentificatie', 'CDT_BerichtIdentificatie', 1, 1],
    ['XsdVersie', 'CDT_XsdVersie', 1, 1],
  ],
  Client301: [
    ['Bsn', 'tekst', 1, 1],
    ['Geboortedatum', 'CDT_Geboortedatum', 1, 1],
    ['Geslacht', 'tekst', 1, 1],
    ['Naam', 'CDT_VolledigeNaam', 1, 1],
    ['Communicatie', 'CDT_Communicatie', 0, 1],
    ['JuridischeStatus', 'tekst', 0, 1],
    ['WettelijkeVertegenwoordiging', 'tekst', 0, 1],
    ['Commentaar', 'tekst', 0, 1],
    ['Relaties', 'Relaties301', 0, 1],
    ['Contactgegevens', 'Contactgegevens301', 1, 1],
    ['ToegewezenProducten', 'ToegewezenProducten301', 1, 1],
  ],
  Relaties301: [['Relatie', 'Relatie301', 1, 0]],
  Relatie301: [
    ['Nummer', 'tekst', 1, 1],
    ['Volgorde', 'getal', 0, 1],
    ['Soort', 'tekst', 1, 1],
    ['Geboortedatum', 'CDT_Geboortedatum', 0, 1],
    ['Geslacht', 'tekst', 0, 1],
    ['Naam', 'CDT_VolledigeNaam', 1, 1],
    ['Contact', 'Contact301', 1, 1],
  ],
  Contact301: [
    ['Soort', 'tekst', 1, 1],
    ['Adres', 'CDT_Adres', 0, 1],
    ['Organisatie', 'tekst', 0, 1],
    ['Telefoon', 'CDT_Telefoonnummers', 0, 1],
    ['Emailadres', 'tekst', 0, 1],
    ['Periode', 'CDT_OpenPeriode', 0, 1],
  ],
  Contactgegevens301: [['Contact', 'Contact301', 1, 0]],
  ToegewezenProducten301: [['ToegewezenProduct', 'ToegewezenProduct301', 1, 0]],
  ToegewezenProduct301: [
    ['ToewijzingNummer', 'getal', 1, 1],
    ['ReferentieAanbieder', 'tekst', 0, 1],
    ['Product', 'CDT_Product', 0, 1],
    ['Toewijzingsdatum', 'datum', 1, 1],
    ['Toewijzingstijd', 'tijd', 1, 1],
    ['Ingangsdatum', 'datum', 1, 1],
    ['Einddatum', 'datum', 0, 1],
    ['RedenWijziging', 'tekst', 0, 1],
    ['Omvang', 'CDT_Omvang', 0, 1],
    ['Budget', 'getal', 0, 1],
    ['Commentaar', 'tekst', 0, 1],
  ],
  Bericht302: [
    ['Header', 'Header302', 1, 1],
    ['Client', 'Client302', 0, 1],
  ],
  Header302: [
    ['BerichtCode', 'tekst', 1, 1],
    ['BerichtVersie', 'getal', 1, 1],
    ['BerichtSubversie', 'getal', 1, 1],
    ['Afzender', 'tekst', 1, 1],
    ['Ontvanger', 'tekst', 1, 1],
    ['BerichtIdentificatie', 'CDT_BerichtIdentificatie', 1, 1],
    ['XsdVersie', 'CDT_XsdVersie', 1, 1],
    ['IdentificatieRetour', 'tekst', 1, 1],
    ['DagtekeningRetour', 'datum', 1, 1],
    ['XsltVersie', 'tekst', 0, 1],
    ['XsdVersieRetour', 'CDT_XsdVersie', 1, 1],
    ['RetourCodes', 'RetourCodes302', 0, 1],
  ],
  RetourCodes302: [['RetourCode', 'tekst', 1, 0]],
  Client302: [
    ['Bsn', 'tekst', 1, 1],
    ['Geboortedatum', 'CDT_Geboortedatum', 1, 1],
    ['Geslacht', 'tekst', 1, 1],
    ['Naam', 'CDT_VolledigeNaam', 1, 1],
    ['Communicatie', 'CDT_Communicatie', 0, 1],
    ['JuridischeStatus', 'tekst', 0, 1],
    ['WettelijkeVertegenwoordiging', 'tekst', 0, 1],
    ['Commentaar', 'tekst', 0, 1],
    ['Relaties', 'Relaties302', 0, 1],
    ['Contactgegevens', 'Contactgegevens302', 1, 1],
    ['ToegewezenProducten', 'ToegewezenProducten302', 1, 1],
    ['RetourCodes', 'RetourCodes302', 1, 1],
  ],
  Relaties302: [['Relatie', 'Relatie302', 1, 0]],
  Relatie302: [
    ['Nummer', 'tekst', 1, 1],
    ['Volgorde', 'getal', 0, 1],
    ['Soort', 'tekst', 1, 1],
    ['Geboortedatum', 'CDT_Geboortedatum', 0, 1],
    ['Geslacht', 'tekst', 0, 1],
    ['Naam', 'CDT_VolledigeNaam', 1, 1],
    ['Contact', 'Contact302', 1, 1],
    ['RetourCodes', 'RetourCodes302', 1, 1],
  ],
  Contact302: [
    ['Soort', 'tekst', 1, 1],
    ['Adres', 'CDT_Adres', 0, 1],
    ['Organisatie', 'tekst', 0, 1],
    ['Telefoon', 'CDT_Telefoonnummers', 0, 1],
    ['Emailadres', 'tekst', 0, 1],
    ['Periode', 'CDT_OpenPeriode', 0, 1],
    ['RetourCodes', 'RetourCodes302', 1, 1],
  ],
  Contactgegevens302: [['Contact', 'Contact302', 1, 0]],
  ToegewezenProducten302: [['ToegewezenProduct', 'ToegewezenProduct302', 1, 0]],
  ToegewezenProduct302: [
    ['ToewijzingNummer', 'getal', 1, 1],
    ['ReferentieAanbieder', 'tekst', 0, 1],
    ['Product', 'CDT_Product', 0, 1],
    ['Toewijzingsdatum', 'datum', 1, 1],
    ['Toewijzingstijd', 'tijd', 1, 1],
    ['Ingangsdatum', 'datum', 1, 1],
    ['Einddatum', 'datum', 0, 1],
    ['RedenWijziging', 'tekst', 0, 1],
    ['Omvang', 'CDT_Omvang', 0, 1],
    ['Budget', 'getal', 0, 1],
    ['Commentaar', 'tekst', 0, 1],
    ['RetourCodes', 'RetourCodes302', 1, 1],
  ],
  Bericht305: [
    ['Header', 'Header305', 1, 1],
    ['Client', 'Client305', 1, 1],
  ],
  Header305: [
    ['BerichtCode', 'tekst', 1, 1],
    ['BerichtVersie', 'getal', 1, 1],
    ['BerichtSubversie', 'getal', 1, 1],
    ['Afzender', 'tekst', 1, 1],
    ['Ontvanger', 'tekst', 1, 1],
    ['BerichtIdentificatie', 'CDT_BerichtIdentificatie', 1, 1],
    ['XsdVersie', 'CDT_XsdVersie', 1, 1],
  ],
  Client305: [
    ['Bsn', 'tekst', 1, 1],
    ['Geboortedatum', 'CDT_Geboortedatum', 1, 1],
    ['Geslacht', 'tekst', 1, 1],
    ['Naam', 'CDT_VerkorteNaam', 1, 1],
    ['StartProducten', 'StartProducten305', 1, 1],
  ],
  StartProducten305: [['StartProduct', 'StartProduct305', 1, 0]],
  StartProduct305: [
    ['ToewijzingNummer', 'getal', 0, 1],
    ['Product', 'CDT_Product', 0, 1],
    ['ToewijzingIngangsdatum', 'datum', 0, 1],
    ['Begindatum', 'datum', 1, 1],
    ['StatusAanlevering', 'tekst', 1, 1],
  ],
  Bericht306: [
    ['Header', 'Header306', 1, 1],
    ['Client', 'Client306', 0, 1],
  ],
  Header306: [
    ['BerichtCode', 'tekst', 1, 1],
    ['BerichtVersie', 'getal', 1, 1],
    ['BerichtSubversie', 'getal', 1, 1],
    ['Afzender', 'tekst', 1, 1],
    ['Ontvanger', 'tekst', 1, 1],
    ['BerichtIdentificatie', 'CDT_BerichtIdentificatie', 1, 1],
    ['XsdVersie', 'CDT_XsdVersie', 1, 1],
    ['IdentificatieRetour', 'tekst', 1, 1],
    ['DagtekeningRetour', 'datum', 1, 1],
    ['XsltVersie', 'tekst', 0, 1],
    ['XsdVersieRetour', 'CDT_XsdVersie', 1, 1],
    ['RetourCodes', 'RetourCodes306', 0, 1],
  ],
  RetourCodes306: [['RetourCode', 'tekst', 1, 0]],
  Client306: [
    ['Bsn', 'tekst', 1, 1],
    ['Geboortedatum', 'CDT_Geboortedatum', 1, 1],
    ['Geslacht', 'tekst', 1, 1],
    ['Naam', 'CDT_VerkorteNaam', 1, 1],
    ['StartProducten', 'StartProducten306', 1, 1],
    ['RetourCodes', 'RetourCodes306', 1, 1],
  ],
  StartProducten306: [['StartProduct', 'StartProduct306', 1, 0]],
  StartProduct306: [
    ['ToewijzingNummer', 'getal', 0, 1],
    ['Product', 'CDT_Product', 0, 1],
    ['ToewijzingIngangsdatum', 'datum', 0, 1],
    ['Begindatum', 'datum', 1, 1],
    ['StatusAanlevering', 'tekst', 1, 1],
    ['RetourCodes', 'RetourCodes306', 1, 1],
  ],
  Bericht307: [
    ['Header', 'Header307', 1, 1],
    ['Client', 'Client307', 1, 1],
  ],
  Header307: [
    ['BerichtCode', 'tekst', 1, 1],
    ['BerichtVersie', 'getal', 1, 1],
    ['BerichtSubversie', 'getal', 1, 1],
    ['Afzender', 'tekst', 1, 1],
    ['Ontvanger', 'tekst', 1, 1],
    ['BerichtIdentificatie', 'CDT_BerichtIdentificatie', 1, 1],
    ['XsdVersie', 'CDT_XsdVersie', 1, 1],
  ],
  Client307: [
    ['Bsn', 'tekst', 1, 1],
    ['Geboortedatum', 'CDT_Geboortedatum', 1, 1],
    ['Geslacht', 'tekst', 1, 1],
    ['Naam', 'CDT_VerkorteNaam', 1, 1],
    ['StopProducten', 'StopProducten307', 1, 1],
  ],
  StopProducten307: [['StopProduct', 'StopProduct307', 1, 0]],
  StopProduct307: [
    ['ToewijzingNummer', 'getal', 0, 1],
    ['Product', 'CDT_Product', 0, 1],
    ['ToewijzingIngangsdatum', 'datum', 0, 1],
    ['Begindatum', 'datum', 1, 1],
    ['RedenBeeindiging', 'tekst', 1, 1],
    ['Einddatum', 'datum', 1, 1],
    ['StatusAanlevering', 'tekst', 1, 1],
  ],
  Bericht308: [
    ['Header', 'Header308', 1, 1],
    ['Client', 'Client308', 0, 1],
  ],
  Header308: [
    ['BerichtCode', 'tekst', 1, 1],
    ['BerichtVersie', 'getal', 1, 1],
    ['BerichtSubversie', 'getal', 1, 1],
    ['Afzender', 'tekst', 1, 1],
    ['Ontvanger', 'tekst', 1, 1],
    ['BerichtIdentificatie', 'CDT_BerichtIdentificatie', 1, 1],
    ['XsdVersie', 'CDT_XsdVersie', 1, 1],
    ['IdentificatieRetour', 'tekst', 1, 1],
    ['DagtekeningRetour', 'datum', 1, 1],
    ['XsltVersie', 'tekst', 0, 1],
    ['XsdVersieRetour', 'CDT_XsdVersie', 1, 1],
    ['RetourCodes', 'RetourCodes308', 0, 1],
  ],
  RetourCodes308: [['RetourCode', 'tekst', 1, 0]],
  Client308: [
    ['Bsn', 'tekst', 1, 1],
    ['Geboortedatum', 'CDT_Geboortedatum', 1, 1],
    ['Geslacht', 'tekst', 1, 1],
    ['Naam', 'CDT_VerkorteNaam', 1, 1],
    ['StopProducten', 'StopProducten308', 1, 1],
    ['RetourCodes', 'RetourCodes308', 1, 1],
  ],
  StopProducten308: [['StopProduct', 'StopProduct308', 1, 0]],
  StopProduct308: [
    ['ToewijzingNummer', 'getal', 0, 1],
    ['Product', 'CDT_Product', 0, 1],
    ['ToewijzingIngangsdatum', 'datum', 0, 1],
    ['Begindatum', 'datum', 1, 1],
    ['RedenBeeindiging', 'tekst', 1, 1],
    ['Einddatum', 'datum', 1, 1],
    ['StatusAanlevering', 'tekst', 1, 1],
    ['RetourCodes', 'RetourCodes308', 1, 1],
  ],
  Bericht315: [
    ['Header', 'Header315', 1, 1],
    ['Client', 'Client315', 1, 1],
  ],
  Header315: [
    ['BerichtCode', 'tekst', 1, 1],
    ['BerichtVersie', 'getal', 1, 1],
    ['BerichtSubversie', 'getal', 1, 1],
    ['Afzender', 'tekst', 1, 1],
    ['Ontvanger', 'tekst', 1, 1],
    ['BerichtIdentificatie', 'CDT_BerichtIdentificatie', 1, 1],
    ['XsdVersie', 'CDT_XsdVersie', 1, 1],
  ],
  Client315: [
    ['Bsn', 'tekst', 1, 1],
    ['Geboortedatum', 'CDT_Geboortedatum', 1, 1],
    ['Geslacht', 'tekst', 1, 1],
    ['Naam', 'CDT_VerkorteNaam', 1, 1],
    ['GezagsdragerBekend', 'tekst', 0, 1, 'ijw-3.2'],
    ['Commentaar', 'tekst', 0, 1],
    ['AangevraagdeProducten', 'AangevraagdeProducten315', 1, 1],
  ],
  AangevraagdeProducten315: [['AangevraagdProduct', 'AangevraagdProduct315', 1, 0]],
  AangevraagdProduct315: [
    ['ReferentieAanbieder', 'tekst', 1, 1],
    ['BeschikkingNummer', 'getal', 0, 1],
    ['Product', 'CDT_Product', 0, 1],
    ['BeschikkingIngangsdatum', 'datum', 0, 1],
    ['ToewijzingIngangsdatum', 'datum', 1, 1],
    ['ToewijzingEinddatum', 'datum', 0, 1],
    ['Omvang', 'CDT_Omvang', 0, 1],
    ['Budget', 'getal', 0, 1],
    ['Verwijzer', 'CDT_Verwijzer', 1, 1],
    ['Raamcontract', 'tekst', 0, 1],
    ['Commentaar', 'tekst', 0, 1],
  ],
  Bericht316: [
    ['Header', 'Header316', 1, 1],
    ['Client', 'Client316', 0, 1],
  ],
  Header316: [
    ['BerichtCode', 'tekst', 1, 1],
    ['BerichtVersie', 'getal', 1, 1],
    ['BerichtSubversie', 'getal', 1, 1],
    ['Afzender', 'tekst', 1, 1],
    ['Ontvanger', 'tekst', 1, 1],
    ['BerichtIdentificatie', 'CDT_BerichtIdentificatie', 1, 1],
    ['XsdVersie', 'CDT_XsdVersie', 1, 1],
    ['IdentificatieRetour', 'tekst', 1, 1],
    ['DagtekeningRetour', 'datum', 1, 1],
    ['XsltVersie', 'tekst', 0, 1],
    ['XsdVersieRetour', 'CDT_XsdVersie', 1, 1],
    ['RetourCodes', 'RetourCodes316', 0, 1],
  ],
  RetourCodes316: [['RetourCode', 'tekst', 1, 0]],
  Client316: [
    ['Bsn', 'tekst', 1, 1],
    ['Geboortedatum', 'CDT_Geboortedatum', 1, 1],
    ['Geslacht', 'tekst', 1, 1],
    ['Naam', 'CDT_VerkorteNaam', 1, 1],
    ['GezagsdragerBekend', 'tekst', 0, 1, 'ijw-3.2'],
    ['Commentaar', 'tekst', 0, 1],
    ['AangevraagdeProducten', 'AangevraagdeProducten316', 1, 1],
    ['RetourCodes', 'RetourCodes316', 1, 1],
  ],
  AangevraagdeProducten316: [['AangevraagdProduct', 'AangevraagdProduct316', 1, 0]],
  AangevraagdProduct316: [
    ['ReferentieAanbieder', 'tekst', 1, 1],
    ['BeschikkingNummer', 'getal', 0, 1],
    ['Product', 'CDT_Product', 0, 1],
    ['BeschikkingIngangsdatum', 'datum', 0, 1],
    ['ToewijzingIngangsdatum', 'datum', 1, 1],
    ['ToewijzingEinddatum', 'datum', 0, 1],
    ['Omvang', 'CDT_Omvang', 0, 1],
    ['Budget', 'getal', 0, 1],
    ['Verwijzer', 'CDT_Verwijzer', 1, 1],
    ['Raamcontract', 'tekst', 0, 1],
    ['Commentaar', 'tekst', 0, 1],
    ['RetourCodes', 'RetourCodes316', 1, 1],
  ],
  Bericht317: [
    ['Header', 'Header317', 1, 1],
    ['Client', 'Client317', 1, 1],
  ],
  Header317: [
    ['BerichtCode', 'tekst', 1, 1],
    ['BerichtVersie', 'getal', 1, 1],
    ['BerichtSubversie', 'getal', 1, 1],
    ['Afzender', 'tekst', 1, 1],
    ['Ontvanger', 'tekst', 1, 1],
    ['BerichtIdentificatie', 'CDT_BerichtIdentificatie', 1, 1],
    ['XsdVersie', 'CDT_XsdVersie', 1, 1],
  ],
  Client317: [
    ['Bsn', 'tekst', 1, 1],
    ['Verzoek', 'Verzoek317', 1, 1],
  ],
  Verzoek317: [
    ['ReferentieAanbieder', 'tekst', 1, 1],
    ['RedenVerzoek', 'tekst', 1, 1],
    ['OngewijzigdeProducten', 'OngewijzigdeProducten317', 0, 1],
    ['TeWijzigenProducten', 'TeWijzigenProducten317', 0, 1],
    ['NieuweProducten', 'NieuweProducten317', 0, 1],
  ],
  OngewijzigdeProducten317: [['OngewijzigdProduct', 'OngewijzigdProduct317', 1, 0]],
  OngewijzigdProduct317: [['ToewijzingNummer', 'getal', 1, 1]],
  TeWijzigenProducten317: [['TeWijzigenProduct', 'TeWijzigenProduct317', 1, 0]],
  TeWijzigenProduct317: [
    ['ToewijzingNummer', 'getal', 1, 1],
    ['GewensteIngangsdatum', 'datum', 1, 1],
    ['Einddatum', 'datum', 0, 1],
    ['Omvang', 'CDT_Omvang', 0, 1],
    ['Budget', 'getal', 0, 1],
  ],
  NieuweProducten317: [['NieuwProduct', 'NieuwProduct317', 1, 0]],
  NieuwProduct317: [
    ['Product', 'CDT_Product', 0, 1],
    ['GewensteIngangsdatum', 'datum', 1, 1],
    ['Einddatum', 'datum', 0, 1],
    ['Omvang', 'CDT_Omvang', 0, 1],
    ['Budget', 'getal', 0, 1],
  ],
  Bericht318: [
    ['Header', 'Header318', 1, 1],
    ['Client', 'Client318', 0, 1],
  ],
  Header318: [
    ['BerichtCode', 'tekst', 1, 1],
    ['BerichtVersie', 'getal', 1, 1],
    ['BerichtSubversie', 'getal', 1, 1],
    ['Afzender', 'tekst', 1, 1],
    ['Ontvanger', 'tekst', 1, 1],
    ['BerichtIdentificatie', 'CDT_BerichtIdentificatie', 1, 1],
    ['XsdVersie', 'CDT_XsdVersie', 1, 1],
    ['IdentificatieRetour', 'tekst', 1, 1],
    ['DagtekeningRetour', 'datum', 1, 1],
    ['XsltVersie', 'tekst', 0, 1],
    ['XsdVersieRetour', 'CDT_XsdVersie', 1, 1],
    ['RetourCodes', 'RetourCodes318', 0, 1],
  ],
  RetourCodes318: [['RetourCode', 'tekst', 1, 0]],
  Client318: [
    ['Bsn', 'tekst', 1, 1],
    ['Verzoek', 'Verzoek318', 1, 1],
    ['RetourCodes', 'RetourCodes318', 1, 1],
  ],
  Verzoek318: [
    ['ReferentieAanbieder', 'tekst', 1, 1],
    ['RedenVerzoek', 'tekst', 1, 1],
    ['OngewijzigdeProducten', 'OngewijzigdeProducten318', 0, 1],
    ['TeWijzigenProducten', 'TeWijzigenProducten318', 0, 1],
    ['NieuweProducten', 'NieuweProducten318', 0, 1],
    ['RetourCodes', 'RetourCodes318', 1, 1],
  ],
  OngewijzigdeProducten318: [['OngewijzigdProduct', 'OngewijzigdProduct318', 1, 0]],
  OngewijzigdProduct318: [
    ['ToewijzingNummer', 'getal', 1, 1],
    ['RetourCodes', 'RetourCodes318', 1, 1],
  ],
  TeWijzigenProducten318: [['TeWijzigenProduct', 'TeWijzigenProduct318', 1, 0]],
  TeWijzigenProduct318: [
    ['ToewijzingNummer', 'getal', 1, 1],
    ['GewensteIngangsdatum', 'datum', 1, 1],
    ['Einddatum', 'datum', 0, 1],
    ['Omvang', 'CDT_Omvang', 0, 1],
    ['Budget', 'getal', 0, 1],
    ['RetourCodes', 'RetourCodes318', 1, 1],
  ],
  NieuweProducten318: [['NieuwProduct', 'NieuwProduct318', 1, 0]],
  NieuwProduct318: [
    ['Product', 'CDT_Product', 0, 1],
    ['GewensteIngangsdatum', 'datum', 1, 1],
    ['Einddatum', 'datum', 0, 1],
    ['Omvang', 'CDT_Omvang', 0, 1],
    ['Budget', 'getal', 0, 1],
    ['RetourCodes', 'RetourCodes318', 1, 1],
  ],
  Bericht319: [
    ['Header', 'Header319', 1, 1],
    ['Antwoord', 'Antwoord319', 1, 1],
  ],
  Header319: [
    ['BerichtCode', 'tekst', 1, 1],
    ['BerichtVersie', 'getal', 1, 1],
    ['BerichtSubversie', 'getal', 1, 1],
    ['Afzender', 'tekst', 1, 1],
    ['Ontvanger', 'tekst', 1, 1],
    ['BerichtIdentificatie', 'CDT_BerichtIdentificatie', 1, 1],
    ['XsdVersie', 'CDT_XsdVersie', 1, 1],
  ],
  Antwoord319: [
    ['ReferentieAanbieder', 'tekst', 1, 1],
    ['VerzoekAntwoord', 'tekst', 1, 1],
    ['RedenAfwijzingVerzoek', 'tekst', 0, 1],
    ['Woonplaatsbeginsel', 'Woonplaatsbeginsel319', 0, 1, 'ijw-3.2'],
  ],
  Woonplaatsbeginsel319: [['Gemeente', 'tekst', 1, 1]],
  Bericht320: [
    ['Header', 'Header320', 1, 1],
    ['Antwoord', 'Antwoord320', 0, 1],
  ],
  Header320: [
    ['BerichtCode', 'tekst', 1, 1],
    ['BerichtVersie', 'getal', 1, 1],
    ['BerichtSubversie', 'getal', 1, 1],
    ['Afzender', 'tekst', 1, 1],
    ['Ontvanger', 'tekst', 1, 1],
    ['BerichtIdentificatie', 'CDT_BerichtIdentificatie', 1, 1],
    ['XsdVersie', 'CDT_XsdVersie', 1, 1],
    ['IdentificatieRetour', 'tekst', 1, 1],
    ['DagtekeningRetour', 'datum', 1, 1],
    ['XsltVersie', 'tekst', 0, 1],
    ['XsdVersieRetour', 'CDT_XsdVersie', 1, 1],
    ['RetourCodes', 'RetourCodes320', 0, 1],
  ],
  RetourCodes320: [['RetourCode', 'tekst', 1, 0]],
  Antwoord320: [
    ['ReferentieAanbieder', 'tekst', 1, 1],
    ['VerzoekAntwoord', 'tekst', 1, 1],
    ['RedenAfwijzingVerzoek', 'tekst', 0, 1],
    ['Woonplaatsbeginsel', 'Woonplaatsbeginsel320', 0, 1, 'ijw-3.2'],
    ['RetourCodes', 'RetourCodes320', 1, 1],
  ],
  Woonplaatsbeginsel320: [
    ['Gemeente', 'tekst', 1, 1],
    ['RetourCodes', 'RetourCodes320', 1, 1],
  ],
  Bericht323: [
    ['Header', 'Header323', 1, 1],
    ['Declaratie', 'Declaratie323', 1, 1],
  ],
  Header323: [
    ['BerichtCode', 'tekst', 1, 1],
    ['BerichtVersie', 'getal', 1, 1],
    ['BerichtSubversie', 'getal', 1, 1],
    ['Afzender', 'tekst', 1, 1],
    ['Ontvanger', 'tekst', 1, 1],
    ['BerichtIdentificatie', 'CDT_BerichtIdentificatie', 1, 1],
    ['XsdVersie', 'CDT_XsdVersie', 1, 1],
  ],
  Declaratie323: [
    ['DeclaratieNummer', 'tekst', 1, 1],
    ['DeclaratiePeriode', 'CDT_GeslotenPeriode', 1, 1],
    ['DeclaratieDagtekening', 'datum', 1, 1],
    ['TotaalIngediendBedrag', 'CDT_TotaalBedragMetDC', 1, 1],
    ['Clienten', 'Clienten323', 1, 1],
  ],
  Clienten323: [['Client', 'Client323', 1, 0]],
  Client323: [
    ['Bsn', 'tekst', 1, 1],
    ['Prestaties', 'Prestaties323', 1, 1],
  ],
  Prestaties323: [['Prestatie', 'Prestatie323', 1, 0]],
  Prestatie323: [
    ['ProductReferentie', 'CDT_Referentie', 1, 1],
    ['ToewijzingNummer', 'getal', 1, 1],
    ['ProductCategorie', 'tekst', 1, 1],
    ['ProductCode', 'tekst', 1, 1],
    ['ProductPeriode', 'CDT_GeslotenPeriode', 1, 1],
    ['GeleverdVolume', 'getal', 1, 1],
    ['Eenheid', 'tekst', 1, 1],
    ['ProductTarief', 'getal', 0, 1],
    ['IngediendBedrag', 'CDT_BedragMetDC', 1, 1],
  ],
  Bericht325: [
    ['Header', 'Header325', 1, 1],
    ['DeclaratieAntwoord', 'DeclaratieAntwoord325', 0, 1],
  ],
  Header325: [
    ['BerichtCode', 'tekst', 1, 1],
    ['BerichtVersie', 'getal', 1, 1],
    ['BerichtSubversie', 'getal', 1, 1],
    ['Afzender', 'tekst', 1, 1],
    ['Ontvanger', 'tekst', 1, 1],
    ['BerichtIdentificatie', 'CDT_BerichtIdentificatie', 1, 1],
    ['XsdVersie', 'CDT_XsdVersie', 1, 1],
    ['DeclaratieIdentificatie', 'CDT_BerichtIdentificatie', 1, 1],
    ['XsltVersie', 'tekst', 0, 1],
    ['XsdVersieDeclaratie', 'CDT_XsdVersie', 1, 1],
    ['RetourCodes', 'RetourCodes325', 1, 1],
  ],
  RetourCodes325: [['RetourCode', 'tekst', 1, 0]],
  DeclaratieAntwoord325: [
    ['DeclaratieNummer', 'tekst', 1, 1],
    ['TotaalIngediendBedrag', 'CDT_TotaalBedragMetDC', 1, 1],
    ['TotaalToegekendBedrag', 'CDT_TotaalBedragMetDC', 1, 1],
    ['Clienten', 'Clienten325', 0, 1],
    ['RetourCodes', 'RetourCodes325', 1, 1],
  ],
  Clienten325: [['Client', 'Client325', 1, 0]],
  Client325: [
    ['Bsn', 'tekst', 1, 1],
    ['Prestaties', 'Prestaties325', 1, 1],
    ['RetourCodes', 'RetourCodes325', 1, 1],
  ],
  Prestaties325: [['Prestatie', 'Prestatie325', 1, 0]],
  Prestatie325: [
    ['ProductReferentie', 'CDT_Referentie', 1, 1],
    ['ToewijzingNummer', 'getal', 1, 1],
    ['ProductCategorie', 'tekst', 1, 1],
    ['ProductCode', 'tekst', 1, 1],
    ['ProductPeriode', 'CDT_GeslotenPeriode', 1, 1],
    ['GeleverdVolume', 'getal', 1, 1],
    ['Eenheid', 'tekst', 1, 1],
    ['ProductTarief', 'getal', 0, 1],
    ['IngediendBedrag', 'CDT_BedragMetDC', 1, 1],
    ['RetourCodes', 'RetourCodes325', 1, 1],
  ],
};

export const basisklassen: Readonly<Record<string, readonly Veld[]>> = {
  CDT_BerichtIdentificatie: [
    ['Identificatie', 'tekst', 1, 1],
    ['Dagtekening', 'datum', 1, 1],
  ],
  CDT_XsdVersie: [
    ['BasisschemaXsdVersie', 'tekst', 1, 1],
    ['BerichtXsdVersie', 'tekst', 1, 1],
  ],
  CDT_Geboortedatum: [
    ['Datum', 'datum', 1, 1],
    ['DatumGebruik', 'tekst', 0, 1],
  ],
  CDT_VolledigeNaam: [
    ['Geslachtsnaam', 'CDT_Achternaam', 1, 1],
    ['Partnernaam', 'CDT_Achternaam', 0, 1],
    ['Voornamen', 'tekst', 0, 1],
    ['Voorletters', 'tekst', 0, 1],
    ['NaamGebruik', 'tekst', 1, 1],
  ],
  CDT_Achternaam: [
    ['Achternaam', 'tekst', 1, 1],
    ['Voorvoegsel', 'tekst', 0, 1],
  ],
  CDT_Communicatie: [
    ['Vorm', 'tekst', 1, 1],
    ['Taal', 'tekst', 0, 1],
  ],
  CDT_Adres: [
    ['Huis', 'CDT_Huis', 0, 1],
    ['Postcode', 'tekst', 0, 1],
    ['Straatnaam', 'tekst', 0, 1],
    ['Plaatsnaam', 'tekst', 0, 1],
    ['LandCode', 'tekst', 0, 1],
  ],
  CDT_Huis: [
    ['Huisnummer', 'getal', 1, 1],
    ['Huisletter', 'tekst', 0, 1],
    ['HuisnummerToevoeging', 'tekst', 0, 1],
    ['AanduidingWoonadres', 'tekst', 0, 1],
  ],
  CDT_Telefoonnummers: [
    ['Telefoon01', 'CDT_Telefoon', 1, 1],
    ['Telefoon02', 'CDT_Telefoon', 0, 1],
  ],
  CDT_Telefoon: [
    ['Telefoonnummer', 'tekst', 1, 1],
    ['Landnummer', 'tekst', 1, 1],
  ],
  CDT_OpenPeriode: [
    ['Begindatum', 'datum', 0, 1],
    ['Einddatum', 'datum', 0, 1],
  ],
  CDT_Product: [
    ['Categorie', 'tekst', 1, 1],
    ['Code', 'tekst', 0, 1],
  ],
  CDT_Omvang: [
    ['Volume', 'getal', 1, 1],
    ['Eenheid', 'tekst', 1, 1],
    ['Frequentie', 'tekst', 1, 1],
  ],
  CDT_VerkorteNaam: [
    ['Geslachtsnaam', 'CDT_Achternaam', 1, 1],
    ['Voornamen', 'tekst', 0, 1],
    ['Voorletters', 'tekst', 0, 1],
  ],
  CDT_Verwijzer: [
    ['Type', 'tekst', 1, 1],
    ['Naam', 'tekst', 0, 1],
    ['ZorgverlenerCode', 'tekst', 0, 1],
  ],
  CDT_GeslotenPeriode: [
    ['Begindatum', 'datum', 1, 1],
    ['Einddatum', 'datum', 1, 1],
  ],
  CDT_TotaalBedragMetDC: [
    ['TotaalBedrag', 'getal', 1, 1],
    ['DebetCredit', 'tekst', 1, 1],
  ],
  CDT_Referentie: [
    ['ReferentieNummer', 'tekst', 1, 1],
    ['VorigReferentieNummer', 'tekst', 0, 1],
  ],
  CDT_BedragMetDC: [
    ['Bedrag', 'getal', 1, 1],
    ['DebetCredit', 'tekst', 1, 1],
  ],
};
