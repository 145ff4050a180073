/** A scenario folder as the contract lays it down: `scenario.yaml` beside the message files. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Besluit } from '../../pipeline/deciding.ts';
import { settings } from '../../pipeline/protocols.ts';
import '../../pipeline/zod-nederlands.ts';
import { UsageError } from '../io.ts';
import { type RecordedAgreement, readAgreements } from './afspraken.ts';
import type { DeclarationRuling } from './vastgehouden.ts';

const instant = z.string().transform((tekst, context) => {
  try {
    return Temporal.Instant.from(tekst);
  } catch {
    context.addIssue({
      code: 'custom',
      message: `'${tekst}' is geen tijdstip met zone, zoals 2026-04-01T09:00:00+02:00`,
    });
    return z.NEVER;
  }
});

/** A code of digits without quotation marks is a number in YAML, which has lost its leading zeros. */
function digits(lengte: number) {
  return (waarde: unknown) => (typeof waarde === 'number' ? String(waarde).padStart(lengte, '0') : waarde);
}
const municipality = z.preprocess(
  digits(4),
  z.string('een gemeentecode van vier cijfers').regex(/^[0-9]{4}$/, 'een gemeentecode van vier cijfers'),
);

const expectation = z.strictObject({
  uitkomst: z.enum(['goedgekeurd', 'afgekeurd', 'deels-goedgekeurd']).optional(),
  niveau: z.int().min(0).max(4).nullable().optional(),
  retourcodes: z.array(z.preprocess(digits(4), z.string())).optional(),
  verzonden: z.array(z.string()).optional(),
  signalen: z.array(z.string()).optional(),
  bedragToegekend: z.int().nullable().optional(),
});

const referentie = { referentieAanbieder: z.preprocess(digits(1), z.string().min(1)) };
/** Beside what the contract knows: where a region lets a person decide on lines of a declaration. */
const lines = z.union([z.literal('alles'), z.array(z.string().min(1)).min(1)], 'alles, of paden van regels');
const declarationRuling = z
  .strictObject({
    antwoord: z.literal('op-declaratie'),
    declaratie: z.preprocess(digits(1), z.string().min(1)),
    toekennen: lines.exactOptional(),
    afwijzen: lines.exactOptional(),
    motivering: z.string().min(1).exactOptional(),
  })
  .refine(({ toekennen, afwijzen }) => toekennen !== undefined || afwijzen !== undefined, {
    path: ['toekennen'],
    error: 'noem hier of in afwijzen de paden van regels, of alles',
  })
  .refine(({ toekennen, afwijzen }) => toekennen !== 'alles' || afwijzen !== 'alles', {
    path: ['afwijzen'],
    error: 'alles kan niet ook al bij toekennen staan',
  })
  .refine(({ toekennen, motivering }) => toekennen === undefined || motivering !== undefined, {
    path: ['motivering'],
    error: 'zeg waarom er wordt toegekend tegen de regel van de regio in',
  });

const decision = z.preprocess(
  namedByDeclaration,
  z.discriminatedUnion('antwoord', [
    declarationRuling,
    z.strictObject({
      ...referentie,
      antwoord: z.literal('afwijzen'),
      reden: z.preprocess(digits(1), z.enum(['1', '2', '3', '4', '5', '6', '7', '8', '9'])),
      gemeente: municipality.exactOptional(),
    }),
    z.strictObject({ ...referentie, antwoord: z.literal('onderzoek') }),
    z.strictObject({ ...referentie, antwoord: z.literal('toewijzen'), toewijzing: z.string() }),
  ]),
);

/** A decision that names a declaration says on which lines, and not which answer goes. */
function namedByDeclaration(waarde: unknown): unknown {
  const op =
    typeof waarde === 'object' && waarde !== null && 'declaratie' in waarde && !('antwoord' in waarde);
  return op ? { ...waarde, antwoord: 'op-declaratie' } : waarde;
}

const step = z.strictObject({
  op: instant,
  ontvang: z.string().optional(),
  besluit: decision.optional(),
  klok: z.literal(true).optional(),
  verwacht: expectation.optional(),
});

const scenarioSchema = z.strictObject({
  titel: z.string(),
  gemeente: municipality,
  protocol: z.string(),
  protocolInstellingen: settings.optional(),
  stappen: z.array(step).min(1),
});

export type Expectation = z.infer<typeof expectation>;

export type Step = {
  /** 1-based, as people count. */
  readonly stap: number;
  readonly op: Temporal.Instant;
  readonly wat:
    | { readonly soort: 'ontvang'; readonly bestand: string; readonly bytes: Uint8Array }
    | { readonly soort: 'besluit'; readonly referentieAanbieder: string; readonly besluit: Besluit }
    | { readonly soort: 'besluit-declaratie'; readonly besluit: DeclarationRuling }
    | { readonly soort: 'klok' };
  readonly verwacht: Expectation | null;
};

