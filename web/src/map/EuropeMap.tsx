import { useId, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";
import { t } from "../i18n/strings";
import { SourceMark } from "../kit/SourceMark";
import { drawnAs, placeOf, type Place } from "./answer";
import type { Bin } from "./bins";
import { HEIGHT, outlines, WIDTH } from "./outlines";

interface Props {
  places: readonly Place[];
  /** Colour of a place that has a value. */
  colour: (value: number) => string;
  bins: readonly Bin[];
  /** One sentence on a place, for who points at it, focuses or taps it. */
  sentence: (place: Place) => string;
  /** One sentence that says what the map shows. */
  summary: string;
  /** Whether colours go both ways from none: borders are then drawn darker, as the middle is nearly white. */
  bothWays?: boolean;
  picked?: readonly string[];
  onPick?: (id: string) => void;
}

interface Tip {
  id: string;
  x: number;
  y: number;
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const WHOLE = 100; // %

/**
 * Europe coloured by a variable: hatched where a member has no figure, grey outside both organisations, dotted where
 * the model computed it. What is pointed at, tapped, or reached with the arrow keys is told in a sentence below.
 */
export function EuropeMap(props: Props): ReactNode {
  const { places, bins, sentence, summary, picked = [], onPick } = props;
  const known = new Map(places.map((place) => [place.id, place]));
  const [told, setTold] = useState<string>();
  const [tip, setTip] = useState<Tip>();
  const order = outlines
    .map(({ id }) => ({ id, name: placeOf(known, id).name }))
    .sort((a, b) => a.name.localeCompare(b.name));
  const place = told === undefined ? undefined : placeOf(known, told);
  const pick = (id: string): void => {
    setTold(id);
    const one = placeOf(known, id);
    if (one.known) onPick?.(one.id);
  };
  const press = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setTip(undefined);
      const at = order.findIndex(({ id }) => id === told);
      const next = told === undefined ? 0 : (at + step + order.length) % order.length;
      setTold(order[next]?.id);
    } else if ((event.key === "Enter" || event.key === " ") && told !== undefined) {
      event.preventDefault();
      pick(told);
    }
  };
  const point = (event: PointerEvent<SVGSVGElement>): void => {
    const id = (event.target as Element).getAttribute("data-place");
    const box = event.currentTarget.getBoundingClientRect();
    if (!id || event.pointerType === "touch") return setTip(undefined);
    setTip({ id, x: (WHOLE * (event.clientX - box.left)) / box.width, y: (WHOLE * (event.clientY - box.top)) / box.height });
  };
  return (
    <>
      <div className="map-place" role="group" tabIndex={0} aria-label={t("map.keys")} onKeyDown={press}>
        <Drawing {...props} known={known} marked={[...picked, ...(told ? [told] : [])]} onPoint={point} onLeave={() => setTip(undefined)} onTell={pick} summary={summary} />
        {tip ? (
          <div
            className={`map-tip${tip.x > WHOLE / 2 ? " left" : ""}`}
            style={{ left: `${tip.x}%`, top: `${tip.y}%` }}
            aria-hidden="true"
          >
            {sentence(placeOf(known, tip.id))}
          </div>
        ) : null}
      </div>
      <p className="map-told" aria-live="polite">
        {place ? sentence(place) : t("map.point")}
        {place?.source ? <SourceMark id={place.source} checked={place.checked} /> : null}
      </p>
      <Legend places={places} bins={bins} />
    </>
  );
}

interface DrawingProps extends Props {
  known: ReadonlyMap<string, Place>;
  marked: readonly string[];
  onPoint: (event: PointerEvent<SVGSVGElement>) => void;
  onLeave: () => void;
  onTell: (id: string) => void;
}

function Drawing({ known, colour, summary, bothWays, marked, onPoint, onLeave, onTell }: DrawingProps): ReactNode {
  const id = useId().replaceAll(":", "");
  const drawn = outlines.map(({ id: outline, d }) => ({ outline, d, place: placeOf(known, outline) }));
  const fill = (place: Place): string => {
    if (place.value !== undefined) return colour(place.value);
    return drawnAs(place) === "missing" ? `url(#${id}-hatch)` : "var(--outside)";
  };
  return (
    <svg
      className={bothWays ? "map both-ways" : "map"}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={summary}
      onPointerMove={onPoint}
      onPointerLeave={onLeave}
    >
      <defs>
        <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" className="map-land" />
          <line x1="0" y1="0" x2="0" y2="6" className="map-hatch" />
        </pattern>
        <pattern id={`${id}-dots`} width="5" height="5" patternUnits="userSpaceOnUse">
          <circle cx="1.5" cy="1.5" r="0.7" className="map-dot" />
        </pattern>
      </defs>
      <rect width={WIDTH} height={HEIGHT} className="map-sea" />
      <g aria-hidden="true">
        {drawn.map(({ outline, d, place }) => (
          <path
            key={outline}
            d={d}
            fill={fill(place)}
            className="state pickable"
            data-place={outline}
            data-drawn={drawnAs(place)}
            onClick={() => onTell(outline)}
          />
        ))}
        {drawn
          .filter(({ place }) => place.kind === "projected" && place.value !== undefined)
          .map(({ outline, d }) => (
            <path key={outline} d={d} fill={`url(#${id}-dots)`} className="no-pointer" />
          ))}
        {drawn
          .filter(({ outline, place }) => marked.includes(outline) || marked.includes(place.id))
          .map(({ outline, d }) => (
            <path key={outline} d={d} className="picked no-pointer" />
          ))}
      </g>
    </svg>
  );
}

function Legend({ places, bins }: { places: readonly Place[]; bins: readonly Bin[] }): ReactNode {
  const dotted = places.some((one) => one.kind === "projected" && one.value !== undefined);
  return (
    <p className="map-legend">
      {bins.map(({ words, colour }) => (
        <span key={words}>
          <i className="swatch" style={{ background: colour }} /> {words}
        </span>
      ))}
      <span>
        <i className="swatch hatched" /> {t("map.missing")}
      </span>
      <span>
        <i className="swatch outside" /> {t("map.outsiders")}
      </span>
      {dotted ? (
        <span>
          <i className="swatch dotted" /> {t("map.projected_note")}
        </span>
      ) : null}
    </p>
  );
}
