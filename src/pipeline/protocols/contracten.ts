/** `contracten.csv`: what is agreed with each provider. */
import { z } from 'zod';
import { agreementLookup, type ContractLine, contracted } from '../../rules/declaration/agreements.ts';
import type { Protocol } from '../../rules/protocol.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { productcategorieen } from '../../standard/codelijsten.ts';
import { ProtocolError } from './error.ts';
import { readCsv } from './read.ts';
import { categorie, dag, eenheid, inOrder, orNothing } from './values.ts';

const contract = inOrder(
  z.object({
    aanbieder: z.string().regex(/^[0-9]{8}$/, 'een AGB-code van 8 cijfers'),
    productcategorie: categorie,
    productcode: z.string().regex(/^.{0,5}$/, 'een productcode van ten hoogste 5 tekens'),
    eenheid,
    tarief_cent: z.string().regex(/^[0-9]*$/, 'hele centen'),
    geldig_van: dag,
    geldig_tot: orNothing(dag),
  }),
);
export type Contract = z.infer<typeof contract>;

/** @throws ProtocolError */
export function readContracts(pad: string): readonly Contract[] {
  return readCsv(contract, pad).map(({ waarde, regel }) => {
    if (!standaarden.some((standaard) => productcategorieen[standaard].has(waarde.productcategorie))) {
      throw new ProtocolError(
        `${pad}, regel ${regel}: productcategorie ${waarde.productcategorie} bestaat niet in iJw of iWmo 3.2.`,
      );
    }
    return waarde;
  });
}

/** What is agreed; nothing where no contract is known. */
export function agreements(regels: readonly Contract[]): Pick<Protocol, 'afspraken' | 'gecontracteerd'> {
  if (regels.length === 0) return {};
  const afgesproken = regels.map(agreementOf);
  return { afspraken: agreementLookup(afgesproken), gecontracteerd: contracted(afgesproken) };
}

function agreementOf(regel: Contract): ContractLine {
  const { aanbieder, productcategorie, productcode, tarief_cent, geldig_van, geldig_tot } = regel;
  return {
    aanbieder,
    productcategorie,
    productcode,
    eenheid: regel.eenheid,
    tarief: tarief_cent === '' ? null : Number(tarief_cent),
    geldigVan: Temporal.PlainDate.from(geldig_van),
    geldigTot: geldig_tot === '' ? null : Temporal.PlainDate.from(geldig_tot),
  };
}
