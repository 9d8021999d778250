import { commands as accounts } from "./accounts/commands.ts";
import { commands as cooperation } from "./cooperation/commands.ts";
import type { Command } from "./platform/command.ts";
import { commands as machine } from "./platform/machine-commands.ts";
import { commands as supervision } from "./supervision/commands.ts";
import { commands as ecology } from "./systems/ecology/commands.ts";
import { commands as energy } from "./systems/energy/commands.ts";
import { commands as oneService } from "./systems/one-service/commands.ts";
import { commands as sharedData } from "./systems/shared-data/commands.ts";

/** Every `jiziwan` subcommand, as data: what a command runs is loaded when it is called. */
export const COMMANDS: readonly Command[] = [
  ...accounts,
  ...supervision,
  ...cooperation,
  ...sharedData,
  ...oneService,
  ...ecology,
  ...energy,
  ...machine,
];
