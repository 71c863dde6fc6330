import * as Plot from "@observablehq/plot";
import { useCallback, type ReactNode } from "react";
import { t } from "../../i18n/strings";
import { Panel } from "../../kit/Panel";
import { PlotFigure } from "../../kit/PlotFigure";
import { BAND_50, CATEGORIES, INK, LINES } from "../../style/colours";
import { inThousands, type ForcesAnswer, type Spread } from "./answer";

interface Row extends Spread {
  slot: string;
  first: string;
}

const WHOLE = 100; // %
const LINE = 30; // pixels of a bar
const NAMES = 190; // pixels left of the bars

/** How much of each promised tier could be filled in time, whichever organisation is served first. */
export function Fill({ data, hash }: { data: ForcesAnswer; hash: string }): ReactNode {
  const slots = [...data.slots].sort((a, b) => b.organisation.localeCompare(a.organisation) || a.days - b.days);
  const rows: Row[] = slots.flatMap((slot) => {
    const name = t("forces.slot", { title: slot.organisation, days: slot.days, persons: inThousands(slot.persons) });
    return [
      { slot: name, first: t("forces.alliance_first"), ...slot.alliance_first },
      { slot: name, first: t("forces.union_first"), ...slot.union_first },
    ];
  });
  const text = JSON.stringify(rows);
  const options = useCallback((): Plot.PlotOptions => {
    const drawn = JSON.parse(text) as Row[];
    return {
      height: LINE * drawn.length + 60,
      marginLeft: NAMES,
      x: { domain: [0, WHOLE], label: null, ticks: 5 },
      y: { label: null, axis: null },
      fy: { label: null, axis: "left", domain: [...new Set(drawn.map((row) => row.slot))] },
      marks: [
        Plot.ruleX([0, WHOLE], { stroke: LINES }),
        Plot.barX(drawn, {
          x: "middle",
          y: "first",
          fy: "slot",
          fill: (row: Row) => (row.first === t("forces.alliance_first") ? CATEGORIES.nato : CATEGORIES.eu),
          fillOpacity: BAND_50 * 2,
        }),
        Plot.ruleY(drawn, { x1: "low", x2: "high", y: "first", fy: "slot", stroke: INK, strokeWidth: 1.5 }),
        Plot.text(drawn, { x: 0, y: "first", fy: "slot", text: "first", dx: 4, textAnchor: "start", fill: INK }),
      ],
    };
  }, [text]);
  return (
    <Panel
      title={t("forces.fill")}
      unit="%"
      reading={t("forces.fill_reading")}
      name={`forces-fill-${data.year}`}
      dataHash={hash}
      table={{
        caption: t("forces.fill"),
        columns: [
          { key: "slot", label: t("forces.tier") },
          { key: "first", label: t("forces.served") },
          { key: "low", label: "5 %", numeric: true },
          { key: "middle", label: t("forces.median"), numeric: true },
          { key: "high", label: "95 %", numeric: true },
        ],
        rows: rows.map((row) => ({ ...row })),
      }}
    >
      <PlotFigure options={options} summary={t("forces.fill_reading")} />
    </Panel>
  );
}
