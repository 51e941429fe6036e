#!/usr/bin/env python3
"""Makes the invented surveys in this folder, so that every rubric can be tried without a single real council.

    python3 data/make_invented_data.py            # writes the files beside this script
    python3 data/make_invented_data.py FOLDER     # writes them somewhere else, to compare

Nothing here is true. No council or country in the files exists, no answer was ever given by anybody, and the codes are
not GSS codes (none begins with X) nor assigned ISO codes (XAA to XZZ are left to users).

Every answer is drawn from a hash of SEED, the code and the question. So the same script writes the same bytes, on any
machine and with any Python 3, and a question or council more does not change the answers of the others.

How an answer comes about: a council has an ability between 0 and 1 (COUNCILS). For each theme a deviation is added, for
each question another, which is why a council's answers go together, more so within a theme. The sum picks an answer from
the question's list, or a number between the two that the list gives. Then a few cells are emptied, and last come the
wrinkles, each of which has its reason beside it.

Standard library only. The lists of answers are this script's own and not read from the rubrics: scoring a file with its
rubric shows whether the two agree, since an answer that a rubric does not know is an error.
"""

import csv
import hashlib
import math
import pathlib
import sys

# Seeds were tried until the levels of every type were spread and no council was held back by chance beside those that
# the wrinkles below hold back on purpose. Another seed gives other, equally invented, councils.
SEED = "hallmark invented data 2026/226"

# How much a council's themes differ from its ability, and its questions from the theme.
THEME_SPREAD = 0.11
QUESTION_SPREAD = 0.15

# One cell in forty is emptied, in one of three ways that the flagship's survey calls missing.
SHARE_MISSING = 0.025
MISSING_WORDS = ["", "", "don't know", "not collected"]

# Where a question is not asked, the cell is most often blank, sometimes says so.
NOT_ASKED_WORDS = ["", "", "", "n/a", "n/a", "not our service"]


# --------------------------------------------------------------------------------------------------------- chance

def uniform(*names):
    """A number in [0, 1) that depends on the seed and the names only."""
    digest = hashlib.sha256("\x1f".join([SEED, *map(str, names)]).encode("utf-8")).digest()
    return (int.from_bytes(digest[:8], "big") >> 11) / 2 ** 53


def bell(*names):
    """A number with mean 0 and standard deviation 1, by the sum of twelve: no last digit is in doubt."""
    return math.fsum(uniform(*names, draw) for draw in range(12)) - 6.0


def one_of(words, *names):
    return words[int(uniform(*names) * len(words))]


def within(value, low, high):
    return min(max(value, low), high)


def number(value, decimals):
    """As people type it: no exponent, no needless zeros."""
    text = f"{value:.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


# ------------------------------------------------------------------------------------------------------- councils

ENGLAND, WALES, SCOTLAND, N_IRELAND = "England", "Wales", "Scotland", "Northern Ireland"

