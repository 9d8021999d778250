import type { ReactNode } from "react";

/** How a deadline stands: past, near, ahead, or nothing that runs out. */
export type DueTone = "late" | "soon" | "ahead" | "still";

/** The tone of so many days (or working days) left, of which `soon` are few. */
export const dueTone = (left: number, soon: number): DueTone =>
  left < 0 ? "late" : left <= soon ? "soon" : "ahead";

const TONES: Readonly<Record<DueTone, string>> = {
  late: "ui-state-pending",
  soon: "ui-state-due-soon",
  ahead: "ui-state-dated",
  still: "ui-state-none",
};

/** A deadline is said in words (逾期 3 天, 还有 5 天), never by a dot or a shape: those are lights. */
export function Due(props: { readonly tone: DueTone; readonly children: ReactNode }) {
  return <span className={`ui-state ${TONES[props.tone]}`}>{props.children}</span>;
}
