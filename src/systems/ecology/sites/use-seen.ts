import type { GivenFile, ValuesOf } from "../../../kernel/fields.ts";
import type { site } from "./kind.ts";
import type { Waiting } from "./outbox.ts";
import { scaledPhoto } from "./use-scaled-photo.ts";

/** What the form of a verification holds; its file as it was chosen. */
export type Filled = ValuesOf<typeof site.acts.verify.asks>;

/** The same as it is kept and sent: its photo made smaller, unless it is the one that waits already. */
export async function seenIn(
  filled: Filled,
  waiting?: Pick<Waiting, "photo" | "confirmInternal">,
): Promise<Pick<Waiting, "seen" | "photo" | "confirmInternal">> {
  const { photo, ...seen } = filled as Filled & { readonly photo?: GivenFile };
  if (photo === undefined) return { seen, photo: null, confirmInternal: false };
  const { file, confirmInternal } = photo;
  return { seen, photo: file === waiting?.photo ? file : await scaledPhoto(file), confirmInternal };
}