# code, name, type, nation, region, ability, staff (full-time equivalents without schools), population
COUNCILS = [
    ("X06000001", "Saltern and the Isle of Rooke", "unitary", ENGLAND, "South West", 0.62, 2140, 171400),
    ("X06000002", "Larchester", "unitary", ENGLAND, "Midlands", 0.90, 2980, 262300),
    ("X06000003", "Dunlow Bay", "unitary", ENGLAND, "North", 0.28, 1870, 141900),
    ("X06000004", "Fenwold", "unitary", ENGLAND, "East", 0.46, 2410, 203700),
    ("X06000005", "Pellmouth, Carrow and Nans Gwëdh", "unitary", ENGLAND, "South West", 0.71, 4390, 412600),
    ("X06000006", "Treveglôs an Mor", "unitary", ENGLAND, "South West", 0.17, 940, 61800),
    ("X06000007", "Hobb's Quay", "unitary", ENGLAND, "South East", 0.83, 1650, 158200),
    ("X06000008", "Winterhaven", "unitary", ENGLAND, "North", 0.52, 3050, 251000),
    ("X06000009", "Bro Eirlys", "unitary", WALES, "North Wales", 0.58, 2260, 118300),
    ("X06000010", "Cwm-yr-Ŵydd", "unitary", WALES, "South Wales", 0.37, 3140, 176500),
    ("X06000011", "Ynys Glöyn", "unitary", WALES, "North Wales", 0.76, 1510, 70900),
    ("X06000012", "Dyffryn Helygen", "unitary", WALES, "Mid Wales", 0.24, 2790, 132700),
    ("X06000013", "Comhairle Ghleann Fraoich", "unitary", SCOTLAND, "Highlands and Islands", 0.66, 5120, 233900),
    ("X06000014", "Eilean nan Giomach", "unitary", SCOTLAND, "Highlands and Islands", 0.41, 1290, 22600),
    ("X06000015", "Inver Dòbhran", "unitary", SCOTLAND, "Lowlands", 0.88, 4370, 198100),
    ("X06000016", "Strathcorrie, Lùib and the Braes", "unitary", SCOTLAND, "Lowlands", 0.49, 3880, 151300),
    ("X06000017", "Kirkmarrow", "unitary", SCOTLAND, "Lowlands", 0.33, 2950, 107400),
    ("X06000018", "Cúil Eala, Loch Síoda and Mid Turrin", "unitary", N_IRELAND, "Northern Ireland", 0.55, 720, 148800),
    ("X06000019", "Lisnamóna and Glenturrin", "unitary", N_IRELAND, "Northern Ireland", 0.69, 810, 163200),
    ("X06000020", "Ard Ghlinne", "unitary", N_IRELAND, "Northern Ireland", 0.13, 560, 117600),
    ("X06000021", "St Brónach's Strand", "unitary", N_IRELAND, "Northern Ireland", 0.44, 640, 132100),
    ("X07000001", "Ashmarsh, Brindle Fen and Cotterwold", "district", ENGLAND, "East", 0.57, 410, 104300),
    ("X07000002", "King's Thorning", "district", ENGLAND, "Midlands", 0.81, 360, 97200),
    ("X07000003", "Nether Quell", "district", ENGLAND, "North", 0.05, 290, 52900),
    ("X07000004", "Upper Wendle", "district", ENGLAND, "South East", 0.73, 450, 128700),
    ("X07000005", "St Ebba's Bay", "district", ENGLAND, "North", 0.47, 330, 88600),
    ("X07000006", "Tarrow's Cross", "district", ENGLAND, "South West", 0.30, 305, 76100),
    ("X07000007", "Fallowdale", "district", ENGLAND, "Midlands", 0.63, 520, 139500),
    ("X07000008", "Hartsfold", "district", ENGLAND, "South East", 0.91, 480, 151800),
    ("X07000009", "Cinderbourne", "district", ENGLAND, "Midlands", 0.20, 270, 69400),
    ("X07000010", "Gorsehythe", "district", ENGLAND, "East", 0.50, 310, 83000),
    ("X07000011", "Long Pellow (\"the Pellows\")", "district", ENGLAND, "South West", 0.38, 255, 58700),
    ("X07000012", "Bishop's Orle", "district", ENGLAND, "Midlands", 0.54, 395, 110200),
    ("X07000013", "Quarrendene", "district", ENGLAND, "South East", 0.42, 430, 119900),
    ("X07000014", "Mere and Sallow", "district", ENGLAND, "East", 0.67, 375, 92800),
    ("X08000001", "Brackmoor", "metropolitan", ENGLAND, "North", 0.35, 5260, 289700),
    ("X08000002", "Millersgate", "metropolitan", ENGLAND, "North", 0.86, 9140, 548300),
    ("X08000003", "Ironbeck", "metropolitan", ENGLAND, "North", 0.21, 4480, 241600),
    ("X08000004", "Loomsby", "metropolitan", ENGLAND, "North", 0.60, 4020, 226900),
    ("X08000005", "Spindlewick", "metropolitan", ENGLAND, "North", 0.60, 4020, 231500),
    ("X08000006", "Foundry Vale", "metropolitan", ENGLAND, "Midlands", 0.74, 6730, 356800),
    ("X08000007", "Coalby and Tarnside", "metropolitan", ENGLAND, "North", 0.51, 4910, 268400),
    ("X08000008", "Hammerdale", "metropolitan", ENGLAND, "Midlands", 0.43, 5390, 301200),
    ("X09000001", "Fleetmarsh", "london_borough", ENGLAND, "London", 0.92, 3310, 268900),
    ("X09000002", "Osierbridge", "london_borough", ENGLAND, "London", 0.56, 2870, 214700),
    ("X09000003", "Quayle, Hern and Wick", "london_borough", ENGLAND, "London", 0.78, 2240, 163500),
    ("X09000004", "St Wystan's and Cheapmarsh", "london_borough", ENGLAND, "London", 0.32, 3020, 301600),
    ("X09000005", "Mercers Green", "london_borough", ENGLAND, "London", 0.65, 2590, 247300),
    ("X09000006", "Tallow Hill", "london_borough", ENGLAND, "London", 0.18, 2730, 281000),
    ("X09000007", "Bellwharf", "london_borough", ENGLAND, "London", 0.84, 3480, 322400),
    ("X09000008", "Hollin Common", "london_borough", ENGLAND, "London", 0.48, 2410, 209800),
    ("X09000009", "Aldermoor Fields", "london_borough", ENGLAND, "London", 0.40, 2150, 195100),
    ("X10000001", "Wyvernshire", "county", ENGLAND, "Midlands", 0.59, 6420, 702500),
    ("X10000002", "Orlestershire", "county", ENGLAND, "South East", 0.91, 9870, 1184600),
    ("X10000003", "Saltmarchshire", "county", ENGLAND, "South West", 0.27, 5310, 611200),
    ("X10000004", "East Marrowland", "county", ENGLAND, "East", 0.45, 7040, 804900),
    ("X10000005", "Hythenshire", "county", ENGLAND, "East", 0.89, 8150, 918300),
    ("X10000006", "Larkshire", "county", ENGLAND, "North", 0.16, 4870, 523700),
    ("X10000007", "Vale of Aske", "county", ENGLAND, "North", 0.68, 5960, 648000),
    ("X10000008", "Thornmere", "county", ENGLAND, "South East", 0.50, 6630, 737100),
]

