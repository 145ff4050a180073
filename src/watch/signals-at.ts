/** What a person should look at, from what is known at a moment. Nothing is remembered here and nothing is asked. */
import type { NewSignal } from '../casefile/signals.ts';
import type {
  ClientAllocation,
  EndedAllocation,
  RefusedAllocation,
  RunningAllocation,
  TermView,
  WatchedAllocation,
} from '../casefile/watched.ts';
import { isAfter, isBefore } from '../rules/dates.ts';
import { bedrag, datum, product } from '../rules/dutch.ts';
import { type Protocol, protocolOn } from '../rules/protocol.ts';
import { after, before } from '../rules/watched.ts';
import { addWorkingDays, amsterdamDay } from '../rules/workingdays.ts';
import type { Standaard } from '../standard/berichtsoorten.ts';
import { allocationTerms, stopFrom, stopOwed } from './allocation-terms.ts';
import { birthdaySignals } from './birthdays.ts';
import type { PaymentDue } from './payment-terms.ts';

export type WatchFacts = {
  /** That run. */
  readonly termijnen: readonly TermView[];
  readonly toewijzingen: readonly WatchedAllocation[];
  /** What regions want watched until its end. */
  readonly lopend: readonly RunningAllocation[];
  /** Over, and no stop was told of. */
  readonly zonderStop: readonly EndedAllocation[];
  /** Of clients who may have turned an age that a region wants seen. */
  readonly naarLeeftijd: readonly ClientAllocation[];
  /** What providers refused. */
  readonly geweigerd: readonly RefusedAllocation[];
  /** What was not paid yet, where that is kept. */
  readonly betalingen: readonly PaymentDue[];
  readonly protocolVoor: (gemeente: string, standaard: Standaard) => Protocol;
  /** Whose side of a traffic is ours. */
  readonly kantVan: (partijen: {
    readonly gemeente: string;
    readonly aanbieder: string;
  }) => 'gemeente' | 'aanbieder' | 'beide' | 'geen';
};

/** How the cause of a signal begins that an allocation came back refused. */
export const refusal = 'geweigerd/';

/** Names of our own, for what no rule has a name for. */
export const ownCodes = {
  geenRetour: 'geen-retour-301',
  stopZonderEinddatum: 'stop-zonder-einddatum',
  toewijzingGeweigerd: 'toewijzing-geweigerd',
} as const;

/** Working days after a definitive stop was told of, within which its allocation gets the earlier end. */
export const inkortWerkdagen = 5;

/** In the order in which the causes came. */
export function signalsAt(feiten: WatchFacts, nu: Temporal.Instant): readonly NewSignal[] {
  const vandaag = amsterdamDay(nu);
  const signalen = [
    ...feiten.termijnen.flatMap((term) => ofTerm(term, feiten, vandaag) ?? []),
    ...feiten.toewijzingen.flatMap((toewijzing) => ofAllocation(toewijzing, feiten, vandaag)),
    ...feiten.lopend.flatMap((toewijzing) => ofRunning(toewijzing, feiten, vandaag)),
    ...feiten.zonderStop.flatMap((toewijzing) => ofEnded(toewijzing, feiten, vandaag) ?? []),
    ...birthdaySignals(feiten.naarLeeftijd, feiten, nu),
    ...feiten.geweigerd.flatMap((toewijzing) => ofRefused(toewijzing, feiten)),
    ...feiten.betalingen.flatMap((due) => ofPayment(due, feiten, vandaag) ?? []),
  ];
  // A number each, for comparing moments themselves is what would take most of the time.
  return signalen
    .map((signaal) => ({ signaal, sinds: signaal.sinds.epochMilliseconds }))
    .toSorted((a, b) => a.sinds - b.sinds || (a.signaal.oorzaak < b.signaal.oorzaak ? -1 : 1))
    .map(({ signaal }) => signaal);
}

