"""The one stylesheet: a column of text, large figures, light and dark, and A4.

Every colour is one of these few variables; the tests hold each pair that meets to WCAG AA.
"""

LIGHT = {
    "paper": "#fbfaf7",
    "ink": "#22292a",
    "muted": "#586264",
    "rule": "#d8d5cc",
    "accent": "#1f6458",
}
DARK = {
    "paper": "#15191a",
    "ink": "#e6e4dd",
    "muted": "#a4adad",
    "rule": "#3a4243",
    "accent": "#86c9ba",
}
PRINTED = {**LIGHT, "paper": "#ffffff", "muted": "#4d5658"}


def _variables(colours: dict[str, str]) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in colours.items())


STYLE = (
    f":root{{color-scheme:light dark;{_variables(LIGHT)}}}"
    f"@media (prefers-color-scheme:dark){{:root{{{_variables(DARK)}}}}}"
    f"@media print{{:root{{color-scheme:light;{_variables(PRINTED)}}}}}"
    """
:root{
  --serif:"Iowan Old Style","Palatino Linotype",Palatino,P052,"URW Palladio L",Charter,Georgia,
    "Noto Serif","DejaVu Serif",serif;
  --sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","DejaVu Sans",
    sans-serif;
}
*{box-sizing:border-box}
html{font:1.125rem/1.6 var(--serif);background:var(--paper);color:var(--ink);
  -webkit-text-size-adjust:100%;text-size-adjust:100%;overflow-wrap:break-word}
body{margin:0}
main{max-width:36rem;margin:0 auto;padding:clamp(2.5rem,9vw,6.5rem) 1.25rem 4rem}
h1,h2,h3,p,dl,dd,figure,table,ol,ul{margin:0;padding:0}
h1{font-size:clamp(1.4rem,7vw,2.75rem);line-height:1.15;font-weight:400;letter-spacing:-.01em;
  text-wrap:balance}
h2{font-size:1.35rem;line-height:1.3;font-weight:400;margin:4rem 0 1rem}
h3{font:600 .8125rem/1.5 var(--sans);margin:1.75rem 0 .4rem;color:var(--muted)}
p+p{margin-top:.9rem}
.when{color:var(--muted);font:400 .9375rem/1.5 var(--sans);margin-top:.6rem}
.hero{margin:2.75rem 0 0}
.hero .figure{display:block;font:300 clamp(3.25rem,15vw,5.75rem)/1 var(--sans);
  letter-spacing:-.035em;color:var(--accent);font-variant-numeric:lining-nums tabular-nums}
.hero .said{display:block;margin-top:.7rem}
.unit{font-size:.42em;letter-spacing:0;margin:0 .12em}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));
  gap:1.5rem 1.75rem;margin-top:2.25rem}
.facts dt{font:400 .8125rem/1.45 var(--sans);color:var(--muted)}
.facts dd{font:400 1.5rem/1.3 var(--sans);font-variant-numeric:lining-nums tabular-nums;
  letter-spacing:-.01em}
.facts div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
.small,figcaption,.method{font:400 .8125rem/1.55 var(--sans);color:var(--muted)}
figure{margin-top:1.5rem}
figcaption{margin-bottom:.75rem}
.method{margin-top:4.5rem;padding-top:1rem;border-top:1px solid var(--rule)}
svg{display:block;width:100%;overflow:visible;font-family:var(--sans);
  font-variant-numeric:lining-nums tabular-nums}
svg.stores{position:absolute;width:0;height:0}
text{font-size:12px;fill:var(--muted)}
text.strong{fill:var(--ink)}
.grid{stroke:var(--rule);stroke-width:1}
.base{stroke:var(--muted);stroke-width:1}
.ink0{fill:var(--accent)}
.ink1{fill:url(#lines);stroke:var(--accent)}
.ink2{fill:url(#dots);stroke:var(--accent)}
.ink3{fill:var(--paper);stroke:var(--muted)}
.stroke{stroke:var(--accent)}
.fill{fill:var(--accent)}
.none{fill:var(--rule)}
.key{display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;list-style:none;
  font:400 .8125rem/1.5 var(--sans);color:var(--ink);margin-bottom:.9rem}
.key li{display:flex;align-items:center;gap:.5rem;min-width:0}
.key svg{flex:none;width:1.6rem;height:.75rem}
table{width:100%;border-collapse:collapse;font:400 .9375rem/1.45 var(--sans);
  font-variant-numeric:lining-nums tabular-nums}
caption{text-align:left;font:400 .8125rem/1.55 var(--sans);color:var(--muted);padding-bottom:.5rem}
th{font-weight:400;text-align:left}
thead th{font-size:.8125rem;color:var(--muted);padding-bottom:.35rem}
th,td{padding:.36rem 0 .36rem 1rem;vertical-align:baseline}
th:first-child,td:first-child{padding-left:0}
thead th,thead td{border-bottom:1px solid var(--rule)}
tfoot th,tfoot td{border-top:1px solid var(--rule)}
td,.end{text-align:right;white-space:nowrap}
thead .end{white-space:normal}
td.bar{width:37%;vertical-align:middle}
td.bar svg{height:.75rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
td.soft{color:var(--muted)}
details{margin-top:1rem}
summary{font:400 .8125rem/1.5 var(--sans);color:var(--accent);cursor:pointer}
details table{margin-top:.75rem}
.notes{list-style:none}
.notes li{padding:.3rem 0}
.notes .about{font:400 .8125rem/1.5 var(--sans);color:var(--muted);
  font-variant-numeric:lining-nums tabular-nums}
.notes p{white-space:pre-line}
.map53 text{font-size:13px}
.map44 text{font-size:11.5px}
.map36 text{font-size:9.5px}
.map28 text{font-size:8px}
p+table{margin-top:1rem}
.option{white-space:nowrap}
a:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:3px}
@media (max-width:34rem){
  html{font-size:1.0625rem}
  .odd{display:none}
  .map53 text{font-size:20px}
  .map44 text{font-size:18px}
  .map36 text{font-size:15px}
  .map28 text{font-size:12px}
  table.parts thead{display:none}
  table.parts tr{display:grid;grid-template-columns:1fr auto auto;padding:.55rem 0 .3rem}
  table.parts th,table.parts td{padding:0 0 0 .9rem}
  table.parts th{padding-left:0}
  table.parts td.bar{grid-row:2;grid-column:1/-1;width:auto;padding:.3rem 0 .1rem}
  table.parts td.count{display:none}
}
@page{size:A4;margin:20mm 24mm 22mm}
@page sheet{margin:14mm 24mm}
@media print{
  html{font-size:10.5pt;line-height:1.5;print-color-adjust:exact;-webkit-print-color-adjust:exact}
  main{max-width:none;padding:0}
  h2{margin-top:1.9rem}
  h1,h2,h3,figcaption,caption{break-after:avoid}
  .hero,.facts,figure{margin-top:1.2rem}
  figure,tr,table.short,.facts,.hero,.key,li{break-inside:avoid}
  thead{display:table-header-group}
  th,td{padding-top:.28rem;padding-bottom:.28rem}
  p{orphans:3;widows:3}
  h2+p{break-inside:avoid}
  details{display:none}
  .method{margin-top:1.2rem;break-inside:avoid;break-before:avoid}
  .sheet{page:sheet;zoom:.87}
  .sheet h1{font-size:25pt}
  .sheet h2{margin:1.4rem 0 .4rem;font-size:1.2rem}
  .sheet .hero{margin-top:1.2rem}
  .sheet .hero .figure{font-size:40pt}
  .sheet .facts,.sheet figure{margin-top:1rem}
  .sheet th,.sheet td{padding-top:.2rem;padding-bottom:.2rem}
  .sheet .method{margin-top:1.25rem;padding-top:.6rem}
}
"""
)
LET_IN = "sha256-fjOKGcwj9b1NFPj7rUc9b8Ae98yUqc9S2N/49mCsOjU="
"""The hash by which a page lets the stylesheet in; where that changes, `tests/page/test_style.py`
tells it anew. To load what makes hashes takes a fifth as long as Python itself.
"""
