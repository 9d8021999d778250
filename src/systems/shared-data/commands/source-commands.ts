import { FailureError, refusal } from "../../../kernel/error.ts";
import type { Command } from "../../../platform/slice.ts";
import { addSourceView } from "../store/exchange/source-views.ts";

/** Lets a view in, which then its provider may choose as the source of a resource. */
export const sourceAddCommand: Command = {
  words: ["source", "add"],
  usage: {
    zh: "source add 模式名 视图名 提供单位全称  登记本库中的一个视图为共享数据来源；未登记的一律不读",
    en: "source add SCHEMA VIEW PROVIDER  register a view of this database as a source of shared data; nothing else is read",
  },
  needsDatabase: true,
  run: async ([schema = "", view = "", provider = ""], { shell, stdout, organisations }) => {
    if (!shell || !organisations) throw new Error("this command needs the database");
    const unit = (await organisations()).find(({ name }) => name === provider);
    if (!unit || schema === "" || view === "")
      throw new FailureError(
        refusal(
          "usage",
          "请依次给出模式名、视图名和名录中的提供单位全称。",
          "Give the schema, the view, and the provider's full name as in the roster.",
        ),
      );
    const columns = await addSourceView(shell, { schema, view, unit });
    stdout(`已登记，列：${columns.join("、")}\nRegistered with its columns.\n`);
    return 0;
  },
};
