import { type ReactNode, useContext } from "react";
import "./source-pane.css";
import { hasMoved, SpotlightContext, useLit } from "./spotlight.ts";

/** A field of the structure: pointing at it or reaching it by keyboard lights its words in the source. */
export function FieldBox(props: {
  readonly field: string;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  const { field } = props;
  const spotlight = useContext(SpotlightContext);
  const lit = useLit((candidate) => candidate === field) !== null;
  return (
    <div
      data-box={field}
      className={`sv-fieldbox ${lit ? "sv-fieldbox-lit" : ""} ${props.className ?? ""}`}
      onMouseEnter={(event) => hasMoved(event) && spotlight.point(field)}
      onMouseLeave={() => spotlight.point(null)}
      onFocus={() => spotlight.point(field)}
      onBlur={() => spotlight.point(null)}
    >
      {props.children}
    </div>
  );
}
