import type { AuditWords } from "../../../web/frame/audit-words.tsx";
import { alert } from "../alert/kind.ts";
import { reach } from "../alert/reach/kind.ts";
import { agreement } from "../compensation/agreement/kind.ts";
import { settlement } from "../compensation/settlement/kind.ts";
import { site } from "../sites/kind.ts";
import { section } from "../water/section.ts";

const trails = [section, alert, reach, agreement, settlement, site].flatMap(({ trail }) =>
  Object.entries(trail),
);

/** What the acts of this slice and their fields are called in the audit trail. */
export const auditWords: AuditWords = {
  actions: {
    ...Object.fromEntries(trails.map(([act, words]) => [`ecology.${act}`, words])),
    "ecology.refuse-classified": { zh: "拒收标有密级的文件", en: "Refused a file with a secrecy marking" },
    "ecology.upload-zones": { zh: "上传保护区分区", en: "Uploaded the zones of the reserve" },
    "ecology.upload-sites": { zh: "上传图斑边界", en: "Uploaded outlines of sites" },
    "ecology.map-sites": { zh: "修改图斑的导入", en: "Changed an import of sites" },
    "ecology.apply-sites": { zh: "登记导入的图斑", en: "Entered imported sites" },
    "ecology.stop-sites": { zh: "停止登记图斑", en: "Stopped entering sites" },
    "ecology.discard-sites": { zh: "作废图斑的导入", en: "Discarded an import of sites" },
    "ecology.upload-reaches": { zh: "上传河段", en: "Uploaded reaches" },
    "ecology.map-reaches": { zh: "修改河段的导入", en: "Changed an import of reaches" },
    "ecology.apply-reaches": { zh: "登记导入的河段", en: "Entered imported reaches" },
    "ecology.stop-reaches": { zh: "停止登记河段", en: "Stopped entering reaches" },
    "ecology.discard-reaches": { zh: "作废河段的导入", en: "Discarded an import of reaches" },
    "ecology.bring-daily-record": { zh: "上传逐日水文数据", en: "Brought a daily record of flow" },
    "ecology.upload-readings": { zh: "上传监测数据", en: "Uploaded readings" },
    "ecology.map-readings": { zh: "修改监测数据的导入", en: "Changed an import of readings" },
    "ecology.apply-readings": { zh: "登记监测数据", en: "Entered readings" },
    "ecology.stop-readings": { zh: "停止登记监测数据", en: "Stopped entering readings" },
    "ecology.discard-readings": { zh: "作废监测数据的导入", en: "Discarded an import of readings" },
  },
  fields: {},
};
