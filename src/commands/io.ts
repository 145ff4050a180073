/** What a command may touch of the outside world, so that a test can play one in its own process. */
export type Io = {
  readonly uit: (regel: string) => void;
  readonly fout: (regel: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Exit codes of the contract. */
export const exit = { goed: 0, afgekeurd: 1, gebruik: 2 } as const;
export type Exit = (typeof exit)[keyof typeof exit];

/** Something the person at the keyboard can mend; its message is Dutch and says how. */
export class UsageError extends Error {}
