import { useRef, type ReactNode } from "react";
import { t } from "../../i18n/strings";
import { useWidth } from "../../kit/useWidth";
import { bow, drawn, layoutOf, partnersOf, ZONES, type Tie, type Zone } from "./answer";

interface Props {
  zones: ReadonlyMap<Zone, readonly string[]>;
  names: ReadonlyMap<string, string>;
  bandNames: Record<Zone, string>;
  ties: readonly Tie[];
  picked: string | undefined;
  onPick: (id: string | undefined) => void;
  summary: string;
}

const RADIUS = 17; // pixels

/** Actors in the zones of their memberships, and the ties between them with their sign. */
export function Ties({ zones, names, bandNames, ties, picked, onPick, summary }: Props): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const { spots, bands, height } = layoutOf(zones, Math.max(width, 1));
  const partners = partnersOf(ties);
  const beside = picked ? partners.get(picked) : undefined;
  const faint = (id: string): boolean =>
    beside !== undefined && id !== picked && !beside.plus.includes(id) && !beside.minus.includes(id);
  return (
    <div ref={place}>
      <svg className="network" width={width} height={height} role="group" aria-label={summary}>
        {bands.map((band) => (
          <g key={band.zone}>
            <rect x="0" y={band.top} width={width} height={band.height} rx="6" className="network-band" />
            <text x="8" y={band.top + 18} className="network-zone">
              {bandNames[band.zone]}
            </text>
          </g>
        ))}
        <g aria-hidden="true">
          {drawn(ties, picked).map(({ pair, sign }) => {
            const [from, to] = [spots.get(pair[0]), spots.get(pair[1])];
            if (!from || !to) return null;
            return <path key={pair.join()} d={bow(from, to)} className={sign > 0 ? "tie-plus" : "tie-minus"} />;
          })}
        </g>
        {ZONES.flatMap((zone) => zones.get(zone) ?? []).map((id) => {
          const spot = spots.get(id);
          if (!spot) return null;
          const name = names.get(id) ?? id;
          const of = partners.get(id);
          const label = t("network.actor", { name: `${name} (${id})`, plus: of?.plus.length ?? 0, minus: of?.minus.length ?? 0 });
          const pick = (): void => onPick(id === picked ? undefined : id);
          return (
            <g
              key={id}
              role="button"
              tabIndex={0}
              aria-pressed={id === picked}
              className={`network-actor${id === picked ? " chosen" : ""}${faint(id) ? " faint" : ""}`}
              onClick={pick}
              onKeyDown={(event) => {
                if (event.key !== "Enter" && event.key !== " ") return;
                event.preventDefault();
                pick();
              }}
            >
              <title>{label}</title>
              <circle cx={spot.x} cy={spot.y} r={RADIUS} />
              <text x={spot.x} y={spot.y}>
                {id}
              </text>
            </g>
          );
        })}
      </svg>
      <p className="map-legend">
        <span>
          <svg width="28" height="8" aria-hidden="true">
            <path d="M0,4H28" className="tie-minus" />
          </svg>{" "}
          {t("network.minus")}
        </span>
        <span>
          <svg width="28" height="8" aria-hidden="true">
            <path d="M0,4H28" className="tie-plus" />
          </svg>{" "}
          {t("network.plus")}
        </span>
      </p>
    </div>
  );
}
