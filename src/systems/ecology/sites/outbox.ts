import type { Failure } from "../../../kernel/error.ts";
import type { Verifying } from "./kind.ts";

// What was seen where there is no network stays on the telephone until it was sent: under the key of its first try, so that an
// answer that was lost on the way does not make two of one.

/** What somebody saw on the spot, with its photo, waiting to be sent. */
export type Waiting = {
  /** Of the request: asked again it acts once. */
  readonly key: string;
  readonly site: string;
  /** What the site is called, for who looks at what waits. */
  readonly title: string;
  /** Whose it is: nobody else's device sends it in another name. */
  readonly accountId: string;
  readonly version: number;
  readonly seen: Verifying;
  /** None once whoever keeps it let go of one that was refused. */
  readonly photo: File | null;
  readonly confirmInternal: boolean;
  readonly keptAt: string;
  /** Why it was refused when it was last sent; null while it was not. */
  readonly refused: Failure | null;
};

/** Where it is kept on the device. */
export type Keeper = {
  readonly put: (waiting: Waiting) => Promise<void>;
  readonly all: () => Promise<readonly Waiting[]>;
  readonly remove: (key: string) => Promise<void>;
};

/** What sending one came to. `moved`: the site went on meanwhile, and stands at this version now, still to be verified. */
export type Sent =
  | { readonly came: "sent" }
  | { readonly came: "unreachable" }
  | { readonly came: "moved"; readonly version: number }
  | { readonly came: "refused"; readonly failure: Failure };

/**
 * Sends what waits for an account, the earliest first. Without a network it stops and keeps all; what is refused stays with its
 * refusal until somebody looks at it. How many were sent.
 */
export async function sendWaiting(
  { put, all, remove }: Keeper,
  accountId: string,
  send: (waiting: Waiting) => Promise<Sent>,
): Promise<number> {
  const own = (await all())
    .filter((each) => each.accountId === accountId)
    .toSorted((a, b) => (a.keptAt < b.keptAt ? -1 : 1));
  let sent = 0;
  for (const waiting of own) {
    let came = await send(waiting);
    // Somebody visited the site meanwhile: what was seen is as true as before.
    if (came.came === "moved") came = await send({ ...waiting, version: came.version });
    if (came.came === "unreachable") break;
    if (came.came === "sent") {
      await remove(waiting.key);
      sent++;
    } else if (came.came === "refused") await put({ ...waiting, refused: came.failure });
  }
  return sent;
}

/** Sends one that was put right after it was refused; refused again or without a network it stays as it is now. */
export async function sendMended(
  { put, remove }: Pick<Keeper, "put" | "remove">,
  mended: Waiting,
  send: (waiting: Waiting) => Promise<Sent>,
): Promise<Sent> {
  let came = await send(mended);
  if (came.came === "moved") came = await send({ ...mended, version: came.version });
  if (came.came === "sent") await remove(mended.key);
  else await put({ ...mended, refused: came.came === "refused" ? came.failure : null });
  return came;
}
