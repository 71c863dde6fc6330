import { useEffect, useState, type ReactNode } from "react";
import { t } from "../../i18n/strings";

interface Props {
  years: readonly number[];
  year: number;
  onYear: (year: number) => void;
}

const PACE = 600; // milliseconds a year stays

/** A slider over the years with a play button, which never starts by itself. */
export function YearSlider({ years, year, onYear }: Props): ReactNode {
  const [playing, setPlaying] = useState(false);
  const last = years.at(-1) ?? year;
  useEffect(() => {
    if (!playing) return;
    if (year >= last) {
      setPlaying(false);
      return;
    }
    const timer = window.setTimeout(() => onYear(year + 1), PACE);
    return () => window.clearTimeout(timer);
  }, [playing, year, last, onYear]);
  return (
    <span className="year inline">
      <label>
        {t("map.year")}{" "}
        <input
          type="range"
          min={years[0] ?? year}
          max={last}
          step={1}
          value={year}
          onChange={(event) => {
            setPlaying(false);
            onYear(Number(event.target.value));
          }}
        />
      </label>{" "}
      <output>{year}</output>{" "}
      <button onClick={() => setPlaying(!playing)}>{t(playing ? "map.pause" : "map.play")}</button>
    </span>
  );
}
