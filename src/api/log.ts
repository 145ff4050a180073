/** What the api tells the log: codes, routes and ids; never a body, a name, a BSN or a URL as it was asked. */

/** Satisfied by pino, and by a list in a test. */
export type ApiLog = {
  info(velden: LogFields, tekst: string): void;
  warn(velden: LogFields, tekst: string): void;
  error(velden: LogFields, tekst: string): void;
};

export type LogFields = Readonly<
  Record<string, string | number | null | readonly string[] | readonly number[]>
>;

/** Where an error arose. Its text stays out of the log: texts of drivers and parsers repeat what they were given. */
export function placeOf(fout: unknown): readonly string[] {
  if (!(fout instanceof Error) || fout.stack === undefined) return [];
  return fout.stack
    .split('\n')
    .filter((regel) => /^\s+at /.test(regel))
    .slice(0, 8)
    .map((regel) => regel.trim());
}
