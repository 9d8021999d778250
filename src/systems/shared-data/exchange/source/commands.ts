import { FailureError, refusal } from "../../../../kernel/error.ts";
import type { CommandContext, Given } from "../../../../platform/command.ts";
import { addSourceView } from "./store-views.ts";

/** Lets a view in, which then its provider may choose as the source of a resource. */
export async function addSource(
  { words: [schema = "", view = "", provider = ""] }: Given,
  { shell, stdout, organisations }: CommandContext,
): Promise<number> {
  if (!shell || !organisations) throw new Error("this command needs the database");
  const unit = (await organisations()).find(({ name }) => name === provider);
  if (!unit)
    throw new FailureError(
      refusal(
        "usage",
        `名录中没有“${provider}”，请写提供单位的全称。`,
        `The roster has no “${provider}”: give the provider's full name.`,
      ),
    );
  const columns = await addSourceView(shell, { schema, view, unit });
  stdout(`已登记，列：${columns.join("、")}\nRegistered with its columns.\n`);
  return 0;
}
