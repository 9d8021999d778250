import { at } from "../../../kernel/fields.ts";
import { FailureError } from "../../../kernel/error.ts";
import { HEIC_REFUSED, isHeic } from "../../../kernel/heic.ts";

/** Longer sides are shortened to this: enough to read a sign from a few metres away. */
const LONGEST = 1_920;
const SMALL_BYTES = 600_000;
const QUALITY = 0.85;

/**
 * A photo as small as it may be for the way through a weak network; as it is where the browser cannot make it smaller.
 * A HEIC becomes a JPEG where the browser can read it, and is refused at once where it cannot: kept for later, the
 * server would refuse it when nobody stands there any more.
 */
export async function scaledPhoto(photo: File): Promise<File> {
  const heic = isHeic(new Uint8Array(await photo.slice(0, 12).arrayBuffer()));
  if (photo.size <= SMALL_BYTES && !heic) return photo;
  try {
    const image = await createImageBitmap(photo);
    const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
    if (blob === null || (blob.size >= photo.size && !heic)) return photo;
    return new File([blob], photo.name.replace(/\.[^.]*$/, ".jpg"), { type: "image/jpeg" });
  } catch {
    if (heic) throw new FailureError(at("photo", HEIC_REFUSED));
    return photo;
  }
}
