import type { ReactNode } from "react";
import { t } from "../../i18n/strings";
import { formatNumber, formatSigned } from "../../kit/format";
import { DataTable } from "../../kit/DataTable";
import { Panel } from "../../kit/Panel";
import type { Column, Table } from "../../kit/table";
import type { MapAnswer } from "../../map/answer";
import { colourOf, differenceBins, differenceBreaks } from "../../map/bins";
import { changeWords, comparedPlaces, type Against, type Change } from "../../map/difference";
import { EuropeMap } from "../../map/EuropeMap";
import { DIVERGING } from "../../style/colours";
import { titleOf, type ViewProps } from "./ValueView";

interface Props extends ViewProps {
  other: MapAnswer;
  against: Against;
}

/** What changed between two years of a run, or what a scenario changes against the baseline: map and table. */
export function ChangeView({ answer, other, meta, run, year, against, picked, onPick }: Props): ReactNode {
  const changes = comparedPlaces(answer, other, meta.actors, year, against);
  const known = changes.filter((one) => one.value !== undefined);
  const breaks = differenceBreaks(known.map((one) => one.value ?? 0));
  const base = against === "baseline";
  const from = base ? t("map.baseline") : String(against.year);
  const to = base ? t("map.scenario") : String(year);
  const named = { label: answer.label, year, from, to };
  const title = t(base ? "map.change_title_baseline" : "map.change_title", named);
  const name = `map-${answer.variable}-${year}-less-${base ? against : against.year}`;
  const risen = known.filter((one) => (one.value ?? 0) > 0).length;
  const fallen = known.filter((one) => (one.value ?? 0) < 0).length;
  const summary = `${title}: ${t("map.change_counts", { risen, fallen, n: known.length })}`;
  return (
    <>
      <p className="lead">
        {summary} {t(base ? "map.change_of_medians" : "map.change_caution")} {titleOf(run, meta)}.
      </p>
      <div className="map-and-table">
        <Panel title={title} unit={answer.unit} name={name} dataHash={run.hash}>
          <EuropeMap
            places={changes}
            colour={(value) => colourOf(value, breaks, DIVERGING)}
            bins={differenceBins(breaks)}
            sentence={(place) => changeWords(place, answer.unit, from, to)}
            summary={summary}
            bothWays
            picked={picked}
            onPick={onPick}
          />
        </Panel>
        <ChangeTable changes={known} caption={title} from={from} to={to} unit={answer.unit} name={`${name}-table`} />
      </div>
    </>
  );
}

interface TableProps {
  changes: readonly Change[];
  caption: string;
  from: string;
  to: string;
  unit: string;
  name: string;
}

function ChangeTable({ changes, caption, from, to, unit, name }: TableProps): ReactNode {
  const two = (value: unknown): string => formatNumber(typeof value === "number" ? value : undefined, 2);
  const columns: Column[] = [
    { key: "state", label: t("map.state") },
    { key: "change", label: t("map.changed"), numeric: true, show: (value) => formatSigned(Number(value), 2) },
    { key: "before", label: from, numeric: true, show: two },
    { key: "after", label: to, numeric: true, show: two },
    { key: "kind", label: t("map.kind") },
  ];
  const rows = [...changes]
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
    .map((one) => ({
      state: one.name,
      change: one.value,
      before: one.then.value,
      after: one.now.value,
      kind: `${t(`map.kind_${one.then.kind}`)} → ${t(`map.kind_${one.now.kind}`)}`,
    }));
  const table: Table = { caption, columns, rows };
  return (
    <Panel title={t("map.table_change")} unit={unit} name={name} table={table} className="tall-panel">
      <DataTable {...table} quiet />
    </Panel>
  );
}
