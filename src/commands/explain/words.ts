/** Facts as JSON has them, in a line that a person reads. */

/** `toewijzingNummer 1001; product (Categorie 45, Code 45A03); einddatum geen` */
export function inWords(waarde: unknown): string {
  return isObject(waarde) ? fields(waarde).join('; ') || 'geen' : value(waarde);
}

function value(waarde: unknown): string {
  if (waarde === null || waarde === undefined) return 'geen';
  if (waarde === true) return 'ja';
  if (waarde === false) return 'nee';
  if (Array.isArray(waarde)) return waarde.length === 0 ? 'geen' : waarde.map(value).join(' en ');
  if (isObject(waarde)) return `(${fields(waarde).join(', ')})`;
  return String(waarde);
}

function fields(waarde: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(waarde).map(([naam, deel]) => `${naam} ${value(deel)}`);
}

function isObject(waarde: unknown): waarde is Readonly<Record<string, unknown>> {
  return typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde);
}
