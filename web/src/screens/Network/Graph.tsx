import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";
import type { ActorEntry } from "../../api/types";
import { t } from "../../i18n/strings";
import { useWidth } from "../../kit/useWidth";
import { CATEGORIES } from "../../style/colours";
import { actorWords, strength, tieWords, type NetworkAnswer, type Tie } from "./answer";
import { isNarrow, layoutOf, zoneOf, type Layout, type Point, type Zone } from "./layout";

interface Props {
  answer: NetworkAnswer;
  actors: readonly (ActorEntry & { short?: string })[];
  ties: readonly Tie[];
  picked: string | undefined;
  onPick: (id: string | undefined) => void;
  summary: string;
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const RADIUS = 7; // pixels of an actor
const BEND = 0.12; // how far a tie bends, of its length
const CROWD = 150; // ties above which cooperation is drawn faintly
const WHOLE = 100; // %

interface Pointed {
  words: string;
  actor: string | undefined;
  x: number;
  y: number;
}

/** Actors by membership with their ties; what is pointed at, tapped or reached by the arrow keys is told below. */
export function Graph({ answer, actors, ties, picked, onPick, summary }: Props): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const [told, setTold] = useState<string>();
  const [pointed, setPointed] = useState<Pointed>();
  const called = new Map(actors.map((one) => [one.id, one.short ?? one.name]));
  const name = (id: string): string => called.get(id) ?? id;
  const order = actors.map((one) => one.id).sort((a, b) => name(a).localeCompare(name(b)));
  const layout = layoutOf(zonesOf(answer, actors, order), width);
  const focus = pointed?.actor ?? told ?? picked;
  const press = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    setPointed(undefined);
    if (step !== undefined) {
      event.preventDefault();
      const at = told ?? picked;
      setTold(order[at === undefined ? 0 : (order.indexOf(at) + step + order.length) % order.length]);
    } else if ((event.key === "Enter" || event.key === " ") && told) {
      event.preventDefault();
      setTold(undefined);
      onPick(told === picked ? undefined : told);
    } else if (event.key === "Escape") {
      setTold(undefined);
      onPick(undefined);
    }
  };
  const point = (event: PointerEvent<SVGSVGElement>): void => {
    const target = event.target as Element;
    const actor = target.getAttribute("data-actor") ?? undefined;
    const tie = ties[Number(target.getAttribute("data-tie") ?? -1)];
    if (event.pointerType === "touch" || (!actor && !tie)) return setPointed(undefined);
    const box = event.currentTarget.getBoundingClientRect();
    const words = actor ? actorWords(answer, actor, name) : tie ? tieWords(answer, tie, name) : "";
    setPointed({ words, actor, x: (WHOLE * (event.clientX - box.left)) / box.width, y: event.clientY - box.top });
  };
  const tap = (event: { target: EventTarget }): void => {
    const target = event.target as Element;
    const actor = target.getAttribute("data-actor");
    const tie = ties[Number(target.getAttribute("data-tie") ?? -1)];
    if (actor) {
      setTold(undefined);
      onPick(actor === picked ? undefined : actor);
    } else setTapped(tie ? tieWords(answer, tie, name) : undefined);
  };
  const [tapped, setTapped] = useState<string>();
  const sentence = pointed?.words ?? tapped ?? (focus ? actorWords(answer, focus, name) : t("network.point"));
  return (
    <>
      <div className="map-place network-place" ref={place} role="group" tabIndex={0} aria-label={t("network.keys")} onKeyDown={press}>
        {width > 0 ? (
          <svg
            className="network"
            width={width}
            height={layout.height}
            viewBox={`0 0 ${width} ${layout.height}`}
            role="img"
            aria-label={summary}
            onPointerMove={point}
            onPointerLeave={() => setPointed(undefined)}
            onClick={tap}
          >
            <g aria-hidden="true">
              <Zones layout={layout} />
              <Lines layout={layout} ties={ties} focus={focus} />
              <ZoneNames layout={layout} />
              <Actors layout={layout} name={name} focus={focus} ties={ties} core={picked ? [] : answer.network.core} />
            </g>
          </svg>
        ) : null}
        {pointed ? (
          <div className={`map-tip${pointed.x > WHOLE / 2 ? " left" : ""}`} style={{ left: `${pointed.x}%`, top: pointed.y }} aria-hidden="true">
            {pointed.words}
          </div>
        ) : null}
      </div>
      <p className="map-told" aria-live="polite">
        {sentence}
      </p>
    </>
  );
}

