/** Reads a regional protocol from its folder under `protocols/`, and the contracts agreed beside it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { agreementLookup, type ContractLine } from '../rules/declaration/agreements.ts';
import type { Protocol } from '../rules/protocol.ts';
import { type Standaard, standaarden } from '../standard/berichtsoorten.ts';
import { productcategorieen } from '../standard/codelijsten.ts';

/** Where this installation's protocols are. */
export const protocolsFolder = join(import.meta.dirname, '..', '..', 'protocols');

const dag = z.iso.date('een datum als JJJJ-MM-DD');

const pack = z.strictObject({
  naam: z.string(),
  kalender: z.strictObject({
    goedeVrijdagIsWerkdag: z.boolean(),
    plaatselijkeFeestdagen: z.array(dag),
    brugdagen: z.array(dag),
  }),
  onbekendeProductcode: z.enum(['toegestaan', 'geweigerd']),
  aanhoudenWerkdagen: z.int().min(0).max(2),
});

/** Settings a scenario may override (contract, "Protocols in scenarios"). */
export const settings = z.strictObject({
  declaratieVereistStart: z.boolean().optional(),
  goedeVrijdagIsWerkdag: z.boolean().optional(),
  plaatselijkeFeestdagen: z.array(dag).optional(),
  brugdagen: z.array(dag).optional(),
  aanhoudenWerkdagen: pack.shape.aanhoudenWerkdagen.optional(),
});
export type Settings = z.infer<typeof settings>;

const contract = z.object({
  aanbieder: z.string().regex(/^[0-9]{8}$/, 'een AGB-code van 8 cijfers'),
  productcategorie: z.string().regex(/^[0-9]{2}$/, 'een productcategorie van 2 cijfers'),
  productcode: z.string().regex(/^.{0,5}$/, 'een productcode van ten hoogste 5 tekens'),
  eenheid: z.enum(['01', '04', '14', '16', '82', '83', '84'], 'een eenheid uit de codelijst (WJ756)'),
  tarief_cent: z.string().regex(/^[0-9]*$/, 'hele centen'),
  geldig_van: dag,
  geldig_tot: z.union([dag, z.literal('')]),
});

/** A protocol folder or contracts file that cannot be used; the message names the file and what to do. */
export class ProtocolError extends Error {}

/**
 * @param map the folder `protocols/`
 * @param contracten a contracts file beside the messages, where there is one
 * @throws ProtocolError
 */
export function loadProtocol(
  map: string,
  naam: string,
  instellingen: Settings = {},
  contracten: string | null = null,
): Protocol {
  const bestand = join(map, naam, 'protocol.yaml');
  if (!/^[a-z0-9-]+$/.test(naam) || !existsSync(bestand)) {
    throw new ProtocolError(
      `Er is geen protocol '${naam}': ${bestand} bestaat niet. Kies een map onder ${map}.`,
    );
  }
  const gelezen = check(pack, parseYaml(readFileSync(bestand, 'utf8')), bestand);
  const { goedeVrijdagIsWerkdag, plaatselijkeFeestdagen, brugdagen } = gelezen.kalender;
  const eigen = join(map, naam, 'contracten.csv');
  const regels = [eigen, contracten].flatMap((pad) =>
    pad !== null && existsSync(pad) ? readContracts(pad) : [],
  );
  return {
    naam,
    kalender: {
      goedeVrijdagIsWerkdag: instellingen.goedeVrijdagIsWerkdag ?? goedeVrijdagIsWerkdag,
      vrijeDagen: new Set([
        ...(instellingen.plaatselijkeFeestdagen ?? plaatselijkeFeestdagen),
        ...(instellingen.brugdagen ?? brugdagen),
      ]),
    },
    productcategorieen: {
      'ijw-3.2': categoriesPerCode(regels, 'ijw-3.2'),
      'iwmo-3.2': categoriesPerCode(regels, 'iwmo-3.2'),
    },
    onbekendeProductcode: gelezen.onbekendeProductcode,
    aanhoudenWerkdagen: instellingen.aanhoudenWerkdagen ?? gelezen.aanhoudenWerkdagen,
    ...(regels.length === 0 ? {} : { afspraken: agreementLookup(regels.map(agreementOf)) }),
  };
}

/**
 * @param gekozen name of a protocol per municipality (`0384`) or per municipality and law (`0384/iwmo`); every other
 * municipality follows the national standard
 * @throws ProtocolError when one of them cannot be used
 */
export function protocolPerGemeente(
  map: string,
  gekozen: ReadonlyMap<string, string>,
): (gemeente: string, standaard: Standaard) => Protocol {
  const landelijk = loadProtocol(map, 'landelijk');
  const geladen = new Map([...gekozen].map(([voor, naam]) => [voor, loadProtocol(map, naam)]));
  return (gemeente, standaard) =>
    geladen.get(`${gemeente}/${wetten[standaard]}`) ?? geladen.get(gemeente) ?? landelijk;
}

const wetten: Readonly<Record<Standaard, string>> = { 'ijw-3.2': 'ijw', 'iwmo-3.2': 'iwmo' };

type Contract = z.infer<typeof contract>;

function agreementOf(regel: Contract): ContractLine {
  const { aanbieder, productcategorie, productcode, eenheid, tarief_cent, geldig_van, geldig_tot } = regel;
  return {
    aanbieder,
    productcategorie,
    productcode,
    eenheid,
    tarief: tarief_cent === '' ? null : Number(tarief_cent),
    geldigVan: Temporal.PlainDate.from(geldig_van),
    geldigTot: geldig_tot === '' ? null : Temporal.PlainDate.from(geldig_tot),
  };
}

function readContracts(pad: string): readonly Contract[] {
  // csv-parse types its records as unknown shapes; the schema below decides.
  const rijen: unknown[] = parseCsv(readFileSync(pad, 'utf8'), {
    columns: true,
    skip_empty_lines: true,
    trim: true,
  });
  return rijen.map((rij, index) => {
    const regel = check(contract, rij, `${pad}, regel ${index + 2}`);
    if (!standaarden.some((standaard) => productcategorieen[standaard].has(regel.productcategorie))) {
      throw new ProtocolError(
        `${pad}, regel ${index + 2}: productcategorie ${regel.productcategorie} bestaat niet in iJw of iWmo 3.2.`,
      );
    }
    return regel;
  });
}

/** The categories of iJw and iWmo do not overlap, so a category tells the law a contract belongs to. */
function categoriesPerCode(regels: readonly Contract[], standaard: Standaard): Map<string, Set<string>> {
  const perCode = new Map<string, Set<string>>();
  for (const { productcategorie, productcode } of regels) {
    if (productcode === '' || !productcategorieen[standaard].has(productcategorie)) continue;
    const bekend = perCode.get(productcode) ?? new Set();
    perCode.set(productcode, bekend.add(productcategorie));
  }
  return perCode;
}

function check<S extends z.ZodType>(schema: S, waarde: unknown, plaats: string): z.infer<S> {
  const uitslag = schema.safeParse(waarde);
  if (uitslag.success) return uitslag.data;
  const fouten = uitslag.error.issues.map((fout) => `${fout.path.join('.') || 'bestand'}: ${fout.message}`);
  throw new ProtocolError(`${plaats} klopt niet. ${fouten.join('; ')}.`);
}
