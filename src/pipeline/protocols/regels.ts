/** `regels.yaml`: every rule of the region, and what became of it. */
import { z } from 'zod';
import { reports } from '../../rapport/index.ts';
import { loten as nationalCodes } from '../../rules/lot/lot.ts';
import type { ReportRule } from '../../rules/protocol.ts';
import { kinds } from '../../rules/regional/index.ts';
import type { Parameters, ParameterText, Shape, Values } from '../../rules/regional/parameters.ts';
import type { Consequence, RegionalRule } from '../../rules/regional/regional.ts';
import { soortenAfspraak } from '../../rules/uitzonderingen.ts';
import type { AllocationWatch } from '../../rules/watched.ts';
import type { Standaard } from '../../standard/berichtsoorten.ts';
import { ProtocolError } from './error.ts';
import { readYaml } from './read.ts';
import { retourcode } from './retourcode.ts';
import { categorie, code, dag, wet } from './values.ts';

export const reden = z.enum(
  ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
  'een reden van afwijzing (1 tot en met 9), tussen aanhalingstekens',
);

const gevolg = z.union([
  z.enum(['weigeren', 'signaleren', 'adviseren']),
  z.strictObject({ adviseren: reden }),
  z.strictObject({
    'zelf-afwijzen': reden.refine(
      (een) => een !== '8',
      'een andere reden dan 8: welke gemeente het dan is, beslist een mens',
    ),
  }),
]);

const gemeenschappelijk = {
  id: z.string().regex(/^[a-z0-9-]+$/i, 'de naam van de regel: letters, cijfers en streepjes'),
  uitleg: z.string().min(1, 'wat de regel vraagt en wat ervan geworden is'),
  bron: z.string().min(1, 'waar het staat'),
  wetten: z.array(wet).min(1).optional(),
};

const uitgevoerd = z.strictObject({
  ...gemeenschappelijk,
  lot: z.literal('uitgevoerd'),
  soort: z.string(),
  gevolg,
  met: z.record(z.string(), z.unknown()).optional(),
  retourcode: retourcode.optional(),
  wijktAf: z.array(z.string()).optional(),
});

/** What became of a rule that no kind carries out. */
export const loten = {
  uitgevoerd: 'Uitgevoerd door een soort regel, met de getallen van dit protocol',
  elders: 'Elders in het product uitgevoerd',
  signaal: 'Een mens krijgt een signaal',
  rapport: 'Een rapport geeft de cijfers',
  'buiten-berichten': 'Uit berichten niet te zien',
  'nog-niet': 'Nog niet gebouwd',
} as const;

const stretch = z.strictObject({
  aantal: z.int().min(1),
  in: z.enum(['werkdagen', 'dagen', 'weken', 'maanden']),
});
/** The longest that is looked ahead, in days: whatever ends later is not read. */
const vooruit = { dagen: 184, weken: 26, maanden: 6 } as const;

/** What the clock looks at for a rule. */
const bewaak = z.union(
  [
    z.strictObject({ zonderStart: stretch, vanaf: z.enum(['toewijzing', 'ingangsdatum', 'laatste']) }),
    z.strictObject({ naStart: stretch, producten: z.array(code).min(1) }),
    z.strictObject({
      voorEinde: z
        .strictObject({ aantal: z.int().min(1), in: z.enum(['dagen', 'weken', 'maanden']) })
        .refine((een) => een.aantal <= vooruit[een.in], 'ten hoogste een half jaar'),
    }),
    z.strictObject({ geweigerd: z.literal(true) }),
    z.strictObject({
      leeftijd: z
        .int('een leeftijd in hele jaren')
        .min(1, 'een leeftijd van 1 jaar of ouder')
        .max(120, 'een leeftijd van ten hoogste 120 jaar'),
      producten: z.array(code).min(1).optional(),
      categorieen: z.array(categorie).min(1).optional(),
    }),
  ],
  'een van: zonderStart met vanaf; naStart met producten; voorEinde, in dagen, weken of maanden en ten hoogste een half jaar; geweigerd: true; leeftijd in hele jaren, eventueel met producten of categorieen',
);

