import { FailureError, refusal } from "../../../../kernel/error.ts";
import { inTransaction } from "../../../../platform/database/database.ts";
import { derivedKey } from "../../../../platform/records/derived-key.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { type CatalogueImport, type ImportLine, lineState } from "../../domain/catalogue/import-view.ts";
import { classOf } from "../../catalogue/resource/codes.ts";
import { resource } from "../../catalogue/resource/kind.ts";
import { remembered } from "../../domain/catalogue/sheet-mapping.ts";
import type { Desk } from "../desk.ts";
import { getRecord } from "../records.ts";
import { beginResource, doResourceAct, nextFreeCode } from "../../catalogue/resource/store.ts";
import { getImport, rememberHeadings } from "./imports.ts";
import { importLines, importView } from "./import-view.ts";

const NOTHING = refusal(
  "nothing-to-enter",
  "没有可以导入的目录；请先改正列对应或处理相近的目录。",
  "There is nothing to enter. Correct the columns or decide on what is alike first.",
);
const WAITS = refusal(
  "lines-wait",
  "有的行还不能导入：有问题或待确认；请先处理，或只导入没有问题的行。",
  "Some lines cannot be entered yet: they have problems or wait for a decision. Settle them, or enter the good ones only.",
);
const CLOSED = refusal(
  "import-closed",
  "这个文件已经导入或已放弃，请重新上传。",
  "This file was entered or discarded already. Upload it again.",
);

/** Enters one line: its key makes it happen once, however often it is asked for. */
async function enterLine(
  desk: Desk,
  importId: string,
  { key, content, alike, decision }: ImportLine,
  caller: Caller,
): Promise<void> {
  const once = derivedKey(importId, String(key));
  const into = decision === "into-draft" ? alike : decision === "into-named" ? alike?.named : null;
  if (into) {
    const { version } = await getRecord(desk.sql, resource, into.id);
    await doResourceAct(
      desk,
      into.id,
      { version, key: once, act: { type: "edit", content: { ...content, code: into.code } } },
      caller,
    );
    return;
  }
  const code = alike?.sameCode ? await nextFreeCode(desk.sql, classOf(content.code)) : content.code;
  await beginResource(desk, { key: once, content: { ...content, code } }, caller);
}

/** Enters the lines of an import as drafts: all of them, or those that are ready. Sign-offs and assessments are not taken over. */
export async function enterImport(
  desk: Desk,
  id: string,
  mode: "all" | "good-rows",
  caller: Caller,
): Promise<CatalogueImport> {
  const record = await getImport(desk.sql, id, caller);
  if (record.state !== "open") throw new FailureError(CLOSED);
  const lines = await importLines(desk, record, caller);
  const ready = lines.filter((line) => lineState(line) === "ready");
  const waits = lines.some((line) => ["blocked", "asked"].includes(lineState(line)));
  if (mode === "all" && waits) throw new FailureError(WAITS);
  if (ready.length === 0) throw new FailureError(NOTHING);
  for (const line of ready) await enterLine(desk, id, line, caller);
  await inTransaction(desk.sql, async (sql) => {
    await sql`update shared_data.catalogue_import set state = 'applied', entered = ${ready.length} where id = ${id}`;
    if (record.kind === "workbook")
      await rememberHeadings(sql, record.regionCode, remembered(record.content, record.mapping));
    await desk.audit.record(sql, {
      caller,
      action: "shared-data.enter-catalogue",
      subject: `catalogue-import:${id}`,
      after: { entered: ready.length, mode },
    });
  });
  return importView(desk, await getImport(desk.sql, id, caller), caller);
}
