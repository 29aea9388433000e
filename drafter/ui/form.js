// What the page does by itself: it knows whether what it shows is what was checked last, and
// copies nothing else.
window.drafter = (() => {
  const PATIENCE = 5000; // milliseconds that a copy waits for the check of the last change
  const state = document.body.dataset;

  // Bring `data-text` and `data-subject` of the body to "free", "held" or, where something
  // was changed since, "pending". `checked` is as the handlers give it: what was checked, and
  // what came of it. `now` are subject, text and facts as they stand.
  function settle(checked, ...now) {
    if (!checked) return;
    const last = JSON.parse(checked);
    const same = JSON.stringify(last.of) === JSON.stringify(now);
    state.text = same ? last.text : "pending";
    state.subject = same ? last.subject : "pending";
  }

  // Copy the text or the subject once its check is over, and say what came of it. `anyway` is
  // for a held text whose faults were read: one that was changed since has others.
  async function copy(part, anyway, checked, ...now) {
    settle(checked, ...now);
    const changed = state[part] === "pending";
    for (let waited = 0; state[part] === "pending" && waited < PATIENCE; waited += 50)
      await new Promise((resolve) => setTimeout(resolve, 50));
    if (state[part] === "pending")
      return said("Not copied: your last change is not checked yet. Try again in a moment.");
    if (state[part] === "held" && (changed || !anyway))
      return said("Not copied: see first what the check found in your last change.");
    await write(document.querySelector(`#${part} textarea, #${part} input`).value);
    return said("Copied. Nothing was sent: paste it where you need it.");
  }

  async function write(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  }

  function said(sentence) {
    return `<p role="status">${sentence}</p>`;
  }

  // On a phone a new draft lies below what is in sight.
  function show() {
    const result = document.getElementById("result");
    if (document.querySelector("#error .problem") || !result) return;
    if (result.getBoundingClientRect().top > window.innerHeight * 0.6) result.scrollIntoView();
  }

  // A finding, in the list or marked in the text, leads to its place in the box.
  function lead(findings, box) {
    findings.addEventListener("click", (event) => {
      const number = event.target.closest("button, mark")?.dataset.number?.split(",")[0];
      if (!number) return;
      const numbered = (mark) => mark.dataset.number?.split(",").includes(number);
      const before = document.createRange();
      before.selectNodeContents(findings.querySelector(".marked"));
      before.setEndAfter([...findings.querySelectorAll("mark")].find(numbered));
      const end = before.toString().length;
      const quote = findings.querySelector(`button[data-number="${number}"]`).textContent;
      const area = document.querySelector(box);
      area.focus();
      area.setSelectionRange(end - quote.length, end);
    });
  }

  return { settle, copy, show, lead };
})();