function watchOf(
  gevraagd: z.infer<typeof bewaak>,
  regel: { readonly id: string; readonly wetten: ReadonlySet<Standaard> },
): AllocationWatch {
  if ('zonderStart' in gevraagd)
    return { ...regel, wat: 'zonder-start', binnen: gevraagd.zonderStart, vanaf: gevraagd.vanaf };
  if ('naStart' in gevraagd)
    return { ...regel, wat: 'na-start', na: gevraagd.naStart, producten: new Set(gevraagd.producten) };
  if ('voorEinde' in gevraagd) return { ...regel, wat: 'voor-einde', voor: gevraagd.voorEinde };
  if ('leeftijd' in gevraagd) {
    const { leeftijd, producten, categorieen } = gevraagd;
    return {
      ...regel,
      wat: 'leeftijd',
      leeftijd,
      producten: producten ? new Set(producten) : null,
      categorieen: categorieen ? new Set(categorieen) : null,
    };
  }
  return { ...regel, wat: 'geweigerd' };
}

const signaal = z.strictObject({
  ...gemeenschappelijk,
  lot: z.literal('signaal'),
  waar: z.string().optional(),
  bewaak: bewaak.optional(),
});

const rapport = z.strictObject({
  ...gemeenschappelijk,
  lot: z.literal('rapport'),
  rapport: z.union(
    [z.string(), z.array(z.string()).min(1)],
    'de naam van een rapport, of een lijst van namen',
  ),
  met: z.record(z.string(), z.unknown()).optional(),
});

const overig = z.strictObject({
  ...gemeenschappelijk,
  lot: z.enum(['elders', 'buiten-berichten', 'nog-niet']),
  /** Rule code, file or part of the product. */
  waar: z.string().optional(),
});

const bestand = z.strictObject({
  regels: z.array(z.discriminatedUnion('lot', [uitgevoerd, signaal, rapport, overig])),
});

/** A rule of the region with its fate, for `rules list --protocol` and `protocol show`. */
export type Fate = {
  readonly id: string;
  readonly lot: keyof typeof loten;
  readonly waar: string | null;
  readonly wetten: ReadonlySet<Standaard>;
  readonly uitleg: string;
  readonly bron: string;
  readonly regel: RegionalRule | null;
  /** What the clock looks at for it; null for every rule that something else carries out. */
  readonly bewaking: AllocationWatch | null;
  /** The reports that answer it; null for every other rule. */
  readonly rapport: ReportRule | null;
};

const standaardVan: Readonly<Record<z.infer<typeof wet>, Standaard>> = { ijw: 'ijw-3.2', iwmo: 'iwmo-3.2' };

export function lawsOf(wetten: readonly z.infer<typeof wet>[]): ReadonlySet<Standaard> {
  return new Set(wetten.map((een) => standaardVan[een]));
}

/** What else a pack says that its rules point at. */
export type PointedAt = {
  readonly wetten: ReadonlySet<Standaard>;
  readonly afwijzingsredenen: readonly string[];
  /** The codes of the catalogue and the contracts; null where the pack lists none. */
  readonly codes: ReadonlySet<string> | null;
};

/** @throws ProtocolError */
export function readRules(pad: string, pakket: PointedAt): readonly Fate[] {
  const { waarde, regel: lineOf } = readYaml(bestand, pad);
  const gezien = new Set<string>();
  const rapporten: ReportRule[] = [];
  return waarde.regels.map((rij, plaats): Fate => {
    const waar = `${pad}, regel ${lineOf(['regels', plaats])}: regel ${rij.id}`;
    if (gezien.has(rij.id)) throw new ProtocolError(`${waar} staat er twee keer in. Laat er één staan.`);
    gezien.add(rij.id);
    const wetten = rij.wetten === undefined ? pakket.wetten : lawsOf(rij.wetten);
    const { id, lot, uitleg, bron } = rij;
    const gemeen = { id, lot, wetten, uitleg, bron, regel: null, bewaking: null, rapport: null };
    if (rij.lot === 'uitgevoerd')
      return { ...gemeen, waar: rij.soort, regel: ruleOf(rij, wetten, pakket, waar) };
    if (rij.lot === 'rapport') {
      const deze = reportRule(rij, wetten, waar);
      refuseContradiction(deze, rapporten, waar);
      rapporten.push(deze);
      return { ...gemeen, waar: deze.rapporten.join(', '), rapport: deze };
    }
    const gevraagd = rij.lot === 'signaal' ? rij.bewaak : undefined;
    if (gevraagd && 'naStart' in gevraagd) listed(gevraagd.producten, pakket, `${waar}: bewaak.producten`);
    const bewaking = gevraagd ? watchOf(gevraagd, { id, wetten }) : null;
    return { ...gemeen, waar: rij.waar ?? (bewaking ? 'bewaking' : null), bewaking };
  });
}

