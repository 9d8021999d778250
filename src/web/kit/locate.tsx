import { Button } from "antd";
import { useState } from "react";
import { useText } from "../frame/language.tsx";
import { words } from "./words.ts";

/** A fix older than this is of where somebody was; one that takes longer is not waited for. */
const FRESH_MS = 30_000;
/** Six decimals are ten centimetres, finer than any telephone. */
const DECIMALS = 6;

type Asked = "no" | "asking" | "failed" | { readonly withinM: number };

/** Fills in where the device stands, as it says itself: WGS 84, which is CGCS2000 to its precision. */
export default function Locate({ onFound }: { readonly onFound: (typed: string) => void }) {
  const t = useText(words);
  const [asked, setAsked] = useState<Asked>("no");
  // Absent where the page is not served over https.
  const locator = (navigator as { readonly geolocation?: Geolocation }).geolocation;
  if (locator === undefined) return null;
  const ask = () => {
    setAsked("asking");
    locator.getCurrentPosition(
      ({ coords: { longitude, latitude, accuracy } }) => {
        onFound(`${longitude.toFixed(DECIMALS)}, ${latitude.toFixed(DECIMALS)}`);
        setAsked({ withinM: Math.round(accuracy) });
      },
      () => setAsked("failed"),
      { enableHighAccuracy: true, timeout: FRESH_MS, maximumAge: FRESH_MS },
    );
  };
  return (
    <span className="ui-row">
      <Button onClick={ask} loading={asked === "asking"}>
        {t.locate}
      </Button>
      <span className="ui-quiet" role="status">
        {asked === "failed" ? t.notLocated : typeof asked === "object" ? t.located(asked.withinM) : ""}
      </span>
    </span>
  );
}
