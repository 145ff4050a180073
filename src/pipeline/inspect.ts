/** Levels 0 and 1: from bytes to a message that holds its schema, or the reasons why it does not. */
import type { Finding } from '../rules/verdict.ts';
import type { Bericht } from '../standard/berichten.generated.ts';
import type { Berichtsoort } from '../standard/berichtsoorten.ts';
import type { Leesbevinding, Leesreden, XsdBevinding } from '../standard/bevinding.ts';
import { naarBericht } from '../standard/xml/bericht.ts';
import { leesXml } from '../standard/xml/lezen.ts';
import type { SchemaValidator } from '../standard/xsd/validator.ts';

type Findings = readonly [Finding, ...Finding[]];

export type Inspected =
  | { readonly ok: true; readonly soort: Berichtsoort; readonly bericht: Bericht }
  | {
      readonly ok: false;
      readonly niveau: 0 | 1;
      /** null when not even the kind could be told. */
      readonly soort: Berichtsoort | null;
      readonly bevindingen: Findings;
    };

export async function inspect(bytes: Uint8Array, schemas: SchemaValidator): Promise<Inspected> {
  const gelezen = leesXml(bytes);
  if (!gelezen.ok)
    return { ok: false, niveau: 0, soort: null, bevindingen: unreadable(gelezen.bevindingen[0]) };
  const { soort } = gelezen;
  const fouten = broken(await schemas.controleer(bytes, soort));
  if (fouten) return { ok: false, niveau: 1, soort, bevindingen: fouten };
  const vertaald = naarBericht(gelezen);
  if (vertaald.ok) return { ok: true, soort, bericht: vertaald.bericht };
  const onvertaalbaar = broken(vertaald.bevindingen);
  if (!onvertaalbaar) throw new Error('Een bericht dat niet vertaald kan worden hoort te zeggen waarom.');
  return { ok: false, niveau: 1, soort, bevindingen: onvertaalbaar };
}

/** The rule of the standard that a file breaks before it is a message; the kind of message is nobody's rule. */
const regelVan: Readonly<Record<Leesreden, string>> = {
  leeg: 'OP192',
  codering: 'OP192',
  doctype: 'OP192',
  'niet-welgevormd': 'OP192',
  'te-groot': 'OP179',
  'te-omvangrijk': 'OP179',
  'onbekend-bericht': 'berichtsoort',
  'onbekende-release': 'berichtsoort',
};

/** Level 0 as findings. */
export function unreadable({ reden, pad, melding }: Leesbevinding): Findings {
  return [{ regel: regelVan[reden], niveau: 0, retourcode: null, pad, klasse: pad, melding, waarden: {} }];
}

function broken(fouten: readonly XsdBevinding[]): Findings | null {
  const [eerste, ...overige] = fouten.map(
    ({ pad, melding }): Finding => ({
      regel: 'XSD',
      niveau: 1,
      retourcode: null,
      pad,
      klasse: pad,
      melding,
      waarden: {},
    }),
  );
  return eerste ? [eerste, ...overige] : null;
}