# Councils that were asked and never replied: in the register, not in the survey.
NEVER_REPLIED = [
    ("X06000022", "Cold Ferrisby", "unitary", ENGLAND, "North", 0.50, 1720, 133800),
    ("X07000015", "Withern Vale", "district", ENGLAND, "East", 0.50, 285, 71500),
    ("X08000009", "Northgarth", "metropolitan", ENGLAND, "North", 0.50, 4250, 238200),
]


# ------------------------------------------------------------------------------------------------- the questions

def pick(*answers):
    """An answer from a list, worst first, each as likely as its share of the scale of ability."""
    def draw(ability, *names):
        return answers[int(within(ability, 0.0, 0.999999) * len(answers))]
    return draw


def between(worst, best, decimals=0, most=None):
    """A number that is worst at ability 0 and best at 1, and goes a little beyond either, but not below zero."""
    def draw(ability, *names):
        value = max(0.0, worst + (best - worst) * within(ability, -0.1, 1.1))
        return number(value if most is None else min(value, most), decimals)
    return draw


def share(worst, best):
    """A percentage."""
    return between(worst, best, most=100)


def tick(*answers, none="none of these"):
    """Several answers: each is ticked if the ability is above a bar of its own."""
    def draw(ability, *names):
        ticked = [a for a in answers if ability > 0.05 + 0.75 * uniform("bar", *names, a)]
        return "; ".join(ticked) if ticked else none
    return draw


# What is thought of in factors, half as long, a third as long, is picked from a list of steps.
HOURS = ["336", "240", "168", "120", "96", "72", "48", "36", "24", "20", "16", "12", "8", "6", "5", "4"]
DAYS = ["120", "100", "80", "65", "50", "40", "30", "25", "20", "15", "12", "10", "8", "7", "6", "5"]

# id, theme, how an answer is drawn
FLAGSHIP = [
    ("lead_sponsor", "leadership", pick("nobody", "shared out", "a head of service", "a board member")),
    ("lead_strategy", "leadership", pick("none", "expired", "current", "current and reported on")),
    ("lead_outcomes", "leadership", pick("none", "stated", "stated and measured")),
    ("lead_plan", "leadership", pick("neither", "one of them", "both")),
    ("lead_scrutiny", "leadership", pick("0", "1", "2", "3", "4", "6")),
    ("care_programme", "care", pick("no", "as a separate project", "inside the business case")),
    ("care_record", "care", pick("neither", "one way", "both ways")),
    ("care_online", "care", pick("no online route", "information only", "assessment", "assessment and follow-up")),
    ("care_at_home", "care", share(2, 48)),
    ("child_record", "care", pick("no", "on request", "from some partners", "from most partners")),
    ("child_plans", "care", pick("no", "read the plan", "read it and comment")),
    ("child_mobile", "care", share(3, 88)),
    ("home_repairs", "homes", pick("no online route", "report it", "report it and choose a time", "follow it to the end")),
    ("home_benefits", "homes", share(10, 78)),
    ("home_tax", "homes", share(6, 58)),
    ("place_roads", "everyday", pick("no online report", "read and retyped", "passed to the works system", "followed to the end")),
    ("place_waste", "everyday", share(8, 97)),
    ("place_planning", "everyday", tick("decisions", "conservation areas", "listed buildings", "tree preservation orders",
                                      "local plan sites")),
    ("view_matched", "residents", share(2, 76)),
    ("view_staff", "residents", pick("nowhere", "in the contact centre only", "in several services", "in most services")),
    ("sign_in", "residents", between(0, 44)),
    ("record_see", "residents", pick("on written request only", "for some services", "for most services")),
    ("record_control", "residents", pick("nothing", "correct it", "correct it and choose who sees it")),
    ("share_agreements", "trust", share(15, 98)),
    ("share_days", "trust", between(60, 6)),
    ("sec_assessment", "security", pick("not assessed", "self-assessed", "reviewed from outside", "reviewed and improved")),
    ("sec_dspt", "security", pick("standards not met", "approaching standards", "standards met", "standards met",
                                  "standards exceeded")),
    ("sec_patching", "security", share(52, 99)),
    ("sec_sign_in", "security", share(62, 100)),
    ("sec_restore", "security", pick(*HOURS)),
    ("sec_training", "security", share(68, 98)),
    ("trust_algorithms", "trust", pick("no record", "kept inside the council", "published")),
    ("trust_community", "trust", pick("nothing is published", "they can download it", "they can ask about it",
                                      "they use it in decisions")),
    ("legacy_register", "legacy", pick("none", "partial", "complete")),
    ("legacy_cost", "legacy", share(58, 12)),
    ("legacy_export", "legacy", share(5, 92)),
    ("legacy_data", "legacy", share(4, 90)),
    ("skills_plans", "workforce", share(4, 92)),
    ("skills_roles", "workforce", pick("none", "some", "most", "all")),
    ("skills_trainees", "workforce", None),  # a headcount, see below
    ("skills_turnover", "workforce", between(29, 9, decimals=1)),
    ("fund_horizon", "funding", pick("year by year", "two years", "three years or more")),
    ("fund_reviews", "funding", pick("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10")),
    ("fund_delivered", "funding", share(10, 98)),
    ("fund_contact_cost", "funding", between(9.5, 2.4, decimals=2)),
    ("choice_compared", "delivery", pick("0", "1", "2", "3")),
    ("choice_reasons", "delivery", pick("not published", "in summary", "in full")),
    ("choice_expertise", "delivery", pick("none", "some", "most", "all")),
    ("trial_number", "innovation", pick("0", "1", "2", "3", "5", "7")),
    ("trial_days", "innovation", pick(*DAYS)),
    ("trial_lessons", "innovation", pick("no", "yes")),
    ("std_service", "standards", pick("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10")),
    ("std_procurement", "standards", share(5, 96)),
    ("std_property", "standards", share(15, 98)),
    ("std_reuse", "standards", pick("0", "1", "2", "3", "5", "8")),
    ("incl_accessibility", "inclusion", pick("audited with serious problems open", "audited with serious problems open",
                                             "audited with minor problems open", "audited and no problem open")),
    ("incl_channels", "inclusion", tick("telephone", "in person", "by letter", "home visit", "helped to go online")),
    ("incl_help", "inclusion", pick("nothing", "signposts to others", "a funded offer", "a funded offer with results measured")),
    ("incl_languages", "inclusion", pick("not at all", "key pages", "most services", "all services")),
    ("incl_satisfaction", "inclusion", share(48, 94)),
]


