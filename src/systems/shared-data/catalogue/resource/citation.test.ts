import { expect, test } from "vitest";
import { citationRank, isArticle } from "./citation.ts";

test.each([
  ["中华人民共和国统计法", "law"],
  ["《中华人民共和国个人信息保护法》", "law"],
  ["中华人民共和国反间谍法（2023年修订）", "law"],
  ["政务数据共享条例", "administrative-regulation"],
  ["中华人民共和国人类遗传资源管理条例", "administrative-regulation"],
  ["国务院关于加强数字政府建设的决定", "state-council-decision"],
  ["内蒙古自治区数字经济促进条例", "local-regulation"],
  ["包头市政务数据管理条例", "local-regulation"],
  ["内蒙古自治区政务数据资源管理办法", "rule"],
  ["不动产登记资料查询暂行办法", "rule"],
  ["自然资源部不动产登记资料查询规定", "rule"],
  ["国务院关于加强数字政府建设的指导意见", "document"],
  ["国务院办公厅关于印发政务数据目录的通知", "document"],
  ["某行业数据管理条例", "unsure"],
  ["国务院关于某事的若干规定", "unsure"],
  ["行政许可办法", "unsure"],
])("（四） 《%s》 ranks as %s", (title, rank) => {
  expect(citationRank(title)).toBe(rank);
});

test("（四） an article is named, in figures of either kind", () => {
  expect(["第十四条", "第14条第二款", "第二十五条（2009年修订文本）"].every(isArticle)).toBe(true);
  expect(["", "有关条款", "十四"].some(isArticle)).toBe(false);
});
