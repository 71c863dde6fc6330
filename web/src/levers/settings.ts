import type { Lever } from "../api/types";

const STEPS = 100; // of a slider, at most
const NICE = [1, 2, 5, 10];

/** The value of a setting, whether given as a number or as the name of a level. */
export function valueOf(lever: Lever, value: number | string | undefined): number | undefined {
  if (typeof value === "number") return value;
  return lever.levels.find((one) => one.id === value)?.value;
}

/** A round step that divides the range into at most a hundred; whole years for years. */
export function stepOf(lever: Pick<Lever, "min" | "max" | "unit">): number {
  if (lever.unit === "year" || lever.unit === "rung") return 1;
  const fine = ((lever.max ?? 1) - (lever.min ?? 0)) / STEPS;
  const power = 10 ** Math.floor(Math.log10(fine));
  const factor = NICE.find((one) => one * power >= fine * (1 - 1e-9)) ?? 10;
  return Number((factor * power).toPrecision(1));
}
