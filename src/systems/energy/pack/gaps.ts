import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import { articleWords, CONDITION_NAMES, inWords } from "../verdict/names.ts";
import type { Verdict } from "../verdict/judge.ts";
import type { ConditionId } from "../verdict/rule-set.ts";

// What an application still lacks, and who can give it.

const INVESTOR = say("投资主体", "the investor");
const DESIGNER = say("投资主体委托的设计单位", "the investor's designer");
const GRID = say("供电企业（接入系统批复）", "the grid company, by its approval of the connection");
const BUREAU = say("市能源主管部门", "the city's energy authority");

/** Who can give what a condition is judged by. */
const GIVERS: Readonly<Record<ConditionId, Sentence>> = {
  load: say("用电企业（核准或备案文件）", "the user, by what approves or files the load"),
  loadShare: say("用电企业和设计单位", "the user and the designer"),
  storagePower: DESIGNER,
  storageHours: DESIGNER,
  utilisation: DESIGNER,
  export: say("设计单位和供电企业", "the designer and the grid company"),
  reRatio: DESIGNER,
  investor: INVESTOR,
  connection: GRID,
  offtake: say("用氢企业（用氢协议）", "the user of the hydrogen, by the off-take agreement"),
  groundwater: say("水行政主管部门（取水许可）", "the water authority, by its licence"),
};

export type Gap = { readonly of: Sentence; readonly lacks: Sentence; readonly from: Sentence };

/** How far an application was sized: not at all, over an invented year, or over hours that somebody brought. */
export type Sized = "not" | "invented" | "brought";

const UNSIZED: Gap = {
  of: say("定容", "Sizing"),
  lacks: say(
    "没有采用定容方案，或采用后改了装机：费用上下界和每条细则的代价缺失。",
    "No design was taken, or capacities were changed since: there are no bounds of the cost and no prices of conditions.",
  ),
  from: say("提出单位", "who proposes the project"),
};
const INVENTED: Gap = {
  of: say("逐时数据", "Hours"),
  lacks: say(
    "风光出力是合成的一年，不是实测；请换成测风、测光数据再定容。",
    "Wind and sun are of an invented year: size it again by what was measured.",
  ),
  from: DESIGNER,
};

/** What nobody can decide yet, what no fact answers, and what the sizing lacks. */
export function gapsOf({ conditions, notRead }: Verdict, sized: Sized): readonly Gap[] {
  const open = conditions
    .filter(({ holds }) => holds === null)
    .map(({ id, remedy }): Gap => ({
      of: CONDITION_NAMES[id],
      lacks: inWords(remedy ?? say("无从判定", "It cannot be judged")),
      from: GIVERS[id],
    }));
  const unread = notRead.map(({ article, note }): Gap => ({
    of: articleWords(article),
    lacks: note,
    from: BUREAU,
  }));
  return [...open, ...unread, ...(sized === "not" ? [UNSIZED] : sized === "invented" ? [INVENTED] : [])];
}
