import type { Sentence } from "../../kernel/error.ts";

/**
 * A place of work: one entry of the menu, whose pages are tabs; a page says in its slice's `pages.ts` to which it belongs.
 * The workplace of a `system` stands under 系统, beside the measures that its pages serve, and in the menu of who pins it there.
 */
export type Workplace = {
  readonly id: string;
  readonly title: Sentence;
  /** Names one of src/web/frame/icons.tsx. */
  readonly icon: string;
  readonly order: number;
  readonly system?: true;
};

/** More entries than these nobody looks through; how many of them may be systems that a person pinned. */
export const MOST_ENTRIES = 9;
export const MOST_PINS = 2;

export const DESK: Workplace = {
  id: "desk",
  title: { zh: "我的桌面", en: "My desk" },
  icon: "desk",
  order: 0,
};
export const PLAN: Workplace = { id: "plan", title: { zh: "方案", en: "Plan" }, icon: "plan", order: 10 };
export const REGISTERS: Workplace = {
  id: "registers",
  title: { zh: "登记册", en: "Registers" },
  icon: "registers",
  order: 20,
};
export const MEETINGS: Workplace = {
  id: "meetings",
  title: { zh: "会议", en: "Meetings" },
  icon: "meetings",
  order: 30,
};
export const SERVICES: Workplace = {
  id: "services",
  title: { zh: "服务", en: "Services" },
  icon: "services",
  order: 40,
};
export const DATA: Workplace = { id: "data", title: { zh: "数据", en: "Data" }, icon: "data", order: 50 };
export const SYSTEMS: Workplace = {
  id: "systems",
  title: { zh: "系统", en: "Systems" },
  icon: "systems",
  order: 60,
};
export const ADMINISTRATION: Workplace = {
  id: "administration",
  title: { zh: "管理", en: "Administration" },
  icon: "administration",
  order: 90,
};
