/** The retourcodes that an answer to a declaration may carry for one Prestatie: others would say what no sender expects. */
import { z } from 'zod';
import { rules } from '../../rules/national/index.ts';
import type { LDT_RetourCode } from '../../standard/berichten.generated.ts';

const nietBeoordeeld: LDT_RetourCode = '0233';

const bruikbaar: readonly LDT_RetourCode[] = [
  nietBeoordeeld,
  ...rules.flatMap(({ retourcode, niveau, controleer }) =>
    niveau !== 2 && retourcode !== null && typeof controleer['323'] === 'object' ? [retourcode] : [],
  ),
].toSorted();

export const retourcode = z
  .string('een retourcode tussen aanhalingstekens')
  .refine(
    (code): code is LDT_RetourCode => bruikbaar.some((een) => een === code),
    `een retourcode die bij een prestatie kan staan: ${bruikbaar.join(', ')}`,
  );
