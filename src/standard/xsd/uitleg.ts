/**
 * Turns what a schema engine flags into sentences of our own. The engine says where and what sort of fault; what is
 * allowed comes from the schema model, what was found is described by kind. The engine's texts, which repeat values,
 * are not used.
 */
import type { Berichtsoort } from '../berichtsoorten.ts';
import type { XsdBevinding } from '../bevinding.ts';
import type { Berichtmodel, ComplexType, Elementmodel, Type } from '../schema/model.ts';
import type { Knoop } from '../xml/lezen.ts';
import { maakPadstuk, toonbareNaam } from '../xml/paden.ts';
import { soortWaarde, toegestaan } from './toegestaan.ts';

/** The sorts of fault that an engine tells apart. */
export type Foutsoort =
  | 'waarde'
  | 'onverwacht-element'
  | 'ontbrekend-element'
  | 'attribuut'
  | 'losse-tekst'
  | 'element-in-waarde'
  | 'nil'
  | 'overig';

/** A fault at an element, given as the steps from `Bericht` down: indexes among the child elements. */
export type Schemafout = { readonly stappen: readonly number[]; readonly soort: Foutsoort };

/** An element with its parent and, if the schema knows it there, its type. */
type Plaats = {
  readonly knoop: Knoop;
  readonly ouder: Knoop | null;
  readonly ouderklasse: ComplexType | null;
  readonly type: Type | null;
  readonly pad: string;
};

function opsomming(namen: readonly string[]): string {
  const laatste = namen.at(-1) ?? '';
  return namen.length < 2 ? laatste : `${namen.slice(0, -1).join(', ')} of ${laatste}`;
}

/** What may stand after these children: everything up to and including the first element that must come. */
function verwacht(klasse: ComplexType, kinderen: readonly Knoop[]): readonly Elementmodel[] {
  let plaats = 0;
  let aantal = 0;
  for (const { naam } of kinderen) {
    const gevonden = klasse.elementen.findIndex((element, index) => index >= plaats && element.naam === naam);
    if (gevonden < 0) break;
    aantal = gevonden === plaats ? aantal + 1 : 1;
    plaats = gevonden;
  }
  const mogelijk: Elementmodel[] = [];
  for (const element of klasse.elementen.slice(plaats)) {
    const reedsGezien = element === klasse.elementen[plaats] ? aantal : 0;
    if (reedsGezien < element.max) mogelijk.push(element);
    if (reedsGezien < element.min) break;
  }
  return mogelijk;
}

function onverwacht({ knoop, ouder, ouderklasse }: Plaats, soort: Berichtsoort): string {
  const naam = toonbareNaam(knoop.naam);
  const op = `op regel ${knoop.regel}`;
  if (ouder === null || ouderklasse === null) return `${naam} ${op} is een onbekend element.`;
  const bekend = ouderklasse.elementen.find((element) => element.naam === knoop.naam);
  if (bekend !== undefined) {
    const basis = ouderklasse.ruimte === 'basis';
    if (knoop.ruimte !== (basis ? soort.basisNamespace : soort.namespace)) {
      const prefix = basis ? soort.basisPrefix : soort.prefix;
      return `${naam} ${op} staat in een verkeerde namespace; dit element hoort in die van ${prefix}.`;
    }
    const eerder = ouder.kinderen.slice(0, ouder.kinderen.indexOf(knoop));
    if (eerder.filter((kind) => kind.naam === knoop.naam).length >= bekend.max) {
      return `${naam} ${op} komt vaker voor dan mag: ten hoogste ${bekend.max} keer.`;
    }
  }
  const namen = verwacht(ouderklasse, ouder.kinderen.slice(0, ouder.kinderen.indexOf(knoop))).map(
    (element) => element.naam,
  );
  const hier = namen.length === 0 ? 'hier hoort geen element meer' : `hier hoort ${opsomming(namen)}`;
  return bekend === undefined
    ? `${naam} ${op} is een onbekend element; ${hier}.`
    : `${naam} ${op} staat niet op zijn plaats; ${hier}.`;
}

function melding(plaats: Plaats, fout: Foutsoort, soort: Berichtsoort): string {
  const { knoop, type } = plaats;
  const naam = toonbareNaam(knoop.naam);
  const op = `${naam} op regel ${knoop.regel}`;
  switch (fout) {
    case 'onverwacht-element':
      return onverwacht(plaats, soort);
    case 'ontbrekend-element': {
      const namen = type?.soort === 'complex' ? verwacht(type, knoop.kinderen).map(({ naam }) => naam) : [];
      return namen.length === 0
        ? `${op} is niet volledig.`
        : `${op} is niet volledig: er ontbreekt ${opsomming(namen)}.`;
    }
    case 'attribuut':
      return `${op} heeft een attribuut dat niet mag.`;
    case 'losse-tekst':
      return `${op} bevat tekst naast elementen; dat mag niet.`;
    case 'element-in-waarde':
      return `${op} bevat een element; toegestaan is ${type?.soort === 'simpel' ? toegestaan(type) : 'alleen tekst'}.`;
    case 'nil':
      return `${op} is als leeg aangemerkt (xsi:nil); dat mag niet.`;
    case 'waarde':
      if (type?.soort === 'simpel') {
        const gevonden = knoop.tekst === '' ? 'is leeg' : `bevat ${soortWaarde(knoop.tekst, type)}`;
        return `${op} ${gevonden}; toegestaan is ${toegestaan(type)}.`;
      }
      return `${op} heeft geen toegestane inhoud.`;
    case 'overig':
      return `${op} past niet in het schema van ${soort.bericht}.`;
  }
}

/** Makes the findings for the faults of one file, in the order given, one for each element and sort of fault. */
export function legUit(
  fouten: readonly Schemafout[],
  wortel: Knoop,
  model: Berichtmodel,
  soort: Berichtsoort,
): XsdBevinding[] {
  const padstuk = maakPadstuk();
  const gezien = new Map<Knoop, Set<Foutsoort>>();
  const bevindingen: XsdBevinding[] = [];
  for (const fout of fouten) {
    let plaats: Plaats = { knoop: wortel, ouder: null, ouderklasse: null, type: model.root, pad: '/Bericht' };
    for (const stap of fout.stappen) {
      const { knoop: ouder, type } = plaats;
      const knoop = ouder.kinderen[stap];
      if (knoop === undefined) break;
      const ouderklasse = type?.soort === 'complex' ? type : null;
      plaats = {
        knoop,
        ouder,
        ouderklasse,
        type: ouderklasse?.elementen.find((element) => element.naam === knoop.naam)?.type ?? null,
        pad: `${plaats.pad}/${padstuk(ouder, knoop)}`,
      };
    }
    const soorten = gezien.get(plaats.knoop) ?? new Set<Foutsoort>();
    // An element inside a value makes the value wrong as well; that says nothing new.
    const bijzaak = fout.soort === 'waarde' && soorten.has('element-in-waarde');
    if (bijzaak || soorten.has(fout.soort)) continue;
    gezien.set(plaats.knoop, soorten.add(fout.soort));
    bevindingen.push({
      pad: plaats.pad,
      regel: plaats.knoop.regel,
      melding: melding(plaats, fout.soort, soort),
    });
  }
  return bevindingen;
}
