import type { AuditWords } from "../../../web/frame/audit-words.tsx";
import { corridor } from "../corridors/kind.ts";
import { gridCapacity } from "../grid/kind.ts";
import { equipmentBase } from "../supply/kind.ts";
import { energyProject } from "../projects/kind.ts";

/** What the acts of this slice and their fields are called in the audit trail. */
export const auditWords: AuditWords = {
  actions: {
    ...Object.fromEntries(
      [energyProject, corridor, equipmentBase, gridCapacity].flatMap(({ trail }) =>
        Object.entries(trail).map(([act, words]) => [`energy.${act}`, words]),
      ),
    ),
    "energy.refuse-classified": { zh: "拒收标有密级的文件", en: "Refused a file with a secrecy marking" },
    "energy.bring-hours": { zh: "上传或合成逐时数据", en: "Brought or invented hours" },
    "energy.ask-sizing": { zh: "开始定容", en: "Asked for a sizing" },
    "energy.ask-placing": { zh: "计算走廊站点", en: "Asked for the stations of a corridor" },
    "energy.cancel-placing": { zh: "取消计算走廊站点", en: "Cancelled a computation of stations" },
    "energy.cancel-sizing": { zh: "取消定容", en: "Cancelled a sizing" },
    "energy.ask-survey": { zh: "计算各类别最省的方案", en: "Asked for the cheapest design of each category" },
    "energy.cancel-survey": {
      zh: "取消计算各类别最省的方案",
      en: "Cancelled working out the cheapest design of each category",
    },
    "energy.ask-costing": { zh: "开始收益测算", en: "Asked for a reckoning of money" },
    "energy.cancel-costing": { zh: "取消收益测算", en: "Cancelled a reckoning of money" },
    "energy.upload-bases": { zh: "上传装备基地", en: "Uploaded equipment bases" },
    "energy.map-bases": { zh: "修改装备基地的导入", en: "Changed an import of equipment bases" },
    "energy.apply-bases": { zh: "登记导入的装备基地", en: "Entered imported equipment bases" },
    "energy.stop-bases": { zh: "停止登记装备基地", en: "Stopped entering equipment bases" },
    "energy.upload-grid": { zh: "上传电网接入能力", en: "Uploaded grid capacities" },
    "energy.map-grid": { zh: "修改电网接入能力的导入", en: "Changed an import of grid capacities" },
    "energy.apply-grid": { zh: "填报导入的电网接入能力", en: "Entered imported grid capacities" },
    "energy.stop-grid": { zh: "停止填报电网接入能力", en: "Stopped entering grid capacities" },
    "energy.discard-grid": { zh: "作废电网接入能力的导入", en: "Discarded an import of grid capacities" },
    "energy.discard-bases": { zh: "作废装备基地的导入", en: "Discarded an import of equipment bases" },
  },
  fields: {},
};
