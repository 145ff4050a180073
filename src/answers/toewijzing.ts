/**
 * The allocation message (301) that a municipality sends (OP087): for one client and one provider everything that is
 * current, plus what changes now. The back office names only its changes; the rest is what was sent before.
 */
import { isCurrent, isRemoved, isWholeTerm, ownAllocations } from '../rules/allocations.ts';
import type { AllocationFact } from '../rules/facts.ts';
import { type Objection, sameAmount, sameDay, type Wijziging } from '../rules/request.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import type { Bericht301, Client301, ToegewezenProduct301 } from '../standard/berichten.generated.ts';
import { type OwnIdentity, ownHeader, type Parties } from './header.ts';
import { difference, type Verschil } from './verschil.ts';

/** Who the client is and how to reach them; the casefile keeps only what rules need. */
export type ClientDetails = Omit<Client301, 'ToegewezenProducten'>;

export type AllocationOrder = Parties & {
  /**
   * All allocations of this client at this provider, as last sent and not refused, removed and ended ones too; those of
   * others do no harm.
   */
  readonly toewijzingen: readonly AllocationFact[];
  /**
   * Earlier 301s to this provider about this client, the newest first: the latest, and those that the allocations in it
   * come from. They give what the casefile does not keep.
   */
  readonly eerdere: readonly Bericht301[];
  /** When it differs from the latest 301, or when there is none yet. */
  readonly client?: ClientDetails;
  readonly wijzigingen: readonly Wijziging[];
  /**
   * The request for change that is granted. Its reference stands at every product, and what it names is sent also when
   * that ended while the request was looked into (IV093, voorbeeld 3).
   */
  readonly verzoekOmWijziging?: { readonly referentieAanbieder: string; readonly noemt: ReadonlySet<number> };
  readonly eigen: Omit<OwnIdentity, 'dagtekening'>;
  /** The moment of allocating. */
  readonly op: Temporal.Instant;
};

export type Composition =
  | { readonly ok: true; readonly bericht: Bericht301; readonly verschil: Verschil }
  | { readonly ok: false; readonly bezwaren: readonly [Objection, ...Objection[]] };

/** Whether the message may be sent is judged like any other: this only refuses what no message can be made of. */
export function composeToewijzing(opdracht: AllocationOrder): Composition {
  const { toewijzingen, eerdere, wijzigingen, verzoekOmWijziging, op, eigen } = opdracht;
  const bekend = ownAllocations(toewijzingen);
  const dag = amsterdamDay(op);
  const client = opdracht.client ?? eerdere[0]?.Client;
  oneClient(opdracht);

  const per = new Map(wijzigingen.map((wijziging) => [wijziging.toewijzingNummer, wijziging]));
  const blijvend = [...bekend.values()].filter((was) => {
    const genoemd = verzoekOmWijziging?.noemt.has(was.toewijzingNummer) && !isRemoved(was);
    return isCurrent(was, dag) || per.has(was.toewijzingNummer) || genoemd;
  });
  const nieuw = wijzigingen.filter((wijziging) => wijziging.soort === 'nieuw');
  const [eerste, ...overige] = [
    ...wijzigingen.flatMap((wijziging) => objections(wijziging, bekend)),
    ...(per.size === wijzigingen.length ? [] : [tweemaal]),
    ...(blijvend.length + nieuw.length === 0 ? [niets] : []),
    ...(client === undefined ? [onbekendeClient] : []),
  ];
  if (eerste !== undefined || client === undefined) {
    return { ok: false, bezwaren: [eerste ?? onbekendeClient, ...overige] };
  }

  const moment = { Toewijzingsdatum: dag, Toewijzingstijd: timeOfDay(op) };
  const producten = [
    ...blijvend.map((was) => resent(was, per.get(was.toewijzingNummer), eerdere, moment)),
    ...nieuw.map((wijziging) => added(wijziging, moment)),
  ];
  const bericht: Bericht301 = {
    standaard: opdracht.standaard,
    nummer: '301',
    Header: ownHeader('301', opdracht, { ...eigen, dagtekening: dag }),
    Client: {
      ...client,
      ToegewezenProducten: {
        ToegewezenProduct: producten.map((product) =>
          withReference(product, verzoekOmWijziging?.referentieAanbieder),
        ),
      },
    },
  };
  return { ok: true, bericht, verschil: difference(bericht, bekend) };
}

const tweemaal: Objection = {
  regel: 'TR101',
  melding: 'Een ToewijzingNummer staat in meer dan één wijziging; geef per toewijzing één wijziging.',
};
const niets: Objection = {
  regel: 'OP087',
  melding: 'Deze cliënt heeft bij deze aanbieder geen actuele toewijzing en er wordt er geen gegeven.',
};
const onbekendeClient: Objection = {
  regel: 'OP087',
  melding:
    'Van deze cliënt is aan deze aanbieder nog geen toewijzingsbericht verstuurd; geef de gegevens van de cliënt erbij.',
};

