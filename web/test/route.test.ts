import { beforeEach, describe, expect, it, vi } from "vitest";

type Route = typeof import("../src/state/route");

/** Wait until the address bar has gone one entry on or back. */
function travelled(go: () => void): Promise<void> {
  return new Promise((resolve) => {
    window.addEventListener("popstate", () => setTimeout(resolve, 0), { once: true });
    go();
  });
}
const back = (): Promise<void> => travelled(() => window.history.back());
const forward = (): Promise<void> => travelled(() => window.history.forward());

describe("a drag of a lever", () => {
  let page: Route;
  beforeEach(async () => {
    window.history.pushState(null, "", "#/scenario");
    vi.resetModules();
    page = await import("../src/state/route");
  });

  function dragTo(...values: number[]): void {
    for (const value of values) page.drag({ "us-troops": String(value) });
    page.drop();
  }

  it("is one entry of the history, however many steps it has", () => {
    const before = window.history.length;
    dragTo(70, 69, 68, 67);
    expect(window.history.length).toBe(before + 1);
    expect(window.location.hash).toBe("#/scenario?us-troops=67");
  });

  it("is undone by one Back and redone by one Forward", async () => {
    dragTo(70, 65);
    dragTo(60, 55);
    await back();
    expect(page.route().query["us-troops"]).toBe("65");
    await back();
    expect(page.route().query["us-troops"]).toBeUndefined();
    await forward();
    await forward();
    expect(page.route().query["us-troops"]).toBe("55");
  });

  it("writes over its entry while it lasts, so that a copied link is the one seen", () => {
    vi.useFakeTimers();
    const before = window.history.length;
    page.drag({ "us-troops": "70" });
    expect(page.isDragging()).toBe(true);
    vi.advanceTimersByTime(1000);
    expect(window.location.hash).toBe("#/scenario?us-troops=70");
    expect(window.history.length).toBe(before);
    page.drop();
    expect(page.isDragging()).toBe(false);
    vi.useRealTimers();
  });

  it("that ends where it began leaves no entry", () => {
    dragTo(70);
    const before = window.history.length;
    dragTo(65, 70);
    expect(window.history.length).toBe(before);
    expect(window.location.hash).toBe("#/scenario?us-troops=70");
  });

  it("ends where another control is used", () => {
    const before = window.history.length;
    page.drag({ "us-troops": "70" });
    page.setQuery({ s: "ceasefire" });
    expect(window.history.length).toBe(before + 2);
    expect(page.route().query).toEqual({ s: "ceasefire", "us-troops": "70" });
  });
});
