import { useId, type ReactNode } from "react";
import { t } from "../i18n/strings";
import { formatNumber } from "../kit/format";
import { SEQUENTIAL } from "../style/colours";
import { binWords, colourOf } from "./bins";
import { HEIGHT, outlines, WIDTH } from "./outlines";

export interface State {
  id: string;
  name: string;
  value: number | undefined;
  projected: boolean;
  /** An estimate, by the word of its source. */
  estimated: boolean;
  /** In neither organisation in that year. */
  outside: boolean;
}

interface Props {
  states: readonly State[];
  breaks: readonly number[];
  unit: string;
  /** One sentence that says what the map shows. */
  summary: string;
  picked?: readonly string[];
  onPick?: (id: string) => void;
}

/**
 * Europe coloured by a variable; hatched where a member has no figure, dotted where it is projected,
 * grey where a state is in neither organisation and has none.
 */
export function EuropeMap({ states, breaks, unit, summary, picked = [], onPick }: Props): ReactNode {
  const id = useId().replaceAll(":", "");
  const byId = new Map(states.map((state) => [state.id, state]));
  const dotted = states.some((state) => state.projected && state.value !== undefined);
  return (
    <>
      <svg className="map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary}>
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
          {outlines.map(({ id: place, d }) => {
            const state = byId.get(place);
            const missing = state && !state.outside ? `url(#${id}-hatch)` : undefined;
            const fill = state?.value === undefined ? missing : colourOf(state.value, breaks);
            return (
              <path
                key={place}
                d={d}
                {...(fill ? { fill } : {})}
                className={`state${state && onPick ? " pickable" : ""}${fill ? "" : " outside"}`}
                onClick={state && onPick ? () => onPick(place) : undefined}
              >
                <title>{words(place, state, unit)}</title>
              </path>
            );
          })}
          {dotted
            ? outlines
                .filter(({ id: place }) => byId.get(place)?.projected && byId.get(place)?.value !== undefined)
                .map(({ id: place, d }) => <path key={place} d={d} fill={`url(#${id}-dots)`} className="no-pointer" />)
            : null}
          {outlines
            .filter(({ id: place }) => picked.includes(place))
            .map(({ id: place, d }) => (
              <path key={place} d={d} className="picked no-pointer" />
            ))}
        </g>
      </svg>
      <p className="map-legend">
        {binWords(breaks).map((words, place) => (
          <span key={words}>
            <i className="swatch" style={{ background: SEQUENTIAL[place] }} /> {words}
          </span>
        ))}
        <span>
          <i className="swatch hatched" /> {t("map.no_data")}
        </span>
        <span>
          <i className="swatch outside" /> {t("map.outside")}
        </span>
        {dotted ? <span>{t("map.projected_note")}</span> : null}
      </p>
    </>
  );
}

/** Name and figure of a place, for those who point at it. */
function words(place: string, state: State | undefined, unit: string): string {
  const name = state?.name ?? t(`places.${place}`);
  if (state?.value === undefined) return `${name}: ${t(state && !state.outside ? "map.no_data" : "map.outside")}`;
  const kind = state.projected ? t("map.hover_projected") : state.estimated ? t("map.hover_estimate") : "";
  return `${name}: ${formatNumber(state.value, 2)} ${unit}${kind}`;
}
