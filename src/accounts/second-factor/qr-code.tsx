import { create } from "qrcode";
import { useMemo } from "react";

/** Light modules around the code, as ISO/IEC 18004 asks for. */
const QUIET = 4;

/** A text as a QR code, black on white whatever the page's colours: many readers know no other. */
export default function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    const { modules } = create(text, { errorCorrectionLevel: "M" });
    const dark = [...modules.data].flatMap((bit, at) =>
      bit ? [`M${(at % modules.size) + QUIET} ${Math.floor(at / modules.size) + QUIET}h1v1h-1z`] : [],
    );
    return { size: modules.size + 2 * QUIET, path: dark.join("") };
  }, [text]);
  return (
    <svg className="qr-code" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
