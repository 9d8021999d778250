import type { Sentence } from "../../../../kernel/error.ts";
import { folded } from "../../../../kernel/search-tokens.ts";

/**
 * A life event 人生事件 or stage of an enterprise, by which people look for what to do. `words`: an item belongs to it whose
 * name has one of them. A choice of this product, not a published list.
 */
export type LifeEvent = {
  readonly id: string;
  readonly serves: "person" | "enterprise";
  readonly name: Sentence;
  readonly words: readonly string[];
};

export const LIFE_EVENTS: readonly LifeEvent[] = [
  {
    id: "birth",
    serves: "person",
    name: { zh: "生育", en: "Having a child" },
    words: ["生育", "出生", "新生儿", "预防接种", "产前"],
  },
  {
    id: "school",
    serves: "person",
    name: { zh: "入学", en: "Starting school" },
    words: ["入学", "转学", "学籍", "教师资格", "助学", "学历"],
  },
  {
    id: "work",
    serves: "person",
    name: { zh: "就业", en: "Work" },
    words: ["就业", "失业", "档案", "职称", "职业资格", "专业技术", "社会保险", "社保", "工伤"],
  },
  {
    id: "home",
    serves: "person",
    name: { zh: "租房购房", en: "Renting or buying a home" },
    words: ["公积金", "租房", "购房", "不动产", "保障性住房", "租赁", "房屋"],
  },
  {
    id: "marriage",
    serves: "person",
    name: { zh: "结婚", en: "Marriage" },
    words: ["婚姻", "结婚", "户口", "户籍"],
  },
  {
    id: "health",
    serves: "person",
    name: { zh: "看病就医", en: "Health" },
    words: ["医保", "医疗", "异地就医", "生育津贴", "残疾"],
  },
  {
    id: "retirement",
    serves: "person",
    name: { zh: "退休养老", en: "Retirement" },
    words: ["退休", "养老", "高龄", "老年"],
  },
  {
    id: "hardship",
    serves: "person",
    name: { zh: "遇到困难", en: "Hardship" },
    words: ["低保", "最低生活保障", "救助", "临时救助", "抚恤"],
  },
  {
    id: "open",
    serves: "enterprise",
    name: { zh: "企业开办", en: "Opening a business" },
    words: ["设立登记", "营业执照", "经营许可", "公司登记", "开办", "印章"],
  },
  {
    id: "build",
    serves: "enterprise",
    name: { zh: "投资建设", en: "Investing and building" },
    words: ["建设", "规划许可", "施工", "项目备案", "用地", "节能审查", "环境影响"],
  },
  {
    id: "run",
    serves: "enterprise",
    name: { zh: "生产经营", en: "Running a business" },
    words: ["生产许可", "安全生产", "排污", "经营许可", "道路运输", "变更登记", "危险化学品", "稀土"],
  },
  {
    id: "people",
    serves: "enterprise",
    name: { zh: "用工", en: "Employing people" },
    words: ["劳动", "用工", "参保", "社会保险", "公积金缴存", "人力资源"],
  },
  {
    id: "close",
    serves: "enterprise",
    name: { zh: "企业注销", en: "Closing a business" },
    words: ["注销", "清算", "破产"],
  },
];

export const findLifeEvent = (id: string): LifeEvent | undefined =>
  LIFE_EVENTS.find((event) => event.id === id);

/** Life events to which an item of that name belongs. */
export const eventsOf = (name: string): LifeEvent[] => {
  const plain = folded(name);
  return LIFE_EVENTS.filter(({ words }) => words.some((word) => plain.includes(word)));
};