function ofTerm(term: TermView, feiten: WatchFacts, vandaag: Temporal.PlainDate): NewSignal | null {
  const { gemeente, aanbieder, standaard, verplichting, uiterlijk, bericht } = term;
  // Of a message that does not say whom it is from nobody can be reminded, and its term has lapsed.
  if (gemeente === null || aanbieder === null) return null;
  const gemeen = {
    uiterlijk,
    standaard,
    gemeente,
    aanbieder,
    berichtId: term.berichtId,
    verzoekId: term.verzoekId,
    toewijzingNummer: null,
    bedrag: null,
  };
  const verstreken = isAfter(vandaag, uiterlijk);
  const partijen = { gemeente, aanbieder };
  const vanOns = feiten.kantVan(partijen) === term.partij;
  if (!vanOns) {
    if (!verstreken) return null;
    const retour301 = bericht.endsWith('301') && verplichting === 'OP090';
    return {
      ...gemeen,
      oorzaak: `termijn/${term.id}/geen-antwoord`,
      soort: 'geen-antwoord',
      code: retour301 ? ownCodes.geenRetour : verplichting,
      melding: retour301
        ? `Op toewijzingsbericht ${named(term)} is geen retourbericht ontvangen; uiterlijk ${datum(uiterlijk)} had het er moeten zijn.`
        : `Op ${subject(term)} kwam niet ${owed[verplichting]}; uiterlijk ${datum(uiterlijk)} had het er moeten zijn.`,
      sinds: dayAfter(uiterlijk),
    };
  }
  if (verstreken) {
    return {
      ...gemeen,
      oorzaak: `termijn/${term.id}/verstreken`,
      soort: 'termijn-verstreken',
      code: verplichting,
      melding: `De termijn is verstreken: op ${subject(term)} hoorde uiterlijk ${datum(uiterlijk)} ${owed[verplichting]} te gaan.`,
      sinds: dayAfter(uiterlijk),
    };
  }
  const vooraf = protocolOn(feiten.protocolVoor(gemeente, standaard), vandaag);
  const gewaarschuwd = warnedSince(term, vooraf, vandaag);
  if (gewaarschuwd === null) return null;
  return {
    ...gemeen,
    oorzaak: `termijn/${term.id}/nadert`,
    soort: 'termijn-nadert',
    code: verplichting,
    melding: `De termijn loopt af: op ${subject(term)} hoort uiterlijk ${datum(uiterlijk)} ${owed[verplichting]} te gaan.`,
    sinds: gewaarschuwd,
  };
}

const owed = {
  OP090: 'een retourbericht',
  OP090x4: 'een declaratie-antwoord (325)',
  OP274: 'een toewijzing (301) of antwoord (319)',
  OP346: 'een toewijzing (301) of antwoord (319)',
  OP359:
    'een toewijzing (301), of een afwijzing omdat een andere gemeente verantwoordelijk is (319, reden 8),',
} as const satisfies Record<TermView['verplichting'], string>;

function subject(term: TermView): string {
  const { bericht, referentieAanbieder } = term;
  return referentieAanbieder === undefined ? named(term) : `verzoek ${referentieAanbieder} (${bericht})`;
}

function named({ bericht, identificatie }: TermView): string {
  return `${bericht} ${identificatie ?? 'zonder identificatie'}`;
}

/** Since when a term is about to pass; null: it is not. */
function warnedSince(
  { vanaf, uiterlijk }: Pick<TermView, 'vanaf' | 'uiterlijk'>,
  { kalender, waarschuwWerkdagen }: Pick<Protocol, 'kalender' | 'waarschuwWerkdagen'>,
  vandaag: Temporal.PlainDate,
): Temporal.Instant | null {
  if (isBefore(addWorkingDays(vandaag, waarschuwWerkdagen, kalender), uiterlijk)) return null;
  return startOf(warningDay(uiterlijk, vanaf, waarschuwWerkdagen, kalender));
}

/** The first day, not before the term began, from which its last day is so many working days away or less. */
function warningDay(
  uiterlijk: Temporal.PlainDate,
  vanaf: Temporal.PlainDate,
  werkdagen: number,
  kalender: Protocol['kalender'],
): Temporal.PlainDate {
  let dag = uiterlijk;
  while (isAfter(dag, vanaf)) {
    const eerder = dag.subtract({ days: 1 });
    if (isBefore(addWorkingDays(eerder, werkdagen, kalender), uiterlijk)) return dag;
    dag = eerder;
  }
  return dag;
}

