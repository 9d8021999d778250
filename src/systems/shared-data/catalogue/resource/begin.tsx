import { say } from "../../../../kernel/fields.ts";
import type { Begin } from "../../../../web/kit/list-page.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { api } from "../../web/client.ts";
import { askChoices, CHOICES, CONTENT_INPUTS, type Known, unitOptions } from "./use-choices.ts";
import { contentHints, RESOURCE_ASKING } from "./kind.ts";

/** The form that begins one, with the rules by which it says what is missing. */
const begin: Begin<typeof RESOURCE_ASKING, Known> = {
  fields: RESOURCE_ASKING,
  inputs: CONTENT_INPUTS,
  hints: contentHints,
  button: say("保存", "Save"),
  help: say(
    "保存后是草稿：登记两项评估，负责人同意，再报送主管部门审核。",
    "It is saved as a draft: enter both assessments, have the head approve, then submit it for review.",
  ),
  known: { route: CHOICES, ask: askChoices },
  ground: (known) => {
    const [first] = known.units;
    if (first === undefined)
      return say(
        "您的账号没有关联可以编制目录的单位，请联系安全管理员。",
        "Your account belongs to no unit for which resources can be drafted. Ask the security administrator.",
      );
    return {
      choices: { "content.providerId": unitOptions(known) },
      initial: { "content.providerId": first.id },
      day: known.day,
    };
  },
  send: ({ content }) => api("POST /api/resources", { body: { key: newRequestKey(), content } }),
};
export default begin;
