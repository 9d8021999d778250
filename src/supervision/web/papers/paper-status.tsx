import { useText } from "../../../web/frame/language.tsx";
import type { PaperStatus } from "../../domain/papers/paper.ts";
import { text } from "./papers-text.ts";

const LOOK: Readonly<Record<PaperStatus, string>> = { draft: "river", issued: "grass", withdrawn: "quiet" };

export function PaperStatusLabel({ status }: { readonly status: PaperStatus }) {
  const t = useText(text);
  return <span className={`ui-label ui-label-${LOOK[status]}`}>{t.statuses[status]}</span>;
}
