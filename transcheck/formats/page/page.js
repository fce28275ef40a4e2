"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const form = $("#filters");
  if (!form) return;
  const cards = [...document.querySelectorAll("article")].map((node) => ({
    node,
    text: null, // read when somebody first searches
    shown: true,
    findings: [...node.querySelectorAll("li[data-s]")].map((item) => ({
      node: item,
      severity: item.dataset.s,
      category: item.dataset.c,
      rule: item.dataset.r,
      outlets: item.dataset.o.split(" "),
      dismissed: "d" in item.dataset,
      shown: true,
    })),
  }));
  const count = $("#count");
  const total = cards.reduce((sum, card) => sum + card.findings.length, 0);

  const show = (item, wanted) => {
    if (item.shown !== wanted) {
      item.shown = wanted;
      item.node.hidden = !wanted;
    }
  };

  const apply = () => {
    const severities = new Set([...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
    const { category, outlet, rule, words, dismissed } = form.elements;
    const sought = words.value.trim().toLowerCase();
    let left = 0;
    for (const card of cards) {
      let any = false;
      if (sought && card.text === null) card.text = card.node.textContent.toLowerCase();
      const found = !sought || card.text.includes(sought);
      for (const finding of card.findings) {
        const wanted =
          found &&
          severities.has(finding.severity) &&
          (!category.value || finding.category === category.value) &&
          (!rule.value || finding.rule === rule.value) &&
          (!outlet.value || finding.outlets.includes(outlet.value)) &&
          (!finding.dismissed || !dismissed || dismissed.checked);
        show(finding, wanted);
        if (wanted) {
          any = true;
          left += 1;
        }
      }
      show(card, any);
    }
    count.textContent = `${left} of ${total}`;
    document.body.dataset.ready = "yes";
  };

  let waiting = 0;
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    if (event.target.type === "search") waiting = setTimeout(apply, 80);
    else apply();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply, 0));

  const asText = (node) => {
    const lines = [];
    const words = (part) => {
      const copy = part.cloneNode(true);
      for (const mark of copy.querySelectorAll("mark")) mark.textContent = `▸${mark.textContent}◂`;
      return copy.textContent.replace(/\s+/g, " ").trim();
    };
    lines.push(words($("h3", node)));
    for (const row of node.querySelectorAll("tr")) {
      const [name, said, place] = [...row.children].map(words);
      lines.push(`  ${name}: ${said} (${place})`);
    }
    for (const item of node.querySelectorAll("ul.findings > li:not([hidden])")) lines.push(words(item));
    return `${lines.join("\n")}\n`;
  };
  const copy = async (node) => {
    const button = $("button.copy", node);
    const text = asText(node);
    let done = false;
    try {
      await navigator.clipboard.writeText(text);
      done = true;
    } catch {
      const area = document.createElement("textarea"); // pages opened from a file have no clipboard in some browsers
      area.value = text;
      document.body.append(area);
      area.select();
      done = document.execCommand("copy");
      area.remove();
    }
    button.textContent = done ? "Copied" : "Cannot copy here";
    setTimeout(() => (button.textContent = "Copy as text"), 1500);
  };
  document.addEventListener("click", (event) => {
    if (event.target.matches("button.copy")) copy(event.target.closest("article"));
  });

  const step = (by) => {
    const open = cards.filter((card) => card.shown).map((card) => card.node);
    if (!open.length) return;
    const at = open.indexOf(document.activeElement.closest("article"));
    const next = open[at < 0 ? (by > 0 ? 0 : open.length - 1) : Math.min(open.length - 1, Math.max(0, at + by))];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input[type=search], select, textarea");
    if (event.key === "Escape" && typing) {
      event.target.blur();
    } else if (typing) {
      return;
    } else if (event.key === "j" || event.key === "k") {
      step(event.key === "j" ? 1 : -1);
    } else if (event.key === "/") {
      event.preventDefault();
      form.elements.words.focus();
    } else if (event.key === "c") {
      const card = document.activeElement.closest("article");
      if (card) copy(card);
    } else if (event.key === "r") {
      form.reset();
    }
  });
  apply();
})();
