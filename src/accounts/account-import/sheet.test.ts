import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ROLE_NAMES, ROLES } from "../../kernel/access.ts";
import { NOTHING_REMEMBERED, proposeColumns } from "../../kernel/sheet.ts";
import { differencesOf, personColumns, readPeople, type Standing } from "./sheet.ts";

const rows = (...lines: string[][]) =>
  lines.map((cells, at) => ({ number: at + 1, cells, joined: [], hidden: false }));
const UNITS = [
  { id: "f", name: "包头市财政局", aliases: ["市财政局"], regionCode: "150200" },
  { id: "d", name: "包头市发展和改革委员会", aliases: ["市发改委"], regionCode: "150200" },
];
const read = (lines: string[][], accounts: Standing[] = []) => {
  const sheet = rows(...lines);
  const mapping = proposeColumns(sheet, personColumns, NOTHING_REMEMBERED);
  return readPeople(sheet, mapping, { units: UNITS, accounts });
};
const HEAD = ["姓名", "账号名", "单位", "角色", "邮箱", "手机"];
const one = (...cells: string[]) => read([HEAD, cells]).people[0];
const told = (...cells: string[]) =>
  one(...cells)?.issues.map(({ field, sentence }) => [field?.zh, sentence.zh]);

describe("a list of people", () => {
  it("is read under headings of an office's own, with a title above and notes below", () => {
    const { people, nothing } = read([
      ["一体化工作联络员名单", "", "", "", "", ""],
      ["序号", "工作单位", "人员姓名", "登录账号", "权限", "联系方式", "电子邮件"],
      [
        "1",
        "市财政局",
        "张 三",
        "ｚｈａｎｇ",
        "联络员、单位负责人",
        "138 0013 8000",
        "张三 <zhang@cz.gov.cn>",
      ],
      ["2", "市发改委", "李四", "li", "领导小组办公室", "0472-5228888转12；/", "无"],
      ["合计", "2人", "", "", "", "", ""],
      ["填表人：王五", "", "", "", "", "", ""],
    ]);
    expect(people.map(({ person }) => person)).toEqual([
      {
        name: "zhang",
        displayName: "张 三",
        organisationId: "f",
        email: "zhang@cz.gov.cn",
        phone: "138 0013 8000",
        roles: ["unit-head", "liaison"],
      },
      {
        name: "li",
        displayName: "李四",
        organisationId: "d",
        email: null,
        phone: "0472-5228888转12;/",
        roles: ["office"],
      },
    ]);
    expect(nothing.map(({ number }) => number)).toEqual([5, 6]);
  });

  it("takes every role by either of its names and by its code, and none by a word that may mean several", () => {
    for (const role of ROLES.filter((each) => each !== "applicant"))
      for (const word of [role, ROLE_NAMES[role].zh, ROLE_NAMES[role].en, ` ${ROLE_NAMES[role].zh} `])
        expect([word, one("张三", "zhang", "市财政局", word, "", "")?.roles]).toEqual([word, [role]]);
    for (const word of ["管理员", "超级管理员", "分管领导", "处长", "1"])
      expect(told("张三", "zhang", "市财政局", word, "", "")?.[0]?.[1]).toContain(`没有“${word}”这个角色`);
    expect(told("张三", "zhang", "市财政局", "申请人", "", "")).toEqual([
      ["角色", "申请人自己注册账号，不在这里开通。"],
    ]);
  });

  it("says of each row what is wrong and what to write", () => {
    expect(told("", "", "没有的局", "", "", "")?.map(([field]) => field)).toEqual([
      "姓名",
      "账号名",
      "单位",
      "角色",
    ]);
    expect(told("张三", "zhang san", "市财政局", "联络员", "zhang#cz", "问他本人")).toEqual([
      ["账号名", "“zhang san”不能作账号名：只能用汉字、字母、数字和 . _ @ -，2 至 40 个字符。"],
      ["电子邮箱", "“zhang#cz”不是一个邮箱地址，应如 name@example.gov.cn；没有就留空。"],
      ["电话", "“问他本人”不是电话号码，请只写号码；没有就留空。"],
    ]);
    expect(told("张三", "zhang", "财政", "联络员", "", "")?.[0]?.[1]).toContain("相近的有：包头市财政局");
    expect(told("张三", "zhang", "", "联络员", "", "")).toEqual([
      ["单位", "角色“联络员”代表单位办事，请选定所在单位，或去掉这个角色。"],
    ]);
    expect(told("张三", "zhang", "", "审计管理员+系统管理员", "", "")?.[0]?.[1]).toContain("不能同时是");
  });

  it("opens no account twice, whatever the case of its name, and leaves those that are there as they are", () => {
    const standing = {
      id: "1",
      name: "Zhang",
      displayName: "张三",
      organisationId: "f",
      roles: ["liaison" as const],
    };
    const { people } = read(
      [
        HEAD,
        ["张三丰", "zhang", "市发改委", "领导", "不是邮箱", ""],
        ["李四", "li", "市财政局", "联络员", "", ""],
        ["李四", "LI", "市财政局", "联络员", "", ""],
      ],
      [standing],
    );
    expect(people.map(({ standing: found, person }) => [found?.id, person?.name])).toEqual([
      ["1", undefined],
      [undefined, "li"],
      [undefined, undefined],
    ]);
    expect(people[2]?.issues[0]?.sentence.zh).toBe("账号名“LI”在第 3 行已出现，请改正。");
    const names = new Map(UNITS.map(({ id, name }) => [id, name]));
    const [first] = people;
    expect(first && differencesOf(first, (id) => names.get(id) ?? "").map(({ zh }) => zh)).toEqual([
      "账号的姓名是“张三”",
      "账号的单位是“包头市财政局”",
      "账号的角色是：联络员",
    ]);
  });

  it("of any cells makes accounts with names of their own that keep the rules, or says why not", () => {
    const cell = fc.constantFrom(
      "",
      "张三",
      "zhang",
      "li",
      "市财政局",
      "联络员",
      "领导",
      "审计管理员",
      "x@y.cn",
      "0472-1",
      "=1",
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell, cell, cell, cell), { maxLength: 6 }), (lines) => {
        const { people } = read([HEAD, ...lines]);
        const made = people.flatMap(({ person }) => person ?? []);
        expect(new Set(made.map(({ name }) => name.toLowerCase())).size).toBe(made.length);
        for (const { person, issues } of people)
          expect(person === null).toBe(issues.some(({ blocks }) => blocks));
        for (const { roles, organisationId } of made)
          expect(roles.includes("liaison") && organisationId === null).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});
