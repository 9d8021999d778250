import type { Command } from "../../platform/command.ts";
import { commands as alert } from "./alert/commands.ts";
import { commands as compensation } from "./compensation/commands.ts";
import { commands as flow } from "./flow/commands.ts";
import { commands as sites } from "./sites/commands.ts";
import { commands as water } from "./water/commands.ts";

/** Subcommands of ecology: each concept lists its own. */
export const commands: readonly Command[] = [...water, ...flow, ...compensation, ...alert, ...sites];
