#!/usr/bin/env python3
"""Opens the site that 'hallmark report' makes from the invented survey in a headless Chromium, and looks at it as a
visitor would: reads, sorts, filters, follows links, searches by postcode.

    check_site.py HALLMARK PROJECT SCRATCH [AXE [POSTCODES]]

AXE is axe-core's axe.min.js; without it the check of accessibility is left out, and that is said. POSTCODES is a folder
with Code-Point Open's files of the areas of Coventry and around in 'codepoint-open-sample'; without it only invented
postcodes are searched. Exit code 77 where there is no browser.
"""

import csv
import pathlib
import re
import shutil
import subprocess
import sys
import time

import browser as browsers

SKIPPED = 77
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print(f"FAILED: {what}")


def run(*command):
    subprocess.run([str(part) for part in command], check=True, stderr=subprocess.DEVNULL)


def make_site(hallmark, project, scratch):
    """The site, and the scores it has to show."""
    rubric = project / "rubrics/council-digital-maturity.yaml"
    survey = project / "data/invented-councils.csv"
    run(hallmark, "score", rubric, project / "data/invented-councils-2025.csv", "--set", "edition=2025", "-o",
        scratch / "before.json")
    run(hallmark, "postcodes", project / "data/invented-postcodes.csv", "-o", scratch / "invented.idx")
    run(hallmark, "report", rubric, survey, "-o", scratch / "site", "--previous", scratch / "before.json", "--intervals",
        "--draws", "200", "--postcodes", scratch / "invented.idx")
    run(hallmark, "report", rubric, survey, "-o", scratch / "page.html")
    run(hallmark, "score", rubric, survey, "-o", scratch / "scores.csv", "-o", scratch / "after.json")
    run(hallmark, "explain", rubric, survey, "X06000007", "-o", scratch / "council.html")
    run(hallmark, "audit", rubric, survey, "--draws", "200", "-o", scratch / "audit.html")
    run(hallmark, "compare", scratch / "before.json", scratch / "after.json", "-o", scratch / "moved.html")
    with open(scratch / "scores.csv", encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def rounded(text):
    """As people see it: one decimal, halves up."""
    from decimal import ROUND_HALF_UP, Decimal
    return str(Decimal(text).quantize(Decimal("0.1"), ROUND_HALF_UP))


READ_ROWS = """return [...document.querySelectorAll('table.league tbody tr')].filter(r => !r.hidden).map(r => ({
  link: r.querySelector('th a') ? r.querySelector('th a').getAttribute('href') : '',
  cells: [...r.cells].map(c => c.textContent.trim())}));"""


def check_numbers(browser, scores):
    """Every number of the home page against the CSV."""
    rows = browser.run(READ_ROWS)
    ranked = {code: row for code, row in scores.items() if row["rank"]}
    check(len(rows) == len(ranked), f"{len(rows)} rows are shown, {len(ranked)} councils are ranked")
    columns = [name for name in next(iter(scores.values()))]
    dimensions = columns[columns.index("coverage") + 1:columns.index("note")]
    for row in rows:
        code = re.sub(r"councils/(.*)\.html", r"\1", row["link"]).upper()
        expected = scores[code]
        rank, _, name, score, level = row["cells"][:5]
        check(rank.lstrip("=") == expected["rank"], f"{code}: rank {rank}, not {expected['rank']}")
        check(name == expected["name"], f"{code}: name {name}")
        check(score.replace("[e]", "") == rounded(expected["score"]), f"{code}: score {score}, not {expected['score']}")
        check(level.rstrip("*") == expected["level"], f"{code}: level {level}, not {expected['level']}")
        for shown, dimension in zip(row["cells"][6:], dimensions):
            wanted = expected[dimension]
            wanted = wanted if wanted.startswith("[") else rounded(wanted)
            check(shown.replace("[e]", "") == wanted, f"{code}: {dimension} is shown as {shown}, not {wanted}")


SCORES = """const table = document.querySelector('table.league');
const at = [...table.tHead.rows[0].cells].findIndex(c => c.textContent.startsWith('Score'));
return [at + 1, table.tHead.rows[0].cells[at].getAttribute('aria-sort'),
  [...table.tBodies[0].rows].map(r => parseFloat(r.cells[at].textContent))];"""


def check_sorting(browser):
    button = f"table.league th:nth-child({browser.run(SCORES)[0]}) button"
    browser.click(button)
    _, _, scores = browser.run(SCORES)
    check(scores == sorted(scores, reverse=True), f"a click sorts by score, the best first: {scores}")
    browser.click(button)
    _, state, scores = browser.run(SCORES)
    check(scores == sorted(scores), f"another click turns the order round: {scores}")
    check(state == "ascending", f"the heading says how the table is sorted: {state}")


def check_filters(browser):
    all_rows = len(browser.run(READ_ROWS))
    browser.type("#filter-name", "ynys")
    rows = browser.run(READ_ROWS)
    check(0 < len(rows) < all_rows, "typing a name leaves those that have it")
    check(all("ynys" in row["cells"][2].lower() for row in rows), "and only those")
    said = browser.run("return document.getElementById('filter-count').textContent")
    check(said.startswith(f"{len(rows)} of {all_rows} shown"), f"how many are left is said: {said}")
    browser.click("#filters button[type=reset]")
    time.sleep(0.2)
    check(len(browser.run(READ_ROWS)) == all_rows, "'Show all' shows all")
    browser.run("const s = document.querySelector('select[data-filter=\"0\"]'); s.value = 'county';"
                "s.dispatchEvent(new Event('input', {bubbles: true}));")
    groups = browser.run("return [...document.querySelectorAll('section.group')].filter(g => !g.hidden).length")
    check(groups == 1, f"choosing a type leaves its table alone: {groups}")
    browser.click("#filters button[type=reset]")


def check_links(site):
    """Every link of every page leads to a page, and to a heading where it names one."""
    pages = {page: page.read_text(encoding="utf-8") for page in site.rglob("*.html")}
    for page, text in pages.items():
        for address in re.findall(r'(?:href|src)="([^"]*)"', text):
            path, _, anchor = address.partition("#")
            target = (page.parent / path).resolve() if path else page
            check(target.exists(), f"{page.relative_to(site)} links to {address}")
            if anchor and target in pages:
                check(f'id="{anchor}"' in pages[target], f"{page.relative_to(site)} links to {address}")
            check("//" not in address, f"{page.relative_to(site)} loads or links to {address}")


def check_council(browser, site, scores):
    browser.open(site / "index.html")
    browser.click("table.league tbody tr th a")
    code = re.search(r"councils/(.*)\.html", browser.address()).group(1).upper()
    heading = browser.run("return document.querySelector('h1').textContent.trim()")
    check(heading == scores[code]["name"], f"the link leads to the council's page: {heading}")
    lead = browser.run("return document.querySelector('.lead').textContent")
    check(lead.startswith(rounded(scores[code]["score"])), f"which begins with its score: {lead}")
    browser.click(".crumb a")
    check(browser.address().split("#")[0].endswith("index.html"), "and leads back")


def search(browser, text):
    browser.type("#postcode", text)
    browser.click("#postcode-form button[type=submit]")
    time.sleep(0.4)
    return browser.run("return document.getElementById('postcode-answer').innerText")


def check_postcodes(browser, site, project):
    browser.open(site / "index.html")
    with open(project / "data/invented-postcodes.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    single = next(row for row in rows if row["district"] and not row["county"])
    tiers = next(row for row in rows if row["district"] and row["county"])
    answer = search(browser, single["postcode"].lower().replace(" ", ""))
    check(answer.startswith(single["postcode"] + ":") and "rank" in answer, f"one council: {answer}")
    answer = search(browser, tiers["postcode"])
    check("District: " in answer and "County: " in answer and "social care" in answer, f"two tiers: {answer}")
    links = browser.run("return [...document.querySelectorAll('#postcode-answer a')].map(a => a.getAttribute('href'))")
    check(links and all((site / link).exists() for link in links), f"which link to their pages: {links}")
    check("is not a postcode" in search(browser, "hello"), "what is none is said to be none")
    answer = search(browser, single["postcode"][:-1] + "0")
    check("is not a postcode" in answer and "Did you mean" not in answer, f"nor is another offered: {answer}")
    check("No postcode begins" in search(browser, "AB1"), "an outward code that is not there")
    check("Northern Ireland" in search(browser, "BT1 1AA"), "where it is not covered")
    check("Jersey, which has no UK council" in search(browser, "JE2 4WD"), "where there is no UK council")
    outward = single["postcode"].split()[0]
    taken = {row["postcode"] for row in rows}
    free = next(postcode for postcode in (f"{outward} {sector}ZZ" for sector in "9876543210") if postcode not in taken)
    answer = search(browser, free)
    check("The nearest one there is:" in answer and f"\n{outward} " in answer, f"of an unknown one: {answer}")
    answer = search(browser, single["postcode"].replace("1", "I", 1))
    check("Did you mean" in answer and single["postcode"] in answer, f"a slip is offered put right: {answer}")
    browser.click("#postcode-answer button")
    time.sleep(0.4)
    answer = browser.run("return document.getElementById('postcode-answer').innerText")
    check(answer.startswith(single["postcode"] + ":"), f"and taken with a click: {answer}")


NONSENSE_RUBRIC = """\
hallmark: 1
id: nonsense
title: Nonsense scores for a test
survey: {id: code, name: council, groups: [type]}
dimensions: [{id: d, indicators: [{id: q, question: "How much nonsense?", range: [0, 100]}]}]
ranking: {within: type}
"""
NONSENSE_SURVEY = """\
code,council,type,q
E08000026,Coventry,metropolitan,61
E07000222,Warwick,district,72
E10000031,Warwickshire,county,83
"""


def check_real_postcodes(browser, hallmark, scratch, postcodes):
    """A single-tier and a two-tier place as Ordnance Survey has them."""
    (scratch / "nonsense.yaml").write_text(NONSENSE_RUBRIC, encoding="utf-8")
    (scratch / "nonsense.csv").write_text(NONSENSE_SURVEY, encoding="utf-8")
    run(hallmark, "postcodes", postcodes / "codepoint-open-sample/cv.csv", "-o", scratch / "real.idx")
    run(hallmark, "report", scratch / "nonsense.yaml", scratch / "nonsense.csv", "-o", scratch / "real", "--postcodes",
        scratch / "real.idx")
    largest = max(file.stat().st_size for file in (scratch / "real/postcodes").iterdir())
    check(largest < 60_000, f"the largest file of an outward code has {largest} bytes")
    browser.open(scratch / "real/index.html")
    answer = search(browser, "cv1-5rr")
    check(answer.startswith("CV1 5RR:") and "Coventry \u2013 61.0" in answer, f"CV1 5RR: {answer}")
    check("County" not in answer, f"CV1 5RR has one tier: {answer}")
    answer = search(browser, "CV31 3BB")
    check("District: Warwick \u2013 72.0" in answer, f"CV31 3BB has a district: {answer}")
    check("County: Warwickshire \u2013 83.0" in answer, f"CV31 3BB has a county: {answer}")
    browser.click("#postcode-answer li:last-child a")
    heading = browser.run("return document.querySelector('h1').textContent.trim()")
    check(heading == "Warwickshire", f"the county's link leads to its page: {heading}")


def check_widths(browser, pages):
    for width in (320, 768, 1280):
        browser.width(width)
        for page in pages:
            browser.open(page)
            wide = browser.run("return document.documentElement.scrollWidth")
            check(wide <= width, f"{page.name} is {wide} pixels wide on a screen of {width}")


AXE = """const done = arguments[arguments.length - 1];
axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}).then(found => done(
  found.violations.map(v => `${v.id}: ${v.help} (${v.nodes.length} times, first at ${v.nodes[0].target})`)));"""


def check_axe(browser, pages, axe):
    """Against the success criteria of WCAG 2.2, levels A and AA."""
    script = axe.read_text(encoding="utf-8")
    for page in pages:
        browser.open(page)
        browser.run(script)
        for violation in browser.run_until(AXE):
            check(False, f"accessibility of {page.name}: {violation}")


def main():
    hallmark, project, scratch = (pathlib.Path(path).resolve() for path in sys.argv[1:4])
    axe = pathlib.Path(sys.argv[4]) if len(sys.argv) > 4 else None
    postcodes = pathlib.Path(sys.argv[5]) if len(sys.argv) > 5 else None
    programs = browsers.find_programs()
    if programs is None:
        print("skipped: there is no Chromium with its driver")
        return SKIPPED
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    scores = make_site(hallmark, project, scratch)
    site = scratch / "site"
    check_links(site)
    pages = [site / "index.html", site / "councils/x06000007.html", site / "questions/leadership.html",
             site / "questions/lead_sponsor.html", site / "method.html", site / "data.html", scratch / "page.html",
             scratch / "council.html", scratch / "moved.html", scratch / "audit.html"]
    browser = browsers.Browser(programs, scratch / "profile")
    try:
        browser.width(1280)
        browser.open(site / "index.html")
        check_numbers(browser, scores)
        check_sorting(browser)
        check_filters(browser)
        check_council(browser, site, scores)
        check_postcodes(browser, site, project)
        if postcodes is not None and postcodes.exists():
            check_real_postcodes(browser, hallmark, scratch, postcodes)
        else:
            print("without Code-Point Open real postcodes were not searched")
        browser.open(scratch / "page.html")
        check_sorting(browser)
        check_widths(browser, pages)
        complaints = browser.complaints()
        check(not complaints, f"the console of the browser says {complaints}")
        if axe is not None and axe.exists():
            check_axe(browser, pages, axe)
        else:
            print("without axe-core accessibility was not checked")
    finally:
        browser.close()
    print(f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
