/** Plays a command in this process, as `src/cli.ts` would. */
import type { Exit, Io } from '../src/commands/io.ts';

type Command = (argv: readonly string[], io: Io) => Exit | Promise<Exit>;

export async function run(
  command: Command,
  argv: readonly string[],
  env: Io['env'] = {},
): Promise<{ exit: Exit; uit: string[] }> {
  const uit: string[] = [];
  const exit = await command(argv, {
    uit: (regel) => uit.push(regel),
    fout: (regel) => uit.push(regel),
    env,
  });
  return { exit, uit };
}
