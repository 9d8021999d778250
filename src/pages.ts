import { door } from "./accounts/web/door.tsx";
import { pages as accountsPages } from "./accounts/web/pages.ts";
import { panels as accountsPanels } from "./accounts/web/panels.ts";
import { pages as cooperationPages } from "./cooperation/web/pages.ts";
import { panels as cooperationPanels } from "./cooperation/web/panels.ts";
import { deskPanels } from "./desk/digest/pages.ts";
import { deskPages } from "./desk/inbox/pages.ts";
import { talkPanels } from "./desk/talk/pages.ts";
import { pages as ecologyPages } from "./systems/ecology/web/pages.ts";
import { pages as energyPages } from "./systems/energy/web/pages.ts";
import { pages as oneServicePages } from "./systems/one-service/web/pages.ts";
import { panels as oneServicePanels } from "./systems/one-service/web/panels.ts";
import { pages as sharedDataPages } from "./systems/shared-data/web/pages.ts";
import { panels as sharedDataPanels } from "./systems/shared-data/web/panels.ts";
import { pages as supervisionPages } from "./supervision/web/pages.ts";
import { panels as supervisionPanels } from "./supervision/web/panels.ts";
import type { Page } from "./web/frame/page.ts";
import type { Web } from "./web/frame/start.tsx";
import { glossaryPages } from "./web/glossary/pages.ts";
import { systemsPages } from "./web/systems/pages.ts";

/** Every page of every slice: taking a slice out of the web is taking its line out here. */
export const pages: readonly Page[] = [
  ...deskPages,
  ...supervisionPages,
  ...cooperationPages,
  ...oneServicePages,
  ...sharedDataPages,
  ...ecologyPages,
  ...energyPages,
  ...accountsPages,
  ...systemsPages,
  ...glossaryPages,
];

export const web: Web = {
  pages,
  door,
  auditWords: [
    () => import("./accounts/web/audit-words.ts"),
    () => import("./supervision/web/audit-words.ts"),
    () => import("./cooperation/web/audit-words.ts"),
    () => import("./systems/shared-data/web/audit-words.ts"),
    () => import("./systems/one-service/web/audit-words.ts"),
    () => import("./systems/ecology/web/audit-words.ts"),
    () => import("./systems/energy/web/audit-words.ts"),
    () => import("./desk/preference/audit-words.ts"),
    () => import("./desk/talk/audit-words.ts"),
  ],
  panels: [
    deskPanels,
    supervisionPanels,
    cooperationPanels,
    oneServicePanels,
    sharedDataPanels,
    talkPanels,
    accountsPanels,
  ],
  help: {
    pages: [
      () => import("./desk/web/page-help.ts"),
      () => import("./accounts/web/page-help.ts"),
      () => import("./supervision/web/page-help.ts"),
      () => import("./cooperation/web/page-help.ts"),
      () => import("./systems/shared-data/web/page-help.ts"),
      () => import("./systems/one-service/web/page-help.ts"),
      () => import("./systems/ecology/web/page-help.ts"),
      () => import("./systems/energy/web/page-help.ts"),
      () => import("./web/systems/page-help.ts"),
      () => import("./web/glossary/page-help.ts"),
    ],
    tours: () => import("./desk/tour/words.ts"),
  },
};
