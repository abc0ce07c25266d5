// Small helpers: elements with properties, and numbers as people read them.

/** An element with properties and children; text only ever becomes text. */
function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith("aria-") || key === "role") {
      made.setAttribute(key, value);
    } else {
      made[key] = value;
    }
  }
  made.append(...children);
  return made;
}

/** Buttons of which one is pressed. */
function choice(label, names, chosen, change) {
  const buttons = names.map(name => element("button", {type: "button", textContent: name}));
  const press = index => buttons.forEach((button, i) => button.setAttribute("aria-pressed", i === index));
  buttons.forEach((button, i) => {
    button.onclick = () => {
      press(i);
      change(i);
    };
  });
  press(chosen);
  const group = element("span", {className: "group joined", role: "group", "aria-label": label}, ...buttons);
  return {group, press};
}

/** A number with so many digits that count, in plain notation where that is short. */
function digits(number, count = 4) {
  if (!Number.isFinite(number)) {
    return "–";
  }
  const size = Math.abs(number);
  return size !== 0 && (size < 1e-3 || size >= 1e7) ? number.toExponential(2) : String(Number(number.toPrecision(count)));
}

function clamp(number, low, high) {
  return Math.min(high, Math.max(low, number));
}

/** Whether a key press belongs to what has the focus rather than to the page. */
function isTyping(event) {
  return event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
}
