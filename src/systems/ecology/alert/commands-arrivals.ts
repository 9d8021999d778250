import { FailureError } from "../../../kernel/error.ts";
import { type CommandContext, type Given, printJson, stop } from "../../../platform/command.ts";
import { readGivenJson } from "../../../platform/given-file.ts";
import { readInstant } from "./instant.ts";
import { arrivalsBelow, readNetwork } from "./network.ts";

/** When what passes a section reaches those below it. */
export async function arrivals(given: Given, context: CommandContext): Promise<number> {
  const network = readNetwork(readGivenJson(context.cwd, given.words[0] ?? ""));
  if (!network.ok) throw new FailureError(network.failure);
  const section =
    given.value("--section") ?? stop("请写 --section 和断面。", "Write --section and a section.");
  const written = given.value("--at") ?? stop("请写 --at 和时刻。", "Write --at and an instant.");
  const at =
    readInstant(written) ??
    stop(
      `“${written}”不是时刻；请写成 2026-07-01T08:00（上海时间），或带时差 2026-07-01T00:00Z。`,
      `“${written}” is no instant; write 2026-07-01T08:00, which is the time of Shanghai, or with an offset, 2026-07-01T00:00Z.`,
    );
  const found = arrivalsBelow(network.value, section, at);
  if (!found.ok) throw new FailureError(found.failure);
  if (given.has("--json")) printJson(context, found.value);
  else
    for (const { section: id, city, earliest, latest } of found.value)
      context.stdout(`${id}${city === null ? "" : `（${city}）`}  ${earliest} – ${latest}\n`);
  return 0;
}
