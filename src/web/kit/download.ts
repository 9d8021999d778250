import { FailureError } from "../../kernel/error.ts";
import type { Export } from "../../kernel/export.ts";
import { send } from "../frame/api.ts";

/** What is asked for takes long: it is written in the background, and fetched when it is done. */
export class BeingMade extends FailureError {
  readonly made: Export;
  constructor(made: Export) {
    super({
      code: "being-made",
      sentence: {
        zh: "文件较大，正在后台写；写好后在“我的导出”里下载，收件箱会提醒。",
        en: "The file is large and is being written in the background. Fetch it from “My exports” when it is done; your inbox will say so.",
      },
    });
    this.made = made;
  }
}

/**
 * Saves what a `file` route of the contract sends under the name it gives: `await download(urlOf("GET /api/…", call))`.
 * A refusal arrives as a FailureError with its sentence instead of a page of JSON; so does, as {@link BeingMade}, what a job writes.
 */
export async function download(url: string): Promise<void> {
  const response = await send(url, { headers: { "x-jiziwan": "1" } }, "file");
  if (response.status === 202) throw new BeingMade((await response.json()) as Export);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = fileNameOf(response.headers.get("content-disposition")) ?? "jiziwan";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The file name of a Content-Disposition header: RFC 5987's UTF-8 form first, then the plain one. */
export function fileNameOf(header: string | null): string | null {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(header ?? "")?.[1];
  if (extended !== undefined) return decodeURIComponent(extended);
  return /filename="?([^";]+)"?/i.exec(header ?? "")?.[1] ?? null;
}
