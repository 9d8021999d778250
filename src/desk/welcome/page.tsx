import { PageFrame } from "../../web/frame/page-frame.tsx";
import { useWords } from "../../web/kit/said.ts";
import Doors from "./doors.tsx";
import { words } from "./words.ts";

/** Where a new installation begins; `npm start` prints its address on the first day. */
export default function WelcomePage() {
  const t = useWords(words);
  return (
    <PageFrame title={t.title} lead={t.lead}>
      <Doors />
    </PageFrame>
  );
}
