import type { Command } from "../../../platform/command.ts";

/** What judges water, from files of readings. */
export const commands: readonly Command[] = [];
