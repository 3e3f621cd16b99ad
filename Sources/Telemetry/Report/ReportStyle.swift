/// How a report looks. Colours are those of Okabe and Ito, which people who see colours differently can tell apart
/// (https://jfly.uni-koeln.de/color/), brighter on a dark screen.
enum ReportStyle {
    static let css = """
        :root { --paper: #fff; --card: #f6f7f9; --ink: #1b1f24; --soft: #59636e; --grid: #dde1e6;
          --c1: #0072b2; --c2: #c34a00; --c3: #008a63; --c4: #a8508a; --c5: #b57a00; --c6: #2f93c9; --c7: #7a828c;
          --person: #7b3fb5; }
        @media (prefers-color-scheme: dark) { :root { --paper: #14171a; --card: #1d2126; --ink: #e8eaed; --soft: #a3acb6;
          --grid: #343a41; --c1: #56b4e9; --c2: #ff8a4c; --c3: #35c79b; --c4: #e39ac8; --c5: #f0b93a; --c6: #9ad4f5;
          --c7: #9aa3ad; --person: #b98bea; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1rem; max-width: 108rem; background: var(--paper); color: var(--ink);
          font: 15px/1.45 system-ui, sans-serif; }
        h1 { margin: 0; font-size: 1.5rem; } h2 { margin: 1.75rem 0 .6rem; font-size: 1.15rem; } h3 { margin: 0; font-size: 1rem; }
        p { margin: .15rem 0; } header > p, figcaption p { color: var(--soft); } figcaption p { font-size: .85rem; }
        ul { list-style: none; margin: .4rem 0; padding: 0; }
        .notices li { display: inline-block; margin: 0 .5rem .35rem 0; padding: .2rem .6rem; border-radius: .4rem;
          background: var(--card); border-left: 4px solid var(--grid); }
        .notices .good { border-color: var(--c3); } .notices .middle { border-color: var(--c5); } .notices .bad { border-color: var(--c2); font-weight: 600; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.2rem, 1fr)); gap: .5rem; margin: .6rem 0; }
        .tiles div { background: var(--card); border-radius: .5rem; padding: .5rem .7rem; }
        dt { color: var(--soft); font-size: .8rem; } dd { margin: 0; font-size: 1.2rem; font-variant-numeric: tabular-nums; }
        .scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .88rem; }
        th, td { padding: .3rem .6rem; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--grid);
          font-variant-numeric: tabular-nums; } th:first-child { text-align: left; }
        .plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); gap: .8rem; }
        figure { margin: 0; padding: .7rem; background: var(--card); border-radius: .6rem; min-width: 0;
          display: flex; flex-direction: column; } figcaption { margin-bottom: auto; }
        .legend { font-size: .82rem; } .legend li { display: inline-block; margin-right: .9rem; }
        .legend i { display: inline-block; width: .75em; height: .75em; border-radius: .2em; margin-right: .3em; background: currentColor; }
        .legend b { font-weight: 600; font-variant-numeric: tabular-nums; } .strip { font-size: .82rem; color: var(--soft); }
        .empty { color: var(--soft); padding: 2rem 0; text-align: center; }
        svg { display: block; width: 100%; height: auto; overflow: visible; }
        svg text { font: 10px system-ui, sans-serif; fill: var(--soft); } .grid { stroke: var(--grid); stroke-width: 1; }
        polyline { fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linejoin: round; } circle, path { fill: currentColor; }
        .c1 { color: var(--c1); } .c2 { color: var(--c2); } .c3 { color: var(--c3); } .c4 { color: var(--c4); }
        .c5 { color: var(--c5); } .c6 { color: var(--c6); } .c7 { color: var(--c7); }
        .good { color: var(--c3); } .middle { color: var(--c5); } .bad { color: var(--c2); } .person { color: var(--person); }
        rect.good, rect.middle, rect.bad, rect.person { fill: currentColor; }
        .notices li { color: var(--ink); } .tip { fill: transparent; } .tip:hover { fill: var(--soft); fill-opacity: .18; }
        @media (max-width: 30rem) { body { padding: .6rem; } svg text { font-size: 13px; } }
        @media print { figure { break-inside: avoid; } }
        """
}
