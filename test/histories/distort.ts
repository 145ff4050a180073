/**
 * Changes one or two things in a message, guided by its schema and by what was said before: another value for an
 * element, one that is left out, one that is added, a line twice or not at all. What comes out is wrong in a way that
 * a sender can be wrong, or still right.
 */
import type { Bericht } from '../../src/standard/berichten.generated.ts';
import { berichtsoort } from '../../src/standard/berichtsoorten.ts';
import type { Berichtmodel, ComplexType, Elementmodel, SimpelType } from '../../src/standard/schema/model.ts';
import { een, type Kies, passendeTekst } from '../../src/standard/schema/voorbeelden.ts';

type Velden = Record<string, unknown>;

/** Every value that an element had in the messages seen: texts, numbers and days by the name of the element. */
export type Seen = Map<string, unknown[]>;

export function remember(gezien: Seen, bericht: Bericht): void {
  const { Identificatie } = bericht.Header.BerichtIdentificatie;
  const eerder = gezien.get(`Identificatie ${bericht.nummer}`) ?? [];
  gezien.set(`Identificatie ${bericht.nummer}`, [...eerder, Identificatie]);
  note(gezien, bericht);
}

function note(gezien: Seen, deel: unknown): void {
  if (Array.isArray(deel)) for (const lid of deel) note(gezien, lid);
  if (!isObject(deel)) return;
  for (const [naam, waarde] of Object.entries(deel)) {
    const bekend = gezien.get(naam) ?? [];
    gezien.set(naam, bekend);
    if (!Array.isArray(waarde) && !isObject(waarde) && bekend.length < 200) bekend.push(waarde);
    note(gezien, waarde);
  }
}

function isObject(waarde: unknown): waarde is object {
  return typeof waarde === 'object' && waarde !== null && !(waarde instanceof Temporal.PlainDate);
}

/**
 * @param apart names the copy, because a name that was used is refused whatever else is wrong
 * @param liefst elements that are rather changed than others
 */
export function distorted(
  bericht: Bericht,
  model: Berichtmodel,
  gezien: Seen,
  kies: Kies,
  apart: string,
  liefst: ReadonlySet<string> = new Set(),
): Bericht {
  const kopie = copy(bericht);
  // A copy of a message is a message; what is changed below is what the tests are about.
  const nieuw = kopie as Bericht & Velden;
  const antwoordt = berichtsoort(bericht.standaard, bericht.nummer).soort === 'retour';
  if (!antwoordt) {
    const gebruikt = kies(12) === 0 ? een(kies, gezien.get(`Identificatie ${bericht.nummer}`) ?? []) : null;
    Object.assign(nieuw.Header.BerichtIdentificatie, { Identificatie: gebruikt ?? apart });
  }
  for (let keer = 1 + (kies(3) === 0 ? 1 : 0); keer > 0; keer -= 1) {
    const plaatsen = [...places(nieuw, model.root)];
    const inhoud = plaatsen.filter(({ pad }) => !pad.includes('/Header'));
    const inHeader = inhoud.length === 0 || kies(6) === 0;
    // What is there goes wrong more often than something turns up that should not be there.
    const gevuld = inhoud.filter(({ velden, element }) => velden[element.naam] !== undefined);
    const welke = inHeader ? plaatsen.filter(({ pad }) => vaakFout.test(pad)) : kies(3) > 0 ? gevuld : inhoud;
    const gekozen = plaatsen.filter(({ element }) => liefst.has(element.naam));
    const plaats = een(kies, gekozen.length > 0 && kies(2) === 0 ? gekozen : welke);
    if (plaats) change(plaats, gezien, kies);
  }
  return nieuw;
}

/** What of a Header is worth changing: the rest of it is refused by the schema or by nothing. */
const vaakFout =
  /(Afzender|Ontvanger|Dagtekening|DeclaratieIdentificatie.*|BasisschemaXsdVersie|RetourCodes)$/;

function copy(waarde: unknown): unknown {
  if (Array.isArray(waarde)) return waarde.map(copy);
  if (!isObject(waarde)) return waarde;
  return Object.fromEntries(Object.entries(waarde).map(([naam, deel]) => [naam, copy(deel)]));
}

