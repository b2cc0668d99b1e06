"""Letters to a court: chapter 11, a civil suit, an adversary proceeding; every letter here but the seeds' is written for its trap."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipelines.filings.extract import extract
from pipelines.filings.records import Extraction

CHAPTER_11 = """
                              HARTE, QUILL & STOWE P.A.
                          One Rodney Plaza, Wilmington, Delaware 19801

                                   September 14, 2012

The Honorable Ruth A. Pell
United States Bankruptcy Judge
United States Bankruptcy Court for the District of Delaware
824 Market Street
Wilmington, Delaware 19801

      Re:   In re Orchard Valve Holdings, Inc., et al., Chapter 11
            Case No. 12-10477 (RAP) (Jointly Administered)

Dear Judge Pell:

      We write on behalf of the Debtors pursuant to the order dated August 6, 2012 to tell the Court
where the plan negotiations stand. The Debtors filed their first amended plan of reorganization on
August 27, 2012. On September 4 the Creditors' Committee objected to the disclosure statement, and
the parties met on September 10 in Wilmington. A hearing on the disclosure statement is scheduled for
October 3, 2012 at 10:00 a.m. The bar date was July 31, 2012.

                                     HARTE, QUILL & STOWE P.A.
The Honorable Ruth A. Pell
September 14, 2012
Page 2

      The second lien lenders made an offer to buy the pump business on September 11, 2012; the Debtors
have not accepted it. The mediator, Mr. Dale Finch, will convene a mediation session on September 20.
The Debtors will submit a further report on or before October 1, 2012.

                                   Respectfully,

                                   /s/ Nora B. Quill
                                   Nora B. Quill
                                   Attorneys for the Debtors

cc:  Mr. Dale Finch
     Peter Lund, Esq.
"""

CIVIL_SUIT = """
LUND & MARCH LLP

March 3, 2005

Hon. Jerome T. Oakes
United States District Judge
United States Courthouse, Southern District of New York

Re: Orchard Valve, Inc. v. Mill Street Pumps LLC, No. 04 Civ. 10296 (JTO)

Your Honor:

We represent defendant Mill Street Pumps LLC. Plaintiff filed its amended complaint on January 14, 2005.
The Court denied our motion to dismiss by order of February 22, 2005. The parties have agreed that
defendant shall answer the amended complaint within 20 days. An initial conference was held on
February 25, and no trial date has been set. Ms. Carver, who was deposed on February 30, 2005, will not appear.
On March 1, 2005, plaintiff sent us a settlement offer. If the Court agrees, a conference could be held on March 21.

Very truly yours,

Paul D. March
"""

SHORT = """
June 1, 2010

Honorable Ellis Stone
United States Bankruptcy Court
Eastern District of Virginia

Re: In re Harbor Steel Corp., Case No. {number}

Dear Judge Stone:

{sentence}

Respectfully submitted,

Iris Fern
"""

ADVERSARY = """
                                                        January 8, 2014
VIA ECF AND E-MAIL

The Honorable Ellis Stone
Chief United States Bankruptcy Judge
United States Bankruptcy Court
Southern District of Texas
515 Rusk Street
Houston, Texas 77002

        Re:     Harbor Mutual, et al.
                Chapter 11 Case No. 13-31111 (EAS)
                Adversary Proceeding No. 13-03045 (EAS)

Dear Chief Judge Stone:

        On behalf of the Official Committee of Unsecured Creditors, and pursuant to paragraph 4 of the Scheduling
Order entered on December 2, 2013 [Docket No. 211], we respectfully submit this interim report.

        1.      Mediation. The mediator, the Honorable Carla Reyes (Ret.), met with the parties on December 16 and
December 17, 2013. No settlement was reached. A further session has been scheduled for January 21, 2014.

        2.      Discovery. The Trustee served its document requests on November 4, 2013, and responses were due December
4, 2013. The deposition of Mr. Holt was taken on December 11, 2013.

        3.      Next steps. The Committee intends to file a motion for summary judgment no later than February 14,
2014, and the hearing on that motion is set for March 4, 2014. The Committee will file a further report within fourteen (14) days.

        We thank the Court for its attention.

                                        Respectfully submitted,

                                        QUAY & FERN LLP

                                        By: /s/ Iris Fern
                                        Iris Fern
                                        Counsel to the Official Committee of Unsecured Creditors
