import type { Actor } from "../../kernel/actor.ts";
import type { Caller } from "../slice.ts";

/** A person as whoever calls: nothing is recorded of what only reads. */
export const asCaller = (actor: Actor): Caller => ({ actor, address: "", requestId: "" });
