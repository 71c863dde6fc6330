import type { ReactNode } from "react";
import type { Meta, Run } from "../../api/types";
import { t } from "../../i18n/strings";
import { FanChart } from "../../kit/FanChart";
import { formatNumber } from "../../kit/format";
import { Panel } from "../../kit/Panel";
import type { ActorCourse, MapAnswer } from "../../map/answer";

interface Props {
  answer: MapAnswer;
  meta: Meta;
  run: Run;
  picked: readonly string[];
}

/** The courses of the picked states side by side, on one scale. */
export function ActorCourses({ answer, meta, run, picked }: Props): ReactNode {
  const shown = picked.flatMap((id) => {
    const course = answer.actors[id];
    return course ? [{ id, course, name: meta.actors.find((one) => one.id === id)?.name ?? id }] : [];
  });
  if (shown.length === 0) return <p className="muted">{t("map.pick")}</p>;
  const every = shown.flatMap(({ course }) => [...(course.history?.values ?? []), ...course.q95, ...course.q05]);
  const domain: [number, number] = [Math.min(0, ...every), Math.max(...every)];
  return (
    <div className="panels">
      {shown.map(({ id, course, name }) => (
        <Panel
          key={id}
          title={name}
          unit={answer.unit}
          reading={readingOf(course)}
          name={`${answer.variable}-${id}`}
          dataHash={run.hash}
          {...(course.history ? { source: course.history.source, checked: course.history.checked ?? "data" } : {})}
        >
          <FanChart
            quantiles={{ ...course, q25: course.q50, q75: course.q50 }}
            history={course.history}
            unit={answer.unit}
            today={Number(meta.as_of.slice(0, 4))}
            summary={`${name}. ${readingOf(course)}`}
            domain={domain}
          />
        </Panel>
      ))}
    </div>
  );
}

function readingOf(course: ActorCourse): string {
  const place = course.years.length - 1;
  if (place < 0) return t("scenario.not_projected");
  return t("map.course", {
    year: course.years[place] ?? 0,
    low: formatNumber(course.q05[place]),
    high: formatNumber(course.q95[place]),
    median: formatNumber(course.q50[place]),
  });
}
