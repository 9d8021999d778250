import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { say } from "../../kernel/fields.ts";
import { chinese, dayOf, factsOf, shown, written } from "./columns.tsx";

type Detail = { readonly unit: string; readonly endedOn: string | null; readonly claim: string };

const Facts = factsOf<Detail>([
  chinese(say("单位", "Unit"), ({ unit }) => unit),
  dayOf(say("结束日期", "Ended on"), ({ endedOn }) => endedOn),
  shown(say("情况", "State"), ({ endedOn }) => endedOn !== null && <b>done</b>),
  written(say("内容", "Claim"), ({ claim }) => claim),
]);
const page = (detail: Detail): string => renderToStaticMarkup(<Facts detail={detail} />);

test("facts of a record are said like columns of a list, and what shows nothing is left out with its name", () => {
  const whole = page({ unit: "甲局", endedOn: "2026-03-01", claim: "第一行\n第二行" });
  for (const words of ["单位", "甲局", "结束日期", "2026", "<b>done</b>", "第一行\n第二行"])
    expect(whole).toContain(words);
  const bare = page({ unit: "甲局", endedOn: null, claim: "" });
  expect(bare).toContain("甲局");
  for (const words of ["结束日期", "情况", "内容", "—"]) expect(bare).not.toContain(words);
});
