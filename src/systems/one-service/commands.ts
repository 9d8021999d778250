import type { Command } from "../../platform/slice.ts";
import { commands as cases } from "./commands/cases.ts";
import { commands as hall } from "./commands/hall.ts";
import { commands as items } from "./commands/items.ts";
import { commands as standards } from "./commands/standards.ts";

export const commands: readonly Command[] = [...items, ...standards, ...hall, ...cases];
