/** A small sign beside the pointer; what it says is text, never HTML. */

const AWAY = 14;

export class Tip {
  private readonly box = document.createElement("div");

  constructor(private readonly within: HTMLElement) {
    this.box.className = "chart-tip";
    this.box.hidden = true;
    within.append(this.box);
  }

  /** Shows lines beside a point, inside the element it belongs to. */
  show(x: number, y: number, lines: string[]): void {
    this.box.replaceChildren(
      ...lines.filter(Boolean).map((line, at) => {
        const part = document.createElement(at === 0 ? "strong" : "span");
        part.textContent = line;
        return part;
      }),
    );
    this.box.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const isRight = x + AWAY + width > this.within.clientWidth;
    const isLow = y + AWAY + height > this.within.clientHeight;
    this.box.style.left = `${Math.max(0, isRight ? x - AWAY - width : x + AWAY)}px`;
    this.box.style.top = `${Math.max(0, isLow ? y - AWAY - height : y + AWAY)}px`;
  }

  hide(): void {
    this.box.hidden = true;
  }
}