function reportRule(rij: z.infer<typeof rapport>, wetten: ReadonlySet<Standaard>, waar: string): ReportRule {
  const namen = typeof rij.rapport === 'string' ? [rij.rapport] : rij.rapport;
  const getallen: Shape = Object.assign(
    {},
    ...namen.map((naam) => {
      const gevonden = reports.get(naam);
      if (gevonden) return gevonden.parameters;
      throw new ProtocolError(
        `${waar}: rapport '${naam}' bestaat niet. Kies uit: ${[...reports.keys()].join(', ')}.`,
      );
    }),
  );
  const met = parametersOf(`rapport ${namen.join(', ')}`, getallen, rij.met ?? {}, waar);
  return { id: rij.id, wetten, rapporten: namen, met };
}

/** Two rules may ask for one report, but not with two numbers: it could show only one of them. */
function refuseContradiction(deze: ReportRule, eerdere: readonly ReportRule[], waar: string): void {
  for (const naam of deze.rapporten) {
    const kent = reports.get(naam)?.parameters ?? {};
    for (const ander of eerdere) {
      if (!ander.rapporten.includes(naam) || deze.wetten.isDisjointFrom(ander.wetten)) continue;
      const getal = Object.keys(kent).find((een) => differs(deze.met[een], ander.met[een]));
      if (getal === undefined) continue;
      throw new ProtocolError(
        `${waar}: met.${getal} is anders dan bij regel ${ander.id}, en rapport ${naam} kent er één. Maak ze gelijk, of noem het getal bij één van beide.`,
      );
    }
  }
}

function differs(een: Parameters[string] | undefined, ander: Parameters[string] | undefined): boolean {
  if (een === null || ander === null || een === undefined || ander === undefined) return false;
  return text(een) !== text(ander);
}

function text(waarde: NonNullable<Parameters[string]>): string {
  return waarde instanceof Set || waarde instanceof Map
    ? JSON.stringify([...waarde].toSorted())
    : JSON.stringify(waarde);
}

/** A code that is mistyped would switch a rule off without a word. */
function listed(genoemd: Iterable<string>, { codes }: PointedAt, waar: string): void {
  for (const een of genoemd) {
    if (codes === null || codes.has(een)) continue;
    throw new ProtocolError(
      `${waar}: product ${een} staat niet in producten.csv of contracten.csv. Voeg het toe, of verbeter de code.`,
    );
  }
}

const bekendeCodes: ReadonlySet<string> = new Set(nationalCodes.map(({ regel }) => regel));

function ruleOf(
  rij: z.infer<typeof uitgevoerd>,
  wetten: ReadonlySet<Standaard>,
  pakket: PointedAt,
  waar: string,
): RegionalRule {
  const soort = kinds.get(rij.soort);
  if (soort === undefined) {
    throw new ProtocolError(
      `${waar}: soort '${rij.soort}' bestaat niet. Kies uit: ${[...kinds.keys()].join(', ')}.`,
    );
  }
  if (soort.over === 'bericht' && rij.retourcode !== undefined) {
    throw new ProtocolError(
      `${waar}: een regel over een bericht draagt geen eigen retourcode. Laat retourcode weg; afkeurBericht en afkeur in protocol.yaml zeggen wat het antwoord draagt.`,
    );
  }
  const onbekend = rij.wijktAf?.find((een) => !bekendeCodes.has(een));
  if (onbekend !== undefined) {
    throw new ProtocolError(
      `${waar}: wijktAf noemt ${onbekend}, maar die code kent de standaard niet. 'rules list' toont ze alle.`,
    );
  }
  const gevolg = consequenceOf(rij.gevolg);
  if (gevolg.wat === 'zelf-afwijzen' && !pakket.afwijzingsredenen.includes(gevolg.reden)) {
    throw new ProtocolError(
      `${waar} wijst af met reden ${gevolg.reden}, die hier niet gebruikt wordt. Kies een andere, of voeg haar toe aan afwijzingsredenen in protocol.yaml.`,
    );
  }
  const parameters = parametersOf(`soort ${soort.soort}`, soort.parameters, rij.met ?? {}, waar);
  for (const [naam, { soort: vorm }] of Object.entries(soort.parameters)) {
    const waarde = rij.met?.[naam];
    if (vorm === 'producten' && Array.isArray(waarde)) listed(waarde, pakket, `${waar}: met.${naam}`);
    if (vorm === 'getal-per-code' && waarde) listed(Object.keys(waarde), pakket, `${waar}: met.${naam}`);
  }
  return {
    id: rij.id,
    soort: rij.soort,
    parameters,
    gevolg,
    wetten,
    retourcode: rij.retourcode ?? null,
    wijktAf: rij.wijktAf ?? [],
    uitleg: rij.uitleg,
    bron: rij.bron,
  };
}

