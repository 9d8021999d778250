import type { ReactNode } from "react";
import "./light-sign.css";

export type LightSignColour = "red" | "amber" | "green" | "grey";

/** A light by shape, word and colour: the one place that draws these shapes. */
export function LightSign(props: { readonly colour: LightSignColour; readonly children: ReactNode }) {
  return <span className={`light light-${props.colour}`}>{props.children}</span>;
}
