import { send } from "../frame/api.ts";

/**
 * Saves what a `file` route of the contract sends under the name it gives: `await download(urlOf("GET /api/…", call))`.
 * A refusal arrives as a FailureError with its sentence instead of a page of JSON; so does, as `BeingMade`, what a job writes.
 */
export async function download(url: string): Promise<void> {
  const response = await send(url, { headers: { "x-jiziwan": "1" } }, "file");
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