function consequenceOf(gekozen: z.infer<typeof gevolg>): Consequence {
  if (gekozen === 'adviseren') return { wat: gekozen, reden: null };
  if (typeof gekozen === 'string') return { wat: gekozen };
  return 'adviseren' in gekozen
    ? { wat: 'adviseren', reden: gekozen.adviseren }
    : { wat: 'zelf-afwijzen', reden: gekozen['zelf-afwijzen'] };
}

/** @param wat the kind of rule, or the reports, that the numbers are for */
function parametersOf(
  wat: string,
  parameters: Shape,
  gegeven: Readonly<Record<string, unknown>>,
  waar: string,
): Parameters {
  const onbekend = Object.keys(gegeven).filter((naam) => !(naam in parameters));
  if (onbekend.length > 0) {
    const kent = Object.keys(parameters).join(', ') || 'geen';
    throw new ProtocolError(`${waar}: ${wat} kent ${onbekend.join(', ')} niet. Bekend: ${kent}.`);
  }
  return Object.fromEntries(
    Object.entries(parameters).map(([naam, tekst]) => [naam, parameter(naam, tekst, gegeven[naam], waar)]),
  );
}

function parameter(naam: string, tekst: ParameterText, gegeven: unknown, waar: string) {
  if (gegeven === undefined || gegeven === null) {
    if (tekst.optioneel) return null;
    throw new ProtocolError(`${waar}: met.${naam} ontbreekt: ${tekst.uitleg}.`);
  }
  const uitslag = values[tekst.soort].safeParse(gegeven);
  if (uitslag.success) return uitslag.data;
  throw new ProtocolError(
    `${waar}: met.${naam}: ${uitslag.error.issues[0]?.message}. Gevraagd is ${tekst.uitleg}.`,
  );
}

const values: { readonly [K in keyof Values]: z.ZodType<Values[K]> } = {
  getal: z.int('een geheel getal').min(0),
  bedrag: z.int('hele centen').min(0),
  codes: z.array(code).transform((codes) => new Set(codes)),
  producten: z.array(code).transform((codes) => new Set(codes)),
  janee: z.boolean('true of false'),
  dag: dag.transform((tekst) => Temporal.PlainDate.from(tekst)),
  jaardag: z
    .string()
    .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/, "een dag als 'MM-DD'")
    .transform((tekst) => Temporal.PlainMonthDay.from(tekst)),
  'getal-per-code': z.record(code, z.int().min(0)).transform((per) => new Map(Object.entries(per))),
  'bedrag-per-gemeente': z
    .record(
      z.string().regex(/^[0-9]{4}$/, 'een gemeentecode van 4 cijfers, tussen aanhalingstekens'),
      z.int('hele centen').min(0),
    )
    .transform((per) => new Map(Object.entries(per))),
  aanbieders: z
    .array(
      z
        .string('een AGB-code tussen aanhalingstekens')
        .regex(/^[0-9]{8}$/, 'een AGB-code van 8 cijfers, tussen aanhalingstekens'),
    )
    .transform((codes) => new Set(codes)),
  afspraak: z.enum(soortenAfspraak, `een afspraak: ${soortenAfspraak.join(', ')}`),
  delen: z
    .tuple([z.int().min(0), z.int().min(0)])
    .refine(([een, ander]) => een + ander === 100, 'twee hele procenten die samen 100 zijn'),
};
