/**
 * Makes small faults in a text of JavaScript, one at a time: a comparison turned round, a condition that always or never
 * holds, a refusal that is not made. What is there for people only (examples, the demand, its reason) stays as it is.
 */
import { parseAst } from 'vitest/node';

export type Mutant = {
  readonly lijn: number;
  /** `isAfter(a, b) → !isBefore(a, b)` */
  readonly wat: string;
  /** The broken text, with the lines of the source. */
  readonly bron: string;
};

/** A node of the syntax tree as ESTree has it: the fields asked for here, of which a type has some. */
type Node = {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly name?: unknown;
  readonly value?: unknown;
  readonly operator?: unknown;
  readonly shorthand?: unknown;
  readonly computed?: unknown;
  readonly arguments?: unknown;
} & { readonly [veld in Part]?: unknown };

/** Fields that hold another node. */
type Part =
  | 'argument'
  | 'callee'
  | 'declaration'
  | 'id'
  | 'key'
  | 'left'
  | 'object'
  | 'property'
  | 'right'
  | 'test';

type Fault = { readonly start: number; readonly end: number; readonly door: string };

/** Where a rule speaks to people, or is its own test. */
const praat = new Set([
  'voorbeelden',
  'eis',
  'perWet',
  'waarom',
  'bron',
  'beperking',
  'code',
  'niveau',
  'retourcode',
  'standaarden',
]);

/** @param gebruikt the exports that matter; all of them when absent */
export function mutantsOf(js: string, gebruikt?: ReadonlySet<string>): readonly Mutant[] {
  const body = children(asNode(parseAst(js)) ?? leeg);
  const gezien = new Set<string>();
  const mutanten: Mutant[] = [];
  for (const deel of reachable(body, gebruikt)) {
    for (const { start, end, door } of faultsIn(deel, js)) {
      const sleutel = `${start} ${end} ${door}`;
      if (gezien.has(sleutel)) continue;
      gezien.add(sleutel);
      mutanten.push({
        lijn: js.slice(0, start).split('\n').length,
        wat: `${short(js.slice(start, end))} → ${short(door)}`,
        bron: js.slice(0, start) + door + js.slice(end),
      });
    }
  }
  return mutanten.toSorted((a, b) => a.lijn - b.lijn);
}

const leeg: Node = { type: 'Program', start: 0, end: 0 };
const short = (tekst: string) => tekst.replace(/\s+/g, ' ').trim() || 'niets';

function asNode(waarde: unknown): Node | undefined {
  const isNode =
    typeof waarde === 'object' && waarde !== null && 'type' in waarde && 'start' in waarde && 'end' in waarde;
  // The parser gives every node these three fields.
  return isNode ? (waarde as Node) : undefined;
}

function child(node: Node, veld: Part): Node | undefined {
  return asNode(node[veld]);
}

function nameOf(node: Node | undefined): string | undefined {
  return typeof node?.name === 'string' ? node.name : undefined;
}

function children(node: Node): readonly Node[] {
  return Object.values(node).flatMap((waarde: unknown) => {
    const lijst: readonly unknown[] = Array.isArray(waarde) ? waarde : [waarde];
    return lijst.flatMap((een) => asNode(een) ?? []);
  });
}

function keyOf(node: Node): string | undefined {
  return node.type === 'Property' ? nameOf(child(node, 'key')) : undefined;
}

/** Everything below a node that is not for people only. */
function below(node: Node): readonly Node[] {
  const sleutel = keyOf(node);
  if (sleutel !== undefined && praat.has(sleutel)) return [];
  return [node, ...children(node).flatMap(below)];
}

function declared(node: Node): readonly string[] {
  const declaratie = node.type === 'ExportNamedDeclaration' ? (child(node, 'declaration') ?? node) : node;
  const namen = declaratie.type === 'VariableDeclaration' ? children(declaratie) : [declaratie];
  return namen.flatMap((een) => nameOf(child(een, 'id')) ?? []);
}

/** The names that a node itself looks up: not those of the fields it reads or fills. */
function names(node: Node): readonly string[] {
  return children(node).flatMap((kind) => {
    const veld =
      (node.type === 'Property' && kind === node.key && node.shorthand !== true) ||
      (node.type === 'MemberExpression' && kind === node.property && node.computed !== true);
    return kind.type === 'Identifier' && !veld ? (nameOf(kind) ?? []) : [];
  });
}

/** The exported rule and whatever of this file it uses when it checks; what only its examples use is left out. */
function reachable(body: readonly Node[], gebruikt: ReadonlySet<string> | undefined): readonly Node[] {
  const perNaam = new Map(body.flatMap((node) => declared(node).map((naam) => [naam, node] as const)));
  const gevonden = new Set<Node>();
  const bezoek = (node: Node) => {
    if (gevonden.has(node)) return;
    gevonden.add(node);
    for (const naam of below(node).flatMap(names)) {
      const ander = perNaam.get(naam);
      if (ander !== undefined) bezoek(ander);
    }
  };
  const telt = (node: Node) => gebruikt === undefined || declared(node).some((naam) => gebruikt.has(naam));
  for (const node of body) if (node.type === 'ExportNamedDeclaration' && telt(node)) bezoek(node);
  return [...gevonden];
}

