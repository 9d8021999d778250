import type { Command } from "../../platform/slice.ts";
import { workPointsCommands } from "./work-points.ts";

export const commands: readonly Command[] = [...workPointsCommands];
