import type { Command } from "../../platform/slice.ts";
import { commands as catalogue } from "./commands/catalogue.ts";
import { commands as exchange } from "./commands/exchange.ts";
import { commands as oversight } from "./commands/oversight.ts";
import { commands as requests } from "./commands/requests.ts";

export const commands: readonly Command[] = [...catalogue, ...requests, ...exchange, ...oversight];
