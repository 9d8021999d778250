import type { Command } from "../platform/slice.ts";
import { commands as jointPapers } from "./commands/joint-papers.ts";
import { commands as meetings } from "./commands/meetings.ts";
import { commands as work } from "./commands/organisation-work.ts";
import { commands as registers } from "./commands/registers.ts";

export const commands: readonly Command[] = [...meetings, ...jointPapers, ...work, ...registers];