def asked(question, kind, nation):
    """Who runs which service: the rules of the flagship, written down a second time."""
    if question.startswith(("care_", "child_")) or question == "place_roads":
        return kind != "district" and nation != N_IRELAND
    if question.startswith("home_"):
        return kind != "county" and nation != N_IRELAND
    if question in ("place_waste", "place_planning"):
        return kind != "county"
    if question == "sec_dspt":
        return nation == ENGLAND and kind != "district"
    return True


# ---------------------------------------------------------------------------------------- wrinkles of the flagship

# A council at the foot of every question: a true zero, ranked last, never "not scored".
TRUE_ZERO = "X07000003"
TRUE_ZERO_ANSWERS = {
    "lead_sponsor": "nobody", "lead_strategy": "none", "lead_outcomes": "none", "lead_plan": "neither", "lead_scrutiny": "0",
    "home_repairs": "no online route", "home_benefits": "0", "home_tax": "0", "place_waste": "0",
    "place_planning": "none of these", "view_matched": "0", "view_staff": "nowhere", "sign_in": "0",
    "record_see": "on written request only", "record_control": "nothing", "share_agreements": "0", "share_days": "95",
    "sec_assessment": "not assessed", "sec_patching": "35", "sec_sign_in": "60", "sec_restore": "500", "sec_training": "55",
    "trust_algorithms": "no record", "trust_community": "nothing is published", "legacy_register": "none", "legacy_cost": "75",
    "legacy_export": "0", "legacy_data": "0", "skills_plans": "0", "skills_roles": "none", "skills_trainees": "0",
    "skills_turnover": "41.5", "fund_horizon": "year by year", "fund_reviews": "0", "fund_delivered": "0",
    "fund_contact_cost": "12.4", "choice_compared": "0", "choice_reasons": "not published", "choice_expertise": "none",
    "trial_number": "0", "trial_days": "180", "trial_lessons": "no", "std_service": "0", "std_procurement": "0",
    "std_property": "0", "std_reuse": "0", "incl_accessibility": "never audited", "incl_channels": "none of these",
    "incl_help": "nothing", "incl_languages": "not at all", "incl_satisfaction": "31",
}

# Spindlewick gives Loomsby's answers: equal scores among equal peers, so a shared place.
TWINS = {"X08000005": "X08000004"}

# A council that sent the form back with six answers: unranked for coverage.
ALMOST_SILENT = {"X07000010": ["lead_sponsor", "lead_strategy", "record_see", "sec_training", "fund_horizon", "trial_lessons"]}

# Themes left out, which is what "ignored, but only so far" looks like: Tallow Hill has no score for inclusion, Hollin Common
# none for security and so none for trust; both are ranked.
LEFT_OUT = {
    "X09000006": ["incl_accessibility", "incl_channels", "incl_help", "incl_satisfaction"],
    "X09000008": ["sec_assessment", "sec_dspt", "sec_patching", "sec_sign_in", "sec_restore", "sec_training"],
}

# The theme's ability, in place of the drawn one. Low ones make gates fire on councils that would stand higher.
THEME_ABILITY = {
    ("X06000007", "security"): 0.10,    # Hobb's Quay: held at Emerging by security
    ("X08000006", "security"): 0.16,    # Foundry Vale: the same in another type
    ("X10000002", "leadership"): 0.38,  # Orlestershire: held at Established by leadership
    ("X09000007", "inclusion"): 0.75,   # Bellwharf: good at inclusion, but see below
    ("X10000007", "innovation"): -1.0,  # Vale of Aske: a true zero in one dimension
}

