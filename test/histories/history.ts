/** Stories with things going wrong in them, as a list that can be told more than once. */
import { join } from 'node:path';
import { readSchemas } from '../../src/commands/schemas.ts';
import { berichtsoort } from '../../src/standard/berichtsoorten.ts';
import { kiesUit } from '../../src/standard/schema/voorbeelden.ts';
import { berichtmodellen } from '../../src/standard/xsd/validator.ts';
import { distorted, remember, type Seen } from './distort.ts';
import { type Cast, story, type Told } from './story.ts';

export const modelVan = berichtmodellen(readSchemas(join(import.meta.dirname, '../../schemas')));

/**
 * The first so many messages of a story.
 * @param scheef whether every third comes a second time, changed; perhaps about somebody else
 */
export function history(cast: Cast, zaad: number, lengte: number, scheef = true): readonly Told[] {
  const kies = kiesUit(zaad);
  const gezien: Seen = new Map();
  const verteld: Told[] = [];
  for (const een of story(cast, kies)) {
    if (verteld.length >= lengte) break;
    const { bericht } = een;
    const model = modelVan(berichtsoort(bericht.standaard, bericht.nummer));
    const anders = () => ({
      ...een,
      bericht: distorted(bericht, model, gezien, kies, `${cast.nummer}q${verteld.length}`),
    });
    const [ervoor, erna] = [scheef && kies(8) === 0, scheef && kies(4) === 0];
    if (ervoor) verteld.push(anders());
    verteld.push(een);
    if (erna) verteld.push(anders());
    remember(gezien, bericht);
  }
  return verteld;
}
