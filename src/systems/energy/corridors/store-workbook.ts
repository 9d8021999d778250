import { FailureError } from "../../../kernel/error.ts";
import { workbookInWorker } from "../../../platform/documents/in-worker.ts";
import type { Sheet } from "../../../platform/documents/workbook.ts";
import { fileNameOf } from "../../../platform/files/plain-name.ts";
import { MEDIA_TYPES } from "../../../platform/files/sniff.ts";
import type { FileReply } from "../../../platform/http/file-reply.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { ProjectDesk } from "../projects/store.ts";
import { NO_NETWORK } from "./placing/store.ts";
import { seenCorridor } from "./store-ground.ts";

/** Sites, roads and flows of a corridor as the workbook that an upload reads again. Throws `not-found`, `no-network`. */
export async function corridorWorkbook(desk: ProjectDesk, id: string, caller: Caller): Promise<FileReply> {
  const { state, sample } = await seenCorridor(desk, id, caller);
  const { network, adopted, name, source } = state;
  if (network === null) throw new FailureError(NO_NETWORK);
  const marked = sample ? { watermark: "示例　虚构数据" } : {};
  const chosen = new Set(adopted?.stations);
  const ends = [
    { key: "from", header: "起点", width: 24 },
    { key: "to", header: "终点", width: 24 },
  ] as const;
  const sheets: readonly Sheet[] = [
    {
      ...marked,
      name: "站点",
      title: `${name}站点`,
      notes: [`出处：${source}`],
      columns: [
        { key: "id", header: "站点", width: 24 },
        { key: "cost", header: "造价（万元）", width: 16, type: "number" },
        { key: "candidate", header: "可建站", width: 10 },
        { key: "chosen", header: "已选定", width: 10 },
      ],
      rows: network.sites.map((site) => ({
        id: site.id,
        cost: site.cost ?? null,
        candidate: site.candidate ? "是" : "否",
        chosen: chosen.has(site.id) ? "是" : "",
      })),
    },
    {
      ...marked,
      name: "道路",
      columns: [...ends, { key: "km", header: "公里", width: 12, type: "number" }],
      rows: network.roads.map(({ from, to, km }) => ({ from, to, km })),
    },
    {
      ...marked,
      name: "车流",
      columns: [...ends, { key: "trucks", header: "车辆", width: 12, type: "number" }],
      rows: network.flows.map(({ from, to, trucks }) => ({ from, to, trucks })),
    },
  ];
  return { name: `${fileNameOf(name)}.xlsx`, type: MEDIA_TYPES.xlsx, bytes: await workbookInWorker(sheets) };
}
