import { type CommandContext, type Given, printJson, shellOf } from "../../../platform/command.ts";
import { rebuildComparison } from "../store/standards/keep-comparison.ts";
import { differingGroups } from "../store/standards/verify-comparison.ts";

const DIFFERENT = 4;

export async function verify({ has }: Given, context: CommandContext): Promise<number> {
  const { sharing } = context;
  if (sharing === undefined) throw new Error("shared data was not handed over");
  const desk = { ...shellOf(context), sharing };
  if (has("--rebuild")) await rebuildComparison(desk);
  const { checked, differing } = await differingGroups(desk);
  if (has("--json")) printJson(context, { checked, differing });
  else context.stdout(differing.map(({ id, name }) => `${id} ${name}\n`).join(""));
  context.stderr(
    `核对 ${checked} 组，不一致 ${differing.length} 处\nChecked ${checked} groups, ${differing.length} differ\n`,
  );
  return differing.length > 0 ? DIFFERENT : 0;
}
