export type Appearance = "light" | "dark";

export type Palette = {
  readonly desk: string;
  readonly paper: string;
  readonly raised: string;
  readonly line: string;
  readonly edge: string;
  readonly text: string;
  readonly secondary: string;
  readonly quiet: string;
  readonly river: string;
  readonly riverHover: string;
  readonly riverActive: string;
  readonly riverSoft: string;
  /** Text on a river, ochre or vermilion ground. */
  readonly onColour: string;
  readonly ochre: string;
  readonly ochreSoft: string;
  readonly vermilion: string;
  readonly vermilionSoft: string;
  readonly grass: string;
  readonly grassSoft: string;
  /** Series of charts, told apart by lightness too. */
  readonly series: readonly string[];
};

/** River teal acts, ochre asks for attention, vermilion is overdue, slate is text; contrast is proved in palette.test.ts. */
export const palettes: Readonly<Record<Appearance, Palette>> = {
  light: {
    desk: "#f3f6f5",
    paper: "#ffffff",
    raised: "#ffffff",
    line: "#e1e7e6",
    edge: "#c3cdcd",
    text: "#1d2a33",
    secondary: "#43525d",
    quiet: "#5b6873",
    river: "#0b6b6e",
    riverHover: "#0e7a7d",
    riverActive: "#075457",
    riverSoft: "#e3f1f0",
    onColour: "#ffffff",
    ochre: "#8a5606",
    ochreSoft: "#fbf1de",
    vermilion: "#b93320",
    vermilionSoft: "#fcebe7",
    grass: "#2c6b3f",
    grassSoft: "#e7f3ea",
    series: ["#0b6b6e", "#b7791f", "#4c6a92", "#b93320", "#5c8a4a", "#7a5c8e"],
  },
  dark: {
    desk: "#0f1518",
    paper: "#172024",
    raised: "#1e282d",
    line: "#2a363c",
    edge: "#45545c",
    text: "#e4eaed",
    secondary: "#b6c2c8",
    quiet: "#98a6ae",
    river: "#4fbab6",
    riverHover: "#6ccbc7",
    riverActive: "#3ea5a1",
    riverSoft: "#173435",
    onColour: "#06201f",
    ochre: "#e0ab55",
    ochreSoft: "#362a15",
    vermilion: "#f0836f",
    vermilionSoft: "#3a201b",
    grass: "#7fc492",
    grassSoft: "#1b3322",
    series: ["#4fbab6", "#e0ab55", "#8fb0dc", "#f0836f", "#9ccb86", "#bfa3d3"],
  },
};
