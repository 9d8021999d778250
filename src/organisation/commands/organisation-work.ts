import type { Command } from "../../platform/slice.ts";
import { secondmentCommands } from "./secondments.ts";
import { workPointsCommands } from "./work-points.ts";

export const commands: readonly Command[] = [...workPointsCommands, ...secondmentCommands];
