/** The message classes with their paths, so that a rule can say where it refuses without building paths itself. */
import type {
  AangevraagdProduct315,
  Bericht301,
  Bericht305,
  Bericht307,
  Bericht315,
  Bericht317,
  Bericht323,
  Bericht325,
  CDT_Geboortedatum,
  CDT_Omvang,
  CDT_Product,
  CDT_VolledigeNaam,
  Client323,
  Client325,
  Contact301,
  NieuwProduct317,
  OngewijzigdProduct317,
  Prestatie323,
  Prestatie325,
  Relatie301,
  StartProduct305,
  StopProduct307,
  TeWijzigenProduct317,
  ToegewezenProduct301,
} from '../standard/berichten.generated.ts';

/** A class as it occurs in a message. */
export type Occurrence<T> = { readonly pad: string; readonly inhoud: T };

export const header = '/Bericht/Header';
export const client = '/Bericht/Client';
export const verzoek = '/Bericht/Client/Verzoek';
export const antwoord = '/Bericht/Antwoord';
export const declaratie = '/Bericht/Declaratie';
export const declaratieAntwoord = '/Bericht/DeclaratieAntwoord';

/** The members of a list, each with its path; a number only where there are several. */
function members<T>(lijst: readonly T[] | undefined, pad: string): readonly Occurrence<T>[] {
  if (lijst === undefined) return [];
  const genummerd = lijst.length > 1;
  return lijst.map((inhoud, plaats) => ({ inhoud, pad: genummerd ? `${pad}[${plaats + 1}]` : pad }));
}

export function relaties(bericht: Bericht301): readonly Occurrence<Relatie301>[] {
  return members(bericht.Client.Relaties?.Relatie, '/Bericht/Client/Relaties/Relatie');
}

/** The Contacten of the client itself. */
export function clientcontacten(bericht: Bericht301): readonly Occurrence<Contact301>[] {
  return members(bericht.Client.Contactgegevens.Contact, '/Bericht/Client/Contactgegevens/Contact');
}

/** The Contacten of the Relaties and of the client, in the order of the message. */
export function contacten(bericht: Bericht301): readonly Occurrence<Contact301>[] {
  const vanRelaties = relaties(bericht).map(({ pad, inhoud }) => ({
    pad: `${pad}/Contact`,
    inhoud: inhoud.Contact,
  }));
  return [...vanRelaties, ...clientcontacten(bericht)];
}

export function toegewezenProducten(bericht: Bericht301): readonly Occurrence<ToegewezenProduct301>[] {
  return members(
    bericht.Client.ToegewezenProducten.ToegewezenProduct,
    '/Bericht/Client/ToegewezenProducten/ToegewezenProduct',
  );
}

export function startProducten(bericht: Bericht305): readonly Occurrence<StartProduct305>[] {
  return members(bericht.Client.StartProducten.StartProduct, '/Bericht/Client/StartProducten/StartProduct');
}

export function stopProducten(bericht: Bericht307): readonly Occurrence<StopProduct307>[] {
  return members(bericht.Client.StopProducten.StopProduct, '/Bericht/Client/StopProducten/StopProduct');
}

export function aangevraagdeProducten(bericht: Bericht315): readonly Occurrence<AangevraagdProduct315>[] {
  return members(
    bericht.Client.AangevraagdeProducten.AangevraagdProduct,
    '/Bericht/Client/AangevraagdeProducten/AangevraagdProduct',
  );
}

export function ongewijzigdeProducten(bericht: Bericht317): readonly Occurrence<OngewijzigdProduct317>[] {
  return members(
    bericht.Client.Verzoek.OngewijzigdeProducten?.OngewijzigdProduct,
    `${verzoek}/OngewijzigdeProducten/OngewijzigdProduct`,
  );
}

export function teWijzigenProducten(bericht: Bericht317): readonly Occurrence<TeWijzigenProduct317>[] {
  return members(
    bericht.Client.Verzoek.TeWijzigenProducten?.TeWijzigenProduct,
    `${verzoek}/TeWijzigenProducten/TeWijzigenProduct`,
  );
}

export function nieuweProducten(bericht: Bericht317): readonly Occurrence<NieuwProduct317>[] {
  return members(
    bericht.Client.Verzoek.NieuweProducten?.NieuwProduct,
    `${verzoek}/NieuweProducten/NieuwProduct`,
  );
}

/** The Clienten of a declaration or its answer. */
export function clienten(bericht: Bericht323): readonly Occurrence<Client323>[];
export function clienten(bericht: Bericht325): readonly Occurrence<Client325>[];
export function clienten(bericht: Bericht323 | Bericht325): readonly Occurrence<Client323 | Client325>[] {
  return bericht.nummer === '323'
    ? members(bericht.Declaratie.Clienten.Client, `${declaratie}/Clienten/Client`)
    : members(bericht.DeclaratieAntwoord?.Clienten?.Client, `${declaratieAntwoord}/Clienten/Client`);
}

