// @vitest-environment happy-dom
import { fireEvent, screen, within } from "@testing-library/react";
import * as fc from "fast-check";
import { type ComponentType, createElement, Fragment } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { found, type FoundAsked, type FoundState } from "../../../test/slices/lost-found/found/kind.ts";
import { foreignWords, openPage, press, type } from "../../../test/support/page.tsx";
import type { ActingFor } from "../../kernel/actor.ts";
import { FailureError, refusal } from "../../kernel/error.ts";
import { say } from "../../kernel/fields.ts";
import type { Opened } from "../../kernel/record.ts";
import { Told } from "../frame/told.tsx";
import { offeredOf } from "./acts.tsx";
import { chinese, dayOf, factsOf } from "./columns.tsx";
import { BeforeSending } from "./before-sending.tsx";
import { recordPage } from "./record-page.tsx";

type Detail = Opened<FoundState>;

const clerk = (given: Partial<ActingFor> = {}): ActingFor => ({
  accountId: "a",
  name: "窗口",
  roles: ["window-clerk"],
  system: false,
  unitIds: ["d"],
  unitName: "东站窗口",
  regionCode: "150200",
  ...given,
});
const detailOf = (state: Partial<FoundState> = {}, more: Partial<Detail> = {}): Detail => ({
  id: "1",
  version: 2,
  sample: true,
  names: { d: "东站窗口" },
  history: [
    { version: 2, at: "2026-11-22T02:00:00Z", by: "窗口", sentence: say("张三认领", "Claimed by Zhang San") },
    { version: 1, at: "2026-11-20T02:00:00Z", by: "", sentence: say("收到", "Taken in") },
  ],
  actor: clerk(),
  day: "2026-11-23",
  state: {
    what: "雨伞",
    place: "东站",
    foundOn: "2026-11-20",
    worthYuan: null,
    desk: { unitId: "d", regionCode: "150200" },
    status: "kept",
    owner: "",
    proof: "",
    ...state,
  },
  ...more,
});

type PageOf = Parameters<typeof recordPage<FoundState, Detail, FoundAsked>>[1];
type Before = NonNullable<PageOf["before"]>[string];

/** The page of one that stands so; what was sent, and what it stands at then. */
function pageOf(
  detail: Detail,
  after: () => Detail = () => detail,
  views?: PageOf["views"],
  before?: PageOf["before"],
) {
  const act = vi.fn(async (_id: string, _body: { version: number; key: string; act: FoundAsked }) => after());
  const Page = recordPage<FoundState, Detail, FoundAsked>(found, {
    path: "/found",
    route: "GET /api/found",
    open: async () => detail,
    act,
    title: ({ what }) => what,
    ...(views && { views }),
    ...(before && { before }),
    tells: (_, type) => (type === "claim" ? [{ key: "d", name: "东站窗口", about: "保管" }] : []),
    Facts: factsOf<Detail>([
      chinese(say("拾得地点", "Where it was found"), ({ state }) => state.place),
      dayOf(say("拾得日期", "Found on"), ({ state }) => state.foundOn),
      chinese(say("认领人", "Claimed by"), ({ state }) => state.owner),
    ]),
  });
  const sent = () => act.mock.calls.map(([, body]) => body.act);
  return { Page, act, sent };
}
const show = (Page: Parameters<typeof openPage>[1], language: "zh" | "en" = "zh") =>
  openPage("/found/:found", Page, { at: "/found/1", language });
/** As the frame shows it, with what was done said above it. */
const withTold = (Page: ComponentType) => () =>
  createElement(Fragment, null, createElement(Page), createElement(Told));
const buttons = () => screen.queryAllByRole("button").map(({ textContent }) => textContent);
const offered = () => buttons().slice(1);

afterEach(() => sessionStorage.clear());