# Cells that are what they are, whatever was drawn.
CELLS = {
    ("X09000007", "incl_accessibility"): "never audited",  # Bellwharf: held at Established by one answer
    ("X10000007", "trial_days"): "150",                    # Vale of Aske: beyond the worst goalpost
    ("X06000015", "sec_patching"): "100",                  # Inver Dòbhran: at the best goalpost, and beyond it
    ("X06000015", "skills_turnover"): "5.5",
    ("X06000015", "trial_days"): "3",
    ("X06000003", "sec_restore"): "",                      # Dunlow Bay: never tested, the blank that earns nothing
    ("X10000006", "sec_restore"): "",                      # Larkshire: the same
    ("X07000006", "sec_restore"): "not collected",         # Tarrow's Cross: the same in other words
    ("X08000008", "staff"): "",                            # Hammerdale: trainees, but no staff to divide by
    ("X06000009", "incl_languages"): "All services",       # Bro Eirlys: a capital, and blanks round the words
    ("X06000009", "lead_plan"): " both ",
    # Not applicable where no rule says so: only the council can know.
    ("X06000001", "home_repairs"): "n/a",                  # homes given to a housing association
    ("X06000011", "home_repairs"): "not our service",
    ("X07000002", "home_repairs"): "N/A",
    ("X07000007", "home_repairs"): "n/a",
    ("X07000014", "home_repairs"): "n/a",
    ("X08000002", "home_repairs"): "n/a",
    ("X10000004", "share_days"): "n/a",                    # no request in a year
    ("X06000020", "share_days"): "n/a",
    ("X07000009", "fund_delivered"): "n/a",                # no business case due yet
    ("X06000014", "std_procurement"): "n/a",               # nothing bought in two years
    ("X06000021", "choice_compared"): "n/a",               # no major decision in five years
    ("X06000005", "legacy_data"): "n/a",                   # no closed systems: a new council
    # Not applicable although the rule says that it is asked: the council knows better.
    ("X08000007", "place_waste"): "not our service",       # a joint waste authority collects
    ("X06000002", "lead_scrutiny"): "don't know",
}


def flagship_rows():
    rows = {}
    for code, name, kind, nation, region, ability, staff, _ in COUNCILS:
        row = {"code": code, "name": name, "type": kind, "nation": nation, "region": region, "staff": str(staff)}
        for question, theme, draw in FLAGSHIP:
            row[question] = flagship_cell(code, kind, nation, ability, staff, question, theme, draw)
        rows[code] = row
    for twin, original in TWINS.items():
        rows[twin].update({key: value for key, value in rows[original].items() if key not in ("code", "name")})
    return list(rows.values())


def flagship_cell(code, kind, nation, ability, staff, question, theme, draw):
    if not asked(question, kind, nation):
        return one_of(NOT_ASKED_WORDS, code, question, "not asked")
    if code == TRUE_ZERO:
        return TRUE_ZERO_ANSWERS[question]
    if (code, question) in CELLS:
        return CELLS[code, question]
    if question in LEFT_OUT.get(code, []) or (code in ALMOST_SILENT and question not in ALMOST_SILENT[code]):
        return ""
    of_theme = THEME_ABILITY.get((code, theme), ability + THEME_SPREAD * bell(code, theme))
    of_question = of_theme + QUESTION_SPREAD * bell(code, question)
    if uniform(code, question, "missing") < SHARE_MISSING and code not in ALMOST_SILENT:
        return one_of(MISSING_WORDS, code, question, "word")
    if question == "skills_trainees":
        return number(within(of_question, 0.0, 1.1) * staff / 100, 0)
    return draw(of_question, code, question)


# A year earlier: of ten answers three were others, drawn from an ability that was a little lower, so most councils have
# risen since and some have fallen. The council that was formed in between is not there yet.
EARLIER_CHANGED = 0.3
EARLIER_ABILITY = -0.10
FORMED_SINCE = "X06000005"


def earlier_rows(rows):
    earlier = []
    for row in rows:
        code, kind, nation = row["code"], row["type"], row["nation"]
        if code == FORMED_SINCE:
            continue
        ability = next(council[5] for council in COUNCILS if council[0] == code)
        then = dict(row)
        for question, theme, draw in FLAGSHIP:
            is_fixed = code == TRUE_ZERO or (code, question) in CELLS or question == "skills_trainees"
            if is_fixed or not row[question] or not asked(question, kind, nation):
                continue
            if uniform(code, question, "2025") < EARLIER_CHANGED:
                of_theme = THEME_ABILITY.get((code, theme), ability + THEME_SPREAD * bell(code, theme))
                then[question] = draw(of_theme + EARLIER_ABILITY + QUESTION_SPREAD * bell(code, question, "2025"),
                                      code, question)
        earlier.append(then)
    return earlier


def write_flagship(folder):
    rows = flagship_rows()
    for code, column in [key for key in CELLS if key[1] == "staff"]:
        next(row for row in rows if row["code"] == code)[column] = CELLS[code, column]
    header = ["code", "name", "type", "nation", "region", "staff", *[q for q, _, _ in FLAGSHIP]]
    write(folder / "invented-councils.csv", header, rows)
    write(folder / "invented-councils-2025.csv", header, earlier_rows(rows))


# -------------------------------------------------------------------------------------------------- the register

OFFICIAL = {"district": "{} District Council", "county": "{} County Council", "metropolitan": "{} Metropolitan Borough Council",
            "london_borough": "London Borough of {}"}
