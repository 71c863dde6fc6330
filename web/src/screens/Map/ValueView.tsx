import type { ReactNode } from "react";
import type { Meta, Run } from "../../api/types";
import { t } from "../../i18n/strings";
import { Panel } from "../../kit/Panel";
import { kindsWords, placesOf, placeWords, type MapAnswer } from "../../map/answer";
import { binsOf, colourOf } from "../../map/bins";
import { EuropeMap } from "../../map/EuropeMap";
import { StateTable } from "./StateTable";

export interface ViewProps {
  answer: MapAnswer;
  meta: Meta;
  run: Run;
  year: number;
  picked: readonly string[];
  onPick: (id: string) => void;
}

/** The values of a year: map and table. */
export function ValueView({ answer, meta, run, year, picked, onPick }: ViewProps): ReactNode {
  const places = placesOf(answer, meta.actors, year);
  const kinds = kindsWords(places);
  const name = `map-${answer.variable}-${year}`;
  return (
    <>
      <p className="lead">
        {answer.definition} {t("map.kinds", { year, kinds })} {titleOf(run, meta)}.
      </p>
      <div className="map-and-table">
        <Panel title={answer.label} unit={answer.unit} name={name} dataHash={run.hash}>
          <EuropeMap
            places={places}
            colour={(value) => colourOf(value, answer.breaks)}
            bins={binsOf(answer.breaks)}
            sentence={(place) => placeWords(place, year, answer.unit)}
            summary={t("map.summary", { label: answer.label, year, kinds })}
            picked={picked}
            onPick={onPick}
          />
          <p className="definition">{answer.breaks_why}</p>
        </Panel>
        <StateTable
          places={places}
          unit={answer.unit}
          year={year}
          today={Number(meta.as_of.slice(0, 4))}
          name={`${name}-table`}
          picked={picked}
          onPick={onPick}
        />
      </div>
    </>
  );
}

/** The short name of the scenario that a run is of. */
export function titleOf(run: Run, meta: Meta): string {
  return meta.scenarios.find((one) => one.name === (run.request?.scenario ?? run.scenario))?.title ?? run.title;
}