describe("the page of a record", () => {
  it.each([
    ["zh", "保管中", "示例", ["张三认领", "收到"], ["拾得地点", "拾得日期"], "办理记录"],
    [
      "en",
      "kept",
      "sample",
      ["Claimed by Zhang San", "Taken in"],
      ["Where it was found", "Found on"],
      "History",
    ],
  ] as const)(
    "shows where it stands, that it is invented, its facts and its history, in %s",
    async (language, status, sample, history, facts, heading) => {
      await show(pageOf(detailOf()).Page, language);
      expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("雨伞");
      const lead = document.querySelector(".page-lead")?.textContent ?? "";
      expect(lead).toContain(status);
      expect(lead).toContain(sample);
      // What shows nothing is left out of the facts.
      expect([...document.querySelectorAll("dt")].map(({ textContent }) => textContent)).toEqual(facts);
      const lines = screen.getByRole("region", { name: heading }).querySelectorAll("tr td:first-child");
      const said = [...lines].map(({ textContent }) => textContent);
      expect(said).toEqual(history);
      document.querySelector("h1")?.remove();
      expect(foreignWords(language)).toEqual([]);
    },
  );

  it.each([
    ["zh", "登记认领", "已办理：登记认领撤回", "撤回", "已撤回。"],
    ["en", "Enter a claim", "Done: Enter a claimTake back", "Take back", "Taken back."],
  ] as const)(
    "offers what was done for a moment to be taken back, and as long as the server will, in %s",
    async (language, name, said, label, done) => {
      const states = [
        detailOf({ status: "claimed" }, { version: 3, takeBack: { of: 3, seconds: 600 } }),
        detailOf({}, { version: 4, takeBack: null }),
      ];
      const { Page, act } = pageOf(detailOf(), () => states.shift() as Detail);
      await show(withTold(Page), language);
      await press(name);
      for (const field of screen.getAllByRole("textbox"))
        fireEvent.change(field, { target: { value: "甲" } });
      await press(language === "zh" ? "提交" : "Submit");
      const told = document.querySelector<HTMLElement>(".told");
      const latest = () => told?.lastElementChild?.textContent;
      expect(latest()).toBe(said);
      await press(label, told ?? undefined);
      expect(latest()).toBe(done);
      const [, second] = act.mock.calls.map(([, body]) => body);
      expect(second).toMatchObject({ version: 3, act: { type: "take-back", of: 3 } });
    },
  );

  it("offers in every state, to everybody and on every day exactly what the kind offers", () => {
    const roles = fc.constantFrom<ActingFor["roles"]>(["window-clerk"], ["office"], []);
    const units = fc.constantFrom(["d"], ["other"], []);
    const status = fc.constantFrom<FoundState["status"]>("kept", "claimed", "given", "handed-over");
    const day = fc.constantFrom("2026-11-23", "2027-11-20", "2027-11-21");
    fc.assert(
      fc.property(roles, units, status, day, (held, unitIds, standing, on) => {
        const { state } = detailOf({ status: standing });
        const actor = clerk({ roles: held, unitIds });
        expect(offeredOf(found, state, actor, on).map((each) => each.type)).toEqual(
          found.offers(state, actor, on),
        );
      }),
    );
  });

  it.each([
    ["a clerk of its desk", clerk(), ["登记认领"]],
    ["a clerk of another desk", clerk({ unitIds: ["other"] }), []],
    ["who only reads", clerk({ roles: ["office"] }), []],
  ])("offers acts to %s", async (_, actor, names) => {
    await show(pageOf(detailOf({}, { actor })).Page);
    expect(offered()).toEqual(names);
  });
});

describe("an act that tells others", () => {
  it("says in its form whom, before it is sent; another's form says nothing of it", async () => {
    const { Page, sent } = pageOf(detailOf());
    await show(Page);
    await press("登记认领");
    const form = screen.getByRole("form", { name: "登记认领" });
    expect(form.textContent).toContain("办理后告知 1 个单位东站窗口 保管");
    expect(sent()).toEqual([]);
    await show(pageOf(detailOf({ status: "claimed" })).Page);
    await press("交还失主");
    expect(document.body.textContent).not.toContain("办理后告知");
  });
});

const Reached: Before = ({ detail, values, onSend, onClose }) => (
  <BeforeSending
    title={`${detail.state.what}：${String(values["owner"])}`}
    to={[{ key: "d", name: "东站窗口", about: "保管" }]}
    leftOut={{ title: "收不到", those: [{ key: "e", name: "西站窗口", about: "没有账号" }] }}
    okText="发出"
    onSend={onSend}
    onClose={onClose}
  />
);
const fill = () => {
  for (const field of screen.getAllByRole("textbox")) fireEvent.change(field, { target: { value: "甲" } });
};

const openClaim = async () => {
  const { Page, sent } = pageOf(detailOf(), undefined, undefined, { claim: Reached });
  await show(Page);
  await press("登记认领");
  return sent;
};

describe("an act whose reach is shown first", () => {
  it("is done only when that was seen, with what was filled in; going back keeps it", async () => {
    const sent = await openClaim();
    fill();
    await press("提交");
    const window = screen.getByRole("dialog");
    expect(window.textContent).toContain("雨伞：甲东站窗口 保管收不到西站窗口 没有账号");
    expect(sent()).toEqual([]);
    await press("取消", window);
    expect(screen.queryByRole("dialog")).toBeNull();
    await press("提交");
    await press("发出");
    expect(sent()).toEqual([{ type: "claim", owner: "甲", proof: "甲" }]);
  });

  it("says first what cannot be sent", async () => {
    const sent = await openClaim();
    await press("提交");
    expect([screen.queryByRole("dialog"), sent()]).toEqual([null, []]);
  });
});

