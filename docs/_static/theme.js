// Light, dark, or as the system has it: what the reader chose last.
document.body.dataset.theme = localStorage.getItem("theme") || "auto";
