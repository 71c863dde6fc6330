import * as Plot from "@observablehq/plot";
import { useCallback, type ReactNode } from "react";
import { t } from "../../i18n/strings";
import { DataTable } from "../../kit/DataTable";
import { Panel } from "../../kit/Panel";
import { PlotFigure } from "../../kit/PlotFigure";
import { SourceMark } from "../../kit/SourceMark";
import type { Table } from "../../kit/table";
import { CATEGORIES } from "../../style/colours";

interface Membership {
  organisation: string;
  since: string;
  until: string | null;
  checked: string;
  source: string;
}

export interface TimelineAnswer {
  as_of: string;
  actors: { id: string; name: string; memberships: Membership[] }[];
}

const LINE = 17; // pixels of a state
const NAMES = 150; // pixels left of the lines
const COLOURS = [CATEGORIES.eu, CATEGORIES.nato] as const;

/** Memberships as lines over the years. */
export function Timeline({ answer }: { answer: TimelineAnswer }): ReactNode {
  const rows = answer.actors.flatMap((actor) =>
    actor.memberships.map((one) => ({ name: actor.name, ...one, until: one.until ?? "" })),
  );
  const text = JSON.stringify(rows);
  const options = useCallback((): Plot.PlotOptions => {
    const drawn = JSON.parse(text) as typeof rows;
    const organisations = [...new Set(drawn.map((row) => row.organisation))];
    const first = (name: string): number =>
      Math.min(...drawn.filter((row) => row.name === name).map((row) => Date.parse(row.since)));
    const names = [...new Set(drawn.map((row) => row.name))].sort((a, b) => first(a) - first(b) || a.localeCompare(b));
    return {
      height: LINE * names.length + 50,
      marginLeft: NAMES,
      x: { type: "utc", label: null, grid: true },
      y: { domain: names, label: null },
      color: { domain: organisations, range: [...COLOURS], legend: true },
      marks: organisations.map((organisation, place) =>
        Plot.ruleY(
          drawn.filter((row) => row.organisation === organisation),
          {
            y: "name",
            x1: (row: Membership) => new Date(row.since),
            x2: (row: Membership) => new Date(row.until || answer.as_of),
            stroke: "organisation",
            strokeWidth: 5,
            dy: place === 0 ? -3 : 3,
          },
        ),
      ),
    };
  }, [text, answer.as_of]);
  const table: Table = {
    caption: t("facts.dates"),
    columns: [
      { key: "name", label: t("map.state") },
      { key: "organisation", label: t("facts.organisation") },
      { key: "since", label: t("facts.since") },
      { key: "until", label: t("facts.until") },
      { key: "source", label: t("map.source") },
    ],
    rows,
  };
  return (
    <>
      <Panel title={t("facts.timeline")} name="memberships" table={table} reading={t("facts.timeline_reading")}>
        <PlotFigure options={options} summary={t("facts.timeline_reading")} />
      </Panel>
      <DataTable
        {...table}
        render={(column, row) =>
          column.key === "source" ? (
            <>
              {String(row.checked)}
              <SourceMark id={String(row.source)} checked={String(row.checked)} />
            </>
          ) : undefined
        }
      />
    </>
  );
}
