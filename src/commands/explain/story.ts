/**
 * One message as a story in Dutch: what it is, what was decided and by which rules, what was known then, what changed
 * because of it, and what happened when. Pure; nothing in it names a person.
 */
import type { MessageEvent, MessageView, RequestView } from '../../casefile/casefile.ts';
import type { KnownFacts, Plain } from '../../casefile/known.ts';
import { bedrag, datum } from '../../rules/dutch.ts';
import type { Effect } from '../../rules/effects.ts';
import type { LineDecisions } from '../../rules/facts.ts';
import { rules } from '../../rules/national/index.ts';
import { termStatus } from '../../rules/terms.ts';
import type { Finding, Signal } from '../../rules/verdict.ts';
import { inWords } from './words.ts';

export type Story = {
  readonly bericht: MessageView;
  readonly gebeurtenissen: readonly MessageEvent[];
  readonly bekend: KnownFacts | null;
  /** Those that it carries, in its order. */
  readonly verzoeken: readonly RequestView[];
  /** The answer to it, and the message that it answers itself. */
  readonly antwoord: MessageView | null;
  readonly vraag: MessageView | null;
};

/**
 * @param vandaag the Amsterdam day on which the story is told
 * @param genoeg the most lines shown of one list; what is left out is counted
 */
export function tell(verhaal: Story, vandaag: Temporal.PlainDate, genoeg: number): readonly string[] {
  const { bericht, gebeurtenissen, bekend, verzoeken, antwoord, vraag } = verhaal;
  return [
    ...heading(bericht),
    ...(vraag
      ? [`Antwoordt op:  ${named(vraag)}, ontvangen ${moment(vraag.ontvangenOp)} (id ${vraag.id})`]
      : []),
    '',
    ...verdict(bericht),
    ...(bericht.oordeel ? ['', 'Wat toen bekend was', ...known(bekend, genoeg)] : []),
    ...section('Wat er gevraagd wordt en wat de regio daarvan zegt', verzoeken.flatMap(request), genoeg),
    ...section('Wat er daardoor veranderde', (bericht.oordeel?.effecten ?? []).map(effectInWords), genoeg),
    ...section(
      'Termijnen',
      bericht.termijnen.map((een) => term(een, vandaag)),
      genoeg,
    ),
    ...(antwoord ? ['', `Antwoord:      ${named(antwoord)}, ${sending(antwoord)} (id ${antwoord.id})`] : []),
    ...section('Wat er gebeurde', gebeurtenissen.map(event), genoeg),
  ];
}

function heading(bericht: MessageView): readonly string[] {
  const { afzender, ontvanger, dagtekening, herkomst } = bericht;
  const wie = herkomst === 'berichtenpoort' ? 'hier gemaakt' : `ontvangen van de ${herkomst}`;
  return [
    named(bericht),
    `Id:            ${bericht.id} (volgnummer ${bericht.volgnummer})`,
    `Van en aan:    ${afzender ?? 'onbekend'} aan ${ontvanger ?? 'onbekend'}, dagtekening ${dagtekening === null ? 'onbekend' : datum(dagtekening)}`,
    `Binnen:        ${moment(bericht.ontvangenOp)}, ${wie}`,
    ...(bericht.verzending ? [`Verzending:    ${sending(bericht)}`] : []),
    ...(bericht.retourcodes.length > 0 ? [`Retourcodes:   ${bericht.retourcodes.join(', ')}`] : []),
  ];
}

function verdict(bericht: MessageView): readonly string[] {
  const { oordeel, beoordeeldOp, aangehoudenTot, herkomst, vastgehouden, wachtOp } = bericht;
  if (!oordeel) {
    if (herkomst === 'berichtenpoort') return ['Oordeel:       geen; dit bericht is hier gemaakt'];
    const waiting = [
      ...(vastgehouden === null
        ? []
        : [`Wacht op:      een besluit over ${vastgehouden.open} regels (${bedrag(vastgehouden.cent)})`]),
      ...(wachtOp === null
        ? []
        : [`Wacht op:      de declaratie met id ${wachtOp}, die eerst wordt beoordeeld`]),
    ];
    const wacht = aangehoudenTot === null ? '' : `; aangehouden tot ${moment(aangehoudenTot)}`;
    return [`Oordeel:       nog niet beoordeeld${wacht}`, ...waiting];
  }
  const niveau = oordeel.niveau === null ? '' : ` op niveau ${oordeel.niveau}`;
  const op = beoordeeldOp === null ? '' : `, ${moment(beoordeeldOp)}`;
  return [
    `Oordeel:       ${oordeel.uitkomst}${niveau}${op}`,
    ...oordeel.bevindingen.flatMap(finding),
    ...(oordeel.signalen ?? []).flatMap(signal),
  ];
}