function objections(wijziging: Wijziging, bekend: ReadonlyMap<number, AllocationFact>): readonly Objection[] {
  const nummer = wijziging.toewijzingNummer;
  const was = bekend.get(nummer);
  if (wijziging.soort === 'nieuw') {
    return was === undefined
      ? []
      : [{ regel: 'TR332', melding: `ToewijzingNummer ${nummer} is al gebruikt voor deze cliënt.` }];
  }
  if (was === undefined) {
    const melding = `Er is geen toewijzing ${nummer} van deze cliënt aan deze aanbieder.`;
    return [{ regel: 'IV066', melding }];
  }
  if (isRemoved(was)) {
    return [{ regel: 'CS335', melding: `Toewijzing ${nummer} is verwijderd en telt als nooit verstuurd.` }];
  }
  if (wijziging.soort === 'verwijderd') return [];
  const { volume, budget } = wijziging;
  if (volume !== undefined && (was.omvang === null || !isWholeTerm(was.omvang))) {
    const melding = `Het volume van toewijzing ${nummer} kan niet wijzigen: haar omvang is geen totaal over de looptijd. Beëindig haar en geef een nieuwe toewijzing.`;
    return [{ regel: 'IV066', melding }];
  }
  if (budget !== undefined && was.budget === null) {
    const melding = `Toewijzing ${nummer} heeft geen budget om te wijzigen. Beëindig haar en geef een nieuwe toewijzing.`;
    return [{ regel: 'IV066', melding }];
  }
  const wordt = changed(was, wijziging);
  if (!sameAmount(was, wordt) || !sameDay(was.einddatum, wordt.einddatum)) return [];
  return [{ regel: 'IV099', melding: `De wijziging van toewijzing ${nummer} wijzigt niets.` }];
}

type Adjustment = Extract<Wijziging, { readonly soort: 'gewijzigd' }>;

function changed(was: AllocationFact, { einddatum, volume, budget }: Adjustment): AllocationFact {
  return {
    ...was,
    einddatum: einddatum === undefined ? was.einddatum : einddatum,
    budget: budget ?? was.budget,
    omvang: was.omvang === null || volume === undefined ? was.omvang : { ...was.omvang, Volume: volume },
  };
}

type Moment = Pick<ToegewezenProduct301, 'Toewijzingsdatum' | 'Toewijzingstijd'>;

/** An allocation that was sent before. The Toewijzingsdatum tells which version is the newest, so a change has its own. */
function resent(
  was: AllocationFact,
  wijziging: Wijziging | undefined,
  eerdere: readonly Bericht301[],
  moment: Moment,
): ToegewezenProduct301 {
  const toen = sentBefore(was.toewijzingNummer, eerdere);
  const { Commentaar } = toen ?? {};
  const bij = Commentaar === undefined ? {} : { Commentaar };
  switch (wijziging?.soort) {
    case 'gewijzigd': {
      const { redenWijziging: RedenWijziging } = wijziging;
      return { ...product(changed(was, wijziging), moment), RedenWijziging, ...bij };
    }
    case 'verwijderd':
      return {
        ...product({ ...was, einddatum: was.ingangsdatum }, moment),
        RedenWijziging: '13',
        ...bij,
      };
    default: {
      // Of a message that is no longer there the moment is not known; the content is what counts.
      const { Toewijzingsdatum, Toewijzingstijd } = toen ?? moment;
      return { ...product(was, { Toewijzingsdatum, Toewijzingstijd }), ...bij };
    }
  }
}

function sentBefore(nummer: number, eerdere: readonly Bericht301[]): ToegewezenProduct301 | undefined {
  for (const { Client } of eerdere) {
    const product = Client.ToegewezenProducten.ToegewezenProduct.find(
      ({ ToewijzingNummer }) => ToewijzingNummer === nummer,
    );
    if (product !== undefined) return product;
  }
  return undefined;
}

function added(
  wijziging: Extract<Wijziging, { readonly soort: 'nieuw' }>,
  moment: Moment,
): ToegewezenProduct301 {
  const { referentieAanbieder, commentaar } = wijziging;
  return {
    ...withReference(product(wijziging, moment), referentieAanbieder),
    ...(commentaar === undefined ? {} : { Commentaar: commentaar }),
  };
}

type Content = Pick<
  AllocationFact,
  'toewijzingNummer' | 'product' | 'ingangsdatum' | 'einddatum' | 'omvang' | 'budget'
>;

/** Without RedenWijziging and ReferentieAanbieder: those are of one message, not of the allocation (IV097, IV099). */
function product(inhoud: Content, moment: Moment): ToegewezenProduct301 {
  return {
    ToewijzingNummer: inhoud.toewijzingNummer,
    ...(inhoud.product === null ? {} : { Product: inhoud.product }),
    ...moment,
    Ingangsdatum: inhoud.ingangsdatum,
    ...(inhoud.einddatum === null ? {} : { Einddatum: inhoud.einddatum }),
    ...(inhoud.omvang === null ? {} : { Omvang: inhoud.omvang }),
    ...(inhoud.budget === null ? {} : { Budget: inhoud.budget }),
  };
}

function withReference(deze: ToegewezenProduct301, referentie: string | undefined): ToegewezenProduct301 {
  return referentie === undefined ? deze : { ...deze, ReferentieAanbieder: referentie };
}

/** As the clock in Amsterdam shows it: `09:00:00`. */
function timeOfDay(op: Temporal.Instant): string {
  return op.toZonedDateTimeISO('Europe/Amsterdam').toPlainTime().toString({ smallestUnit: 'second' });
}

/** Another client's name in this message would be a leak of data, so whoever mixes them up hears it at once. */
function oneClient({ eerdere, client, standaard, gemeente, aanbieder }: AllocationOrder): void {
  const bsn = client?.Bsn ?? eerdere[0]?.Client.Bsn;
  for (const eerder of eerdere) {
    const { Afzender, Ontvanger } = eerder.Header;
    const hetzelfde = eerder.standaard === standaard && Afzender === gemeente && Ontvanger === aanbieder;
    if (!hetzelfde || eerder.Client.Bsn !== bsn)
      throw new Error('De eerdere toewijzingsberichten zijn niet van deze cliënt, gemeente en aanbieder.');
  }
}
