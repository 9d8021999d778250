import { refusal } from "./error.ts";

/** Brands under which such pictures, those of iPhones among them, say what they are. */
const BRANDS = new Set(["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"]);

/** Whether a file is a HEIC picture, by its first twelve bytes. */
export function isHeic(bytes: Uint8Array): boolean {
  const text = String.fromCharCode(...bytes.subarray(4, 12));
  return text.startsWith("ftyp") && BRANDS.has(text.slice(4));
}

/** Most desks cannot show one: taken, it would be evidence that nobody sees. */
export const HEIC_REFUSED = refusal(
  "heic",
  "这是 HEIC 照片，多数电脑看不了。请在相机设置里改为“兼容性最佳”（JPG）重拍，或另存为 JPG 再选。",
  "This is a HEIC photo, which most computers cannot show. Set the camera to “most compatible” (JPG) and take it again, or save it as JPG first.",
);
