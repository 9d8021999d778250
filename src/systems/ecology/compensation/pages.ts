import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Page } from "../../../web/frame/page.ts";
import { ECOLOGY } from "../web/workplace.ts";

// Not of the kinds: what they describe is not to load with the first page.
const SETTLEMENTS = { zh: "补偿结算", en: "Settlements" };
const AGREEMENTS = { zh: "补偿协议", en: "Agreements" };

const page = { title: SETTLEMENTS, access: BUSINESS_ROLES, measures: [13] } as const;
const PATH = "/ecology/compensation";
const officers = ["liaison", "unit-head"] as const;

export const compensationPages: readonly Page[] = [
  {
    ...page,
    path: PATH,
    menu: { workplace: ECOLOGY, order: 30, title: { zh: "横向补偿", en: "Compensation" } },
    acts: [
      { title: { zh: "计算一期", en: "Settle a period" }, access: officers, to: `${PATH}?new=1` },
      {
        title: { zh: "起草协议", en: "Draft an agreement" },
        access: officers,
        to: `${PATH}/agreements?new=1`,
      },
    ],
    load: () => import("./settlement/list.tsx"),
  },
  { ...page, path: `${PATH}/:settlement`, menu: null, load: () => import("./settlement/page.tsx") },
  {
    ...page,
    title: AGREEMENTS,
    path: `${PATH}/agreements`,
    menu: null,
    load: () => import("./agreement/list.tsx"),
  },
  {
    ...page,
    title: AGREEMENTS,
    path: `${PATH}/agreements/:agreement`,
    menu: null,
    load: () => import("./agreement/page.tsx"),
  },
];
