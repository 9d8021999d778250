import type { Page } from "../../../web/frame/page.ts";
import { DATA } from "../../../web/frame/workplaces.ts";
import { PARTIES } from "../domain/roles.ts";

export const requestPages: readonly Page[] = [
  {
    path: "/data/requests",
    title: { zh: "数据共享申请", en: "Requests for data" },
    access: PARTIES,
    measures: [4],
    menu: { workplace: DATA, order: 20 },
    load: () => import("./list.tsx"),
  },
  {
    path: "/data/requests/new",
    title: { zh: "提出共享申请", en: "New request for data" },
    acts: [{ title: { zh: "提出共享申请", en: "New request for data" } }],
    access: ["liaison"],
    measures: [4],
    menu: null,
    within: "/data/requests",
    load: () => import("./new.tsx"),
  },
  {
    path: "/data/requests/:request",
    title: { zh: "共享申请", en: "Request for data" },
    access: PARTIES,
    measures: [4],
    menu: null,
    within: "/data/requests",
    load: () => import("./page.tsx"),
  },
];
