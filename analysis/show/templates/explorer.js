// The explorer's page, the same in a notebook and on the local page. Everything it shows comes from
// the kit as HTML in which the article's text is escaped; `ask` brings a question there and back.
const PAUSE = 250; // milliseconds after the last key
const SILENCE = 60_000; // milliseconds; then the kernel is taken to be gone

const FORM = `
<div class="row"><label>Article <select class="articles"></select></label>
<label>Open files <input type="file" class="files" multiple accept=".txt,.md,text/plain"></label>
<label>or a folder <input type="file" class="folder" webkitdirectory></label></div>
<label>Text of the article<textarea class="text" spellcheck="false" placeholder="Paste an article here."></textarea></label>
<div class="row"><fieldset class="models"><legend>Attribution model</legend></fieldset>
<button type="button" data-want="page">Save this page</button>
<button type="button" data-want="numbers">Save the numbers</button>
<button type="button" data-want="findings">Save the findings</button></div>
<p class="status" role="status"></p>
<div class="result"></div>`;

export function mount(root, ask, given) {
  root.classList.add("hearsay-explorer");
  root.dataset.lmSuppressShortcuts = "true"; // keys are the explorer's own, not JupyterLab's
  root.innerHTML = FORM;
  const [text, articles, status, result] = [".text", ".articles", ".status", ".result"].map((s) => root.querySelector(s));
  const known = new Map();
  let latest = 0, timer;

  const say = (sentence, refused = false) => {
    status.textContent = sentence;
    status.classList.toggle("refused", refused);
  };
  const model = () => root.querySelector(".models input:checked")?.value;
  const put = (want) => ask({ want, text: text.value, model: model(), name: articles.value });

  async function read() {
    const mine = ++latest;
    result.setAttribute("aria-busy", "true");
    const told = await put("html").catch((error) => ({ silent: true, refused: `The kit does not answer (${error.message}).` }));
    if (mine !== latest) return; // a newer text was asked about
    const open = result.querySelector("details[open]")?.dataset.number;
    const layers = [...result.querySelectorAll(".layers input")].map((box) => box.checked);
    result.removeAttribute("aria-busy");
    if (told.html || !told.silent) result.innerHTML = told.html ?? "";
    [...result.querySelectorAll(".layers input")].forEach((box, i) => (box.checked = layers[i] ?? box.checked));
    result.querySelector(`details[data-number="${open}"]`)?.setAttribute("open", "");
    say(told.refused ?? "Marked. Choose a number to read the sentences behind it.", Boolean(told.refused));
  }
  const later = () => { clearTimeout(timer); timer = setTimeout(read, PAUSE); };

  function add(name, words) {
    let unique = name;
    for (let i = 2; known.has(unique); i++) unique = `${name} (${i})`;
    known.set(unique, words);
    articles.add(new Option(unique, unique));
    return unique;
  }
  function choose(name) {
    articles.value = name;
    text.value = known.get(name) ?? "";
    read();
  }
  async function open(event) {
    const files = [...event.target.files].filter((file) => /\.(txt|text|md)$/i.test(file.name));
    const names = [];
    for (const file of files.slice(0, 500)) names.push(add(file.name.replace(/\.\w+$/, ""), await file.text()));
    if (names.length) choose(names[0]);
    else say("There is no text file (.txt) among these; an article is plain text in UTF-8.", true);
  }
  async function save(event) {
    const want = event.target.dataset.want;
    const told = await put(want).catch((error) => ({ refused: `The kit does not answer (${error.message}).` }));
    if (told.refused) return say(told.refused, true);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([told[want]], { type: want === "page" ? "text/html" : "text/csv" }));
    link.download = want === "page" ? "hearsay.html" : `hearsay-${want}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
    say(`Saved as ${link.download}.`);
  }

  for (const name of given.models) {
    const label = document.createElement("label");
    const box = Object.assign(document.createElement("input"), { type: "radio", value: name, checked: name === given.model });
    box.name = `hearsay-model-${given.id ?? ""}`;
    label.append(box, ` ${name}`);
    root.querySelector(".models").append(label);
    box.addEventListener("change", read);
  }
  add("your own text", "");
  for (const [name, words] of given.articles) add(name || "article", words);
  articles.addEventListener("change", () => choose(articles.value));
  text.addEventListener("input", () => { articles.value = "your own text"; known.set("your own text", text.value); later(); });
  root.querySelector(".files").addEventListener("change", open);
  root.querySelector(".folder").addEventListener("change", open);
  for (const button of root.querySelectorAll("button[data-want]")) button.addEventListener("click", save);
  const shut = (event) => { // the card stays where the focus or the pointer is, and opens at the next
    if (event.key !== "Escape") return;
    for (const mark of root.querySelectorAll(".mark:is(:hover, :focus-within)")) {
      const open = () => mark.classList.remove("shut");
      mark.classList.add("shut");
      for (const sign of ["mouseenter", "mouseleave", "focusout"]) mark.addEventListener(sign, open, { once: true });
    }
  };
  document.addEventListener("keydown", shut, true); // the pointer may be here, and the focus elsewhere
  result.innerHTML = given.first; // there at once, and without a kernel too
  if (articles.length > 1) choose(articles.options[1].value);
  else say("Paste an article, or open files.");
  return () => document.removeEventListener("keydown", shut, true);
}

// In a notebook: questions and answers are messages to the kernel and back.
function render({ model, el }) {
  const waiting = new Map();
  let last = 0;
  model.on("msg:custom", (told) => { waiting.get(told.id)?.(told); waiting.delete(told.id); });
  const ask = (question) => new Promise((done, failed) => {
    waiting.set(++last, done);
    model.send({ ...question, id: last });
    setTimeout(() => failed(new Error("run this cell to start it")), SILENCE);
  });
  return mount(el, ask, model.get("given"));
}
export default { render };
