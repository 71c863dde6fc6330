import type { Indicator, Run } from "../../api/types";
import { t } from "../../i18n/strings";
import { formatNumber, formatRange, formatSigned, unitOfLine } from "../../kit/format";

/** What the chart of an indicator says, in one sentence. */
export function readingOf(indicator: Indicator, run: Pick<Run, "scenario">): string {
  const place = indicator.years.length - 1;
  const year = indicator.years[place];
  const [low, median, high] = [indicator.q05[place], indicator.q50[place], indicator.q95[place]];
  if (year === undefined || low === undefined || median === undefined || high === undefined) {
    return t("scenario.not_projected");
  }
  const unit = unitOfLine(indicator.unit, indicator.q95);
  const told =
    low === high
      ? t("scenario.same", { year, median: formatNumber(median), unit })
      : t("scenario.between", { year, range: formatRange(low, high), median: formatNumber(median), unit });
  const said = told.replace(" ,", ",").replace("  ", " ");
  const moved = indicator.against_baseline?.find((one) => one.year === year);
  if (!moved || run.scenario === "baseline") return said;
  if (moved.q05 === 0 && moved.q95 === 0) return `${said} ${t("scenario.unmoved")}`;
  const against = t("scenario.against", {
    difference: formatSigned(moved.q50),
    low: formatSigned(moved.q05),
    high: formatSigned(moved.q95),
  });
  return `${said} ${against} ${moved.in_words ? t("scenario.moves", { words: moved.in_words }) : ""}`.trim();
}
