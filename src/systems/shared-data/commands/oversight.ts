import type { Command } from "../../../platform/slice.ts";

export const commands: readonly Command[] = [];
