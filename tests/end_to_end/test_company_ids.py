"""A company's id is given once: a later night that brings its CIK, and lacks the documents that first named it, changes nothing."""

import shutil
from pathlib import Path

import pytest
from running import FinishedRun, run_over

RELEASE = "pericom-semiconductor_2007-04-26_8-K_EX-99.1.txt"
HEADER = """<SEC-DOCUMENT>0001001426-07-000001.txt : 20070426
<SEC-HEADER>0001001426-07-000001.hdr.sgml : 20070426
ACCESSION NUMBER:\t\t0001001426-07-000001
CONFORMED SUBMISSION TYPE:\t8-K
FILED AS OF DATE:\t\t20070426

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tPERICOM SEMICONDUCTOR CORP
\t\tCENTRAL INDEX KEY:\t\t\t0001001426
\t\tFISCAL YEAR END:\t\t\t0630
</SEC-HEADER>
"""


@pytest.fixture(scope="module")
def with_cik(once, samples: Path, samples_run: FinishedRun) -> FinishedRun:
    """The night after the samples: of their documents only one is left in the folder, now beside a submission that holds it and whose
    header knows the CIK.
    """

    def make(folder: Path) -> FinishedRun:
        raw = folder / "raw"
        raw.mkdir()
        framed = (
            "<DOCUMENT>\n"
            "<TYPE>EX-99.1\n"
            "<SEQUENCE>1\n"
            "<FILENAME>release.txt\n"
            "<TEXT>\n"
            f"{(samples / RELEASE).read_text()}</TEXT>\n"
            "</DOCUMENT>\n"
        )
        shutil.copyfile(samples / RELEASE, raw / "beside.txt")
        (raw / "submission.txt").write_text(f"{HEADER}{framed}</SEC-DOCUMENT>\n")
        shutil.copytree(samples_run.data, folder / "data")
        return run_over(raw, folder / "data", "--accept-fewer")

    return once("with-cik", make)


def test_the_id_stays_when_a_cik_becomes_known(samples_run: FinishedRun, with_cik: FinishedRun) -> None:
    assert with_cik.status == 0, with_cik.errors
    (before,) = samples_run.rows("select distinct company_id from marts.dim_documents where source_path = ?", RELEASE)
    assert samples_run.rows("select cik from marts.dim_companies where company_id = ?", *before) == [(None,)]
    assert with_cik.rows("select company_id, cik from marts.dim_companies") == [(*before, "0001001426")]


def test_what_was_given_before_is_kept_and_of_companies_that_no_document_names_too(samples_run: FinishedRun, with_cik: FinishedRun) -> None:
    assert samples_run.rows("from audit.company_ids") == []
    aliases = samples_run.rows("select distinct alias_kind, alias_key, company_id from marts.bridge_company_aliases order by all")
    assert with_cik.rows("from audit.company_ids order by all") == aliases != []


def test_a_submission_speaks_for_the_document_that_lies_beside_it(with_cik: FinishedRun) -> None:
    assert with_cik.rows("select source_path, cast(known_on as varchar) from marts.dim_documents") == [("submission.txt", "2007-04-26")]
    assert with_cik.rows("select source_path, is_first from marts.bridge_document_sources order by all") == [
        ("beside.txt", False),
        ("submission.txt", True),
    ]