function zonesOf(answer: NetworkAnswer, actors: readonly ActorEntry[], order: readonly string[]): Map<Zone, string[]> {
  const powers = [answer.guarantor, ...Object.keys(answer.powers)];
  const byId = new Map(actors.map((one) => [one.id, one]));
  const found = new Map<Zone, string[]>();
  for (const id of order) {
    const actor = byId.get(id);
    if (!actor) continue;
    const zone = zoneOf(actor, answer.network.year, answer.union, powers);
    found.set(zone, [...(found.get(zone) ?? []), id]);
  }
  return found;
}

function Zones({ layout }: { layout: Layout }): ReactNode {
  return layout.boxes.map((box) => (
    <rect key={box.zone} x={box.x} y={box.y} width={box.width} height={box.height} rx={8} className={`zone zone-${box.zone}`} />
  ));
}

/** Names of the zones, above the ties. */
function ZoneNames({ layout }: { layout: Layout }): ReactNode {
  return layout.boxes.map((box) => (
    <text key={box.zone} x={box.x + 9} y={box.y + 15} className="zone-name">
      {t(`network.zone_${box.zone}`)}
    </text>
  ));
}

/** A tie bends a little, so that ties along one row do not hide one another. */
function bent(from: Point, to: Point): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const [x, y] = [(from.x + to.x) / 2 - BEND * dy, (from.y + to.y) / 2 + BEND * dx];
  return `M${from.x.toFixed(1)},${from.y.toFixed(1)}Q${x.toFixed(1)},${y.toFixed(1)} ${to.x.toFixed(1)},${to.y.toFixed(1)}`;
}

function Lines({ layout, ties, focus }: { layout: Layout; ties: readonly Tie[]; focus: string | undefined }): ReactNode {
  const at = new Map(layout.points.map((one) => [one.id, one]));
  const crowded = ties.length > CROWD;
  // Drawn last is seen first: cooperation below, tension above.
  return ties
    .map((tie, place) => ({ tie, place }))
    .reverse()
    .map(({ tie, place }) => {
      const [from, to] = [at.get(tie.pair[0]), at.get(tie.pair[1])];
      if (!from || !to) return null;
      const d = bent(from, to);
      const apart = tie.sign < 0;
      const dimmed = focus !== undefined && !tie.pair.includes(focus);
      return (
        <g key={tie.pair.join()} opacity={dimmed ? 0.07 : !apart && crowded && !focus ? 0.14 : 0.75}>
          <path
            d={d}
            fill="none"
            stroke={apart ? CATEGORIES.russia : CATEGORIES.nato}
            strokeWidth={0.8 + 0.6 * strength(tie)}
            strokeDasharray={apart ? "6 4" : undefined}
          />
          {dimmed ? null : <path d={d} fill="none" className="tie-hit" data-tie={place} />}
        </g>
      );
    });
}

interface ActorsProps {
  layout: Layout;
  name: (id: string) => string;
  focus: string | undefined;
  ties: readonly Tie[];
  core: readonly string[];
}

function Actors({ layout, name, focus, ties, core }: ActorsProps): ReactNode {
  const own = focus === undefined ? ties : ties.filter((tie) => tie.pair.includes(focus));
  const beside = new Set([...own.flatMap((tie) => tie.pair), ...(focus === undefined ? core : [])]);
  return layout.points.map((point) => {
    const dimmed = focus !== point.id && !beside.has(point.id);
    const label = isNarrow(layout.width) ? [point.id] : lines(name(point.id));
    return (
      <g key={point.id} opacity={dimmed ? 0.4 : 1} className="actor">
        <circle cx={point.x} cy={point.y} r={RADIUS} className={point.id === focus ? "actor-dot focused" : "actor-dot"} />
        {label.map((text, row) => (
          <text key={text} x={point.x} y={point.y + RADIUS + 11 * (row + 1)} className="actor-name">
            {text}
          </text>
        ))}
        <rect x={point.x - 22} y={point.y - 14} width={44} height={40} className="actor-hit" data-actor={point.id} />
      </g>
    );
  });
}

const LONG = 13; // letters that fit beside a neighbour

/** A name on one line, or on two where it is long. */
export function lines(name: string): string[] {
  if (name.length <= LONG || !name.includes(" ")) return [name];
  const words = name.split(" ");
  const cut = words.findIndex((_, place) => words.slice(0, place + 1).join(" ").length > name.length / 2);
  const first = Math.max(1, cut);
  return [words.slice(0, first).join(" "), words.slice(first).join(" ")];
}
