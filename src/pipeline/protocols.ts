/** Reads a regional protocol from its folder under `protocols/`, and the contracts agreed beside it. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { nationalPaymentTerm } from '../rules/betaling.ts';
import type { Protocol } from '../rules/protocol.ts';
import type { Ceiling, Regional, Registration } from '../rules/regional/regional.ts';
import type { Standaard } from '../standard/berichtsoorten.ts';
import { productcategorieen } from '../standard/codelijsten.ts';
import { providersFrom, readProviders } from './protocols/aanbieders.ts';
import { geenAfspraken, readArrangements } from './protocols/afspraken.ts';
import { agreements, type Contract, readContracts } from './protocols/contracten.ts';
import { ProtocolError } from './protocols/error.ts';
import { readCeilings } from './protocols/plafonds.ts';
import { readProducts } from './protocols/producten.ts';
import { readYaml } from './protocols/read.ts';
import { type Fate, lawsOf, readRules, reden } from './protocols/regels.ts';
import { retourcode } from './protocols/retourcode.ts';
import { dag, wet } from './protocols/values.ts';
import { type Folder, versionsOf } from './protocols/versies.ts';

export { ProtocolError } from './protocols/error.ts';

/** Where this installation's protocols are. */
export const protocolsFolder = join(import.meta.dirname, '..', '..', 'protocols');

const reist = [
  z.strictObject({ wijze: z.literal('retourcode'), retourcode }),
  z.strictObject({ wijze: z.literal('goedkeuren-met-signaal') }),
] as const;

const daarna = z.discriminatedUnion(
  'wijze',
  reist,
  'wat geldt als niemand op tijd besloot: { wijze: retourcode, retourcode: "0233" } of { wijze: goedkeuren-met-signaal }',
);

const regionaal = z.strictObject({
  wetten: z.array(wet).min(1),
  schakelaars: z.strictObject({
    declaratieVereistStart: z.boolean(),
    tegenDeStandaard: z.array(z.string()).default([]),
  }),
  afkeur: z.discriminatedUnion(
    'wijze',
    [...reist, z.strictObject({ wijze: z.literal('vasthouden'), daarna })],
    'een van de wijzen retourcode, goedkeuren-met-signaal en vasthouden',
  ),
  afkeurBericht: z
    .enum(['0001', '0233'], '0001 (afgekeurd) of 0233 (niet beoordeeld), tussen aanhalingstekens')
    .default('0001'),
  afwijzingsredenen: z.array(reden),
  /** The rule that says that a reason is not used. */
  ongebruikteRedenen: z.partialRecord(reden, z.string()).default({}),
  /** nij-indicaties-inzage-1-jaar */
  inzageNaEinde: z
    .strictObject({
      aantal: z.int('een geheel aantal').min(1, 'ten minste 1'),
      in: z.enum(['maanden', 'jaren'], 'maanden of jaren'),
    })
    .optional(),
});

/** The settings of protocol.yaml, by the names under which `herkomst` says where they come from. */
export const settingNames = [
  'goedeVrijdagIsWerkdag',
  'plaatselijkeFeestdagen',
  'brugdagen',
  'onbekendeProductcode',
  'contracttarief',
  'aanhoudenWerkdagen',
  'onderzoekVanzelf',
  'waarschuwWerkdagen',
  'betaling',
  'wetten',
  'declaratieVereistStart',
  'tegenDeStandaard',
  'afkeur',
  'afkeurBericht',
  'afwijzingsredenen',
  'inzageNaEinde',
] as const;
export type SettingName = (typeof settingNames)[number];

