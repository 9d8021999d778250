import { waitsFor } from "../../../platform/records/waits.ts";
import { caseNowOf } from "../domain/cases/case-now.ts";
import { caseShape } from "../domain/cases/case-record.ts";
import { caseWaits } from "../domain/cases/case-waits.ts";
import { bundleShape } from "../domain/standards/bundle-record.ts";
import { standardShape } from "../domain/standards/standard-record.ts";
import { bundleWaits, standardWaits } from "../domain/standards/standard-waits.ts";
import type { Desk } from "./desk.ts";

const waits = waitsFor<Pick<Desk, "isWorkingDay">>("one-service");

/** What records of this slice wait for. */
export const WAITS = [
  waits(caseShape, {
    link: (id) => `/cases/${id}`,
    subject: ({ item, number }) => `${item.name} ${number}`,
    waits: ({ id, state }, { isWorkingDay }) => caseWaits(id, caseNowOf(state, isWorkingDay)),
  }),
  waits(standardShape, {
    link: (id) => `/items/standards/${id}`,
    waits: ({ state }) => standardWaits(state),
  }),
  waits(bundleShape, { link: (id) => `/items/bundles/${id}`, waits: ({ state }) => bundleWaits(state) }),
];