UNITARY = {ENGLAND: "{} Council", WALES: "Cyngor {}", SCOTLAND: "{} Council", N_IRELAND: "{} Borough Council"}
CONTROL = ["one party", "one party", "one party", "two parties", "two parties", "a minority", "independents"]

# The county above each district, where a resident has two councils.
COUNTY_OF = {
    "X07000001": "X10000005", "X07000002": "X10000001", "X07000003": "X10000006", "X07000004": "X10000002",
    "X07000005": "X10000007", "X07000006": "X10000003", "X07000007": "X10000001", "X07000008": "X10000002",
    "X07000009": "X10000001", "X07000010": "X10000004", "X07000011": "X10000003", "X07000012": "X10000001",
    "X07000013": "X10000008", "X07000014": "X10000005", "X07000015": "X10000004",
}
# People to a square kilometre, about, by type.
DENSITY = {"unitary": 310, "district": 190, "county": 210, "metropolitan": 2100, "london_borough": 7900}


def write_register(folder):
    rows = []
    for code, name, kind, nation, _, _, _, population in [*COUNCILS, *NEVER_REPLIED]:
        form = UNITARY[nation] if kind == "unitary" else OFFICIAL[kind]
        density = DENSITY[kind] * (0.35 + 1.3 * uniform(code, "density"))
        households = population / (2.15 + 0.4 * uniform(code, "household"))
        rows.append({
            "code": code,
            "official_name": name if name.startswith("Comhairle") else form.format(name),
            "county_code": COUNTY_OF.get(code, ""),
            "population": str(population),
            "households": number(households / 100, 0) + "00",
            "area_km2": number(population / density, 0),
            "rural_urban": "rural" if density < 170 else "mixed" if density < 900 else "urban",
            "deprivation_quintile": str(1 + int(5 * uniform(code, "deprivation"))),
            "political_control": one_of(CONTROL, code, "control"),
            "formed": one_of(["1965", "1974", "1974", "1996", "1998", "2009", "2023"], code, "formed"),
        })
    rows.sort(key=lambda row: row["code"])
    write(folder / "invented-register.csv", list(rows[0]), rows)


# --------------------------------------------------------------------------------- the declaration's five principles

DECLARATION = {
    "user_needs": ["needs_research", "needs_whole", "needs_standard", "needs_measured"],
    "plumbing": ["parts_policy", "parts_reused", "parts_contracts", "parts_legacy"],
    "sharing": ["share_register", "share_vulnerable", "share_open", "share_safety"],
    "leadership": ["lead_named", "lead_strategy", "lead_money", "lead_partners"],
    "open_culture": ["open_writing", "open_code", "open_skills", "open_shared"],
}
DECLARATION_ABILITY = {
    "X06000002": 0.95, "X06000004": 0.45, "X06000009": 0.60, "X06000013": 0.66, "X06000019": 0.40, "X07000002": 0.72,
    "X07000009": 0.08, "X07000012": 0.50, "X08000002": 0.88, "X09000003": 0.78, "X09000009": 0.30, "X10000004": 0.55,
}
DECLARATION_CELLS = {
    # Quayle, Hern and Wick: good everywhere but in one principle, so a gate holds it.
    **{("X09000003", question): "no" for question in DECLARATION["plumbing"]},
    # Bishop's Orle: the assessor has looked into one principle and a half, too little for a place.
    **{("X07000012", question): "not looked into" for principle in ("plumbing", "sharing", "leadership")
       for question in DECLARATION[principle]},
    ("X07000012", "open_code"): "",
    # East Marrowland: one principle not looked into; it is ranked, and the gate cannot be known.
    **{("X10000004", question): "" for question in DECLARATION["sharing"]},
    # Lisnamóna and Glenturrin: open data rules of another nation do not apply.
    ("X06000019", "share_open"): "n/a",
}


def write_declaration(folder):
    of_council = {council[0]: council for council in COUNCILS}
    draw = pick("no", "partly", "yes")
    rows = []
    for code, ability in DECLARATION_ABILITY.items():
        row = {"code": code, "name": of_council[code][1], "type": of_council[code][2]}
        for principle, questions in DECLARATION.items():
            of_principle = ability + 0.10 * bell(code, "declaration", principle)
            for question in questions:
                drawn = draw(of_principle + 0.18 * bell(code, "declaration", question))
                row[question] = DECLARATION_CELLS.get((code, question), drawn)
        rows.append(row)
    write(folder / "invented-declaration.csv", list(rows[0]), rows)


# ------------------------------------------------------------------------------------------------------ the stages

STAGES = ["improvised", "repeated", "agreed", "measured", "improving"]
STAGED = ["dir_priorities", "dir_money", "dir_benefits", "dir_sourcing", "ser_research", "ser_access", "ser_release",
          "ser_support", "dat_ownership", "dat_quality", "dat_sharing", "dat_retention", "sec_updates", "sec_access",
          "sec_watch", "sec_recovery", "peo_roles", "peo_learning", "peo_hiring", "peo_trials"]
