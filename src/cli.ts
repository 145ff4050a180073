#!/usr/bin/env node
/** The commands, by name. Each is one file; this one only finds it and turns its outcome into an exit code. */
import { placeOf } from './api/log.ts';
import { isUnavailable } from './api/problems.ts';
import { type Exit, exit, type Io, UsageError } from './commands/io.ts';
import { schoneTekst } from './platform/log.ts';

type Command = (argv: readonly string[], io: Io) => Exit | Promise<Exit>;

// Loaded when asked for, so that `validate` does not wait for a database driver it will not use.
const commands: Readonly<
  Record<string, { readonly gebruik: string; readonly laad: () => Promise<Command> }>
> = {
  validate: {
    gebruik: 'validate [--json] BESTAND...            controleert berichten op niveau 1 en 2',
    laad: async () => (await import('./commands/validate.ts')).validate,
  },
  replay: {
    gebruik: 'replay [--json] [--out MAP] [--protocol NAAM] SCENARIO...   speelt scenariomappen na',
    laad: async () => (await import('./commands/replay/replay.ts')).replay,
  },
  serve: {
    gebruik: 'serve [--role api,worker,clock]         start de dienst',
    laad: async () => (await import('./commands/serve.ts')).serve,
  },
  explain: {
    gebruik: 'explain [--alles] ID                    vertelt het hele verhaal van een bericht',
    laad: async () => (await import('./commands/explain/explain.ts')).explain,
  },
  rapport: {
    gebruik:
      'rapport [NAAM] [--json|--csv] [--gemeente CODE] [--van DAG] [--tot DAG] ...   maakt een rapport',
    laad: async () => (await import('./commands/rapport.ts')).rapport,
  },
  woonplaatsen: {
    gebruik: 'woonplaatsen BESTAND|- UIT              maakt van een lijst met BSN’s een woonplaatsregister',
    laad: async () => (await import('./commands/woonplaatsen.ts')).woonplaatsen,
  },
  migrate: {
    gebruik: 'migrate                                 brengt de database op de laatste stand',
    laad: async () => (await import('./commands/migrate.ts')).migrate,
  },
  demo: {
    gebruik: 'demo [--once]                           speelt een verhaal met een eigen database',
    laad: async () => (await import('./commands/demo/demo.ts')).demo,
  },
  schemas: {
    gebruik: 'schemas verify MAP                      vergelijkt onze schema’s met een andere verzameling',
    laad: async () => (await import('./commands/schemas-verify.ts')).schemas,
  },
  protocol: {
    gebruik: 'protocol check NAAM | show NAAM | soorten  controleert of toont een regionaal protocol',
    laad: async () => (await import('./commands/protocol.ts')).protocol,
  },
  rules: {
    gebruik: 'rules list [--protocol NAAM] [--json] | rules show CODE   toont de regels',
    laad: async () => (await import('./commands/rules.ts')).rules,
  },
};

const io: Io = {
  uit: (regel) => console.log(regel),
  fout: (regel) => console.error(regel),
  env: process.env,
};

async function run([naam, ...argv]: readonly string[]): Promise<Exit> {
  const command = naam === undefined ? undefined : commands[naam];
  if (!command) {
    const overzicht = Object.values(commands).map(({ gebruik }) => `  ${gebruik}`);
    const toon = naam === undefined || naam === '--help' || naam === 'help' ? io.uit : io.fout;
    if (naam !== undefined && toon === io.fout) toon(`Er is geen commando '${naam}'.`);
    toon(['Gebruik: berichtenpoort COMMANDO', ...overzicht].join('\n'));
    return naam === '--help' || naam === 'help' ? exit.goed : exit.gebruik;
  }
  try {
    return await (await command.laad())(argv, io);
  } catch (fout) {
    if (fout instanceof UsageError) {
      io.fout(fout.message);
      return exit.gebruik;
    }
    if (isArgumentError(fout)) {
      io.fout(`Deze opties kent '${naam}' niet. Gebruik: ${command.gebruik.replace(/ {2,}/, ', ')}.`);
      return exit.gebruik;
    }
    io.fout(unexpected(fout));
    return exit.gebruik;
  }
}

/** A service that is away is for the administrator; anything else is a mistake of ours, and where it arose helps. */
function unexpected(fout: unknown): string {
  const tekst = schoneTekst(fout instanceof Error ? fout.message : String(fout));
  return isUnavailable(fout)
    ? `PostgreSQL is niet bereikbaar (${tekst}). Controleer of hij draait en of BERICHTENPOORT_DATABASE_URL klopt.`
    : [tekst, ...placeOf(fout)].join('\n');
}

/** `parseArgs` reports an unknown option this way. */
function isArgumentError(fout: unknown): fout is Error {
  return fout instanceof Error && 'code' in fout && String(fout.code).startsWith('ERR_PARSE_ARGS');
}

process.exitCode = await run(process.argv.slice(2));