export type Scenario = {
  readonly map: string;
  readonly titel: string;
  readonly gemeente: string;
  readonly protocol: string;
  readonly instellingen: z.infer<typeof settings>;
  readonly stappen: readonly Step[];
  /** What is agreed apart from messages, and when that is recorded. */
  readonly afspraken: readonly RecordedAgreement[];
};

/** @throws UsageError when the scenario cannot be read or asks for something this version cannot play */
export async function readScenario(map: string): Promise<Scenario> {
  const bestand = join(map, 'scenario.yaml');
  const tekst = await readFile(bestand, 'utf8').catch(() => {
    throw new UsageError(
      `${bestand} kan niet worden gelezen. Een scenario is een map met een scenario.yaml.`,
    );
  });
  const gelezen = scenarioSchema.safeParse(parseOr(bestand, tekst));
  if (!gelezen.success) {
    const fouten = gelezen.error.issues.map((fout) => `${fout.path.join('.') || 'bestand'}: ${fout.message}`);
    throw new UsageError(`${bestand} klopt niet. ${fouten.join('; ')}.`);
  }
  const { titel, gemeente, protocol, protocolInstellingen, stappen } = gelezen.data;
  const stepsRead: Step[] = [];
  for (const [index, een] of stappen.entries()) stepsRead.push(await readStep(map, index + 1, een));
  for (const [index, een] of stepsRead.entries()) {
    const vorige = stepsRead[index - 1];
    if (vorige && Temporal.Instant.compare(een.op, vorige.op) < 0) {
      throw new UsageError(
        `${bestand}: stap ${een.stap} is eerder dan stap ${vorige.stap}. De tijd kan niet terug.`,
      );
    }
  }
  const afspraken = readAgreements(join(map, 'afspraken.csv'), gemeente);
  return {
    map,
    titel,
    gemeente,
    protocol,
    instellingen: protocolInstellingen ?? {},
    stappen: stepsRead,
    afspraken,
  };
}

function parseOr(bestand: string, tekst: string): unknown {
  const regels = new LineCounter();
  const document = parseDocument(tekst, { lineCounter: regels });
  const [fout] = document.errors;
  if (fout === undefined) return document.toJS();
  throw new UsageError(
    `${bestand}, regel ${regels.linePos(fout.pos[0]).line}: dit is geen YAML. Kijk naar het inspringen, de aanhalingstekens en de haakjes, hier of kort erboven.`,
  );
}

async function readStep(map: string, stap: number, een: z.infer<typeof step>): Promise<Step> {
  const { op, ontvang, besluit, klok, verwacht } = een;
  const soorten = [ontvang !== undefined, besluit !== undefined, klok !== undefined].filter(Boolean).length;
  if (soorten !== 1)
    throw new UsageError(`${map}: stap ${stap} heeft precies één van ontvang, besluit of klok nodig.`);
  const overig = { stap, op, verwacht: verwacht ?? null };
  if (besluit !== undefined) return { ...overig, wat: await readDecision(map, stap, besluit) };
  if (ontvang === undefined) return { ...overig, wat: { soort: 'klok' } };
  const bytes = await readMessage(map, stap, ontvang);
  return { ...overig, wat: { soort: 'ontvang', bestand: ontvang, bytes } };
}

async function readDecision(
  map: string,
  stap: number,
  gegeven: z.infer<typeof decision>,
): Promise<Extract<Step['wat'], { soort: 'besluit' | 'besluit-declaratie' }>> {
  if (gegeven.antwoord === 'op-declaratie') {
    const { declaratie, toekennen = [], afwijzen = [], motivering = null } = gegeven;
    return { soort: 'besluit-declaratie', besluit: { declaratie, toekennen, afwijzen, motivering } };
  }
  const { referentieAanbieder, ...besluit } = gegeven;
  if (besluit.antwoord !== 'toewijzen') return { soort: 'besluit', referentieAanbieder, besluit };
  const { antwoord, toewijzing } = besluit;
  const bytes = await readMessage(map, stap, toewijzing);
  return {
    soort: 'besluit',
    referentieAanbieder,
    besluit: { antwoord, toewijzing: { hoe: 'bericht', bytes } },
  };
}

function readMessage(map: string, stap: number, bestand: string): Promise<Uint8Array> {
  return readFile(join(map, bestand)).catch(() => {
    throw new UsageError(`${map}: stap ${stap} noemt ${bestand}, maar dat bestand kan niet worden gelezen.`);
  });
}
