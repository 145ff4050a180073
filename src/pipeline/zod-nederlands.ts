/** What zod says of what is wrong, in Dutch: whoever writes a pack or a scenario, or calls the api, reads it. */
import { z } from 'zod';

const gevraagd: Readonly<Record<string, string>> = {
  string: 'tekst, zo nodig tussen aanhalingstekens',
  number: 'een getal',
  int: 'een geheel getal',
  boolean: 'true of false',
  array: 'een lijst',
  object: 'velden met hun naam ervoor',
  record: 'velden met hun naam ervoor',
};

function inDutch(fout: z.core.$ZodRawIssue): string | undefined {
  switch (fout.code) {
    case 'invalid_type':
      if (fout.input === undefined) return 'ontbreekt';
      return `hier hoort ${gevraagd[fout.expected] ?? 'iets anders'}`;
    case 'invalid_value':
      return fout.values.length === 1 && fout.values[0] === ''
        ? 'leeg'
        : `een van ${fout.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `kent ${fout.keys.join(', ')} niet; verbeter de naam of laat het weg`;
    case 'too_small':
      return `ten minste ${fout.minimum}${unitOf(fout.origin)}`;
    case 'too_big':
      return `ten hoogste ${fout.maximum}${unitOf(fout.origin)}`;
    case 'invalid_union':
      return ofBranches(fout);
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return 'heeft niet de gevraagde vorm';
  }
}

function unitOf(soort: string): string {
  if (soort === 'string') return ' tekens';
  return soort === 'array' || soort === 'set' ? ' onderdelen' : '';
}

/** What would have been right for any of them. */
function ofBranches(fout: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidUnion>): string {
  const keuzes = fout.errors.flatMap((takken) =>
    takken.flatMap((een) => (een.path.length === 0 ? een.message : [])),
  );
  if (keuzes.length > 0) return [...new Set(keuzes)].join(', of ');
  return Array.isArray(fout.options)
    ? `een van ${fout.options.map(String).join(', ')}`
    : 'geen van de mogelijkheden';
}

z.config({ localeError: inDutch });
