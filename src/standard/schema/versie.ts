/** The version numbers that a schema states of itself and that a sender copies into XsdVersie (IV034). */
import type { CDT_XsdVersie } from '../berichten.generated.ts';

/** @throws when the schema's appinfo lacks a version */
export function xsdVersieVan(berichtXsd: string): CDT_XsdVersie {
  const waarde = (naam: string): string => {
    const gevonden = berichtXsd.match(new RegExp(`<\\w+:${naam}>([^<]+)</`))?.[1];
    if (gevonden === undefined) throw new Error(`Het schema noemt geen ${naam} in zijn appinfo.`);
    return gevonden;
  };
  return {
    BasisschemaXsdVersie: waarde('BasisschemaXsdVersie'),
    BerichtXsdVersie: waarde('BerichtXsdVersie'),
  };
}
