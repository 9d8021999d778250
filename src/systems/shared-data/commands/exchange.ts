import type { Command } from "../../../platform/slice.ts";
import { exportCommand, forgetCommand, headCommand, verifyCommand } from "./receipt-commands.ts";
import { sourceAddCommand } from "./source-commands.ts";

export const commands: readonly Command[] = [
  verifyCommand,
  exportCommand,
  headCommand,
  forgetCommand,
  sourceAddCommand,
];
