import type { GivenFile, ValuesOf } from "../../../kernel/fields.ts";
import type { Opened } from "../../../kernel/record.ts";
import { formatFigure } from "../../../web/frame/format.ts";
import { chinese, dayOf, factsOf, named, shown, written } from "../../../web/kit/columns.tsx";
import { say } from "../../../kernel/fields.ts";
import { placeText } from "../../../kernel/place.ts";
import { recordPage } from "../../../web/kit/record-page.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { api, upload } from "../web/client.ts";
import { HECTARE_M2, zoneWords } from "./area.tsx";
import { FINDING, site, type SiteAsked, type SiteState } from "./kind.ts";
import { OutlinePicture } from "./outline-picture.tsx";
import { isOffline, Outbox, sendReport, WAITING } from "./outbox-panel.tsx";
import type { Waiting } from "./outbox.ts";
import { Photos } from "./photos.tsx";
import { scaledPhoto } from "./use-scaled-photo.ts";
import { type Filled, seenIn } from "./use-seen.ts";
import { deviceKeeper } from "./use-keeper.ts";

type Detail = Opened<SiteState>;

const KIND_NAMES = FINDING.kind.takes === "choice" ? FINDING.kind.among : {};

/** Sends what was seen; without a network it is kept on the device under its key, which shows above the page. */
async function report(detail: Detail, filled: Filled): Promise<Detail> {
  const { id, version, state, actor } = detail;
  const waiting: Waiting = {
    key: newRequestKey(),
    site: id,
    title: `${state.code} ${state.name}`,
    accountId: actor.accountId ?? "",
    version,
    ...(await seenIn(filled)),
    keptAt: new Date().toISOString(),
    refused: null,
  };
  try {
    return await sendReport(waiting);
  } catch (error) {
    if (!isOffline(error)) throw error;
    await deviceKeeper.put(waiting);
    return detail;
  }
}

type Photographing = ValuesOf<typeof site.acts.photograph.asks>;

/** Sends a further photo; it needs a network. */
async function photograph({ id, version }: Detail, filled: Photographing): Promise<Detail> {
  const { stage, photo } = filled as Photographing & { readonly photo: GivenFile };
  const query = { version, key: newRequestKey(), stage, confirmInternal: photo.confirmInternal };
  return upload(
    "POST /api/ecology/sites/:site/photos",
    { params: { site: id }, query },
    await scaledPhoto(photo.file),
  );
}

const m2 = (name: ReturnType<typeof say>, value: (state: SiteState) => number | null) =>
  shown<Detail>(name, ({ state }, { language }) => {
    const given = value(state);
    return given === null
      ? "—"
      : `${formatFigure(given / HECTARE_M2, language, 4)} ${language === "zh" ? "公顷" : "ha"}`;
  });

/** One site: where it is, how far it is, what may be done with it. */
export default recordPage<SiteState, Detail, SiteAsked>(site, {
  path: "/ecology/sites",
  route: "GET /api/ecology/sites",
  open: (id) => api("GET /api/ecology/sites/:site", { params: { site: id } }),
  act: (id, body) => api("POST /api/ecology/sites/:site/acts", { params: { site: id }, body }),
  touches: [WAITING],
  sends: {
    verify: (detail, values: Filled) => report(detail, values),
    photograph: (detail, values: Photographing) => photograph(detail, values),
  },
  title: ({ code, name }) => `${code} ${name}`,
  tones: { closed: "grass", dismissed: "quiet" },
  Before: () => <Outbox />,
  Facts: factsOf<Detail>([
    named(FINDING.kind.name, KIND_NAMES, ({ state }) => state.kind),
    shown(FINDING.place.name, ({ state }) => placeText(state.place)),
    m2(say("图斑面积", "Area"), ({ areaM2 }) => areaM2),
    shown(say("所在分区（公顷）", "Zones (ha)"), ({ state }, { language }) =>
      zoneWords(state.zones, language),
    ),
    dayOf(FINDING.foundOn.name, ({ state }) => state.foundOn),
    dayOf(say("期限", "Limit"), ({ state }) => state.limit),
    dayOf(say("最近到点", "Last visited"), ({ state }) => state.visitedOn),
    m2(say("恢复面积", "Restored"), ({ restoredM2 }) => restoredM2),
    chinese(say("管护单位", "Unit"), ({ state, names }) => names[state.unit.unitId] ?? ""),
    written(FINDING.note.name, ({ state }) => state.note),
  ]),
  After: ({ detail }) => (
    <>
      {detail.state.outline !== null && (
        <OutlinePicture site={detail.id} place={detail.state.place[0] ?? [0, 0]} />
      )}
      <Photos
        site={detail.id}
        title={`${detail.state.code} ${detail.state.name}`}
        photos={detail.state.photos}
      />
    </>
  ),
});