describe("a page with several views", () => {
  it.each([
    ["zh", ["内容", "照片 2", "办理记录"]],
    ["en", ["Content", "Pictures 2", "History"]],
  ] as const)(
    "shows one at a time, by the address, below what may be done, in %s",
    async (language, names) => {
      const Page = pageOf(detailOf(), undefined, {
        pictures: {
          name: say("照片", "Pictures"),
          count: ({ history }) => history.length,
          View: ({ detail }) => <p lang="zh-CN">{`${detail.state.what}的照片`}</p>,
        },
      }).Page;
      const tab = await show(Page, language);
      const views = within(screen.getByRole("navigation", { name: language === "zh" ? "分栏" : "Views" }));
      expect(views.getAllByRole("button").map(({ textContent }) => textContent?.trim())).toEqual(names);
      const [facts, pictures, history] = names;
      await press(pictures);
      expect(tab.address()).toBe("/found/1?view=pictures");
      expect([screen.queryByText("雨伞的照片") !== null, document.querySelector("dt")]).toEqual([true, null]);
      await press(history);
      expect(screen.getByRole("region", { name: history })).toBeTruthy();
      await press(facts);
      expect(document.querySelectorAll("dt")).toHaveLength(2);
      expect(screen.getByRole("group")).toBeTruthy();
    },
  );
});

it("on a telephone is read before a button is reached", async () => {
  const { matchMedia } = window;
  vi.spyOn(window, "matchMedia").mockImplementation((query) =>
    Object.defineProperty(matchMedia.call(window, query), "matches", { value: query.includes("max-width") }),
  );
  const views = { pictures: { name: say("照片", "Pictures"), View: () => null } };
  await show(pageOf(detailOf(), undefined, views).Page);
  const [facts, acts] = [document.querySelector("dt"), screen.getByRole("group")];
  expect(facts?.compareDocumentPosition(acts)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  vi.restoreAllMocks();
});

describe("an act", () => {
  it.each([
    ["zh", "登记认领", "认领人", "特征或凭证", "提交"],
    ["en", "Enter a claim", "Claimed by", "What proves it", "Submit"],
  ] as const)(
    "opens its form, and what was filled in is sent with the version, in %s",
    async (language, name, owner, proof, submit) => {
      const claimed = detailOf({ status: "claimed", owner: "张三" }, { version: 3 });
      const { Page, act } = pageOf(detailOf(), () => claimed);
      await show(Page, language);
      await press(name);
      const form = screen.getByRole("form", { name });
      type(owner, "张三", form);
      type(proof, "红色手柄", form);
      await press(submit, form);
      expect(act).toHaveBeenCalledExactlyOnceWith("1", {
        version: 2,
        key: expect.stringMatching(/^[0-9a-f-]{36}$/),
        act: { type: "claim", owner: "张三", proof: "红色手柄" },
      });
      expect(screen.queryByRole("form")).toBeNull();
      const next = language === "zh" ? ["认领不成立", "交还失主"] : ["Release it", "Give it back"];
      expect(offered()).toEqual(next);
    },
  );

  it("that asks for nothing is done by one click", async () => {
    const kept = detailOf({ status: "kept" });
    const { Page, sent } = pageOf(detailOf({ status: "claimed" }), () => kept);
    await show(Page);
    await press("认领不成立");
    expect(sent()).toEqual([{ type: "release" }]);
    expect(screen.queryByRole("form")).toBeNull();
    expect(offered()).toEqual(["登记认领"]);
  });

  it.each([
    ["zh", "上缴国库", "办理后不能撤销。", "提交", "取消"],
    ["en", "Hand it over", "It cannot be undone.", "Submit", "Cancel"],
  ] as const)(
    "from which nothing leads back is confirmed first, in %s",
    async (language, name, warning, submit, cancel) => {
      const { Page, sent } = pageOf(detailOf({}, { day: "2028-01-01" }));
      await show(Page, language);
      await press(name);
      expect(screen.getByRole("form", { name }).textContent).toContain(warning);
      await press(cancel);
      expect(sent()).toEqual([]);
      await press(name);
      await press(submit);
      expect(sent()).toEqual([{ type: "hand-over" }]);
    },
  );

  it("that is refused says so, by one click as in its form, and is offered still", async () => {
    const { Page, act } = pageOf(detailOf({ status: "claimed" }));
    act.mockRejectedValue(new FailureError(refusal("stale", "李四刚作了改动，请刷新。", "Changed: reload.")));
    await show(Page);
    await press("认领不成立");
    expect((await screen.findByRole("alert")).textContent).toContain("李四刚作了改动，请刷新。");
    expect(offered()).toEqual(["认领不成立", "交还失主"]);
  });
});