# The lowest and the highest stage of a council's goals, 0 to 4. In half of its areas the lowest is one stage up.
STAGED_SPAN = {
    "X06000001": (1, 3), "X06000007": (2, 4), "X06000010": (0, 2), "X06000015": (3, 4), "X06000018": (1, 2),
    "X07000008": (2, 3), "X07000013": (0, 3), "X08000002": (4, 4), "X09000001": (3, 4), "X10000008": (1, 3),
}
STAGED_CELLS = {
    ("X06000007", "sec_recovery"): "improvised",  # Hobb's Quay: one goal holds the whole council down
    ("X10000008", "dat_retention"): "",           # Thornmere: one blank, so neither score nor level
    ("X06000018", "peo_hiring"): "n/a",           # hires through a shared service
}


def write_staged(folder):
    of_council = {council[0]: council for council in COUNCILS}
    rows = []
    for code, (low, high) in STAGED_SPAN.items():
        row = {"code": code, "name": of_council[code][1], "type": of_council[code][2]}
        for goal in STAGED:
            least = min(low + int(uniform(code, "stage", goal[:3]) * 2), high)
            drawn = STAGES[least + int(uniform(code, "stage", goal) * (high - least + 1))]
            row[goal] = STAGED_CELLS.get((code, goal), drawn)
        rows.append(row)
    write(folder / "invented-staged.csv", list(rows[0]), rows)


# ------------------------------------------------------------------------------------------- the climate scorecard

SINGLE, DISTRICT, COUNTY, NORTHERN = "single_tier", "district", "county", "northern_ireland"

# id, how an answer is drawn, and of whom it is asked (None: everybody)
CLIMATE = [
    ("homes_rated", share(30, 95), None),
    ("buildings_plan", pick("none", "a plan", "a plan with dates", "a plan with dates and money"), None),
    ("retrofit_help", tick("advice", "a home survey", "a loan", "approved installers"), None),
    ("cycle_ways", between(0, 30, decimals=1), (SINGLE, COUNTY)),
    ("bus_targets", pick("none", "some", "most", "all"), (SINGLE, COUNTY)),
    ("clean_air", pick("not at all", "studied", "decided", "in force"), (SINGLE,)),
    ("fleet_electric", share(2, 58), None),
    ("new_roads", pick("being built", "planned", "none"), (SINGLE, COUNTY)),
    ("airport", pick("no"), None),
    ("plan_homes", pick("no", "in a draft", "in the adopted plan"), (SINGLE, DISTRICT, NORTHERN)),
    ("plan_renewables", pick("no", "yes"), None),
    ("plan_flood", between(5, 0, decimals=1), (SINGLE, DISTRICT, NORTHERN)),
    ("net_zero_year", pick("2050", "2045", "2040", "2038", "2030", "2030"), None),
    ("emissions_report", pick("none", "own energy use", "own use and purchases", "own use and purchases and the area"), None),
    ("carbon_papers", share(5, 95), None),
    ("staff_trained", share(3, 75), None),
    ("pesticides", pick("no", "in parks", "everywhere"), None),
    ("verges", share(2, 42), None),
    ("tree_cover", between(0, 8, decimals=1), None),
    ("partners", tick("the NHS", "schools", "businesses", "universities", "other councils", "residents"), None),
    ("assembly", pick("none held", "held", "held and answered"), None),
    ("asked_upwards", pick("no", "yes"), None),
    ("adverts", pick("all kinds", "some kinds", "no"), None),
    ("recycling", between(24, 66, decimals=1), None),
    ("residual", between(690, 320), None),
    ("food_bins", pick("no", "from some homes", "from every home"), (SINGLE, DISTRICT, NORTHERN)),
]
# code, type in this scorecard, ability, owns_homes, air_limits
CLIMATE_COUNCILS = [
    ("X06000002", SINGLE, 0.82, "yes", "met"),
    ("X06000004", SINGLE, 0.44, "yes", "met"),
    ("X06000010", SINGLE, 0.51, "yes", "exceeded"),
    ("X06000013", SINGLE, 0.70, "yes", "met"),
    ("X08000002", SINGLE, 0.76, "no", "exceeded"),
    ("X08000003", SINGLE, 0.22, "yes", "exceeded"),
    ("X09000001", SINGLE, 0.88, "yes", "exceeded"),
    ("X06000018", NORTHERN, 0.50, "no", "met"),
    ("X06000019", NORTHERN, 0.63, "no", "met"),
    ("X06000020", NORTHERN, 0.12, "no", "met"),
    ("X07000002", DISTRICT, 0.78, "no", "met"),
    ("X07000003", DISTRICT, 0.05, "yes", "met"),
    ("X07000008", DISTRICT, 0.90, "yes", "met"),
    ("X07000010", DISTRICT, 0.50, "yes", "met"),
    ("X10000001", COUNTY, 0.58, "no", ""),
    ("X10000005", COUNTY, 0.85, "no", ""),
    ("X10000006", COUNTY, 0.20, "no", ""),
]
CLIMATE_CELLS = {
    ("X06000004", "airport"): "approved",         # Fenwold and Wyvernshire: penalties that tell
    ("X10000001", "airport"): "supported",
    ("X10000001", "new_roads"): "being built",
    ("X08000003", "new_roads"): "being built",    # Ironbeck: more penalty than section, so the foot of the scale
    ("X08000003", "cycle_ways"): "0",
    ("X08000003", "bus_targets"): "none",
    ("X08000003", "clean_air"): "not at all",
    ("X08000003", "fleet_electric"): "2",
    ("X06000013", "staff_trained"): "",           # Comhairle Ghleann Fraoich: a blank earns nothing here
    ("X06000020", "net_zero_year"): "",           # Ard Ghlinne: no decision, so no year
    ("X06000010", "bus_targets"): "n/a",          # Wales has no such plans, and the council says so
    ("X06000010", "air_limits"): "",              # not known, and unknown does not take the question away
}
# Gorsehythe again: the markers found its web site closed and got no further than two questions.
CLIMATE_UNMARKED = {"X07000010": ["buildings_plan", "recycling"]}


