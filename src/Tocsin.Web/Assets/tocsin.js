// What is nicer with a script. Every page works without it; it keeps nothing and sends nothing.
"use strict";

for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const label = button.textContent;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Select and copy";
    }
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}

for (const control of document.querySelectorAll("[data-limit]")) {
  const most = Number(control.dataset.limit);
  const count = document.createElement("p");
  count.className = "count";
  control.after(count);
  const tell = () => {
    const left = most - control.value.length;
    count.textContent = left < 0
      ? `${-left} characters too many`
      : left <= Math.max(20, most / 5) ? `${left} characters left` : "";
    count.classList.toggle("over", left < 0);
  };
  control.addEventListener("input", tell);
  tell();
}

for (const form of document.querySelectorAll("form[data-keep]")) {
  let typed = false;
  form.addEventListener("input", () => { typed = true; });
  form.addEventListener("submit", () => { typed = false; });
  addEventListener("beforeunload", event => { if (typed) event.preventDefault(); });
}

const units = [[60, 7200, "minute"], [3600, 172800, "hour"], [86400, 5184000, "day"], [2630016, 63072000, "month"], [31557600, Infinity, "year"]];

function away(at, now) {
  const seconds = Math.abs(at - now) / 1000;
  if (seconds < 60) return "now";
  const [length, , unit] = units.find(([, below]) => seconds < below);
  const number = Math.floor(seconds / length);
  const amount = `${number} ${unit}${number === 1 ? "" : "s"}`;
  return at > now ? `in ${amount}` : `${amount} ago`;
}

function tick() {
  for (const time of document.querySelectorAll("time[data-relative]")) {
    const words = time.querySelector(".relative");
    if (words) words.textContent = `(${away(Date.parse(time.dateTime), Date.now())})`;
  }
}
setInterval(tick, 30000);