const omgekeerd = new Map<string, readonly string[]>(
  Object.entries({
    '===': ['!=='],
    '!==': ['==='],
    '<': ['<=', '>='],
    '<=': ['<', '>'],
    '>': ['>=', '<='],
    '>=': ['>', '<'],
    '+': ['-'],
    '-': ['+'],
    '*': ['/'],
    '/': ['*'],
    '%': ['*'],
  }),
);

/** Names that have an opposite. */
const tegenhangers = new Map(
  Object.entries({
    some: 'every',
    every: 'some',
    min: 'max',
    max: 'min',
    find: 'findLast',
    findLast: 'find',
  }),
);
/** Methods that pick or order: without them everything stays, as it came. */
const kiezers = new Set(['filter', 'toSorted', 'slice', 'toReversed']);

function* faultsIn(deel: Node, js: string): Generator<Fault> {
  for (const node of below(deel)) yield* faultsAt(node, js);
}

function* faultsAt(node: Node, js: string): Generator<Fault> {
  const tekst = (een: Node | undefined) => (een === undefined ? '' : js.slice(een.start, een.end));
  const als = (door: string): Fault => ({ start: node.start, end: node.end, door });
  const [links, rechts] = [child(node, 'left'), child(node, 'right')];
  /** The same operands, with their parentheses, and another operator. */
  const between = (teken: string) => {
    if (links === undefined || rechts === undefined) return '';
    const tussen = js.slice(links.end, rechts.start).replace(String(node.operator), teken);
    return js.slice(node.start, links.end) + tussen + js.slice(rechts.start, node.end);
  };
  switch (node.type) {
    case 'BinaryExpression': {
      const teken = String(node.operator);
      if (teken === '+' && [links, rechts].some(isText)) return;
      for (const ander of omgekeerd.get(teken) ?? []) yield als(between(ander));
      return;
    }
    case 'LogicalExpression': {
      // `?? null` and `?? false` only turn one way of being absent into another.
      if (!isAbsent(rechts)) yield als(`(${tekst(links)})`);
      yield als(`(${tekst(rechts)})`);
      if (node.operator === '&&') yield als(`(${between('||')})`);
      if (node.operator === '||') yield als(`(${between('&&')})`);
      return;
    }
    case 'UnaryExpression': {
      if (node.operator === '!') yield als(tekst(child(node, 'argument')));
      return;
    }
    case 'IfStatement':
    case 'ConditionalExpression': {
      const test = child(node, 'test');
      if (test === undefined) return;
      for (const door of ['true', 'false']) yield { start: test.start, end: test.end, door };
      return;
    }
    case 'ExpressionStatement': {
      // A refusal that is not made, or something that is not written down.
      yield als(';');
      return;
    }
    case 'ContinueStatement':
    case 'BreakStatement': {
      yield als(';');
      return;
    }
    case 'ReturnStatement': {
      if (child(node, 'argument') === undefined) yield als(';');
      return;
    }
    case 'CallExpression': {
      yield* faultsAtCall(node, js);
      return;
    }
    case 'ArrayExpression': {
      const leden = children(node);
      if (leden.length < 2 || !leden.every((lid) => lid.type === 'Literal')) return;
      for (const weg of leden)
        yield als(
          `[${leden
            .filter((lid) => lid !== weg)
            .map(tekst)
            .join(', ')}]`,
        );
      return;
    }
    case 'Property': {
      const waarde = asNode(node.value);
      if (keyOf(node) === 'element' && waarde?.type === 'Literal') yield als("element: 'anders'");
      return;
    }
    case 'Literal': {
      if (typeof node.value === 'number') yield als(String(node.value + 1));
      if (typeof node.value === 'boolean') yield als(String(!node.value));
      return;
    }
  }
}

function* faultsAtCall(node: Node, js: string): Generator<Fault> {
  const wie = child(node, 'callee');
  if (wie === undefined) return;
  const waarmee = (Array.isArray(node.arguments) ? node.arguments : []).flatMap((een) => asNode(een) ?? []);
  const [een, ander] = waarmee.map(({ start, end }) => js.slice(start, end));
  if (wie.type === 'Identifier' && (wie.name === 'isBefore' || wie.name === 'isAfter')) {
    const naam = wie.name;
    // Before or on: not the other way round.
    yield { start: node.start, end: node.end, door: `!${naam}(${ander}, ${een})` };
    yield { start: node.start, end: node.end, door: `!${naam}(${een}, ${ander})` };
    return;
  }
  const methode = wie.type === 'MemberExpression' ? child(wie, 'property') : undefined;
  const object = child(wie, 'object');
  const naam = nameOf(methode);
  if (naam === undefined || methode === undefined || object === undefined) return;
  const tegen = tegenhangers.get(naam);
  if (tegen !== undefined) yield { start: methode.start, end: methode.end, door: tegen };
  if (kiezers.has(naam)) yield { start: node.start, end: node.end, door: js.slice(object.start, object.end) };
}

const isAbsent = (node: Node | undefined) =>
  (node?.type === 'Literal' && (node.value === null || node.value === false)) || node?.name === 'undefined';
const isText = (node: Node | undefined) =>
  node?.type === 'TemplateLiteral' || (node?.type === 'Literal' && typeof node.value === 'string');
