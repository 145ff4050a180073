/**
 * Facts for the examples about declarations. Without changes they fit the base message: one allocation of ten hours a
 * month from 1 April 2026, nothing declared before, the client known.
 */
import type { Prestatie323 } from '../../standard/berichten.generated.ts';
import type { Standaard } from '../../standard/berichtsoorten.ts';
import { agreementLookup, type ContractLine } from '../declaration/agreements.ts';
import type {
  DeclarationAnswerFacts,
  DeclarationFacts,
  DeclaredAllocation,
  PrestatieFact,
} from '../facts.ts';
import type { Protocol } from '../protocol.ts';
import { bericht323, type Keuze323 } from './berichten.ts';
import { eerder, toegewezen } from './facts.ts';
import { landelijk } from './landelijk.ts';
import { aanbieder, categorie, dag, specifiek, type Wijziging } from './waarden.ts';

export const prestatiePad = '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie';

/** A declaration of one client with these Prestaties. */
export function declaratie(
  standaard: Standaard,
  prestaties: readonly Wijziging<Prestatie323>[] = [{}],
  anders: Omit<Keuze323, 'clienten'> = {},
) {
  return bericht323(standaard, { ...anders, clienten: [{ prestaties }] });
}

/** What makes a Prestatie the credit of the example Prestatie that was granted before. */
export const credit = {
  ProductReferentie: { ReferentieNummer: 'C1', VorigReferentieNummer: 'M1' },
  IngediendBedrag: { Bedrag: 5000, DebetCredit: 'C' },
} as const satisfies Wijziging<Prestatie323>;

/** An allocation of the first client: ten hours a month. */
export function gedeclareerdeToewijzing(
  standaard: Standaard,
  anders: Partial<DeclaredAllocation> = {},
): DeclaredAllocation {
  const { vanDezeClient: _, ...basis } = toegewezen(standaard, {
    omvang: { Volume: 10, Eenheid: '04', Frequentie: '4' },
  });
  return { ...basis, clienten: new Set([0]), ...anders };
}

/** A granted Prestatie: the one of the base message, sent a month before. */
export function toegekend(standaard: Standaard, anders: Partial<PrestatieFact> = {}): PrestatieFact {
  return {
    referentieNummer: 'M1',
    vorigReferentieNummer: null,
    toewijzingNummer: 1001,
    productCategorie: categorie(standaard),
    productCode: specifiek(standaard).Code,
    begindatum: dag('2026-04-01'),
    einddatum: dag('2026-04-30'),
    geleverdVolume: 4,
    eenheid: '04',
    productTarief: 1250,
    bedrag: 5000,
    debetCredit: 'D',
    uitBericht: {
      ...eerder(standaard, '323', '3230000', '2026-05-04'),
      declaratieNummer: 'D202603',
      toegekendOp: Temporal.Instant.from('2026-05-04T11:00:00+02:00'),
    },
    ...anders,
  };
}

/** Its credit, granted as well. */
export function teruggenomen(standaard: Standaard, anders: Partial<PrestatieFact> = {}): PrestatieFact {
  return toegekend(standaard, {
    referentieNummer: 'C0',
    vorigReferentieNummer: 'M1',
    debetCredit: 'C',
    ...anders,
  });
}

type Bekend = Partial<Omit<DeclarationFacts, 'toewijzingen'>> & {
  /** Each by what differs from the example allocation; an empty list leaves them out. */
  readonly toewijzingen?: readonly Partial<DeclaredAllocation>[];
};

export function declaraties(standaard: Standaard, bekend: Bekend = {}): DeclarationFacts {
  const { toewijzingen = [{}], ...rest } = bekend;
  return {
    eerderMetDezeIdentificatie: null,
    declaratieMetDitNummer: null,
    laatsteDeclaratiePeriode: null,
    bekendeClienten: new Set([0]),
    prestaties: [],
    laatsteDeclaratie: null,
    leveringen: new Map(),
    afspraken: [],
    geweigerd: [],
    ...rest,
    toewijzingen: new Map(
      toewijzingen
        .map((anders) => gedeclareerdeToewijzing(standaard, anders))
        .map((toewijzing) => [toewijzing.toewijzingNummer, toewijzing]),
    ),
  };
}

/** Our own declaration as it was sent: the base message, unless told otherwise. */
export function verzondenDeclaratie(
  standaard: Standaard,
  anders: Partial<NonNullable<DeclarationAnswerFacts['declaratie']>> = {},
): DeclarationAnswerFacts {
  const bericht = declaratie(standaard);
  const prestaties = bericht.Declaratie.Clienten.Client.flatMap((client) => client.Prestaties.Prestatie);
  return {
    eerderMetDezeIdentificatie: null,
    declaratie: {
      berichtId: '00000000-0000-4000-8000-000000000323',
      declaratieNummer: bericht.Declaratie.DeclaratieNummer,
      xsdVersie: bericht.Header.XsdVersie,
      beantwoordMet: null,
      prestaties: new Map(prestaties.map((p) => [p.ProductReferentie.ReferentieNummer, p])),
      bekendeClienten: new Set([0]),
      ...anders,
    },
  };
}

/** The national agreement with contracts for the example product, each by what differs from € 12,50 per hour. */
export function metContract(standaard: Standaard, regels: readonly Partial<ContractLine>[]): Protocol {
  const basis: ContractLine = {
    aanbieder,
    productcategorie: categorie(standaard),
    productcode: specifiek(standaard).Code,
    eenheid: '04',
    tarief: 12_50,
    geldigVan: dag('2026-01-01'),
    geldigTot: null,
  };
  return { ...landelijk, afspraken: agreementLookup(regels.map((anders) => ({ ...basis, ...anders }))) };
}

/** A declaration that we never sent. */
export const onbekendeDeclaratie: DeclarationAnswerFacts = {
  eerderMetDezeIdentificatie: null,
  declaratie: null,
};
