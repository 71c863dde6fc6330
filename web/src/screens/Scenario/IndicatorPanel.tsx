import { memo, useMemo, type ReactNode } from "react";
import type { Indicator, Meta, Run } from "../../api/types";
import { t } from "../../i18n/strings";
import { FanChart } from "../../kit/FanChart";
import { unitOfLine } from "../../kit/format";
import { Panel } from "../../kit/Panel";
import type { Table } from "../../kit/table";
import { runTitle } from "../../state/titles";
import { readingOf } from "./reading";

const FROM = 2005; // earlier history makes the years to come too narrow to read; the table has it all

interface Props {
  name: string;
  run: Run;
  meta: Meta;
}

/** One indicator of a run: sentence, fan, table, source. */
export const IndicatorPanel = memo(function IndicatorPanel({ name, run, meta }: Props): ReactNode {
  const indicator = run.indicators[name];
  const table = useMemo(() => (indicator ? tableOf(indicator, runTitle(meta, run)) : undefined), [indicator, run, meta]);
  if (!indicator || !table) return null;
  const source = indicator.history?.source;
  const reading = readingOf(indicator, run);
  return (
    <Panel
      title={indicator.label}
      unit={unitOfLine(indicator.unit, indicator.q95)}
      reading={reading}
      name={`${run.scenario}-${name}`}
      table={table}
      dataHash={run.hash}
      {...(source ? { source } : {})}
    >
      <FanChart
        quantiles={indicator}
        history={indicator.history}
        baseline={run.scenario === "baseline" ? null : run.baseline.indicators[name]}
        unit={indicator.unit}
        today={Number(meta.as_of.slice(0, 4)) + (Number(meta.as_of.slice(5, 7)) - 1) / 12}
        summary={`${indicator.label}. ${reading}`}
        from={Math.max(FROM, indicator.history?.years[0] ?? FROM)}
      />
      <p className="definition">
        {indicator.definition} {indicator.caution}
      </p>
    </Panel>
  );
});

function tableOf(indicator: Indicator, scenario: string): Table {
  const past = indicator.history?.years.map((year, place) => ({
    year,
    kind: t("scenario.measured"),
    q50: indicator.history?.values[place],
  }));
  const ahead = indicator.years.map((year, place) => ({
    year,
    kind: t("scenario.projected"),
    q05: indicator.q05[place],
    q25: indicator.q25[place],
    q50: indicator.q50[place],
    q75: indicator.q75[place],
    q95: indicator.q95[place],
  }));
  const number = (key: string): { key: string; label: string; numeric: true } => ({
    key,
    label: t(`scenario.${key}`),
    numeric: true,
  });
  return {
    caption: t("scenario.table", { label: indicator.label, scenario }),
    columns: [
      { key: "year", label: t("scenario.year"), show: String },
      { key: "kind", label: t("scenario.kind") },
      ...["q05", "q25", "q50", "q75", "q95"].map(number),
    ],
    rows: [...(past ?? []), ...ahead],
  };
}
