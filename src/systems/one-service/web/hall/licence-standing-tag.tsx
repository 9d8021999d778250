import { useSentence } from "../../../../web/frame/language.tsx";
import { type LicenceLine, type LicenceStanding, STANDING_NAMES } from "../../domain/hall/licence.ts";

const COLOURS: Readonly<Record<LicenceStanding, string>> = {
  valid: "grass",
  "not-yet": "river",
  expired: "ochre",
  suspended: "ochre",
  revoked: "vermilion",
};

/** How a licence stands, in a word. */
export function LicenceStandingTag({ line }: { readonly line: Pick<LicenceLine, "standing" | "reason"> }) {
  const sentence = useSentence();
  return (
    <>
      <span className={`ui-label ui-label-${COLOURS[line.standing]}`}>
        {sentence(STANDING_NAMES[line.standing])}
      </span>
      {line.reason !== null && (
        <span className="ui-quiet" lang="zh-CN">
          {" "}
          {line.reason}
        </span>
      )}
    </>
  );
}