def write_climate(folder):
    of_council = {council[0]: council for council in COUNCILS}
    penalties = ("new_roads", "airport", "adverts")
    rows = []
    for code, kind, ability, owns_homes, air_limits in CLIMATE_COUNCILS:
        nation = of_council[code][3]
        row = {"code": code, "name": of_council[code][1], "type": kind, "nation": nation, "owns_homes": owns_homes,
               "air_limits": CLIMATE_CELLS.get((code, "air_limits"), air_limits)}
        for question, draw, types in CLIMATE:
            drawn = draw(ability + 0.20 * bell(code, "climate", question), code, "climate", question)
            applies = types is None or kind in types
            applies = applies and not (question == "homes_rated" and owns_homes == "no")
            applies = applies and not (question == "bus_targets" and nation != ENGLAND)
            applies = applies and not (question == "clean_air" and air_limits == "met")
            if code in CLIMATE_UNMARKED and question not in CLIMATE_UNMARKED[code] and question not in penalties:
                drawn = ""
            row[question] = CLIMATE_CELLS.get((code, question), drawn if applies else "")
        rows.append(row)
    write(folder / "invented-climate.csv", list(rows[0]), rows)


# ------------------------------------------------------------------------------------------------------- postcodes

INWARD_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"  # Royal Mail uses no others there


def write_postcodes(folder):
    """Postcodes in the area ZZ, which has never been issued. Two councils share each outward code, the second of them
    with the last two sectors; districts have their county beside them, and one postcode lies nowhere."""
    lower = [council for council in COUNCILS if council[2] != "county"]
    rows = []
    for place, council in enumerate(lower):
        outward = f"ZZ{place // 2 + 1}"
        for sector in ((1, 2, 3, 4), (5, 6))[place % 2]:
            for first in INWARD_LETTERS[: 3 + (place + sector) % 4]:
                for second in INWARD_LETTERS[(place + sector) % 5 :: 5]:
                    rows.append({"postcode": f"{outward} {sector}{first}{second}", "district": council[0],
                                 "county": COUNTY_OF.get(council[0], "")})
    rows.append({"postcode": "ZZ99 9ZZ", "district": "", "county": ""})
    write(folder / "invented-postcodes.csv", ["postcode", "district", "county"], rows)


# ------------------------------------------------------------------------------------------------------- countries

# Written by hand, for what each row shows.
COUNTRIES = [
    ("XAA", "Aldmark", "North", "81.204", "16.93", "12.88", "48210.5"),
    ("XAB", "Costa Verdana", "South", "76.01", "13.402", "8.91", "14980"),
    ("XAC", "Île-des-Brumes", "Ocean", "71.77", "12.05", "7.3", "6120.75"),
    ("XAD", "Qesh, Republic of", "South", "58.9", "9.4", "4.02", "1890"),
    ("XAE", "Nørdholm", "North", "86.3", "19.7", "15.4", "93100"),        # every input beyond its goalpost: exactly 1
    ("XAF", "Tamarind Coast", "South", "64.2", "11.1", "6.5", "3475.2"),
    ("XAG", "O'Brannoch Islands", "Ocean", "73.35", "", "9.8", "11020"),  # an input missing: no index
    ("XAH", "Sélune", "North", "82.6", "18", "13.1", "75000"),            # two inputs exactly at the best goalpost
    ("XAI", "Vastaria", "East", "69.4", "12.7", "8.8", "9870"),
    ("XAJ", "Zandoor", "East", "51.6", "4.1", "1.2", "640"),
    ("XAK", "Upper Lhasmir", "East", "69.41", "12.7", "8.8", "9868"),     # differs from Vastaria, but not in three decimals
    ("XAL", "Meridia", "South", "62.05", "10.2", "5.1", "2750"),
]


def write_countries(folder):
    header = ["iso3", "country", "region", "le_2022", "eys_2022", "mys_2022", "gnipc_2022"]
    write(folder / "invented-countries.csv", header, [dict(zip(header, country)) for country in COUNTRIES])


# ----------------------------------------------------------------------------------------------------------- files

def write(path, header, rows):
    """RFC 4180 quoting, but LF line ends, as everything else in this repository."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent
    write_flagship(folder)
    write_register(folder)
    write_declaration(folder)
    write_staged(folder)
    write_climate(folder)
    write_postcodes(folder)
    write_countries(folder)


if __name__ == "__main__":
    main()
