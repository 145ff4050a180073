import { describe, expect, it } from 'vitest';
import {
  berichtsoort,
  berichtsoorten,
  heenVan,
  retourVan,
  soortVanBericht,
  soortVanNamespace,
} from './berichtsoorten.ts';

describe('The table of kinds', () => {
  it('has 28 kinds with names, codes and namespaces of their own', () => {
    expect(berichtsoorten).toHaveLength(28);
    for (const veld of ['bericht', 'berichtcode', 'namespace', 'prefix'] as const) {
      expect(new Set(berichtsoorten.map((soort) => soort[veld])).size).toBe(28);
    }
  });

  it('finds every kind by number, by name and by namespace', () => {
    for (const soort of berichtsoorten) {
      expect(berichtsoort(soort.standaard, soort.nummer)).toBe(soort);
      expect(soortVanBericht(soort.bericht)).toBe(soort);
      expect(soortVanNamespace(soort.namespace)).toBe(soort);
    }
    expect(soortVanNamespace('urn:x')).toBeNull();
  });

  it('pairs every retour with its heen-bericht, whose parties it keeps', () => {
    for (const heen of berichtsoorten) {
      const retour = retourVan(heen);
      if (retour === null) continue;
      expect(heenVan(retour)).toBe(heen);
      expect(retour.soort).toBe('retour');
      expect(retour.afzender).not.toBe(heen.afzender);
      expect(retour.headerAfzender).toBe(heen.afzender);
    }
    expect(berichtsoorten.filter((soort) => soort.soort === 'retour')).toHaveLength(12);
  });

  it('knows no retour for a 323 and a 325, which is sent by the municipality under its own name', () => {
    expect(berichtsoort('ijw-3.2', '323').retour).toBeNull();
    expect(berichtsoort('iwmo-3.2', '325')).toMatchObject({
      retour: null,
      afzender: 'gemeente',
      headerAfzender: 'gemeente',
      soort: 'heen',
    });
  });
});
