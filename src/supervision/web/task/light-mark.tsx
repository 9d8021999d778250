import { LightSign } from "../../../web/draw/light-sign.tsx";
import { useSentence } from "../../../web/frame/language.tsx";
import type { Light, LightColour } from "../../domain/tasks/light.ts";
import { LIGHT_NAMES } from "../../domain/tasks/task-words.ts";
import "./light-mark.css";

/** A light by shape, word and colour; with its reason unless only the colour is known. A closed task shows its reason alone. */
export function LightMark({ light }: { readonly light: Light | LightColour }) {
  const sentence = useSentence();
  const colour = typeof light === "string" ? light : light.colour;
  return (
    <span className="sv-light-line">
      {(typeof light === "string" || light.rule !== "closed") && (
        <LightSign colour={colour}>{sentence(LIGHT_NAMES[colour])}</LightSign>
      )}
      {typeof light !== "string" && <span className="sv-light-reason">{sentence(light.reason)}</span>}
    </span>
  );
}
