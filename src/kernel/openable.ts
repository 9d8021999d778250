import type { Actor } from "./actor.ts";

/** A record that a person may open, as what hangs on it refers to it. */
export type Openable = {
  readonly title: string;
  /** Its page: a path of the workbench. */
  readonly link: string;
  /** Units that have a part in it. */
  readonly unitIds: readonly string[];
  readonly regionCode: string;
};

/**
 * By kind: the record of this id for a person who may open its page, null for everybody else and where there is none. Decided by
 * what the page itself is opened by.
 */
export type Openables = Readonly<Record<string, (id: string, person: Actor) => Promise<Openable | null>>>;
