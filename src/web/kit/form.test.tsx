// @vitest-environment happy-dom
import { fireEvent, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openPage, person, press, type } from "../../../test/support/page.tsx";
import { FailureError, refusal } from "../../kernel/error.ts";
import {
  at,
  choice,
  cities,
  city,
  day,
  either,
  type Fields,
  group,
  line,
  lines,
  money,
  number,
  optional,
  own,
  pick,
  picks,
  place,
  say,
  text,
  unit,
  units,
  variant,
  whole,
  yes,
} from "../../kernel/fields.ts";
import type { Language } from "../frame/language.tsx";
import type { OwnInputs } from "./field-input.tsx";
import { Form, type FormProps } from "./form.tsx";

const DAY = "2026-11-23";
const words = (zh: string) => say(zh, `en:${zh}`);

const EVERY = {
  line: line(words("单行")),
  text: text(words("多行")),
  day: day(words("日期"), { until: "today" }),
  whole: whole(words("件数"), { least: 1, most: 9 }),
  yes: yes(words("贵重")),
  either: either(words("领取"), { yes: words("已领"), no: words("未领") }),
  choice: choice(words("种类"), { bag: words("包"), ring: words("戒指") }),
  city: city(words("城市")),
  pick: pick(words("窗口")),
  group: group(words("失主"), { name: line(words("姓名")), phone: optional(line(words("电话"))) }),
  own: own<readonly string[]>(words("特征")),
  number: number(words("长度"), { unit: words("米"), least: 0, most: 100 }),
  money: money(words("估价")),
  cities: cities(words("去过")),
  place: place(words("地点")),
  unit: unit(words("送交单位")),
  units: units(words("抄送单位")),
  lines: lines(words("标记")),
  picks: picks(words("颜色"), { among: { red: words("红"), black: words("黑") } }),
  variant: variant(words("去向"), "to", {
    owner: { name: words("失主"), fields: { signed: line(words("签名")) } },
    state: { name: words("国库"), fields: { number: line(words("文号")) } },
  }),
};
const CHOICES = {
  city: [{ value: "150200", label: "包头市" }],
  pick: [{ value: "d", label: "东站窗口" }],
  units: [
    { value: "u1", label: "甲局" },
    { value: "u2", label: "乙局" },
    { value: "u3", label: "丙局" },
  ],
};
const Marks: OwnInputs[string] = ({ value, onChange }) => (
  <button type="button" onClick={() => onChange(JSON.stringify(["红", "圆"]))}>
    {`特征${value}`}
  </button>
);
const FILLED = {
  line: "雨伞",
  text: "黑色\n长柄",
  day: DAY,
  whole: 3,
  yes: true,
  either: false,
  choice: "ring",
  city: "150200",
  pick: "d",
  group: { name: "张三", phone: "" },
  own: ["红", "圆"],
  number: 12.5,
  money: 4_200_000_00,
  cities: ["150200", "150900"],
  place: [
    [109.84, 40.66],
    [109.9, 40.7],
  ],
  unit: "u2",
  units: ["u3", "u1"],
  lines: ["划痕", "贴纸"],
  picks: ["red", "black"],
  variant: { to: "state", number: "国库 3 号" },
};

const show = (
  props: Partial<FormProps<Fields>> & { readonly fields: Fields },
  { language = "zh" as Language, actor = person() } = {},
) =>
  openPage(
    "/form",
    () => <Form name="登记" day={DAY} onClose={() => {}} onSend={async () => {}} {...props} />,
    { language, actor },
  );

/** Fills every kind of field by hand. */
async function fillAll(): Promise<void> {
  for (const [label, value] of [
    ["单行", "雨伞"],
    ["多行", "黑色\n长柄"],
    ["日期", DAY],
    ["件数", "3"],
    ["领取", "未领"],
    ["种类", "戒指"],
    ["城市", "包头市"],
    ["窗口", "东站窗口"],
    ["姓名", "张三"],
    ["长度（米）", "12.5"],
    ["估价", "420"],
    ["地点", "109.84, 40.66\n109.9 40.7"],
    ["送交单位", "乙局"],
    ["抄送单位 · 添加", "丙局"],
    ["抄送单位 · 添加", "甲局"],
    ["标记", "划痕\n \n贴纸"],
    ["去向", "国库"],
    ["文号", "国库 3 号"],
  ] as const)
    type(label, value);
  for (const tick of ["贵重", "乌兰察布", "包头", "黑", "红"]) fireEvent.click(screen.getByLabelText(tick));
  await press("特征");
}

function leave(answer: boolean) {
  const asked = vi.fn(() => answer);
  vi.stubGlobal("confirm", asked);
  return asked;
}
/** Whether closing the tab would ask. */
const closingAsks = (): boolean => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));

