import type { Duration } from "../../domain/items/item.ts";

type Units = Readonly<Record<Duration["unit"], (n: string) => string>>;

const zh = {
  atOnce: "即办",
  units: {
    "working-day": (n: string) => `${n} 个工作日`,
    day: (n: string) => `${n} 天`,
    month: (n: string) => `${n} 个月`,
    year: (n: string) => `${n} 年`,
    hour: (n: string) => `${n} 小时`,
  } as Units,
  sample: "示例",
};
const en: typeof zh = {
  atOnce: "at once",
  units: {
    "working-day": (n) => `${n} working days`,
    day: (n) => `${n} days`,
    month: (n) => `${n} months`,
    year: (n) => `${n} years`,
    hour: (n) => `${n} hours`,
  },
  sample: "Sample",
};
export const text = { zh, en };