function ofPayment(
  { verplichting, vanaf, uiterlijk, betaling }: PaymentDue,
  feiten: WatchFacts,
  vandaag: Temporal.PlainDate,
): NewSignal | null {
  const { standaard, gemeente, aanbieder, declaratieNummer, declaratie, openstaand } = betaling;
  const kant = feiten.kantVan({ gemeente, aanbieder });
  const verstreken = isAfter(vandaag, uiterlijk);
  const signal = (soort: NewSignal['soort'], naam: string, melding: string, sinds: Temporal.Instant) => ({
    // Another amount is another cause: who closed it for the one did not for what is left.
    oorzaak: `betaling/${declaratie.id}/${openstaand}/${naam}`,
    soort,
    code: verplichting,
    melding,
    sinds,
    uiterlijk,
    standaard,
    gemeente,
    aanbieder,
    berichtId: declaratie.id,
    verzoekId: null,
    toewijzingNummer: null,
    bedrag: openstaand,
  });
  const wat = `van declaratie ${declaratieNummer} ${bedrag(openstaand)}`;
  if (kant === 'aanbieder') {
    const melding = `Er staat ${wat} open; uiterlijk ${datum(uiterlijk)} had dat betaald moeten zijn.`;
    return verstreken ? signal('geen-antwoord', 'niet-ontvangen', melding, dayAfter(uiterlijk)) : null;
  }
  if (kant !== 'gemeente') return null;
  if (verstreken) {
    const melding = `De betaaltermijn is verstreken: er staat ${wat} open, te betalen uiterlijk ${datum(uiterlijk)}.`;
    return signal('termijn-verstreken', 'verstreken', melding, dayAfter(uiterlijk));
  }
  const sinds = warnedSince(
    { vanaf, uiterlijk },
    protocolOn(feiten.protocolVoor(gemeente, standaard), vandaag),
    vandaag,
  );
  if (sinds === null) return null;
  const melding = `De betaaltermijn loopt af: er staat ${wat} open, te betalen uiterlijk ${datum(uiterlijk)}.`;
  return signal('termijn-nadert', 'nadert', melding, sinds);
}

function ofAllocation(
  toewijzing: WatchedAllocation,
  feiten: WatchFacts,
  vandaag: Temporal.PlainDate,
): readonly NewSignal[] {
  const { gemeente, aanbieder, standaard, toewijzingNummer, berichtId, stop } = toewijzing;
  // Of a provider that we serve, the municipality watches.
  if (feiten.kantVan({ gemeente, aanbieder }) !== 'gemeente') return [];
  // By what held when it began, so that a later agreement or calendar moves nothing.
  const agreedOn = (op: Temporal.Instant) =>
    protocolOn(feiten.protocolVoor(gemeente, standaard), amsterdamDay(op));
  const signal = (
    code: string,
    uiterlijk: Temporal.PlainDate,
    melding: string,
    bericht: string = berichtId,
  ): NewSignal => ({
    oorzaak: `toewijzing/${gemeente}/${standaard}/${toewijzingNummer}/${code}`,
    soort: 'toewijzing',
    code,
    melding,
    sinds: dayAfter(uiterlijk),
    uiterlijk,
    standaard,
    gemeente,
    aanbieder,
    berichtId: bericht,
    verzoekId: null,
    toewijzingNummer,
    bedrag: null,
  });
  const wat = `toewijzing ${toewijzingNummer} (product ${product(toewijzing.product ?? undefined)})`;
  if (stop !== null) {
    const uiterlijk = addWorkingDays(
      amsterdamDay(stop.ontvangenOp),
      inkortWerkdagen,
      agreedOn(stop.ontvangenOp).kalender,
    );
    if (!isAfter(vandaag, uiterlijk)) return [];
    const tot = toewijzing.einddatum === null ? 'zonder einddatum' : `tot ${datum(toewijzing.einddatum)}`;
    const melding = `De levering op ${wat} is op ${datum(stop.einddatum)} voorgoed gestopt, maar de toewijzing loopt ${tot} door. Verstuur een toewijzing met de eerdere einddatum.`;
    return [signal(ownCodes.stopZonderEinddatum, uiterlijk, melding, stop.berichtId)];
  }
  return allocationTerms(toewijzing, agreedOn(toewijzing.toegewezenOp))
    .filter(({ uiterlijk }) => isAfter(vandaag, uiterlijk))
    .map(({ verplichting, uiterlijk, vanaf }) =>
      signal(
        verplichting,
        uiterlijk,
        `Op ${wat} is geen start (305) ontvangen; vanaf ${datum(vanaf)} geteld had die er uiterlijk ${datum(uiterlijk)} moeten zijn.`,
      ),
    );
}

