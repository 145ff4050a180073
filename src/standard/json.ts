/** A class of a message from JSON with the standard's own element names: dates as text, everything else as in XML. */
import type { Client301 } from './berichten.generated.ts';
import { berichtsoort, type Standaard } from './berichtsoorten.ts';
import { type Klasse, type Onderdeel, wortelklasse } from './xml/klassen.ts';
import { isXmltekst } from './xml/tekens.ts';
import { leesDatum } from './xml/waarden.ts';

/** What does not fit, without what was given. */
export type JsonBevinding = { readonly pad: string; readonly melding: string };

export type ClientUitJson =
  | {
      readonly ok: true;
      readonly client: Omit<Client301, 'Bsn' | 'ToegewezenProducten'> & { readonly Bsn?: string };
    }
  | { readonly ok: false; readonly bevindingen: readonly JsonBevinding[] };

/** The client of a 301 without what is allocated; Bsn may be left out. Codes and lengths are for the schema check. */
export function leesClient301(standaard: Standaard, json: unknown): ClientUitJson {
  const klasse = wortelklasse(berichtsoort(standaard, '301')).onderdelen.get('Client')?.klasse;
  if (!klasse) throw new Error('Een 301 zonder Client: draai npm run generate');
  const onderdelen = new Map(klasse.onderdelen);
  onderdelen.delete('ToegewezenProducten');
  const bsn = onderdelen.get('Bsn');
  if (bsn) onderdelen.set('Bsn', { ...bsn, verplicht: false });
  const bevindingen: JsonBevinding[] = [];
  const client = klasseUit({ ...klasse, onderdelen }, json, 'Client', bevindingen);
  if (bevindingen.length > 0) return { ok: false, bevindingen };
  // Filled by the mapping from which the type Client301 was generated.
  return { ok: true, client: client as Extract<ClientUitJson, { ok: true }>['client'] };
}

function klasseUit(klasse: Klasse, json: unknown, pad: string, fouten: JsonBevinding[]): unknown {
  if (!isObject(json)) {
    fouten.push({ pad, melding: 'is geen object.' });
    return undefined;
  }
  if (Object.keys(json).some((naam) => !klasse.onderdelen.has(naam)))
    fouten.push({ pad, melding: `kent alleen ${[...klasse.onderdelen.keys()].join(', ')}.` });
  const doel: Record<string, unknown> = {};
  for (const onderdeel of klasse.onderdelen.values()) {
    const waarde = json[onderdeel.naam];
    const kindpad = `${pad}/${onderdeel.naam}`;
    if (waarde === undefined) {
      if (onderdeel.verplicht) fouten.push({ pad: kindpad, melding: 'ontbreekt.' });
      continue;
    }
    if (!onderdeel.lijst) doel[onderdeel.naam] = waardeUit(onderdeel, waarde, kindpad, fouten);
    else if (Array.isArray(waarde) && waarde.length > 0)
      doel[onderdeel.naam] = waarde.map((een, plaats) =>
        waardeUit(onderdeel, een, `${kindpad}[${plaats + 1}]`, fouten),
      );
    else fouten.push({ pad: kindpad, melding: 'is geen lijst met ten minste één onderdeel.' });
  }
  return doel;
}

function waardeUit(onderdeel: Onderdeel, json: unknown, pad: string, fouten: JsonBevinding[]): unknown {
  if (onderdeel.klasse) return klasseUit(onderdeel.klasse, json, pad, fouten);
  switch (onderdeel.waarde) {
    case 'getal':
      if (typeof json === 'number' && Number.isSafeInteger(json)) return json;
      fouten.push({ pad, melding: 'is geen geheel getal.' });
      return undefined;
    case 'datum': {
      const datum = typeof json === 'string' ? leesDatum(json) : null;
      if (datum === null) fouten.push({ pad, melding: 'is geen bestaande datum als 2026-04-01.' });
      return datum;
    }
    default:
      if (typeof json === 'string' && isXmltekst(json)) return json;
      fouten.push({ pad, melding: 'is geen tekst die in XML kan.' });
      return undefined;
  }
}

function isObject(waarde: unknown): waarde is Readonly<Record<string, unknown>> {
  return typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde);
}
