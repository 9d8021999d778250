import { Button } from "antd";
import { useEffect, useState } from "react";
import type { PLACED_BY } from "../../kernel/fields.ts";
import { useText } from "../frame/language.tsx";
import { photoPlace } from "./photo-place.ts";
import { words } from "./words.ts";

/** A fix older than this is of where somebody was; one that takes longer is not waited for. */
const FRESH_MS = 30_000;
/** Six decimals are ten centimetres, finer than any telephone. */
const DECIMALS = 6;

type Asked = "no" | "asking" | "failed" | "from-photo" | { readonly withinM: number };
const typed = (longitude: number, latitude: number): string =>
  `${longitude.toFixed(DECIMALS)}, ${latitude.toFixed(DECIMALS)}`;

/** What the camera wrote into a photo that was chosen beside it, once it is read. */
function usePhotoPlace(photo: File | undefined): string | null {
  const [read, setRead] = useState<{ readonly of: File; readonly place: string | null }>();
  useEffect(() => {
    if (photo === undefined) return;
    void photoPlace(photo).then((found) =>
      setRead({ of: photo, place: found === null ? null : typed(...found) }),
    );
  }, [photo]);
  return read !== undefined && read.of === photo ? read.place : null;
}

/**
 * Fills in where the device stands, as it says itself: WGS 84, which is CGCS2000 to its precision. Offers beside it what
 * the camera wrote into the photo of the same form, for who fills it in elsewhere.
 */
export default function Locate({
  onFound,
  photo,
}: {
  readonly onFound: (typed: string, by: keyof typeof PLACED_BY) => void;
  readonly photo: File | undefined;
}) {
  const t = useText(words);
  const [asked, setAsked] = useState<Asked>("no");
  const inPhoto = usePhotoPlace(photo);
  // Absent where the page is not served over https.
  const locator = (navigator as { readonly geolocation?: Geolocation }).geolocation;
  const ask = () => {
    setAsked("asking");
    locator?.getCurrentPosition(
      ({ coords: { longitude, latitude, accuracy } }) => {
        onFound(typed(longitude, latitude), "device");
        setAsked({ withinM: Math.round(accuracy) });
      },
      () => setAsked("failed"),
      { enableHighAccuracy: true, timeout: FRESH_MS, maximumAge: FRESH_MS },
    );
  };
  const said = () => {
    if (typeof asked === "object") return t.located(asked.withinM);
    if (asked === "failed") return t.notLocated;
    return asked === "from-photo" ? t.fromPhoto : "";
  };
  if (locator === undefined && inPhoto === null) return null;
  return (
    <span className="ui-row">
      {locator !== undefined && (
        <Button onClick={ask} loading={asked === "asking"}>
          {t.locate}
        </Button>
      )}
      {inPhoto !== null && (
        <Button onClick={() => (onFound(inPhoto, "photo"), setAsked("from-photo"))}>
          {t.placeOfPhoto(inPhoto)}
        </Button>
      )}
      <span className="ui-quiet" role="status">
        {said()}
      </span>
    </span>
  );
}
