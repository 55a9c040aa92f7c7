# The review from end to end: reads the protocol, includes one file a stage, and names what comes out.
import os
import sys
from pathlib import Path

from snakemake.exceptions import WorkflowError

SCRIPTS = str(Path(workflow.current_basedir) / "scripts")
sys.path.insert(0, SCRIPTS)
# Jobs must import the same checkout, whatever is installed.
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [SCRIPTS, os.environ.get("PYTHONPATH")]))

from attest import job, sources
from attest.bulk import FEW
from attest.problems import Faults
from attest.protocol import load_protocol
from attest.report.manifest import versions
from attest.tables import digest
from attest.text.recogniser import recogniser


envvars:
    "PYTHONPATH",


container: "docker://attest:0.1.0"  # built from the Dockerfile


try:
    PROTOCOL = load_protocol(Path.cwd())
    SOURCES = sources.look_around(Path.cwd(), PROTOCOL)
except Faults as faults:
    lines = "\n".join(f"  {problem}" for problem in faults.problems)
    raise WorkflowError(f"The review cannot start before this is mended:\n{lines}")

CODE = job.code_digest()
# What every result rests on besides its input files.
BASIS = [CODE, digest(versions()), SOURCES.content["config"]]
# What the reading of documents rests on; a program that recognises scanned pages can be installed at any time.
READERS = [CODE, digest(versions()), recogniser()]
# Many documents are read side by side; a few would only keep other jobs waiting.
SIDE_BY_SIDE = workflow.cores if len(SOURCES.documents) >= 2 * FEW else 1
REVIEWERS = [reviewer.id for reviewer in PROTOCOL.reviewers]
STAGE_OF = {
    "duplicates": "deduplicate",
    "screening": "screen",
    "study_links": "deduplicate",
    "eligibility": "screen",
    "extraction": "extract",
    "integrity": "extract",
    "trustworthiness": "appraise",
    "risk_of_bias": "appraise",
    "missing_evidence": "appraise",
}
STAGE_OF = {step: stage for step, stage in STAGE_OF.items() if step in PROTOCOL.steps}


wildcard_constraints:
    step="|".join(STAGE_OF),
    stage="|".join(sorted(set(STAGE_OF.values()))),


include: "rules/forms.smk"
include: "rules/agreement.smk"
include: "rules/ingest.smk"
include: "rules/deduplicate.smk"
include: "rules/screen.smk"
include: "rules/extract.smk"
include: "rules/appraise.smk"
include: "rules/synthesize.smk"
include: "rules/report.smk"


rule all:
    default_target: True
    input:
        MADE,
        "results/manifest.json",


onsuccess:
    print(sources.farewell(Path.cwd()))
