/** The only place for colours in code; names say what a colour means. */
export const INK = "#111827";
export const MUTED = "#566072";
export const LINES = "#dfe3e8";
/** What can be pressed, and what a reader chose. */
export const ACCENT = "#0b5c93";
export const WHITE = "#ffffff";
export const MEDIAN = "#0072B2";
export const BASELINE = "#6b7585";
/** Okabe–Ito: series of Compare, in order. */
export const SCENARIOS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7"] as const;
export const DASHES = ["", "7 3", "2 3", "9 3 2 3"] as const;
export const CATEGORIES = {
  nato: "#0072B2",
  eu: "#E69F00",
  us: "#CC79A7",
  europe: "#009E73",
  russia: "#D55E00",
  other: "#8a94a3",
} as const;
/** Seven bins of a map, light to dark; order reads in grey too. */
export const SEQUENTIAL = [
  "#fdf3c9",
  "#d5e6a3",
  "#8fcfa0",
  "#45aeb0",
  "#2a82ad",
  "#315a97",
  "#2a2c6e",
] as const;
/** Difference from the baseline, symmetric about zero. */
export const DIVERGING = [
  "#b35806",
  "#f1a340",
  "#fee0b6",
  "#f7f7f7",
  "#c6dbef",
  "#4292c6",
  "#08519c",
] as const;
export const BAND_50 = 0.28;
export const BAND_90 = 0.16;
