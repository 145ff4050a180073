/**
 * Compares two sets of schemas by what they accept: messages made from both, right and wrong, are put to both. What
 * the texts look like does not matter.
 */
import { type Berichtsoort, berichtsoorten } from '../berichtsoorten.ts';
import type { XsdBevinding } from '../bevinding.ts';
import { type DirecteValidator, libxml2Validator } from '../xsd/libxml2.ts';
import { basisschemapad, berichtmodellen, type Schemateksten, schemapad } from '../xsd/validator.ts';
import type { Berichtmodel, SimpelType } from './model.ts';
import { alleMutaties, mutatie, plaatsen, randenVan, vervang } from './mutaties.ts';
import { type Element, kiesUit, passendBericht, voorbeeldXml } from './voorbeelden.ts';

/** A message on which the two sets disagree, made as small as it goes. */
export type Schemaverschil = {
  readonly soort: Berichtsoort;
  /** Which set accepts the message; the other refuses it. */
  readonly aanvaardDoor: 'eigen' | 'ander';
  /** The first finding of the set that refuses. */
  readonly bevinding: XsdBevinding;
  readonly voorbeeld: string;
};

/** What was compared for one kind: how many messages, how many of them both accept, and where they disagree. */
export type Soortvergelijking = {
  readonly soort: Berichtsoort;
  readonly berichten: number;
  readonly aanvaard: number;
  readonly verschillen: readonly Schemaverschil[];
};

type Kant = { readonly model: Berichtmodel; readonly validator: DirecteValidator };

/** The kinds that both sets have, and those that the other set lacks. */
export function gedeeldeSoorten(ander: Schemateksten): {
  readonly gedeeld: readonly Berichtsoort[];
  readonly ontbrekend: readonly Berichtsoort[];
} {
  const heeft = (soort: Berichtsoort) => ander.has(schemapad(soort)) && ander.has(basisschemapad(soort));
  return {
    gedeeld: berichtsoorten.filter(heeft),
    ontbrekend: berichtsoorten.filter((soort) => !heeft(soort)),
  };
}

/** Texts to try for a type in one set: the edges of the type of that name in the other. */
function randenUit(model: Berichtmodel): (type: SimpelType) => readonly string[] {
  const typen = new Map<string, SimpelType>();
  for (const { elementen } of model.klassen) {
    for (const { type } of elementen) if (type.soort === 'simpel') typen.set(type.naam, type);
  }
  return ({ naam }) => {
    const type = typen.get(naam);
    return type === undefined ? [] : randenVan(type);
  };
}

/** All examples for one kind: every single change of a small and a full message, then `willekeurig` chosen ones. */
function* voorbeelden(kanten: readonly [Kant, Kant], zaad: number, willekeurig: number): Generator<Element> {
  const kies = kiesUit(zaad);
  const [eigen, ander] = [kanten[0].model, kanten[1].model];
  for (const [model, tegenover] of [
    [eigen, ander],
    [ander, eigen],
  ] as const) {
    for (const omvang of ['minimaal', 'volledig'] as const) {
      const bericht = passendBericht(model, omvang, () => 0);
      yield bericht;
      yield* alleMutaties(bericht, model, randenUit(tegenover));
    }
  }
  for (let i = 0; i < willekeurig; i += 1) {
    const model = i % 2 === 0 ? eigen : ander;
    let bericht = passendBericht(model, 'naar keuze', kies);
    for (let aantal = kies(4); aantal > 0; aantal -= 1) bericht = mutatie(bericht, model, kies);
    yield bericht;
  }
}

type Oordeel = Pick<Schemaverschil, 'aanvaardDoor' | 'bevinding'>;

/** Leaves out one element after another as long as the two sets go on to disagree in the same way. */
function verklein(bericht: Element, model: Berichtmodel, blijft: (kleiner: Element) => boolean): Element {
  let kleinste = bericht;
  for (let gelukt = true; gelukt; ) {
    gelukt = false;
    for (const { stappen } of plaatsen(kleinste, model).toReversed()) {
      if (stappen.length === 0) continue;
      const kleiner = vervang(kleinste, stappen, () => []);
      if (!blijft(kleiner)) continue;
      kleinste = kleiner;
      gelukt = true;
    }
  }
  return kleinste;
}

/**
 * Compares one kind. The same seed gives the same messages.
 *
 * @throws Error when a schema cannot be read or compiled.
 */
function vergelijkSoort(
  soort: Berichtsoort,
  kanten: readonly [Kant, Kant],
  zaad: number,
  willekeurig: number,
): Soortvergelijking {
  const { model } = kanten[0];
  const codeer = new TextEncoder();
  const oordeel = (xml: string): Oordeel | 'aanvaard' | 'geweigerd' => {
    const bytes = codeer.encode(xml);
    const [eigen, ander] = kanten;
    const aanvaard = eigen.validator.aanvaardt(bytes, soort);
    if (aanvaard === ander.validator.aanvaardt(bytes, soort)) return aanvaard ? 'aanvaard' : 'geweigerd';
    const [bevinding] = (aanvaard ? ander : eigen).validator.controleer(bytes, soort);
    if (bevinding === undefined) throw new Error(`${soort.bericht}: geweigerd zonder bevinding`);
    return { aanvaardDoor: aanvaard ? 'eigen' : 'ander', bevinding };
  };
  const kenmerk = ({ aanvaardDoor, bevinding }: Oordeel) =>
    `${aanvaardDoor} ${bevinding.pad.replaceAll(/\[\d+\]/g, '')}`;
  const gezien = new Set<string>();
  const verschillen = new Map<string, Schemaverschil>();
  let aanvaard = 0;
  for (const bericht of voorbeelden(kanten, zaad, willekeurig)) {
    const xml = voorbeeldXml(bericht, model);
    if (gezien.has(xml)) continue;
    gezien.add(xml);
    const gevonden = oordeel(xml);
    if (gevonden === 'aanvaard') aanvaard += 1;
    if (typeof gevonden === 'string' || verschillen.has(kenmerk(gevonden))) continue;
    const klein = verklein(bericht, model, (kleiner) => {
      const opnieuw = oordeel(voorbeeldXml(kleiner, model));
      return typeof opnieuw !== 'string' && kenmerk(opnieuw) === kenmerk(gevonden);
    });
    verschillen.set(kenmerk(gevonden), { soort, ...gevonden, voorbeeld: voorbeeldXml(klein, model) });
  }
  return { soort, berichten: gezien.size, aanvaard, verschillen: [...verschillen.values()] };
}

/** Compares all kinds that both sets have, one by one. `willekeurig`: chosen messages per kind, besides the systematic ones. */
export function* vergelijkSchemas(
  eigen: Schemateksten,
  ander: Schemateksten,
  {
    zaad = 1,
    willekeurig = 500,
    soorten = berichtsoorten,
  }: { zaad?: number; willekeurig?: number; soorten?: readonly Berichtsoort[] } = {},
): Generator<Soortvergelijking> {
  const [modelEigen, modelAnder] = [berichtmodellen(eigen), berichtmodellen(ander)];
  const [validatorEigen, validatorAnder] = [libxml2Validator(eigen), libxml2Validator(ander)];
  for (const soort of gedeeldeSoorten(ander).gedeeld) {
    if (!soorten.includes(soort)) continue;
    yield vergelijkSoort(
      soort,
      [
        { model: modelEigen(soort), validator: validatorEigen },
        { model: modelAnder(soort), validator: validatorAnder },
      ],
      zaad,
      willekeurig,
    );
  }
}