/** OP288: care that was started is stopped with a 307, also when it ends as planned. */
function ofEnded(
  toewijzing: EndedAllocation,
  feiten: WatchFacts,
  vandaag: Temporal.PlainDate,
): NewSignal | null {
  const { gemeente, aanbieder, standaard, toewijzingNummer, berichtId, einddatum } = toewijzing;
  if (feiten.kantVan({ gemeente, aanbieder }) !== 'gemeente') return null;
  const protocol = protocolOn(feiten.protocolVoor(gemeente, standaard), stopFrom(toewijzing));
  const { verplichting, uiterlijk } = stopOwed(toewijzing, protocol);
  if (!isAfter(vandaag, uiterlijk)) return null;
  const wat = `toewijzing ${toewijzingNummer} (product ${product(toewijzing.product ?? undefined)})`;
  return {
    oorzaak: `toewijzing/${gemeente}/${standaard}/${toewijzingNummer}/zonder-stop/${einddatum}`,
    soort: 'geen-antwoord',
    code: verplichting,
    melding: `De levering op ${wat} is niet gestopt (307), terwijl die op ${datum(einddatum)} eindigde; uiterlijk ${datum(uiterlijk)} had dat gemeld moeten zijn.`,
    sinds: dayAfter(uiterlijk),
    uiterlijk,
    standaard,
    gemeente,
    aanbieder,
    berichtId,
    verzoekId: null,
    toewijzingNummer,
    bedrag: null,
  };
}

/** What the rules of the region say of an allocation that runs. */
function ofRunning(
  toewijzing: RunningAllocation,
  feiten: WatchFacts,
  vandaag: Temporal.PlainDate,
): readonly NewSignal[] {
  const { gemeente, aanbieder, standaard, toewijzingNummer, berichtId, einddatum, begonnen } = toewijzing;
  if (feiten.kantVan({ gemeente, aanbieder }) !== 'gemeente') return [];
  const { bewaking = [], kalender } = protocolOn(feiten.protocolVoor(gemeente, standaard), vandaag);
  const wat = `toewijzing ${toewijzingNummer} (product ${product(toewijzing.product ?? undefined)})`;
  const signal = (
    code: string,
    vanaf: Temporal.PlainDate,
    melding: string,
    uiterlijk: Temporal.PlainDate | null,
  ): readonly NewSignal[] =>
    isBefore(vandaag, vanaf)
      ? []
      : [
          {
            // Another day is another cause: who closed it for the one did not for the other.
            oorzaak: `toewijzing/${gemeente}/${standaard}/${toewijzingNummer}/${code}/${vanaf}`,
            soort: 'toewijzing',
            code,
            melding,
            sinds: startOf(vanaf),
            uiterlijk,
            standaard,
            gemeente,
            aanbieder,
            berichtId,
            verzoekId: null,
            toewijzingNummer,
            bedrag: null,
          },
        ];
  return bewaking
    .filter(({ wetten }) => wetten.has(standaard))
    .flatMap((regel) => {
      if (regel.wat === 'voor-einde' && einddatum !== null && !toewijzing.vervolg) {
        const melding = `${capital(wat)} eindigt op ${datum(einddatum)} en er is geen vervolg toegewezen.`;
        return signal(regel.id, before(einddatum, regel.voor), melding, einddatum);
      }
      const code = toewijzing.product?.Code;
      if (regel.wat === 'na-start' && begonnen !== null && code !== undefined && regel.producten.has(code)) {
        const melding = `De levering op ${wat} is ${regel.na.aantal} ${regel.na.in} geleden begonnen, op ${datum(begonnen)}.`;
        return signal(regel.id, after(begonnen, regel.na, kalender), melding, null);
      }
      return [];
    });
}

/** Until a corrected 301 names the allocation again. */
function ofRefused(
  { gemeente, aanbieder, standaard, berichtId, retour }: RefusedAllocation,
  feiten: WatchFacts,
): readonly NewSignal[] {
  if (feiten.kantVan({ gemeente, aanbieder }) !== 'gemeente') return [];
  const protocol = protocolOn(feiten.protocolVoor(gemeente, standaard), amsterdamDay(retour.ontvangenOp));
  const regel = (protocol.bewaking ?? []).find(
    ({ wat, wetten }) => wat === 'geweigerd' && wetten.has(standaard),
  );
  return [
    {
      oorzaak: `${refusal}${berichtId}`,
      soort: 'toewijzing',
      code: regel?.id ?? ownCodes.toewijzingGeweigerd,
      melding:
        'De aanbieder keurde een toewijzing (301) af en er is nog geen verbeterde verstuurd; wat erin stond geldt als nooit toegewezen.',
      sinds: retour.ontvangenOp,
      uiterlijk: null,
      standaard,
      gemeente,
      aanbieder,
      berichtId,
      verzoekId: null,
      toewijzingNummer: null,
      bedrag: null,
    },
  ];
}

function capital(tekst: string): string {
  return tekst.charAt(0).toUpperCase() + tekst.slice(1);
}

function dayAfter(dag: Temporal.PlainDate): Temporal.Instant {
  return startOf(dag.add({ days: 1 }));
}

function startOf(dag: Temporal.PlainDate): Temporal.Instant {
  return dag.toZonedDateTime('Europe/Amsterdam').toInstant();
}
