"""A court's own lists of a case: pages made here in the layout of the courts' case system, and the corpus' pages against their facts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from pipelines.filings.extract import extract
from pipelines.filings.records import Extraction

HEAD = """<html><head><title>Ohio Northern Live System</title></head><body>
<CENTER><B><FONT SIZE="+1">U.S. Bankruptcy Court<BR>Northern District of Ohio (Toledo)<BR>{number}</FONT></B></CENTER>
<TABLE width="100%" BORDER=0><TR><TD VALIGN=top><BR><I>Assigned to:</I> Judge Ann M. Birch<BR>Chapter 7<BR>Voluntary<BR></TD>
<TD VALIGN=top ALIGN=right><TABLE border=0><TR><td><I>Date filed:</I></td><td>&nbsp;&nbsp;{filed}</td></TR><TR><td><I>Date terminated:</I></td><td>&nbsp;&nbsp;04/30/2013</td></TR></TABLE></TD></TR></TABLE>
"""
PARTIES = """<TABLE width="100%" BORDER=0>
<TR><TD VALIGN=top><I><B>Debtor</B></I><BR><B>{debtor}</B>
<BR>12 Mill Lane<BR>Toledo, OH 43604<BR>{identifier}<BR></TD><TD ALIGN=right>represented by</TD><TD><B>Iris K. Fern</B>
<BR>Quay & Fern LLP<BR>1 Quay Street<BR>Toledo, OH 43604<BR><BR></TD></TR>
<TR><TD VALIGN=top><I><B>Trustee</B></I><BR><B>Dale R. Finch</B><BR>9 Elm Street<BR></TD><TD>&nbsp;</TD><TD>&nbsp;</TD></TR>
</TABLE>
"""
ENTRIES = """<TABLE BORDER=1><TR><TH>Filing Date</TH><TH colspan=2>#</TH><TH>Docket Text</TH></TR>
<TR><TD>02/11/2012</TD><TD>&nbsp;</TD><TD><a href='x'>1</a> <br>(3&nbsp;pgs)</TD><TD>Voluntary Petition (Chapter 7) Filed by Iris K. Fern on behalf of {debtor}. (Fern, Iris) (Entered: 02/11/2012)</TD></TR>
<TR><TD>{day}</TD><TD>&nbsp;</TD><TD><a href='x'>2</a></TD><TD>Declaration <i>of Nora Quill</i> (related document(s)1) filed by Iris K. Fern on behalf of {debtor}. (Fern, Iris) (Entered: 02/14/2012)</TD></TR>
<TR><TD>02/20/2012</TD><TD>&nbsp;</TD><TD>&nbsp;</TD><TD>Judge Ann M. Birch added to the case (Lund, Peter). (Entered: 02/20/2012)</TD></TR>
<TR><TD>03/01/2012</TD><TD>&nbsp;</TD><TD><a href='x'>3</a></TD><TD>Order Granting Motion to Sell Property (Related Doc # 2) (Lund, Peter) (Entered: 03/01/2012)</TD></TR>
</TABLE></body></html>
"""

CIVIL = """<html><head><title>CM/ECF - District of Massachusetts</title></head><body>
<h3 align="center">United States District Court<br />
District of Massachusetts (Boston)<br />
CIVIL DOCKET FOR CASE #: 1:05-cv-10296-RWZ</h3>
<table width="100%" border="0"><tr><td valign="top" width="60%"><br />Orchard Valve, Inc. v. Mill Street Pumps LLC et al<br />Assigned to: Judge Rhea W. Zane<br />Demand: $5,000,000<br />Cause: 28:1332 Diversity-Contract</td>
<td valign="top" width="40%"><br />Date Filed: 02/14/2005<br />Date Terminated: 01/07/2006<br />Jury Demand: Plaintiff<br />Nature of Suit: 190 Contract: Other<br />Jurisdiction: Diversity</td></tr></table>
<table width="100%" border="0"><tr><td valign="top" width="40%"><br /><b><u>Plaintiff</u></b></td></tr>
<tr><td valign="top" width="40%"><b>Orchard Valve, Inc.</b></td><td valign="top" width="20%" align="right">represented by</td><td valign="top" width="40%"><b>Iris K. Fern</b><br />Quay & Fern LLP<br />1 Quay Street<br />Boston, MA 02110<br /><i>LEAD ATTORNEY</i><br /><i>ATTORNEY TO BE NOTICED</i></td></tr>
<tr><td valign="top"><br />V.<br /></td></tr>
<tr><td valign="top" width="40%"><br /><b><u>Defendant</u></b></td></tr>
<tr><td valign="top" width="40%"><b>Mill Street Pumps LLC</b></td><td valign="top" width="20%" align="right">represented by</td><td valign="top" width="40%"><b>Paul D. March</b><br />Lund & March LLP<br />Newark, NJ</td></tr>
<tr><td valign="top" width="40%"><br /><b><u>Defendant</u></b></td></tr>
<tr><td valign="top" width="40%"><b>Holly Carver</b></td></tr>
</table>
<table border="1" cellpadding="10"><tr><td width="94" nowrap><b>Date Filed</b></td><th>#</th><td align="center"><b>Docket Text</b></td></tr>
<tr><td width="94" nowrap valign="top">02/14/2005</td><td valign="top" align="right"><a href="x">1</a>&nbsp;</td><td valign="top">COMPLAINT against Mill Street Pumps LLC, Holly Carver Filing fee: $ 250, receipt number 62211, filed by Orchard Valve, Inc..(Stone, Ellis) (Entered: 02/15/2005)</td></tr>
<tr><td width="94" nowrap valign="top">03/03/2005</td><td valign="top" align="right"><a href="x">7</a>&nbsp;</td><td valign="top">MOTION to Dismiss by Mill Street Pumps LLC.(March, Paul) (Entered: 03/03/2005)</td></tr>
<tr><td width="94" nowrap valign="top">04/05/2005</td><td valign="top" align="right">&nbsp;</td><td valign="top">Judge Rhea W. Zane: Electronic ORDER entered denying 7 Motion to Dismiss (Urso, Lisa) (Entered: 04/06/2005)</td></tr>
<tr><td width="94" nowrap valign="top">04/20/2005</td><td valign="top" align="right"><a href="x">12</a>&nbsp;</td><td valign="top">ElectronicClerk's Notes for proceedings held before Judge Rhea W. Zane : Scheduling Conference held on 4/20/2005. (Urso, Lisa) (Entered: 04/21/2005)</td></tr>
</table></body></html>
"""


def docket(
    number: str = "Bankruptcy Petition #: 12-30456-amb",
    filed: str = "02/11/2012",
    debtor: str = "Orchard Valve, Inc.",
    identifier: str = "Tax ID / EIN: 31-0000000",
    day: str = "02/14/2012",
) -> Extraction:
    page = (
        HEAD.format(number=number, filed=filed)
        + PARTIES.format(debtor=debtor, identifier=identifier)
        + ENTRIES.format(debtor=debtor, day=day)
    )
    return extract(page.encode(), "docket.html")


def test_head_parties_and_entries() -> None:
    found = docket()
    (case,) = found.legal_cases
    assert (case.case_number, case.judge_initials, case.court_code, case.judge, case.chapter, case.case_kind) == (
        "12-30456",
        "AMB",
        "ohnb",
        "Ann M. Birch",
        "7",
        "bankruptcy",
    )
    assert (case.case_title, case.filed_on, case.terminated_on) == ("Orchard Valve, Inc.", date(2012, 2, 11), date(2013, 4, 30))
    assert [(p.role, p.name, p.represents) for p in found.case_parties] == [
        ("debtor", "Orchard Valve, Inc.", None),
        ("counsel", "Iris K. Fern, Quay & Fern LLP", "debtor"),
        ("trustee", None, None),
    ]
    assert [(e.event_date, e.entry_number, e.event_kind, e.party, e.description) for e in found.case_events] == [
        (date(2012, 2, 11), "1", "filing", "debtor", "Voluntary Petition (Chapter 7)"),
        (date(2012, 2, 14), "2", "filing", "debtor", "Declaration of a person"),
        (date(2012, 2, 20), None, "other", None, "Judge Ann M. Birch added to the case"),
        (date(2012, 3, 1), "3", "court_order", "court", "Order Granting Motion to Sell Property"),
    ]
    assert found.refusals == ()


def test_a_debtor_who_is_a_person_has_a_role_only() -> None:
    found = docket(debtor="Holly Orchard Valve", identifier="SSN / ITIN: xxx-xx-1234")
    assert found.documents[0].company_name is None
    assert (found.legal_cases[0].case_title, found.case_parties[0].role, found.case_parties[0].name) == ("(a person)", "debtor", None)


def test_a_civil_docket_of_a_district_court() -> None:
    found = extract(CIVIL.encode(), "docket.html")
    (case,) = found.legal_cases
    assert (case.case_number, case.judge_initials, case.case_kind, case.court_code, case.judge) == (
        "1:05-cv-10296",
        "RWZ",
        "civil",
        "mad",
        "Rhea W. Zane",
    )
    assert (case.case_title, case.filed_on, case.terminated_on) == (
        "Orchard Valve, Inc. v. Mill Street Pumps LLC et al",
        date(2005, 2, 14),
        date(2006, 1, 7),
    )
    assert [(p.role, p.name) for p in found.case_parties if p.role != "counsel"] == [
        ("plaintiff", "Orchard Valve, Inc."),
        ("defendant", "Mill Street Pumps LLC"),
        ("defendant", None),
    ]
    assert [(e.entry_number, e.event_kind, e.party) for e in found.case_events] == [
        ("1", "filing", "plaintiff"),
        ("7", "filing", "defendant"),
        (None, "court_order", "court"),
        ("12", "hearing", None),
    ]
    assert found.case_events[0].description.startswith("COMPLAINT against Mill Street Pumps LLC, the defendant Filing fee")


@pytest.mark.parametrize(
    ("change", "rule", "line"),
    [
        ({"number": "Bankruptcy Petition #: 12-3O456-amb"}, "case_number_unreadable", 2),
        ({"filed": "02/30/2012"}, "date_does_not_exist", 4),
        ({"day": "13/14/2012"}, "date_does_not_exist", 13),
    ],
)
def test_what_does_not_parse_is_quarantined_with_its_line(change: dict[str, str], rule: str, line: int) -> None:
    found = docket(**change)
    (refusal,) = found.refusals
    assert (refusal.rule, refusal.scope, refusal.line_number) == (rule, "cell", line)
    assert len(found.case_events) == (0 if rule == "case_number_unreadable" else 3 if "day" in change else 4)


def test_the_corpus_pages_agree_with_their_facts(shared: Path) -> None:
    pages = sorted((shared / "corpus" / "legal").glob("docket_*.html"))
    assert len(pages) == 8
    for path in pages:
        facts = json.loads(path.with_suffix(".json").read_text())
        found = extract(path.read_bytes(), path.name)
        (case,) = found.legal_cases
        assert found.refusals == ()
        assert (case.case_number, case.judge, case.court_code) == (facts["docket_number"], facts["assigned_to_str"], facts["court_id"])
        assert (case.judge_initials or "").lower() == facts["federal_dn_judge_initials_assigned"]
        assert (case.filed_on, case.terminated_on) == tuple(
            date.fromisoformat(facts[name]) if facts[name] else None for name in ("date_filed", "date_terminated")
        )
        assert (case.case_title or "").startswith(facts["case_name"].removesuffix(" - Adversary Proceeding"))
        assert [(str(e.event_date), e.entry_number) for e in found.case_events] == [
            (e["date_filed"], e["document_number"]) for e in facts["docket_entries"]
        ]
        assert [p.name for p in found.case_parties if p.role != "counsel"] == [party["name"] for party in facts["parties"]]
        counsel = [each["name"] for party in facts["parties"] for each in party["attorneys"] if "PRO SE" not in each["contact"]]
        assert [
            p.name[: len(name)] for p, name in zip((p for p in found.case_parties if p.role == "counsel"), counsel, strict=True)
        ] == counsel


def test_who_only_swears_or_submits_is_not_named(shared: Path) -> None:
    told = " ".join(
        event.description
        for path in (shared / "corpus" / "legal").glob("docket_*.html")
        for event in extract(path.read_bytes(), path.name).case_events
    )
    assert told.count("a person") >= 5
    assert not any(name in told for name in ("Keevers", "Belobritsky", "Castrillon", "Meer", "Gallagher"))
