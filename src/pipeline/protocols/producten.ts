/** `producten.csv` and `tarieven.csv`: the catalogue of a region. */
import { z } from 'zod';
import type { Product, Tariff } from '../../rules/regional/regional.ts';
import type { LDT_ProductCategorie } from '../../standard/berichten.generated.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { productcategorieen } from '../../standard/codelijsten.ts';
import { ProtocolError } from './error.ts';
import { readCsv } from './read.ts';
import { categorie, cent, code, dag, dayOrNull, eenheid, frequentie, inOrder, orNothing } from './values.ts';

const aantal = z.string().regex(/^[0-9]+$/, 'een geheel getal');

const product = inOrder(
  z.strictObject({
    code,
    naam: z.string().min(1, 'een naam'),
    categorie,
    variant: orNothing(z.enum(['inspanning', 'output', 'maand', 'traject'])),
    status: z.enum(['actief', 'uitlopend', 'genoemd']),
    eenheid: orNothing(eenheid),
    frequenties: z.string(),
    max_volume: orNothing(aantal),
    max_volume_per: orNothing(z.enum(['week', 'toewijzing'])),
    max_duur: orNothing(aantal),
    max_duur_in: orNothing(z.enum(['weken', 'maanden'])),
    leeftijd_van: orNothing(aantal),
    leeftijd_tot: orNothing(aantal),
    geldig_van: dag,
    geldig_tot: orNothing(dag),
    bron: z.string().min(1, 'waar het staat'),
  }),
);

const tarief = inOrder(
  z.strictObject({
    code,
    eenheid,
    tarief_cent: cent,
    geldig_van: dag,
    geldig_tot: orNothing(dag),
    bron: z.string().min(1, 'waar het staat'),
  }),
);

/** @throws ProtocolError */
export function readProducts(pad: string, padTarieven: string | null): ReadonlyMap<string, Product> {
  const tarieven = padTarieven === null ? new Map<string, TariffRow[]>() : readTariffs(padTarieven);
  const producten = new Map<string, Product>();
  for (const { waarde, regel } of readCsv(product, pad)) {
    const plaats = `${pad}, regel ${regel}`;
    if (producten.has(waarde.code)) {
      throw new ProtocolError(
        `${plaats}: product ${waarde.code} staat er twee keer in. Laat één regel staan.`,
      );
    }
    if (!standaarden.some((standaard) => productcategorieen[standaard].has(waarde.categorie))) {
      throw new ProtocolError(
        `${plaats}: productcategorie ${waarde.categorie} bestaat niet in iJw of iWmo 3.2.`,
      );
    }
    producten.set(
      waarde.code,
      productOf(
        waarde,
        (tarieven.get(waarde.code) ?? []).map(({ tarief }) => tarief),
        plaats,
      ),
    );
  }
  for (const [onbekend, [eerste]] of tarieven) {
    if (!producten.has(onbekend)) {
      throw new ProtocolError(
        `${padTarieven}, regel ${eerste?.regel}: tarief voor product ${onbekend}, dat niet in ${pad} staat. Voeg het product toe.`,
      );
    }
  }
  return producten;
}

type TariffRow = { readonly regel: number; readonly tarief: Tariff };

function readTariffs(pad: string): Map<string, TariffRow[]> {
  const perCode = new Map<string, TariffRow[]>();
  for (const { waarde, regel } of readCsv(tarief, pad)) {
    const nieuw: Tariff = {
      eenheid: waarde.eenheid,
      cent: Number(waarde.tarief_cent),
      geldigVan: Temporal.PlainDate.from(waarde.geldig_van),
      geldigTot: dayOrNull(waarde.geldig_tot),
      bron: waarde.bron,
    };
    const bij = perCode.get(waarde.code) ?? [];
    if (bij.some(({ tarief: ander }) => ander.eenheid === nieuw.eenheid && overlap(ander, nieuw))) {
      throw new ProtocolError(
        `${pad}, regel ${regel}: product ${waarde.code} heeft in eenheid ${nieuw.eenheid} op dezelfde dagen al een ander tarief. Sluit het oude af met geldig_tot.`,
      );
    }
    perCode.set(waarde.code, [...bij, { regel, tarief: nieuw }]);
  }
  return perCode;
}

function overlap(een: Tariff, ander: Tariff): boolean {
  const voorbij = (a: Tariff, b: Tariff) =>
    a.geldigTot !== null && Temporal.PlainDate.compare(a.geldigTot, b.geldigVan) < 0;
  return !voorbij(een, ander) && !voorbij(ander, een);
}

function productOf(rij: z.infer<typeof product>, tarieven: readonly Tariff[], plaats: string): Product {
  const frequenties = z.array(frequentie).safeParse(rij.frequenties.split(' ').filter(Boolean));
  if (!frequenties.success) {
    throw new ProtocolError(
      `${plaats}: frequenties: ${frequenties.error.issues[0]?.message}, met spaties ertussen.`,
    );
  }
  const samen = (een: string, ander: string, naam: string) => {
    if ((een === '') !== (ander === ''))
      throw new ProtocolError(`${plaats}: vul ${naam} allebei, of geen van beide.`);
  };
  samen(rij.max_volume, rij.max_volume_per, 'max_volume en max_volume_per');
  samen(rij.max_duur, rij.max_duur_in, 'max_duur en max_duur_in');
  samen(rij.leeftijd_van, rij.leeftijd_tot, 'leeftijd_van en leeftijd_tot');
  return {
    code: rij.code,
    naam: rij.naam,
    // Looked up above in the lists of the standard.
    categorie: rij.categorie as LDT_ProductCategorie,
    variant: rij.variant === '' ? null : rij.variant,
    status: rij.status,
    tarieven,
    toewijzen: rij.eenheid === '' ? null : { eenheid: rij.eenheid, frequenties: frequenties.data },
    maxVolume: rij.max_volume_per === '' ? null : { aantal: Number(rij.max_volume), per: rij.max_volume_per },
    maxDuur: rij.max_duur_in === '' ? null : { aantal: Number(rij.max_duur), in: rij.max_duur_in },
    leeftijd:
      rij.leeftijd_van === '' ? null : { van: Number(rij.leeftijd_van), tot: Number(rij.leeftijd_tot) },
    geldigVan: Temporal.PlainDate.from(rij.geldig_van),
    geldigTot: dayOrNull(rij.geldig_tot),
    bron: rij.bron,
  };
}
