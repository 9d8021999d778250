import type { Sentence } from "../../../../kernel/error.ts";

/** Key industries whose items the plan wants put in order: 梳理规范重点产业一体化发展涉企审批事项. */
export const INDUSTRIES = ["rare-earths", "equipment", "chemicals", "farm-products", "energy"] as const;
export type Industry = (typeof INDUSTRIES)[number];

export const INDUSTRY_NAMES: Readonly<Record<Industry, Sentence>> = {
  "rare-earths": { zh: "稀土", en: "Rare earths" },
  equipment: { zh: "装备制造", en: "Equipment" },
  chemicals: { zh: "化工", en: "Chemicals" },
  "farm-products": { zh: "农畜产品", en: "Farm products" },
  energy: { zh: "能源", en: "Energy" },
};

/** Words of an item's name by which it is found for an industry; a help to find them, no official classification. */
export const INDUSTRY_WORDS: Readonly<Record<Industry, readonly string[]>> = {
  "rare-earths": ["稀土", "矿产资源", "采矿", "探矿", "放射性", "伴生"],
  equipment: ["装备", "特种设备", "机械", "工业产品生产许可", "计量器具", "锅炉", "压力容器"],
  chemicals: ["化学品", "化工", "易制毒", "监控化学", "爆炸物", "安全生产许可"],
  "farm-products": ["农产品", "畜", "兽药", "饲料", "种子", "农药", "食品", "乳", "动物防疫", "粮食"],
  energy: ["能源", "电力", "发电", "风电", "光伏", "煤", "石油", "天然气", "燃气", "节能"],
};

/** Industries whose words a name has. */
export const industriesOf = (name: string): Industry[] =>
  INDUSTRIES.filter((industry) => INDUSTRY_WORDS[industry].some((word) => name.includes(word)));
