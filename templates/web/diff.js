// SPDX-License-Identifier: Apache-2.0
// Going from one change to the next; the page is whole without it.
"use strict";
(function () {
	const main = document.querySelector("main");
	const total = numbers().length;
	let at = 0;

	if (total === 0)
		return;

	// The badge that is seen: there is one a view.
	function badge(n) {
		const all = document.querySelectorAll(
			"#c" + n + ", [data-c='" + n + "']");

		return Array.from(all).find((e) => e.checkVisibility({
			visibilityProperty: true })) || all[0];
	}

	function numbers() {
		return Array.from(document.querySelectorAll("[id^=c]"),
			(e) => e.id).filter((id) => /^c[0-9]+$/.test(id)).map(
			(id) => Number(id.slice(1))).sort((x, y) => x - y);
	}

	function show(n) {
		const e = badge(n);

		if (!e)
			return;
		document.querySelectorAll(".here").forEach(
			(o) => o.classList.remove("here"));
		e.classList.add("here");
		for (let d = e.closest("details"); d;
		     d = d.parentElement.closest("details"))
			d.open = true;
		e.scrollIntoView({ block: "center" });
		if (!e.matches("a"))
			e.tabIndex = -1;
		e.focus({ preventScroll: true });
	}

	function go(by) {
		const all = numbers();

		at = (Math.max(at, 0) + by + all.length + 1) %
			(all.length + 1) || (by > 0 ? 1 : all.length);
		show(all[at - 1]);
		state.textContent = at + " sur " + all.length;
	}

	function button(text, act, keys) {
		const b = document.createElement("button");

		b.type = "button";
		b.textContent = text;
		if (keys) {
			b.title = keys;
			b.setAttribute("aria-keyshortcuts", keys);
		}
		b.addEventListener("click", act);
		return b;
	}

	function unfold() {
		const all = Array.from(main.querySelectorAll("details"));
		const open = all.some((d) => !d.open);

		all.forEach((d) => { d.open = open; });
		folds.textContent = open ? "Tout replier" : "Tout déplier";
	}

	const tools = document.createElement("div");
	const state = document.createElement("p");
	const folds = button("Tout déplier", unfold);

	tools.className = "tools";
	tools.setAttribute("role", "region");
	tools.setAttribute("aria-label", "Parcours des changements");
	state.setAttribute("role", "status");
	state.textContent = total + (total > 1 ? " changements" :
		" changement");
	tools.append(button("↑ Précédent", () => go(-1), "Alt+ArrowUp"),
		state, button("↓ Suivant", () => go(1), "Alt+ArrowDown"));
	document.body.append(tools);
	folds.className = "fold";
	if (main.querySelector("details"))
		main.querySelector(".text").before(folds);

	document.addEventListener("keydown", (e) => {
		if (!e.altKey || e.ctrlKey || e.metaKey || e.shiftKey)
			return;
		if (e.key !== "ArrowDown" && e.key !== "ArrowUp")
			return;
		e.preventDefault();
		go(e.key === "ArrowDown" ? 1 : -1);
	});

	// A link of the table leads to what is seen.
	document.addEventListener("click", (e) => {
		const a = e.target.closest("a[href^='#c']");

		if (!a)
			return;
		e.preventDefault();
		at = numbers().indexOf(Number(a.hash.slice(2))) + 1;
		show(Number(a.hash.slice(2)));
		history.replaceState(null, "", a.hash);
	});
})();