afterEach(() => sessionStorage.clear());

const inputs = () => screen.queryAllByLabelText<HTMLInputElement>(/^单行/);
const alerts = async () => (await screen.findAllByRole("alert")).map(({ textContent }) => textContent);
const refused = (field: string | undefined) => async () => {
  const failure = refusal("no", "请改一改。", "Change it.");
  throw new FailureError(field === undefined ? failure : at(field, failure));
};
const TwoForms = () =>
  ["甲", "乙"].map((name) => (
    <Form
      key={name}
      name={name}
      fields={{ line: EVERY.line }}
      day={DAY}
      onClose={() => {}}
      onSend={async () => {}}
    />
  ));

it("is not printed with its page: what is looked up there may be the number of a person", async () => {
  await show({ fields: { line: EVERY.line } });
  expect(screen.getByRole("form", { name: "登记" }).matches(".no-print")).toBe(true);
});

describe("a form of described fields", () => {
  it("sends what stands in every kind of field as its value", async () => {
    const onSend = vi.fn(async () => {});
    await show({ fields: EVERY, choices: CHOICES, inputs: { own: Marks, "own.": Marks }, onSend });
    await fillAll();
    await press("提交");
    expect(onSend).toHaveBeenCalledExactlyOnceWith(FILLED);
  });

  it("sends what is left empty as nothing: text as empty, a tick as no, anything else as null", async () => {
    const onSend = vi.fn(async () => {});
    const { group: _, either: __, variant: ___, ...plain } = EVERY;
    const fields = Object.fromEntries(
      Object.entries(plain).map(([key, field]) => [key, { ...field, optional: true }]),
    );
    await show({ fields, choices: CHOICES, onSend });
    await press("提交");
    const none = ["day", "whole", "choice", "city", "pick", "own", "number", "money", "place", "unit"];
    const several = ["cities", "units", "lines", "picks"];
    expect(onSend).toHaveBeenCalledExactlyOnceWith({
      line: "",
      text: "",
      yes: false,
      ...Object.fromEntries(none.map((key) => [key, null])),
      ...Object.fromEntries(several.map((key) => [key, []])),
    });
  });

  it.each([
    ["zh", "必填", "请选择"],
    ["en", "required", "Choose"],
  ] as const)("marks what must be filled in, for eye and ear, in %s", async (language, required, choose) => {
    await show({ fields: { must: EVERY.choice, may: optional(line(words("备注"))) } }, { language });
    const must = screen.getByRole("combobox");
    expect(must).toHaveProperty("required", true);
    expect(must).toHaveProperty("labels.0.textContent", `${language === "zh" ? "" : "en:"}种类 *`);
    expect(screen.getByTitle(required)).toBeTruthy();
    expect(within(must).getByRole("option", { name: choose })).toBeTruthy();
    expect(screen.getByRole("textbox")).toHaveProperty("required", false);
  });

  it("begins with what its fields say, with what it is handed, and with today", async () => {
    const fields = {
      on: day(words("日期"), { initial: "today" }),
      what: line(words("物品"), { initial: "伞" }),
      who: line(words("失主"), { initial: "?" }),
    };
    const onSend = vi.fn(async () => {});
    await show({ fields, initial: { who: "张三" }, onSend });
    await press("提交");
    expect(onSend).toHaveBeenCalledExactlyOnceWith({ on: DAY, what: "伞", who: "张三" });
  });

  it("bounds what an input takes: letters, numbers, and no day after today", async () => {
    await show({ fields: EVERY, choices: CHOICES });
    expect(screen.getByLabelText(/^单行/)).toHaveProperty("maxLength", 200);
    expect(screen.getByLabelText(/^日期/)).toHaveProperty("max", DAY);
    expect(screen.getByLabelText(/^件数/)).toMatchObject({ min: "1", max: "9" });
  });
});

