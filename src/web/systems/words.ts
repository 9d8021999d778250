export const words = {
  zh: {
    title: "系统",
    lead: (served: number, rest: number) =>
      `方案 22 项举措中，${served} 项已有专门的系统，其余 ${rest} 项由督办与登记册跟进。`,
    pinning: "点图钉可把常用系统固定到导航。",
    supervised: "督办",
    unbuilt: "专门系统尚未建设",
    chapter: (at: number, title: string) => `${"一二三四五六"[at]}、${title}`,
  },
  en: {
    title: "Systems",
    lead: (served: number, rest: number) =>
      `Of the plan's 22 measures ${served} have a system of their own; the other ${rest} are followed by supervision and registers.`,
    pinning: "A pin keeps a system you use often in the menu.",
    supervised: "Supervision",
    unbuilt: "no system of its own yet",
    chapter: (at: number, title: string) => `${at + 1}. ${title}`,
  },
};