"""


def letter(text: str) -> Extraction:
    return extract(text.encode(), "letter.txt")


def told(sentence: str) -> list[tuple[str, date | None, str | None]]:
    """Kind, day and party of the events that one sentence tells."""
    found = letter(SHORT.format(number="10-31111 (EAS)", sentence=sentence))
    return [(event.event_kind, event.event_date, event.party) for event in found.case_events if event.line_number > 10]


def test_a_chapter_11_letter_from_case_to_promise() -> None:
    found = letter(CHAPTER_11)
    (case,) = found.legal_cases
    assert (case.case_number, case.judge_initials, case.case_kind, case.chapter) == ("12-10477", "RAP", "bankruptcy", "11")
    assert (case.court, case.court_code, case.judge) == (
        "United States Bankruptcy Court for the District of Delaware",
        "deb",
        "Ruth A. Pell",
    )
    assert case.case_title == "Orchard Valve Holdings, Inc., et al."
    day = lambda month, of_month: date(2012, month, of_month)  # noqa: E731
    assert [(e.event_date, e.event_kind, e.party, e.is_scheduled, e.is_derived) for e in found.case_events] == [
        (day(9, 14), "filing", "counsel", None, False),
        (day(8, 6), "court_order", "court", None, False),
        (day(8, 27), "filing", "debtor", None, False),
        (day(9, 4), "filing", "creditors_committee", None, True),
        (day(9, 10), "other", "parties", None, True),
        (day(10, 3), "hearing", None, True, False),
        (day(7, 31), "other", None, None, False),
        (day(9, 11), "settlement_proposal", "lender", None, False),
        (day(9, 20), "mediation_session", None, True, True),
        (day(10, 1), "report_due", "debtor", True, False),
    ]
    assert [(p.role, p.name, p.represents) for p in found.case_parties] == [
        ("debtor", "Orchard Valve Holdings, Inc.", None),
        ("creditors_committee", "Creditors' Committee", None),
        ("lender", "second lien lenders", None),
        ("mediator", None, None),
        ("counsel", "Nora B. Quill, HARTE, QUILL & STOWE P.A.", "debtor"),
    ]
    assert found.refusals == ()


def test_numbered_paragraphs_of_an_adversary_proceeding_without_in_re() -> None:
    found = letter(ADVERSARY)
    assert found.documents[0].company_name == "Harbor Mutual"
    assert [(c.case_number, c.case_kind, c.lead_case_number, c.case_title, c.chapter, c.court_code) for c in found.legal_cases] == [
        ("13-31111", "bankruptcy", None, "Harbor Mutual, et al.", "11", "txsb"),
        ("13-03045", "adversary", "13-31111", None, "11", "txsb"),
    ]
    assert [(str(e.event_date), e.event_kind, e.party, e.is_scheduled) for e in found.case_events] == [
        ("2014-01-08", "status_report", "counsel", None),
        ("2013-12-02", "court_order", "court", None),
        ("2013-12-16", "mediation_session", None, None),
        ("2013-12-17", "mediation_session", None, None),
        ("2014-01-21", "mediation_session", None, True),
        ("2014-02-14", "filing", "creditors_committee", True),
        ("2014-03-04", "hearing", None, True),
        ("2014-01-22", "report_due", "creditors_committee", True),
    ]
    assert not any("Reyes" in event.description or "Holt" in event.description for event in found.case_events)


def test_private_persons_are_roles() -> None:
    found = letter(CHAPTER_11)
    kept = " ".join([*(e.description for e in found.case_events), *(p.name or "" for p in found.case_parties)])
    assert "The mediator will convene a mediation session on September 20" in kept
    assert not any(name in kept for name in ("Finch", "Lund", "Dale"))
    person = letter(SHORT.format(number="10-31111", sentence="Nothing is new.").replace("Harbor Steel Corp.", "John Q. Harbor"))
    assert (person.documents[0].company_name, person.legal_cases[0].case_title) == (None, "(a person)")


def test_letterhead_and_running_heads_are_no_text() -> None:
    lines = {event.line_number for event in letter(CHAPTER_11).case_events}
    letterhead, running_head = range(2, 4), range(24, 28)
    assert not lines & {*letterhead, *running_head}


def test_a_civil_suit_in_another_court() -> None:
    found = letter(CIVIL_SUIT)
    (case,) = found.legal_cases
    assert (case.case_number, case.judge_initials, case.case_kind, case.court_code, case.judge) == (
        "04 Civ. 10296",
        "JTO",
        "civil",
        "nysd",
        "Jerome T. Oakes",
    )
    assert case.case_title == "Orchard Valve, Inc. v. Mill Street Pumps LLC"
    assert [(p.role, p.name) for p in found.case_parties][:2] == [
        ("plaintiff", "Orchard Valve, Inc."),
        ("defendant", "Mill Street Pumps LLC"),
    ]
    assert [(e.event_date, e.event_kind, e.party, e.is_scheduled, e.is_derived) for e in found.case_events][1:] == [
        (date(2005, 1, 14), "filing", "plaintiff", None, False),
        (date(2005, 2, 22), "court_order", "court", None, False),
        (date(2005, 3, 23), "filing", "defendant", True, True),
        (date(2005, 2, 25), "hearing", None, None, True),
        (None, "hearing", None, False, False),
        (date(2005, 3, 1), "settlement_proposal", "plaintiff", None, False),
    ]


def test_a_day_that_does_not_exist_is_quarantined_with_its_line() -> None:
    (refusal,) = letter(CIVIL_SUIT).refusals
    assert (refusal.rule, refusal.scope, refusal.line_number) == ("date_does_not_exist", "cell", 17)
    assert "February 30, 2005" in refusal.raw_text and CIVIL_SUIT[refusal.char_start : refusal.char_end] == "February 30, 2005"


def test_a_letter_of_a_day_that_does_not_exist_dates_nothing_from_it() -> None:
    found = letter(SHORT.format(number="10-31111", sentence="The parties will report again in two weeks.").replace("June 1", "June 31"))
    assert [refusal.rule for refusal in found.refusals] == ["date_does_not_exist"]
    assert [(e.event_kind, e.event_date) for e in found.case_events] == [("report_due", None)]


@pytest.mark.parametrize("number", ["10-3l111 (EAS)", "10-31111x", "1O-31111", "10-311111111"])
def test_a_case_number_that_does_not_parse_is_quarantined_with_its_line(number: str) -> None:
    found = letter(SHORT.format(number=number, sentence="The Court held a hearing on May 3, 2010."))
    assert found.legal_cases == ()
    (refusal,) = found.refusals
    assert (refusal.rule, refusal.scope, refusal.line_number) == ("case_number_unreadable", "cell", 8)
    assert refusal.raw_text.startswith("Re: In re Harbor Steel Corp.")
    assert [(e.event_kind, e.case_number) for e in found.case_events][1:] == [("hearing", None)]


def test_two_cases_in_one_line() -> None:
    text = SHORT.format(
        number="10-31111 (EAS); Harbor Steel Corp. v. Quay Bank, N.A., Adv. Pro. No. 10-03045 (EAS)", sentence="Nothing is new."
    )
    assert [(c.case_number, c.case_kind, c.lead_case_number, c.case_title) for c in letter(text).legal_cases] == [
        ("10-31111", "bankruptcy", None, "Harbor Steel Corp."),
        ("10-03045", "adversary", "10-31111", "Harbor Steel Corp. v. Quay Bank, N.A."),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Court entered an order on May 21, 2010 and the Committee filed a notice of appeal on May 24, 2010.",
         [("court_order", date(2010, 5, 21), "court"), ("filing", date(2010, 5, 24), "creditors_committee")]),
        ("On May 21, 2010, the Court entered an order and the Committee filed a notice of appeal.",
         [("court_order", date(2010, 5, 21), "court"), ("filing", date(2010, 5, 21), "creditors_committee")]),
        ("Mediation sessions were held on April 20 and May 4, 2010.",
         [("mediation_session", date(2010, 4, 20), None), ("mediation_session", date(2010, 5, 4), None)]),
        ("The Debtors made a counterproposal to the Lenders' May 12, 2010 proposal on May 26, 2010.",
         [("counter_proposal", date(2010, 5, 26), "debtor"), ("settlement_proposal", date(2010, 5, 12), "lender")]),
        ("The Committee's counter-offer was received by the Debtors on May 28th.",
         [("counter_proposal", date(2010, 5, 28), "creditors_committee")]),
        ("A hearing on the Debtors' motion to extend exclusivity was held on 25 May 2010.", [("hearing", date(2010, 5, 25), None)]),
        ("We propose to report again in three weeks.", [("report_due", date(2010, 6, 22), None)]),
        ("The trustee shall file its monthly operating report no later than 6/20/2010.", [("report_due", date(2010, 6, 20), "trustee")]),
        ("No hearing has yet been set.", [("hearing", None, None)]),
        ("Talks are continuing between the parties.", [("other", None, None)]),
    ],
)  # fmt: skip
def test_a_day_is_bound_to_its_event(sentence: str, expected: list[tuple[str, date | None, str | None]]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "As of May 1, 2010 the Debtors held cash of $3,000,000, "
        "and for the period from May 1, 2010 through May 31, 2010 they paid all claims.",
        "Since the petition date of March 3, 2010, no trustee has been appointed.",
        "The Debtors did not file a plan on May 20, 2010.",
        "If no agreement is reached by June 20, 2010, the Debtors may file a motion.",
        "The Lenders have until June 30, 2010 to object.",
        "On May 11 the Debtors asked the Committee for more time to answer its proposal.",
        "We would welcome a conference on June 15.",
        "The Committee does not find the proposal acceptable, but has not yet responded with a further proposal.",
        "In order to save costs by June 10, 2010, the parties may 2 times a week share a car.",
    ],
)
def test_a_day_that_is_no_event_stays_one(sentence: str) -> None:
    assert told(sentence) == []


def test_what_came_afterwards_without_a_day_says_after_which() -> None:
    found = letter(SHORT.format(number="10-31111", sentence="Since the hearing on May 3, 2010, the Lenders sent the Debtors a term sheet."))
    event = found.case_events[-1]
    assert (event.event_kind, event.event_date, event.not_before, event.party) == ("settlement_proposal", None, date(2010, 5, 3), "lender")


def test_every_event_stands_where_its_words_are_printed() -> None:
    for text in (CHAPTER_11, CIVIL_SUIT):
        for event in letter(text).case_events:
            printed = text[event.char_start : event.char_end]
            assert printed and text[: event.char_start].count("\n") + 1 == event.line_number
            assert event.event_kind not in ("court_order", "hearing", "mediation_session") or printed.split()[-1].lower() in (
                "order",
                "hearing",
                "session",
                "conference",
                "trial",
            )


def test_the_seed_letter_event_by_event(shared: Path) -> None:
    raw = (shared / "seeds" / "000_e74767451f680ae7.txt").read_bytes()
    found = extract(raw, "letter.txt")
    (case,) = found.legal_cases
    assert (case.case_number, case.judge_initials, case.court_code, case.judge) == ("08-11153", "MG", "nysb", "Martin Glenn")
    assert case.case_title == "Lexington Precision Corp., et. al."
    assert [(e.event_kind, e.event_date, e.party, e.is_scheduled, e.is_derived, e.line_number) for e in found.case_events] == [
        ("status_report", date(2009, 6, 5), "parties", None, False, 34),
        ("court_order", date(2009, 3, 17), "court", None, False, 49),
        ("status_report", date(2009, 5, 15), "parties", None, False, 49),
        ("mediation_session", date(2009, 4, 29), None, None, False, 52),
        ("settlement_proposal", None, "creditors_committee", None, False, 52),
        ("counter_proposal", date(2009, 5, 11), "debtor", None, False, 52),
        ("mediation_session", None, None, False, False, 52),
        ("other", None, "mediator", None, False, 52),
        ("report_due", date(2009, 6, 19), "parties", True, True, 60),
    ]
    assert [(p.role, p.name, p.called) for p in found.case_parties][:4] == [
        ("debtor", "Lexington Precision Corp.", None),
        ("creditors_committee", "official committee of unsecured creditors", "Committee"),
        ("lender", "prepetition senior lenders", "Prepetition Senior Lenders"),
        ("mediator", None, None),
    ]
    assert not any("Preston" in event.description for event in found.case_events)