describe("a refusal", () => {
  it("stands at the first field that was left empty, before anything is sent", async () => {
    const onSend = vi.fn(async () => {});
    await show({ fields: { line: EVERY.line }, onSend });
    type("单行", " ");
    await press("提交");
    expect(await alerts()).toEqual(["请填写“单行”。"]);
    expect(screen.getByLabelText(/^单行/).getAttribute("aria-invalid")).toBe("true");
    expect(onSend).not.toHaveBeenCalled();
  });

  it.each([
    ["of the kind, by the field's name", "line", "单行"],
    ["of the schema, by where it stood in what was sent", "act.line", "单行"],
    ["of a field of a group", "seed.group.name", "姓名"],
  ])("%s, stands at its field and is read with it", async (_, field, label) => {
    const fields = { line: EVERY.line, group: EVERY.group };
    await show({ fields, onSend: refused(field) });
    type("单行", "伞");
    type("姓名", "张三");
    await press("提交");
    expect(await alerts()).toEqual(["请改一改。"]);
    const input = screen.getByLabelText(new RegExp(`^${label}`));
    const told = (input.getAttribute("aria-describedby") ?? "").split(" ");
    expect(told).toContain(screen.getByRole("alert").id);
  });

  it.each([undefined, "version", "other.deadline"])(
    "about no field of the form (%s) stands below them",
    async (field) => {
      await show({ fields: { line: EVERY.line }, onSend: refused(field) });
      type("单行", "伞");
      await press("提交");
      expect(await alerts()).toEqual(["请改一改。"]);
      expect(screen.getByLabelText(/^单行/).getAttribute("aria-invalid")).toBeNull();
    },
  );
});

describe("what was typed and not sent", () => {
  const fields = { line: EVERY.line };

  it("is there again for who typed it, says so, and can be thrown away", async () => {
    await show({ fields, draft: "x" });
    type("单行", "雨");
    await show({ fields, draft: "x" });
    expect(inputs()[0]).toHaveProperty("value", "雨");
    expect(screen.getByRole("status").textContent).toContain("已恢复上次没有提交的内容。");
    await press("清空重填");
    expect(inputs()[0]).toHaveProperty("value", "");
  });

  it("stands beside what others changed meanwhile in fields that were not typed in", async () => {
    const two = { ...fields, text: EVERY.text };
    await show({ fields: two, draft: "x", initial: { line: "伞", text: "旧" } });
    type("单行", "雨");
    await show({ fields: two, draft: "x", initial: { line: "伞", text: "新" } });
    expect(inputs()[0]).toHaveProperty("value", "雨");
    expect(screen.getByLabelText(/^多行/)).toHaveProperty("value", "新");
  });

  it("is not there for another account, in another form, or once it was sent or cancelled", async () => {
    await show({ fields, draft: "x" });
    type("单行", "雨");
    const other = person({ accountId: "b" });
    const found = async (draft: string, actor = person()) => {
      await show({ fields, draft }, { actor });
      return inputs()[0]?.value;
    };
    expect(await found("x", other)).toBe("");
    expect(await found("y")).toBe("");
    expect(await found("x")).toBe("雨");
  });

  it.each(["提交", "取消"])("is forgotten after %s", async (button) => {
    await show({ fields, draft: "x" });
    type("单行", "雨");
    expect(sessionStorage).toHaveLength(1);
    await press(button);
    expect(sessionStorage).toHaveLength(0);
  });

  it("is forgotten when who typed it signs out, without asking", async () => {
    const asked = leave(false);
    const tab = await show({ fields, draft: "x" });
    type("单行", "雨");
    await tab.signOut();
    expect(sessionStorage).toHaveLength(0);
    expect(closingAsks()).toBe(false);
    await tab.goTo("/sign-in");
    expect(tab.address()).toBe("/sign-in");
    expect(asked).not.toHaveBeenCalled();
  });

  it.each([
    [false, "/form", ["雨"]],
    [true, "/elsewhere", []],
  ])("is asked for before another page opens: answered %s", async (answer, address, kept) => {
    const asked = leave(answer);
    const tab = await show({ fields });
    await tab.goTo("/elsewhere");
    expect(tab.address()).toBe("/elsewhere");
    await tab.goTo("/form");
    type("单行", "雨");
    expect(closingAsks()).toBe(true);
    await tab.goTo("/elsewhere");
    expect(tab.address()).toBe(address);
    expect(asked).toHaveBeenCalledExactlyOnceWith("填写的内容还没有提交，确定离开吗？");
    expect(inputs().map(({ value }) => value)).toEqual(kept);
  });

  it("does not ask where the page leaves because it was sent", async () => {
    const asked = leave(false);
    let tab = null as Awaited<ReturnType<typeof show>> | null;
    tab = await show({ fields, onSend: async () => tab?.navigate("/sent") });
    type("单行", "雨");
    await press("提交");
    expect(tab.address()).toBe("/sent");
    expect(asked).not.toHaveBeenCalled();
  });

  it.each([0, 1])("asks once, whichever of several forms holds it (%s)", async (changed) => {
    const asked = leave(false);
    const tab = await openPage("/form", TwoForms);
    const forms = screen.getAllByRole("form");
    type("单行", "雨", forms[changed]);
    await tab.goTo("/elsewhere");
    expect(tab.address()).toBe("/form");
    type("单行", "雪", forms[1 - changed]);
    await tab.goTo("/elsewhere");
    expect(asked).toHaveBeenCalledTimes(2);
  });
});
