import type { Command } from "../../platform/command.ts";
import { commands as money } from "./money/commands.ts";
import { commands as network } from "./network/commands.ts";
import { commands as series } from "./series/commands.ts";
import { commands as sizing } from "./sizing/commands.ts";
import { commands as stations } from "./stations/commands.ts";
import { commands as verdict } from "./verdict/commands.ts";

/** Subcommands of energy: each concept lists its own. */
export const commands: readonly Command[] = [
  ...verdict,
  ...stations,
  ...series,
  ...network,
  ...sizing,
  ...money,
];
