import type { CommandContext } from "../../../platform/command.ts";
import type { TaskReader } from "../tasks/rows.ts";

/** What the office's lists read with: tasks, and who works where; a command has it as the server does. */
export type OfficeReader = TaskReader & { readonly people: NonNullable<CommandContext["people"]> };
