import { say } from "../../../../kernel/fields.ts";

/** Words of the board of named breaches. */
export const words = {
  open: (count: number) => say(`存续 ${count} 项`, `${count} open`),
  zero: say("没有存续的违规情形", "No breach is open"),
  goal: say("目标为 0", "the goal is 0"),
  groups: {
    provider: say("提供部门（第三十九条）", "Providers (article 39)"),
    requester: say("需求部门（第四十条）", "Requesters (article 40)"),
    "data-officer": say("主管部门（第四十一条）", "Data authorities (article 41)"),
  },
  every: (count: number) =>
    say(`看条例列明的全部 ${count} 种情形`, `See all ${count} that the regulation names`),
  fewer: say("只看存续的情形", "See only those that last"),
  bySystem: say("系统计算", "computed"),
  byPeople: say("人工登记", "reported"),
  lasting: say("存续中", "lasts"),
  evidence: say("依据", "Grounds"),
  answer: say("单位说明", "The unit's answer"),
  judgement: say("核定意见", "Judgement"),
  claimed: say("（认为是误报）", " (as a false alarm)"),
};
