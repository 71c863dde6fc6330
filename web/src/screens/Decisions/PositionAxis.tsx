import { useRef, type ReactNode } from "react";
import { t } from "../../i18n/strings";
import { useWidth } from "../../kit/useWidth";
import { ACCENT, INK, MUTED } from "../../style/colours";
import type { Place } from "./places";

const ROW = 18; // pixels from one name to the next
const SIDE = 12; // pixels left and right of the axis
const SIZE = 5; // radius of a point
const FOOT = 16; // pixels below the axis

interface Props {
  places: Place[];
  nameOf: (actor: string) => string;
  summary: string;
}

/** Each actor as a point with its name, above the place on the axis where it stands. */
export function PositionAxis({ places, nameOf, summary }: Props): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const columns = [...new Set(places.map((one) => one.at))].map((at) => places.filter((one) => one.at === at));
  const tallest = Math.max(1, ...columns.map((column) => column.length));
  const line = tallest * ROW + SIZE;
  return (
    <div className="plot" ref={place}>
      <svg viewBox={`0 0 ${width} ${line + FOOT}`} width={width} height={line + FOOT} role="img" aria-label={summary} fontFamily="inherit" fontSize={12}>
        <line x1={SIDE} x2={Math.max(SIDE, width - SIDE)} y1={line} y2={line} stroke={MUTED} />
        {[0, 1 / 2, 1].map((at) => (
          <line key={at} x1={xOf(at, width)} x2={xOf(at, width)} y1={line - 4} y2={line + 4} stroke={INK} />
        ))}
        {columns.flatMap((column) =>
          column.map((one, row) => (
            <g key={one.actor} transform={`translate(${xOf(one.at, width)},${line - (row + 1) * ROW + ROW / 3})`}>
              <Mark blocked={one.blocked} />
              <text
                x={one.at === 1 ? -2 * SIZE : 2 * SIZE}
                dy="0.35em"
                textAnchor={one.at === 1 ? "end" : "start"}
                fill={INK}
              >
                {nameOf(one.actor)}
              </text>
            </g>
          )),
        )}
      </svg>
      <div className="axis-ends" aria-hidden="true">
        <span>{t("decisions.at_status_quo")}</span>
        <span>{t("decisions.between")}</span>
        <span>{t("decisions.at_proposal")}</span>
      </div>
    </div>
  );
}

function xOf(at: number, width: number): number {
  return SIDE + at * Math.max(0, width - 2 * SIDE);
}

/** A diamond for who withheld its consent, a dot for the others. */
function Mark({ blocked }: { blocked: boolean }): ReactNode {
  return blocked ? (
    <rect x={-SIZE} y={-SIZE} width={2 * SIZE} height={2 * SIZE} transform="rotate(45)" fill={INK} />
  ) : (
    <circle r={SIZE} fill={ACCENT} />
  );
}
