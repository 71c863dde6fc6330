import { feature } from "topojson-client";
import type { Feature, MultiPolygon, Polygon } from "geojson";
import type { GeometryCollection, Topology } from "topojson-specification";
import europe from "./europe.json";

export type Shape = Feature<Polygon | MultiPolygon> & { id: string };

/** Net of borders: states share their arcs. */
const net = europe as unknown as Topology<{ states: GeometryCollection }>;

/** States of Europe and round it, by ISO 3166-1 alpha-3; Kosovo, which has none there, as XKX. */
export const SHAPES: readonly Shape[] = feature(net, net.objects.states).features as Shape[];
