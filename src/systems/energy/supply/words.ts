import { say } from "../../../kernel/fields.ts";

export const words = {
  unstated: say("没有公开数字", "not published"),
  title: say("一年产能对当年需求", "Capacity of a year against its need"),
  help: say(
    "需求取自已批复、未建成的项目（四市全部）和您看得到的审核中项目，按计划投产的年份；该投产而没有建成的算在今年。叶片、塔筒按所配整机计；重卡和燃料电池取自已选站的走廊。",
    "Need is that of approved projects of all cities that are not built, and of those under review that you see, in the year in which they are to run; what should run and is not built counts this year. Blades and towers by the turbines they equip; trucks and fuel cells from corridors whose stations are chosen.",
  ),
  approved: say("已批复项目的需求", "needed by approved projects"),
  proposed: say("审核中项目的需求", "needed by projects under review"),
  known: say("年产能（A、B 级）", "capacity a year (A, B)"),
  unverified: say("加上未核实的（C 级）", "with what is unverified (C)"),
  noYear: say("未定", "no year"),
  standings: {
    none: say("没有需求", "nothing needed"),
    enough: say("够", "enough"),
    short: say("不够", "short"),
    open: say("未核实，说不准", "unverified, not known"),
  },
  bases: (count: number, unstated: number) =>
    unstated === 0
      ? say(`${count} 个基地`, `bases: ${count}`)
      : say(
          `${count} 个基地，其中 ${unstated} 个没有公开产能`,
          `bases: ${count}, without a published capacity: ${unstated}`,
        ),
  noBases: say("四市没有登记的基地", "no base in the four cities"),
  year: (year: number | null) =>
    year === null ? say("年份未定", "No year stated") : say(`${year} 年`, `${year}`),
  said: (year: string, need: string, known: string, unit: string, verdict: string) =>
    say(
      `${year}：需要 ${need} ${unit}，年产能 ${known} ${unit}，${verdict}。`,
      `${year}: ${need} ${unit} needed, ${known} ${unit} made a year: ${verdict}.`,
    ),
  product: say("产品", "Product"),
  when: say("年份", "Year"),
  need: say("需求", "Needed"),
  capacity: say("产能", "Capacity"),
  unit: say("单位", "Unit"),
  standing: say("够不够", "Enough or not"),
  table: say("逐年数字", "Figures year by year"),
  nothing: say(
    "还没有登记装备基地，也没有项目需要装备。",
    "No base is entered and no project needs anything.",
  ),
};