function finding({ regel, retourcode, pad, melding, waarden, herstel }: Finding): readonly string[] {
  const bekend = rules.find(({ code }) => code === regel);
  const botst = Object.entries(waarden).map(([naam, waarde]) => `${naam} ${waarde}`);
  return [
    '',
    `  ${regel}${retourcode === null ? '' : ` (retourcode ${retourcode})`} bij ${pad}`,
    `    ${melding}`,
    ...(botst.length === 0 ? [] : [`    Waarden: ${botst.join('; ')}`]),
    ...(herstel === undefined ? [] : [`    Herstel: ${herstel}`]),
    ...(bekend === undefined
      ? []
      : [`    De regel: ${bekend.eis}`, `    Waarom: ${bekend.waarom}`, `    Bron: ${bekend.bron}`]),
  ];
}

function signal({ code, pad, melding }: Signal): readonly string[] {
  return ['', `  Let op: ${code} bij ${pad}`, `    ${melding}`];
}

function known(bekend: KnownFacts | null, genoeg: number): readonly string[] {
  if (bekend === null) return ['  niets; het is beoordeeld op zijn inhoud alleen'];
  return Object.entries(withoutReasons(bekend)).flatMap(([feit, waarde]) => {
    if (!Array.isArray(waarde)) return [`  ${feit}: ${inWords(waarde)}`];
    if (waarde.length === 0) return [`  ${feit}: geen`];
    return [`  ${feit}: ${waarde.length}`, ...lines(waarde.map(inWords), genoeg, '    - ')];
  });
}

/** Without why a person decided: that may be about people. */
function withoutReasons({ besluiten, ...rest }: KnownFacts): KnownFacts {
  if (besluiten === undefined) return rest;
  // As the facts of a declaration were packed.
  const { regels, voorbij } = besluiten as Plain<LineDecisions>;
  const besloten = regels.map(
    ({ pad, besluit, motivering }) =>
      `${besluit} van ${pad}${motivering === null ? '' : ', met een motivering'}`,
  );
  return { ...rest, besluiten: besloten, besluitenGesloten: voorbij ? 'ja' : 'nee' };
}

function section(titel: string, regels: readonly string[], genoeg: number): readonly string[] {
  return regels.length === 0 ? [] : ['', titel, ...lines(regels, genoeg, '  - ')];
}

function lines(regels: readonly string[], genoeg: number, inspring: string): readonly string[] {
  const getoond = regels.slice(0, genoeg).map((regel) => inspring + regel);
  const rest = regels.length - getoond.length;
  return rest === 0 ? getoond : [...getoond, `${inspring}en nog ${rest}; --alles toont ze`];
}

function effectInWords({ effect, ...rest }: Effect): string {
  return `${effect.replace('-', ' ')}: ${inWords(JSON.parse(JSON.stringify(rest)))}`;
}

/** Without what was asked and why it was decided: that may be about people. */
function request({ referentieAanbieder, stand, advies, antwoorden }: RequestView): readonly string[] {
  const oordeel = advies === null ? 'geen advies' : `advies ${advies.oordeel}`;
  return [
    `verzoek ${referentieAanbieder}: ${stand}; ${oordeel}`,
    ...(advies?.redenen ?? []).map(({ regel, gevolg, melding }) => `  ${regel} (${gevolg.wat}): ${melding}`),
    ...antwoorden.map(
      ({ stand: toen, op, wie, afgekeurd, motivering }) =>
        `  ${toen} ${moment(op)} door ${wie}${motivering === null ? '' : ', met een motivering'}${afgekeurd ? '; geweigerd door de aanbieder' : ''}`,
    ),
  ];
}

function term(een: MessageView['termijnen'][number], vandaag: Temporal.PlainDate): string {
  const status = termStatus(een, vandaag);
  const over = een.referentieAanbieder === undefined ? '' : ` over verzoek ${een.referentieAanbieder}`;
  return `${een.verplichting} van de ${een.partij}${over}: van ${datum(een.vanaf)} uiterlijk ${datum(een.uiterlijk)}, ${status}${een.einde === null ? '' : ` (${moment(een.einde.op)})`}`;
}

function event({ op, wat, wie, bijzonderheden }: MessageEvent): string {
  const meer = Object.entries(bijzonderheden).map(([naam, waarde]) => `${naam} ${waarde}`);
  return `${moment(op)}  ${wat} (${[wie, ...meer].join('; ')})`;
}

function named({ bericht, identificatie, standaard }: MessageView): string {
  return `${bericht} ${identificatie ?? 'zonder identificatie'} (${standaard})`;
}

function sending({ verzending }: MessageView): string {
  if (verzending === null) return 'niet te verzenden';
  const pogingen = `${verzending.pogingen} ${verzending.pogingen === 1 ? 'poging' : 'pogingen'}`;
  return verzending.op === null
    ? `wacht op verzending, ${pogingen}`
    : `verzonden ${moment(verzending.op)}, ${pogingen}`;
}

/** `06-05-2026 09:00:00` in the Netherlands */
function moment(op: Temporal.Instant): string {
  const hier = op.toZonedDateTimeISO('Europe/Amsterdam');
  return `${datum(hier.toPlainDate())} ${hier.toPlainTime().toString({ smallestUnit: 'second' })}`;
}
