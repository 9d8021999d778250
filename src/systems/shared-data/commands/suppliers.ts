import { type CommandContext, type Given, printJson, shellOf } from "../../../platform/command.ts";
import { differingSuppliers, rebuildSuppliers } from "../catalogue/resource/store-suppliers.ts";

const DIFFERENT = 4;

export async function verify({ has }: Given, context: CommandContext): Promise<number> {
  const { sql } = shellOf(context);
  if (has("--rebuild")) await rebuildSuppliers(sql);
  const { checked, differing } = await differingSuppliers(sql);
  if (has("--json")) printJson(context, { checked, differing });
  else context.stdout(differing.map((id) => `${id}\n`).join(""));
  context.stderr(
    `核对 ${checked} 个资源，不一致 ${differing.length} 个\nChecked ${checked} resources, ${differing.length} differ\n`,
  );
  return differing.length > 0 ? DIFFERENT : 0;
}
