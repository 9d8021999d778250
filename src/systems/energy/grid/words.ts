import { say } from "../../../kernel/fields.ts";

export const words = {
  wholeCity: say("全市", "whole city"),
  unpublished: say("没有公布", "not published"),
  title: say("接入能力对项目需求", "Grid capacity against what projects ask"),
  help: say(
    "需求取自已建成、已批复的项目（四市全部）和您看得到的审核中项目填报的最大功率，从计划投产日起算；各项目不一定同时用到最大。接入能力公布以前建成的已经扣除。每年取最紧的一天。只有经另一单位确认的接入能力用来判断。",
    "Asked is the most power that projects state: built and approved ones of all cities, and those under review that you see, from the day on which they are to run; they need not all peak at once. What was built before a capacity was published is taken off it already. Each year shows its closest day. Only a capacity that another unit confirmed is judged by.",
  ),
  built: say("已建成", "built"),
  approved: say("已批复", "approved"),
  proposed: say("审核中", "under review"),
  known: say("接入能力（已确认）", "capacity, confirmed"),
  unverified: say("接入能力（待确认）", "capacity, to be confirmed"),
  noYear: say("未定", "no year"),
  ways: {
    import: say("用网", "Taken from the grid"),
    export: say("上网", "Fed in"),
  },
  standings: {
    none: say("没有项目要接", "nothing asked"),
    enough: say("够", "enough"),
    full: say("审核中的接不完", "not for all under review"),
    over: say("超出", "exceeded"),
    open: say("说不准", "not known"),
  },
  year: (year: number | null) =>
    year === null ? say("投产日期未定的也算上", "With those without a day") : say(`${year} 年`, `${year}`),
  years: (first: number, last: number) => say(`${first}—${last} 年`, `${first} to ${last}`),
  room: (mw: string) => say(`接入能力 ${mw} MW（已确认）`, `capacity ${mw} MW, confirmed`),
  doubtful: (mw: string) =>
    say(`接入能力 ${mw} MW 待确认，不用来判断`, `capacity ${mw} MW to be confirmed, not judged by`),
  noRoom: say("没有公布接入能力", "no capacity published"),
  left: (mw: string) => say(`还剩 ${mw} MW`, `${mw} MW left`),
  short: (mw: string) => say(`已批复的超出 ${mw} MW`, `approved ones exceed it by ${mw} MW`),
  shortWith: (mw: string) => say(`加上审核中的超出 ${mw} MW`, `with those under review ${mw} MW too much`),
  asked: (built: string, approved: string, proposed: string) =>
    say(
      `已建成 ${built}、已批复 ${approved}、审核中 ${proposed} MW`,
      `built ${built}, approved ${approved}, under review ${proposed} MW`,
    ),
  said: (year: string, parts: readonly string[]) =>
    say(`${year}：${parts.join("，")}。`, `${year}: ${parts.join("; ")}.`),
  unstated: (count: number) =>
    say(`另有 ${count} 个项目没有填功率`, `projects that do not say how much: ${count}`),
  overFrom: (day: string) =>
    say(`已批复的项目自${day}起超出。`, `Approved projects exceed it from ${day} on.`),
  unplaced: (count: number) =>
    say(
      `${count} 个项目没有写接入的旗县区或变电站，只计入全市。`,
      `Projects that name no banner, county or substation, counted for the city alone: ${count}.`,
    ),
  places: say("旗县区和变电站", "Banners, counties and substations"),
  place: say("地点", "Place"),
  way: say("方向", "Direction"),
  when: say("年份", "Year"),
  capacity: say("接入能力", "Capacity"),
  leftOf: say("还剩", "Left"),
  standing: say("够不够", "Enough or not"),
  unit: say("单位 MW", "in MW"),
  table: say("逐年数字（MW）", "Figures year by year, MW"),
  projects: say("项目", "Projects"),
};