/** The Prestaties of one Client of a declaration or its answer. */
export function prestatiesVan<P>(
  deClient: Occurrence<{ readonly Prestaties: { readonly Prestatie: readonly P[] } }>,
): readonly Occurrence<P>[] {
  return members(deClient.inhoud.Prestaties.Prestatie, `${deClient.pad}/Prestaties/Prestatie`);
}

/** The Prestaties of all Clienten, in the order of the message. */
export function prestaties(bericht: Bericht323): readonly Occurrence<Prestatie323>[];
export function prestaties(bericht: Bericht325): readonly Occurrence<Prestatie325>[];
export function prestaties(
  bericht: Bericht323 | Bericht325,
): readonly Occurrence<Prestatie323 | Prestatie325>[] {
  return bericht.nummer === '323'
    ? clienten(bericht).flatMap((deClient) => prestatiesVan(deClient))
    : clienten(bericht).flatMap((deClient) => prestatiesVan(deClient));
}

/** Every Geboortedatum in a message, with the class it belongs to. */
export function geboortedata(
  bericht: Bericht301 | Bericht305 | Bericht307 | Bericht315,
): readonly Occurrence<CDT_Geboortedatum>[] {
  const vanClient = { pad: client, inhoud: bericht.Client.Geboortedatum };
  if (bericht.nummer !== '301') return [vanClient];
  const vanRelaties = relaties(bericht).flatMap(({ pad, inhoud }) =>
    inhoud.Geboortedatum === undefined ? [] : [{ pad, inhoud: inhoud.Geboortedatum }],
  );
  return [vanClient, ...vanRelaties];
}

/** Every full Naam in a 301, with the class it belongs to. */
export function namen(bericht: Bericht301): readonly Occurrence<CDT_VolledigeNaam>[] {
  return [
    { pad: client, inhoud: bericht.Client.Naam },
    ...relaties(bericht).map(({ pad, inhoud }) => ({ pad, inhoud: inhoud.Naam })),
  ];
}

/** What an allocated, a requested, a changed and a new product have in common, whatever their class calls it. */
export type ProductLine = {
  readonly Product: CDT_Product | undefined;
  readonly ingangsdatum: Temporal.PlainDate;
  readonly einddatum: Temporal.PlainDate | undefined;
  readonly Omvang: CDT_Omvang | undefined;
  readonly Budget: number | undefined;
  /** What the class calls its last day. */
  readonly einddatumElement: 'Einddatum' | 'ToewijzingEinddatum';
  readonly ingangsdatumElement: 'Ingangsdatum' | 'ToewijzingIngangsdatum' | 'GewensteIngangsdatum';
};

export function toegewezenRegels(bericht: Bericht301): readonly Occurrence<ProductLine>[] {
  return toegewezenProducten(bericht).map(({ pad, inhoud }) => ({
    pad,
    inhoud: {
      Product: inhoud.Product,
      ingangsdatum: inhoud.Ingangsdatum,
      einddatum: inhoud.Einddatum,
      Omvang: inhoud.Omvang,
      Budget: inhoud.Budget,
      einddatumElement: 'Einddatum',
      ingangsdatumElement: 'Ingangsdatum',
    },
  }));
}

export function aangevraagdeRegels(bericht: Bericht315): readonly Occurrence<ProductLine>[] {
  return aangevraagdeProducten(bericht).map(({ pad, inhoud }) => ({
    pad,
    inhoud: {
      Product: inhoud.Product,
      ingangsdatum: inhoud.ToewijzingIngangsdatum,
      einddatum: inhoud.ToewijzingEinddatum,
      Omvang: inhoud.Omvang,
      Budget: inhoud.Budget,
      einddatumElement: 'ToewijzingEinddatum',
      ingangsdatumElement: 'ToewijzingIngangsdatum',
    },
  }));
}

export function teWijzigenRegels(bericht: Bericht317): readonly Occurrence<ProductLine>[] {
  return teWijzigenProducten(bericht).map(({ pad, inhoud }) => ({
    pad,
    inhoud: { ...gewenst(inhoud), Product: undefined },
  }));
}

export function nieuweRegels(bericht: Bericht317): readonly Occurrence<ProductLine>[] {
  return nieuweProducten(bericht).map(({ pad, inhoud }) => ({
    pad,
    inhoud: { ...gewenst(inhoud), Product: inhoud.Product },
  }));
}

function gewenst(inhoud: TeWijzigenProduct317 | NieuwProduct317): Omit<ProductLine, 'Product'> {
  return {
    ingangsdatum: inhoud.GewensteIngangsdatum,
    einddatum: inhoud.Einddatum,
    Omvang: inhoud.Omvang,
    Budget: inhoud.Budget,
    einddatumElement: 'Einddatum',
    ingangsdatumElement: 'GewensteIngangsdatum',
  };
}
