/** From what is allocated, and what a 301 changes in it, to what goes over the wire. */
import type { ShownAllocation, Verschil } from '../answers/verschil.ts';
import type { AllocationContent } from '../rules/request.ts';
import type { GetoondeToewijzing, VerschilBody } from './shapes-toewijzing.ts';

export function differenceBody(verschil: Verschil): VerschilBody {
  const { toegevoegd, gewijzigd, verwijderd, ongewijzigd, weggelaten } = verschil;
  return {
    toegevoegd: toegevoegd.map(allocationBody),
    gewijzigd: gewijzigd.map((een) => ({
      ...allocationBody(een),
      elementen: een.elementen.map((element) => ({ ...element })),
    })),
    verwijderd: verwijderd.map(allocationBody),
    ongewijzigd: ongewijzigd.map(allocationBody),
    weggelaten: weggelaten.map((een) => ({
      ...allocationBody(een),
      uitBericht: `${een.uitBericht.bericht} ${een.uitBericht.identificatie}`,
    })),
  };
}

function allocationBody(toewijzing: ShownAllocation): GetoondeToewijzing {
  return { toewijzingNummer: toewijzing.toewijzingNummer, ...contentBody(toewijzing) };
}

export function contentBody({
  product,
  ingangsdatum,
  einddatum,
  omvang,
  budget,
}: AllocationContent): Omit<GetoondeToewijzing, 'toewijzingNummer'> {
  return {
    product: product && {
      categorie: product.Categorie,
      ...(product.Code === undefined ? {} : { code: product.Code }),
    },
    ingangsdatum: ingangsdatum.toString(),
    einddatum: einddatum?.toString() ?? null,
    omvang: omvang && { volume: omvang.Volume, eenheid: omvang.Eenheid, frequentie: omvang.Frequentie },
    budget,
  };
}