type Place = { readonly velden: Velden; readonly element: Elementmodel; readonly pad: string };

function* places(velden: Velden, type: ComplexType, pad = ''): Iterable<Place> {
  for (const element of type.elementen) {
    const hier = `${pad}/${element.naam}`;
    yield { velden, element, pad: hier };
    const waarde = velden[element.naam];
    if (element.type.soort === 'simpel' || waarde === undefined) continue;
    // The schema says that this is a class, so it holds fields.
    for (const lid of Array.isArray(waarde) ? waarde : [waarde]) {
      yield* places(lid as Velden, element.type, hier);
    }
  }
}

function change({ velden, element, pad }: Place, gezien: Seen, kies: Kies): void {
  const { naam, min, type } = element;
  const waarde = velden[naam];
  if (waarde === undefined) {
    velden[naam] = asMany(element, other(element, undefined, gezien, kies));
  } else if (Array.isArray(waarde)) {
    if (kies(2) === 0 && waarde.length > 1) waarde.splice(kies(waarde.length), 1);
    else waarde.push(kies(2) === 0 ? copy(een(kies, waarde)) : other(element, undefined, gezien, kies));
  } else if (min === 0 && kies(3) === 0) {
    delete velden[naam];
  } else if (type.soort === 'simpel') {
    velden[naam] = other(element, waarde, gezien, kies);
  } else if (kies(3) === 0 && pad.split('/').length > 2) {
    velden[naam] = other(element, waarde, gezien, kies);
  }
}

const asMany = ({ max }: Elementmodel, waarde: unknown) => (max > 1 ? [waarde] : waarde);

/** Another value: one that stood there before, one of the list, one close by, or whatever fits. */
function other({ naam, type }: Elementmodel, nu: unknown, gezien: Seen, kies: Kies): unknown {
  if (type.soort === 'complex') return filled(type, gezien, kies);
  if (naam === 'Bsn' && kies(2) === 0) return een(kies, vreemden);
  const eerder = een(kies, gezien.get(naam) ?? []);
  if (eerder !== undefined && kies(3) === 0) return eerder;
  if (nu instanceof Temporal.PlainDate) {
    return naam === 'Datum' && kies(2) === 0 ? nu.subtract({ years: 130 }) : near(nu, kies);
  }
  if (typeof nu === 'number') return Math.max(0, een(kies, [nu + 1, nu - 1, nu * 2, nu * 20, 0, nu * 60]));
  return fitting(type, gezien, kies);
}

/** Well-formed, and of nobody in any story. */
const vreemden = ['999900560', '999900572'];

function filled(type: ComplexType, gezien: Seen, kies: Kies): Velden {
  return Object.fromEntries(
    type.elementen
      .filter(({ min }) => min > 0 || kies(2) === 0)
      .map((element) => [element.naam, asMany(element, other(element, undefined, gezien, kies))]),
  );
}

function near(dag: Temporal.PlainDate, kies: Kies): Temporal.PlainDate {
  return een(kies, [
    dag.add({ days: 1 }),
    dag.subtract({ days: 1 }),
    dag.add({ months: 1 }),
    dag.subtract({ months: 1 }),
    dag.add({ years: 1 }),
    dag.subtract({ years: 6 }),
    dag.subtract({ years: 130 }),
    dag.with({ day: 1 }),
    dag.with({ day: dag.daysInMonth }),
    dag.with({ day: 15 }),
  ]);
}

function fitting(type: SimpelType, gezien: Seen, kies: Kies): unknown {
  const tekst = passendeTekst(type, kies).trim();
  if (type.basis === 'integer') return Number(tekst);
  if (type.basis !== 'date') return tekst;
  const dagen = ['Ingangsdatum', 'Begindatum', 'Einddatum', 'Dagtekening'].flatMap(
    (naam) => gezien.get(naam) ?? [],
  );
  const dag = een(kies, dagen);
  return dag instanceof Temporal.PlainDate ? near(dag, kies) : Temporal.PlainDate.from('2026-01-31');
}