const pack = z.strictObject({
  naam: z.string(),
  titel: z.string().optional(),
  /** The documents that values are from, by the short name they are quoted with. */
  bronnen: z.record(z.string(), z.string()).default({}),
  herkomst: z.partialRecord(z.enum(settingNames), z.string().min(1)).default({}),
  kalender: z.strictObject({
    goedeVrijdagIsWerkdag: z.boolean(),
    plaatselijkeFeestdagen: z.array(dag),
    brugdagen: z.array(dag),
  }),
  onbekendeProductcode: z.enum(['toegestaan', 'geweigerd']),
  aanhoudenWerkdagen: z.int().min(0).max(2),
  contracttarief: z.enum(['vast', 'maximaal']),
  /** e10j-betaling-30-dagen, mgr-betaling-30-kalenderdagen */
  betaling: z
    .strictObject({
      vanaf: z.enum(['dagtekening', 'ontvangst'], 'dagtekening of ontvangst'),
      dagen: z.int('een geheel aantal dagen').min(1).max(120),
      /** The rule of the region that says so. */
      regel: z.string().default(nationalPaymentTerm.regel),
      bewaken: z.boolean('true of false').default(nationalPaymentTerm.bewaken),
    })
    .default(nationalPaymentTerm),
  onderzoekVanzelf: z.boolean().default(true),
  waarschuwWerkdagen: z.int().min(0).max(10).default(1),
  regionaal: regionaal.optional(),
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

/** One version of a pack as a reader wants to see it: what it says, and where that comes from. */
export type Version = {
  /** null: from the beginning. */
  readonly vanaf: Temporal.PlainDate | null;
  readonly protocol: Protocol;
  readonly titel: string | null;
  readonly bronnen: Readonly<Record<string, string>>;
  /** Where each setting comes from; a setting may say nothing of it. */
  readonly herkomst: Readonly<Partial<Record<SettingName, string>>>;
  readonly loten: readonly Fate[];
};

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
  const [eerste, ...later] = loadVersions(map, naam, instellingen, contracten);
  return later.length === 0
    ? eerste.protocol
    : {
        ...eerste.protocol,
        later: later.flatMap(({ vanaf, protocol }) => (vanaf === null ? [] : [{ vanaf, protocol }])),
      };
}

/** Every version of a pack, in order of the day from which it holds. @throws ProtocolError */
export function loadVersions(
  map: string,
  naam: string,
  instellingen: Settings = {},
  contracten: string | null = null,
): readonly [Version, ...Version[]] {
  const bestand = join(map, naam, 'protocol.yaml');
  if (!/^[a-z0-9-]+$/.test(naam) || !existsSync(bestand)) {
    throw new ProtocolError(
      `Er is geen protocol '${naam}': ${bestand} bestaat niet. Kies een map onder ${map}.`,
    );
  }
  const [eerste, ...later] = versionsOf(join(map, naam));
  const read = (folder: Folder) => readVersion(folder, naam, instellingen, contracten);
  return [read(eerste), ...later.map(read)];
}

function readVersion(
  { vanaf, file }: Folder,
  naam: string,
  instellingen: Settings,
  contracten: string | null,
): Version {
  const pad = file('protocol.yaml');
  if (pad === null) throw new ProtocolError(`Protocol '${naam}' heeft geen protocol.yaml.`);
  const { waarde: gelezen, regel } = readYaml(pack, pad);
  if (gelezen.naam !== naam) {
    throw new ProtocolError(
      `${pad}, regel ${regel(['naam'])}: de naam is '${gelezen.naam}', maar de map heet '${naam}'. Maak ze gelijk.`,
    );
  }
  const { goedeVrijdagIsWerkdag, plaatselijkeFeestdagen, brugdagen } = gelezen.kalender;
  const contractregels = [file('contracten.csv'), contracten].flatMap((een) =>
    een !== null && existsSync(een) ? readContracts(een) : [],
  );
  const aanbieders = [
    file('aanbieders.csv'),
    contracten && join(dirname(contracten), 'aanbieders.csv'),
  ].flatMap((een) => (een && existsSync(een) ? readProviders(een) : []));
  const { deel, loten } = readRegional(
    gelezen,
    regel,
    file,
    instellingen,
    contractregels.map(({ productcode }) => productcode),
    aanbieders.length > 0 ? aanbieders : providersFrom(contractregels),
    [file('plafonds.csv'), contracten && join(dirname(contracten), 'plafonds.csv')].flatMap((een) =>
      een && existsSync(een) ? readCeilings(een) : [],
    ),
  );
  const bewaking = loten.flatMap((lot) => lot.bewaking ?? []);
  const { regel: betaalregel } = gelezen.betaling;
  if (betaalregel !== nationalPaymentTerm.regel && !loten.some(({ id }) => id === betaalregel)) {
    throw new ProtocolError(
      `${pad}, regel ${regel(['betaling', 'regel'])}: regel ${betaalregel} staat niet in regels.yaml. Noem een regel die daar staat, of laat dit weg.`,
    );
  }
  const rapporten = loten.flatMap((lot) => lot.rapport ?? []);
  const protocol: Protocol = {
    naam,
    kalender: {
      goedeVrijdagIsWerkdag: instellingen.goedeVrijdagIsWerkdag ?? goedeVrijdagIsWerkdag,
      vrijeDagen: new Set([
        ...(instellingen.plaatselijkeFeestdagen ?? plaatselijkeFeestdagen),
        ...(instellingen.brugdagen ?? brugdagen),
      ]),
    },
    productcategorieen: {
      'ijw-3.2': categoriesPerCode(contractregels, deel, 'ijw-3.2'),
      'iwmo-3.2': categoriesPerCode(contractregels, deel, 'iwmo-3.2'),
    },
    onbekendeProductcode: gelezen.onbekendeProductcode,
    aanhoudenWerkdagen: instellingen.aanhoudenWerkdagen ?? gelezen.aanhoudenWerkdagen,
    contracttarief: gelezen.contracttarief,
    betaling: gelezen.betaling,
    onderzoekVanzelf: gelezen.onderzoekVanzelf,
    waarschuwWerkdagen: gelezen.waarschuwWerkdagen,
    ...(bewaking.length === 0 ? {} : { bewaking }),
    ...(rapporten.length === 0 ? {} : { rapporten }),
    ...agreements(contractregels),
    ...(deel === null ? {} : { regionaal: deel }),
  };
  const { titel = null, bronnen, herkomst } = gelezen;
  return { vanaf, protocol, titel, bronnen, herkomst, loten };
}

function readRegional(
  gelezen: z.infer<typeof pack>,
  lineOf: (pad: readonly PropertyKey[]) => number,
  file: Folder['file'],
  instellingen: Settings,
  contractcodes: readonly string[],
  aanbieders: readonly Registration[],
  plafonds: readonly Ceiling[],
): { readonly deel: Regional | null; readonly loten: readonly Fate[] } {
  if (gelezen.regionaal === undefined) return { deel: null, loten: [] };
  const { schakelaars, afkeur, afkeurBericht, afwijzingsredenen, inzageNaEinde } = gelezen.regionaal;
  const wetten = lawsOf(gelezen.regionaal.wetten);
  const [regels, producten, afspraken] = [file('regels.yaml'), file('producten.csv'), file('afspraken.yaml')];
  const catalogus = producten === null ? new Map() : readProducts(producten, file('tarieven.csv'));
  const codes = new Set([...catalogus.keys(), ...contractcodes]);
  const loten =
    regels === null
      ? []
      : readRules(regels, { wetten, afwijzingsredenen, codes: catalogus.size > 0 ? codes : null });
  const genoemd = Object.entries(gelezen.regionaal.ongebruikteRedenen);
  const weg = regels && genoemd.find(([, id]) => !loten.some((lot) => lot.id === id));
  if (weg) {
    throw new ProtocolError(
      `${file('protocol.yaml')}, regel ${lineOf(['regionaal', 'ongebruikteRedenen', weg[0]])}: ongebruikteRedenen noemt ${weg[1]}, maar zo heet geen regel in regels.yaml.`,
    );
  }
  for (const id of schakelaars.tegenDeStandaard) {
    if (loten.some((lot) => lot.id === id && (lot.regel?.wijktAf.length ?? 0) > 0)) continue;
    throw new ProtocolError(
      `${file('protocol.yaml')}, regel ${lineOf(['regionaal', 'schakelaars', 'tegenDeStandaard'])}: tegenDeStandaard noemt ${id}, maar zo heet geen regel die van de standaard afwijkt (wijktAf in regels.yaml).`,
    );
  }
  return {
    loten,
    deel: {
      wetten,
      producten: catalogus,
      regels: loten.flatMap((lot) => lot.regel ?? []),
      schakelaars: {
        declaratieVereistStart: instellingen.declaratieVereistStart ?? schakelaars.declaratieVereistStart,
        tegenDeStandaard: new Set(schakelaars.tegenDeStandaard),
      },
      afkeur,
      afkeurBericht,
      aanbieders,
      plafonds,
      afwijzingsredenen: new Set(afwijzingsredenen),
      ongebruikteRedenen: new Map(genoemd),
      afspraken: afspraken === null ? geenAfspraken : readArrangements(afspraken, catalogus),
      ...(inzageNaEinde === undefined ? {} : { inzageNaEinde }),
    },
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

/** The categories of iJw and iWmo do not overlap, so a category tells the law a product belongs to. */
function categoriesPerCode(
  contracten: readonly Contract[],
  deel: Regional | null,
  standaard: Standaard,
): Map<string, Set<string>> {
  const perCode = new Map<string, Set<string>>();
  const genoemd = [
    ...contracten.map(({ productcode, productcategorie }) => [productcode, productcategorie] as const),
    ...[...(deel?.producten.values() ?? [])].map(({ code, categorie }) => [code, categorie] as const),
  ];
  for (const [code, categorie] of genoemd) {
    if (code === '' || !productcategorieen[standaard].has(categorie)) continue;
    const bekend = perCode.get(code) ?? new Set();
    perCode.set(code, bekend.add(categorie));
  }
  return perCode;
}
