const zh = {
  title: "单位",
  lead: "牵头或负责",
  support: "配合",
  guide: "指导",
  through: "作为集体单位的成员",
  aliases: (names: string) => `又称：${names}`,
  members: "成员单位",
  unresolved: "这是集体单位，办公室尚未在单位名册中列出它的成员。",
  collective: "集体单位",
  plan: "出自",
  through1: (name: string) => `经“${name}”涉及`,
  none: "没有举措涉及这个单位",
  noneHelp: "已发布的方案里，它既不牵头、配合、指导，也不属于所列集体单位。",
  count: (n: number) => `${n} 项`,
};
const en: typeof zh = {
  title: "Unit",
  lead: "Leads or answers for",
  support: "Supports",
  guide: "Guides",
  through: "Reached as a member of a collective",
  aliases: (names) => `Also written: ${names}`,
  members: "Members",
  unresolved: "This stands for several units; the office has not listed its members in the roster yet.",
  collective: "collective",
  plan: "From",
  through1: (name) => `Through “${name}”`,
  none: "No measure concerns this unit",
  noneHelp:
    "In the published plans it neither leads, supports nor guides, and belongs to no collective named there.",
  count: (n) => String(n),
};
export const text = { zh, en };
